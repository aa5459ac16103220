/** A command word becomes a command; what is not certain, or reaches far, becomes one tap first (glossary, section 3). */
import type { Case } from "../case/case.ts";
import type { Command } from "../command.ts";
import type { Audience, Option } from "../decision.ts";
import type { CaseCode } from "../ids.ts";
import type { Member } from "../people/member.ts";
import { may } from "../people/rights.ts";
import type { TextKey } from "../texts/keys.ts";
import type { Arg, Args } from "../texts/line.ts";
import { term } from "../texts/term.ts";
import type { Word } from "../words/word.ts";
import { EMPTY_FORM } from "../form.ts";
import { areaOf } from "../answers.ts";
import { heardIn, shortened } from "./alert.ts";
import type { Sight } from "./case-in-sight.ts";
import { confirmKey, guessedWords } from "./confirm-key.ts";
import { eraseSteps } from "./erase-steps.ts";
import { isKnown, unknownCase } from "./known-case.ts";
import { numbersSteps } from "./numbers-steps.ts";
import type { Step } from "./step.ts";
import type { Reading } from "./reading.ts";

/** null: the text holds no command word. */
export function wordSteps(reading: Reading, text: string, sight: Sight): readonly Step[] | null {
  const { message, tools, by, view } = reading;
  const direct = message.where.kind === "direct";
  // The coordination room is where its words are expected: every message there is addressed.
  const addressed = sight.addressed || message.where.kind === "coordination";
  const about = sight.named ?? sight.code;
  const awaits = about !== null && view.case(about)?.proposal != null;
  const word = tools.word(text, { addressed, direct, language: by.language, awaits });
  if (word === null) return null;
  if (word.action === "numbers") return word.sure || direct ? numbersSteps(word, reading) : null;
  const free = withoutCase(word);
  // Guessed, they are worth an answer where the bot is spoken to, and noise in a room.
  if (free !== null) return word.sure || direct ? [{ do: free }] : null;
  // "status CODE" in the thread of another case means the one it names; "same as CODE" means the thread's own and names the other.
  // What is ticked is for nobody else to see.
  if (word.action === "assess" && !direct)
    return [{ refuse: { kind: "not_allowed", line: { key: "assessment-direct-only" } } }];
  if (word.action === "erase") return eraseSteps(reading, about);
  const code = word.action === "same_as" ? sight.code : (sight.named ?? sight.code);
  if (word.told === true && !mayBeOver(code, reading)) return null;
  if (code === null) return whichCase(reading, word);
  if (!isKnown(code, reading)) return [unknownCase(code, reading)];
  if (idle(word, code, reading)) return null;
  const meant = meantBy(reading, word, code, sight.other);
  if ("refuse" in meant) return [meant];
  const { command, ask, args = {} } = meant;
  if (word.action === "coming" && !may(by, "take", view.case(code)))
    return [{ do: { kind: "coming", code } }];
  return word.sure && ask !== "always"
    ? [{ do: command }]
    : [
        ...onTheWay(reading, word, code),
        ...(word.told === true ? heardIn(reading, text, code) : []),
        confirm(reading, code, command, confirmKey(word), { words: guessedWords(word), ...args }),
      ];
}

/** «еду», «бара жатырмын»: counts as the button does, and takes nothing; whether they take it is asked besides (glossary, collisions). */
const onTheWay = ({ view }: Reading, { action, sure }: Word, code: CaseCode): readonly Step[] =>
  action === "coming" && sure && view.case(code)?.phase.kind === "open"
    ? [{ do: { kind: "coming", code } }]
    : [];

/** «передали в ЦАН», from the body that holds the case: perhaps it is over. From others it is a note. */
function mayBeOver(code: CaseCode | null, { view, by }: Reading): boolean {
  const state = code === null ? null : view.case(code);
  return state?.phase.kind === "taken" && may(by, "close", state);
}

/** "ok", "принято" and "еду" under a case that nobody can take ask for nothing (glossary, collisions). */
function idle(word: Word, code: CaseCode, { view, by }: Reading): boolean {
  const phase = view.case(code)?.phase;
  const free = phase?.kind === "open" || (phase?.kind === "taken" && phase.offer?.to === by.org.kind);
  return ((word.action === "take" && !word.sure) || word.action === "coming") && !free;
}

/** Words that need no case. */
function withoutCase(word: Word): Command | null {
  switch (word.action) {
    case "list":
    case "help":
    case "page":
    case "form_link":
      return { kind: word.action };
    case "form":
      return EMPTY_FORM;
    default:
      return null;
  }
}

type Meant =
  | { readonly command: Command; readonly ask?: "always"; readonly args?: Args }
  | Extract<Step, { refuse: unknown }>;

const refused = (key: TextKey, code?: CaseCode): Meant => ({
  refuse: { kind: "not_understood", line: { key, ...(code && { code }) } },
});

