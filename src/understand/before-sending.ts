/**
 * What a member writes in the direct room. Words that others will see are judged as for them, and nothing leaves before the member
 * has seen the cleaned text. Words for the bot alone (a command, an answer) are carried out without what was found; the member is
 * only warned, and only of what is certain.
 */
import type { Command } from "../command.ts";
import type { Effect } from "../decision.ts";
import { explain } from "../guard/explain.ts";
import { appealing, guardQuestion, kindList, kindsAndInstead, type Offer } from "../guard/guard-question.ts";
import { admit } from "./admit.ts";
import type { Held } from "./guarded.ts";
import { meaning } from "./meaning.ts";
import type { Reading } from "./reading.ts";
import { recorded } from "./recorded.ts";
import type { Step } from "./step.ts";

const NOWHERE = { redacted: true, cleaned: null } as const;

export function beforeSending(reading: Reading, body: string, held: Held): readonly Step[] {
  const clean = meaning(reading, held.clean, NOWHERE);
  const shown = shownBy(clean);
  if (shown.length === 0) return forTheBot(reading, body, held, clean);
  const whole = shownBy(meaning(reading, body, NOWHERE));
  const asks = shown.map((command, i) => {
    // Where the two are read differently, nobody can say what would be sent in place of what.
    const unchanged = whole.length === shown.length ? (whole[i] ?? null) : null;
    return offering(reading, held, command, unchanged, i);
  });
  return [
    recorded(held.kind === "stop" ? "guard_stopped" : "guard_asked", reading, held),
    ...asks.map((effect) => ({ effect })),
  ];
}

function offering(
  { by, message }: Reading,
  held: Held,
  command: Command,
  unchanged: Command | null,
  i: number,
): Effect {
  const id = `${message.event}:${i}`;
  const text = wordsOf(command) ?? "";
  const kinds = explain(held.found);
  if (held.kind === "stop")
    return guardQuestion(by, {
      id,
      key: "guard-stopped-direct",
      args: kindsAndInstead(held.found),
      offers: [
        { label: "button-send", command },
        { label: "button-edit", command: null },
        appealing(message.event, held.found, { send: command, text }),
      ],
      quote: text,
    });
  const insists: Offer =
    unchanged === null
      ? { label: "button-edit", command: null }
      : { label: "button-no-send", command: { kind: "insist", kinds, send: unchanged } };
  const isName = kinds.every((kind) => kind === "person");
  return guardQuestion(by, {
    id,
    key: isName ? "guard-ask" : "guard-ask-kinds",
    args: isName ? {} : { kinds: kindList(held.found) },
    offers: [{ label: "button-yes-hide", command }, insists],
    quote: text,
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

/** Commands that carry the member's own words to others. */
const shownBy = (steps: readonly Step[]): Command[] =>
  steps.flatMap((step) => ("do" in step && wordsOf(step.do) !== undefined ? [step.do] : []));

function wordsOf(command: Command): string | undefined {
  if (command.kind === "raise") return command.note;
  if (command.kind === "tell") return command.note;
  if (command.kind === "form") return command.note === "" || command.note === null ? undefined : command.note;
  if (command.kind !== "close") return undefined;
  const { note, next } = command.parts;
  const words = [next === undefined || next === "none" ? undefined : next.what, note];
  const said = words.filter((one) => one !== undefined);
  return said.length === 0 ? undefined : said.join("\n");
}
