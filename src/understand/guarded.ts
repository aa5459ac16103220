/**
 * The guard's place in the flow. In a room that others read, a stop removes the message and the case goes on from the cleaned
 * text; in a direct room nothing leaves until the member has seen the cleaned text. It fails closed: what could not be judged is
 * not shown to anybody (guard-notes.md; glossary, messages 5 and 6).
 */
import type { Command } from "../command.ts";
import type { Option } from "../decision.ts";
import type { TextKey } from "../texts/keys.ts";
import type { Arg } from "../texts/line.ts";
import { term } from "../texts/term.ts";
import { saysMore, wordsOfHtml } from "./formatted.ts";
import type { Step } from "./step.ts";
import type { GuardKind, Verdict } from "./tools.ts";
import { meaning } from "./meaning.ts";
import type { Reading } from "./reading.ts";

/** Reads a text through the guard, and says what is to be done with what it asks for. */
export function guardedSteps(reading: Reading, body: string): readonly Step[] {
  const verdict = judge(reading, body);
  if (verdict.verdict === "pass") return meaning(reading, body, { redacted: false, cleaned: [] });
  if (isUnchecked(verdict)) return failedClosed(reading);
  return reading.message.where.kind === "direct"
    ? beforeSending(reading, body, verdict)
    : inRoom(reading, verdict);
}

/**
 * The body, and in a room that others read its HTML as well, as that is what their clients show: the worse verdict counts. The
 * cleaned text is always the body's, since the bot itself never shows a member's HTML to anybody.
 */
export function judge({ tools, message, by }: Reading, body: string): Verdict {
  // Who will read it, not where it was written: what a member tells the bot alone goes on to the response room.
  const recipient = message.where.kind === "coordination" ? "coordination_room" : "response_room";
  const plain = tools.guard(body, { recipient, language: by.language });
  const formatted = message.content.kind === "text" ? message.content.formatted : null;
  if (formatted === null || message.where.kind === "direct") return plain;
  const words = wordsOfHtml(formatted);
  return saysMore(words, body)
    ? worse(plain, tools.guard(words, { recipient, language: by.language }))
    : plain;
}

function worse(plain: Verdict, shown: Verdict): Verdict {
  const either = (verdict: Verdict["verdict"]) => plain.verdict === verdict || shown.verdict === verdict;
  return {
    verdict: either("stop") ? "stop" : either("ask") ? "ask" : "pass",
    spans: [...plain.spans, ...shown.spans],
    // What could not be judged has no cleaned text, whichever of the two it was.
    clean: isUnchecked(plain) || isUnchecked(shown) ? "" : plain.clean,
  };
}

export const isUnchecked = ({ verdict, clean }: Verdict): boolean => verdict === "stop" && clean === "";

export const kindsFound = (verdict: Verdict): GuardKind[] => [
  ...new Set(verdict.spans.map(({ kind }) => kind)),
];
export const kindList = (kinds: readonly GuardKind[]): Arg => ({
  all: kinds.map((kind) => term("guard-kind", kind)),
  join: ", ",
});

function failedClosed({ message }: Reading): readonly Step[] {
  const refusal: Step = { refuse: { kind: "personal_data", line: { key: "guard-failed" } } };
  return message.where.kind === "direct"
    ? [refusal]
    : [{ do: { kind: "redact", room: message.room, event: message.event } }, refusal];
}

/** Everybody in the room has seen it: a stop is taken out of the room, an ask is left to the member. */
function inRoom(reading: Reading, verdict: Verdict): readonly Step[] {
  const { message } = reading;
  const kinds = kindsFound(verdict);
  if (verdict.verdict === "ask") {
    const meant = meaning(reading, verdict.clean, { redacted: false, cleaned: [] });
    return meant.length === 0 ? [] : [...meant, askToHide(reading, kinds)];
  }
  const meant = meaning(reading, verdict.clean, { redacted: true, cleaned: kinds });
  const acts = meant.flatMap((step) => ("do" in step ? [step.do] : []));
  const raises = acts.some((command) => command.kind === "raise");
  const notice: Step[] = raises ? [] : [offerCleaned(reading, verdict.clean, kinds, meant)];
  return [{ do: { kind: "redact", room: message.room, event: message.event } }, ...meant, ...notice];
}