function meantBy(
  { tools, context, message }: Reading,
  word: Word,
  code: CaseCode,
  other: CaseCode | null,
): Meant {
  switch (word.action) {
    case "take":
      return { command: { kind: "take", code } };
    case "coming":
      return { command: { kind: "take", code }, ask: "always" };
    case "ask":
      return { command: { kind: "question", code } };
    case "close":
      return { command: { kind: "close", code, parts: tools.report(word.rest, context.today), sure: false } };
    case "confirm":
      return { command: { kind: "confirm_closure", code } };
    case "return":
      return {
        command: { kind: "return_closure", code, reason: word.rest === "" ? null : shortened(word.rest) },
      };
    case "assess":
      return { command: { kind: "assess", code, anew: false } };
    case "undo":
      return { command: { kind: "undo", code } };
    case "steps":
      return { command: { kind: "steps", code } };
    case "status":
      return { command: { kind: "status", code } };
    case "show":
      return { command: { kind: message.where.kind === "direct" ? "show" : "status", code } };
    case "hand_over":
      return word.to === null
        ? refused("hand-over-to-whom", code)
        : {
            command: { kind: "hand_over", code, to: word.to },
            ask: "always",
            args: { org: term("kind", word.to) },
          };
    case "reopen":
      return { command: { kind: "reopen", code }, ask: "always" };
    case "withdraw":
      return { command: { kind: "withdraw", code }, ask: "always" };
    case "same_as":
      return other === null
        ? refused("same-as-which", code)
        : { command: { kind: "same_as", code, other }, ask: "always", args: { other: { code: other } } };
    case "transfer": {
      const to = context.rules.regionOf(tools.fields(word.rest).region);
      return to === null
        ? refused("transfer-where", code)
        : {
            command: { kind: "transfer", code, to },
            ask: "always",
            args: { region: { names: context.rules.regionNames(to) } },
          };
    }
    case "correct":
      return { command: { kind: "tell", code, fields: tools.fields(word.rest) } };
    case "list":
    case "numbers":
    case "help":
    case "page":
    case "form":
    case "form_link":
    case "erase":
      throw new Error("these words are answered before");
  }
}

/** Asked where it was written, so that the thumb need not leave the thread; only the one who wrote may answer. */
function confirm(reading: Reading, code: CaseCode, command: Command, key: TextKey, args: Args): Step {
  const options: readonly Option[] = [
    { id: "1", label: { text: "yes" }, command },
    { id: "2", label: { text: "no" }, command: null },
  ];
  return asking(reading, code, key, args, options);
}

/** From outside, where a case goes on in a room of its own, nobody would see the question there. */
function askedIn({ by, message, view }: Reading, code: CaseCode | null): Audience {
  const inRoom = code !== null && view.case(code)?.room != null && message.where.kind !== "case";
  return message.where.kind === "direct" || code === null || inRoom
    ? { kind: "direct", user: by.user }
    : { kind: "thread", code };
}

function asking(
  reading: Reading,
  code: CaseCode | null,
  key: TextKey,
  args: Args,
  options: readonly Option[],
): Step {
  const { by } = reading;
  const to = askedIn(reading, code);
  return {
    effect: {
      kind: "ask",
      to,
      mentions: to.kind === "thread" ? [by.user] : [],
      prompt: {
        id: `confirm:${code ?? by.user}:${by.user}`,
        code,
        question: { key, args, ...(code !== null && { code }) },
        options,
        most: 1,
        reads: null,
        only: by.user,
      },
    },
  };
}

/** As many as fit a phone's screen. */
const CASES_OFFERED = 5;

/** Is this case one with which this member could do what the word says? Only unclosed ones come into question. */
function couldMean({ action }: Word, state: Case, by: Member): boolean {
  const { phase } = state;
  switch (action) {
    case "take":
    case "coming":
      return phase.kind === "open" || (phase.kind === "taken" && phase.offer?.to === by.org.kind);
    case "close":
    case "hand_over":
    case "transfer":
    case "withdraw":
    case "assess":
      return may(by, action, state);
    case "reopen":
      return false;
    default:
      return true;
  }
}

/** The word needs a case and none is in sight: the newest that it could mean are offered, one tap each. */
function whichCase(reading: Reading, word: Word): readonly Step[] {
  const { by, view, context, message } = reading;
  if (word.action === "undo") return word.sure ? [{ do: { kind: "undo", code: null } }] : [];
  // In the room a word that no case belongs to is chatter, but for a plain "I take it".
  if (message.where.kind !== "direct" && word.action !== "take") return [];
  const fitting = view
    .unclosed(by.region)
    .filter((state) => couldMean(word, state, by))
    .toReversed()
    .slice(0, CASES_OFFERED);
  const options = fitting.flatMap((state, i): Option[] => {
    const meant = meantBy(reading, word, state.code, null);
    if ("refuse" in meant) return [];
    const label: Arg = {
      all: [
        { code: state.code },
        term("category", state.fields.category ?? "unknown"),
        areaOf(state, context.rules),
      ],
      join: " · ",
    };
    return [{ id: String(i + 1), label, command: meant.command }];
  });
  if (options.length === 0)
    return message.where.kind === "direct"
      ? [{ refuse: { kind: "not_understood", line: { key: "code-needs-case" } } }]
      : [];
  const key: TextKey =
    word.action === "take" || word.action === "coming" ? "confirm-take-which" : "which-case";
  return [
    asking(reading, null, key, {}, [
      ...options,
      { id: String(options.length + 1), label: { text: "no" }, command: null },
    ]),
  ];
}
