/**
 * What a member writes in the direct room. Words that others will see are judged as for them, and nothing leaves before the member
 * has seen the cleaned text. Words for the bot alone (a command, an answer) are carried out without what was found; the member is
 * only warned, and only of what is certain.
 */
import type { Command } from "../command.ts";
import type { Effect } from "../decision.ts";
import type { EventId } from "../ids.ts";
import { explain } from "../guard/explain.ts";
import {
  appealing,
  guardPrompt,
  guardQuestion,
  kindList,
  kindsAndInstead,
  type Offer,
  sealOffer,
} from "../guard/guard-question.ts";
import { hold } from "../sealed/sealed-question.ts";
import { admit } from "./admit.ts";
import { unmasked } from "./unmasked.ts";
import type { Held } from "./guarded.ts";
import { meaning } from "./meaning.ts";
import type { Reading } from "./reading.ts";
import { recorded } from "./recorded.ts";
import type { Step } from "./step.ts";

const NOWHERE = { redacted: true, cleaned: null } as const;

export function beforeSending(reading: Reading, body: string, held: Held): readonly Step[] {
  const clean = cleanMeaning(reading, held.clean);
  const shown = shownBy(clean);
  if (shown.length === 0) return forTheBot(reading, body, held, clean);
  const whole = shownBy(meaning(reading, body, NOWHERE));
  // Where the two are read differently, nobody can say what would be sent in place of what.
  const unchanged = (i: number) => (whole.length === shown.length ? whole[i]?.command : undefined);
  const asks = shown.map((one, i) =>
    offering(reading, held, one, unchanged(i), `${reading.message.event}:${i}`, shown.length === 1),
  );
  const [only] = shown;
  return [
    recorded(held.kind === "stop" ? "guard_stopped" : "guard_asked", reading, held),
    ...(shown.length === 1 && only !== undefined && withSealed(only.command, reading) !== null
      ? [{ effect: hold(reading.message.event, guardPrompt(`${reading.message.event}:0`)) }]
      : []),
    ...asks.map((effect) => ({ effect })),
  ];
}

/** A neutral word in the middle of a command makes it longer than a command is: then it is read without. */
function cleanMeaning(reading: Reading, text: string): readonly Step[] {
  const steps = meaning(reading, text, NOWHERE);
  const isUnderstood = steps.some((step) => "do" in step || "effect" in step);
  return isUnderstood ? steps : meaning(reading, unmasked(text), NOWHERE);
}

/** Who is asked, and under which id the whole text is held. */
export type Offering = Pick<Reading, "by"> & { readonly message: { readonly event: EventId } };

type Shown = { readonly command: Command; readonly words: string };

/**
 * The same with the whole text sealed for the taker: a new case at once, of an old one the text alone, as a report can be sent again.
 * Null: it is about no case.
 */
function withSealed(command: Command, { message }: Offering): Offer | null {
  if (command.kind === "raise")
    return { label: "button-send-seal", command: { ...command, held: message.event } };
  return "code" in command && command.code !== null ? sealOffer(command.code, message.event) : null;
}

export function offering(
  reading: Offering,
  held: Held,
  { command, words }: Shown,
  unchanged: Command | undefined,
  id: string,
  alone: boolean,
): Effect {
  const sealed = alone ? withSealed(command, reading) : null;
  const { by, message } = reading;
  const kinds = explain(held.found);
  if (held.kind === "stop")
    return guardQuestion(by, {
      id,
      key: "guard-stopped-direct",
      tap: "guard-tap-send",
      args: kindsAndInstead(held.found),
      offers: [
        { label: "button-send", command },
        { label: "button-edit", command: null },
        appealing(message.event, held.found, { send: command, text: words }),
        ...(sealed === null ? [] : [sealed]),
      ],
      quote: words,
    });
  const insists: Offer =
    unchanged === undefined
      ? { label: "button-edit", command: null }
      : { label: "button-no-send", command: { kind: "insist", kinds, send: unchanged } };
  const isName = kinds.every((kind) => kind === "person");
  return guardQuestion(by, {
    id,
    key: isName ? "guard-ask" : "guard-ask-kinds",
    tap: "guard-tap-personal",
    args: { kinds: kindList(held.found) },
    offers: [{ label: "button-yes-hide", command }, insists, ...(sealed === null ? [] : [sealed])],
    quote: words,
  });
}

/** Nothing of it is shown to anybody: it is done from what is left. */
function forTheBot(reading: Reading, body: string, held: Held, clean: readonly Step[]): readonly Step[] {
  const warning = admit([body], "bot", reading);
  if (clean.length > 0)
    return warning.kind === "ask" || warning.kind === "stop"
      ? [...clean, warned(reading, warning.found)]
      : clean;
  return [
    {
      refuse: {
        kind: "personal_data",
        line: { key: "personal-data", args: { kinds: kindList(held.found) } },
      },
    },
  ];
}

const warned = ({ by }: Reading, found: Held["found"]): Step => ({
  effect: {
    kind: "say",
    to: { kind: "direct", user: by.user },
    line: { key: "guard-warned", args: { kinds: kindList(found) } },
    mentions: [],
  },
});

/** Commands that carry the member's own words to others, with these words. */
const shownBy = (steps: readonly Step[]): Shown[] =>
  steps.flatMap((step) => {
    const words = "do" in step ? wordsOf(step.do) : [];
    return "do" in step && words.length > 0 ? [{ command: step.do, words: words.join("\n") }] : [];
  });

function wordsOf(command: Command): readonly string[] {
  if (command.kind === "raise") return [command.note];
  if (command.kind === "form") return command.note === null || command.note === "" ? [] : [command.note];
  if (command.kind === "return_closure") return command.reason === null ? [] : [command.reason];
  if (command.kind !== "close") return [];
  const { note, next } = command.parts;
  return [...(typeof next === "object" ? [next.what] : []), ...(note === undefined ? [] : [note])];
}