function askToHide({ message, by }: Reading, kinds: readonly GuardKind[]): Step {
  return direct(by.user, message.event, "guard-ask-room", { kinds: kindList(kinds) }, [
    {
      id: "1",
      label: { text: "button-yes-hide" },
      command: { kind: "redact", room: message.room, event: message.event },
    },
    { id: "2", label: { text: "button-leave" }, command: null },
  ]);
}

const hideKey = (kinds: readonly GuardKind[]): TextKey =>
  kinds.every((kind) => kind === "person") ? "guard-ask" : "guard-ask-kinds";

/** The words were removed and are no alert: the member may have the cleaned text shown with one tap. */
function offerCleaned(
  { message, by }: Reading,
  clean: string,
  kinds: readonly GuardKind[],
  meant: readonly Step[],
): Step {
  const code = meant.flatMap((step) => ("belongsTo" in step ? [step.belongsTo] : []))[0] ?? null;
  const send: Command = { kind: "post_cleaned", code, text: clean };
  return direct(
    by.user,
    message.event,
    "guard-stopped-room-no-alert",
    { kinds: kindList(kinds) },
    [
      { id: "1", label: { text: "button-send" }, command: send },
      { id: "2", label: { text: "button-leave" }, command: null },
    ],
    clean,
  );
}

/** In the direct room nothing has been shown yet: the member sees what would go out, and sends it with one tap. */
function beforeSending(reading: Reading, body: string, verdict: Verdict): readonly Step[] {
  const { by, message } = reading;
  const kinds = kindsFound(verdict);
  const cleanSteps = meaning(reading, verdict.clean, { redacted: true, cleaned: [] });
  const shown = cleanSteps.flatMap((step) => ("do" in step && showsWords(step.do) ? [step.do] : []));
  if (shown.length === 0)
    return cleanSteps.length > 0
      ? cleanSteps
      : [
          {
            refuse: {
              kind: "personal_data",
              line: { key: "personal-data", args: { kinds: kindList(kinds) } },
            },
          },
        ];
  const whole = meaning(reading, body, { redacted: true, cleaned: [] }).flatMap((step) =>
    "do" in step && showsWords(step.do) ? [step.do] : [],
  );
  return shown.map((command, i) => {
    const send: Option = {
      id: "1",
      label: { text: verdict.verdict === "ask" ? "button-yes-hide" : "button-send" },
      command,
    };
    const other: Option =
      verdict.verdict === "ask"
        ? { id: "2", label: { text: "button-no-send" }, command: whole[i] ?? command }
        : { id: "2", label: { text: "button-edit" }, command: null };
    const key: TextKey = verdict.verdict === "ask" ? hideKey(kinds) : "guard-stopped-direct";
    return direct(
      by.user,
      `${message.event}:${i}`,
      key,
      { kinds: kindList(kinds) },
      [send, other],
      wordsOf(command),
    );
  });
}

/** Does this command carry the member's own words to others? */
const showsWords = (command: Command): boolean => wordsOf(command) !== undefined;

function wordsOf(command: Command): string | undefined {
  if (command.kind === "raise") return command.note;
  if (command.kind === "post_cleaned") return command.text;
  if (command.kind === "form") return command.note === "" || command.note === null ? undefined : command.note;
  if (command.kind !== "close") return undefined;
  const { note, next } = command.parts;
  return note ?? (next === undefined || next === "none" ? undefined : next.what);
}

function direct(
  user: Reading["by"]["user"],
  id: string,
  key: TextKey,
  args: Readonly<Record<string, Arg>>,
  options: readonly Option[],
  quote?: string,
): Step {
  return {
    effect: {
      kind: "ask",
      to: { kind: "direct", user },
      mentions: [],
      prompt: {
        id: `guard:${id}`,
        code: null,
        question: { key, args },
        options,
        most: 1,
        reads: null,
        only: user,
      },
      ...(quote !== undefined && { quote }),
    },
  };
}
