/**
 * Everything that Dabyl can say in a messenger outside of Matrix: rings made of a code, a kind and a region, and sentences that are the
 * same for everybody. Nothing else can be said: no function here takes words (ADR 29; test/doorbell/words.test.ts).
 */
import { showCode } from "../case/code.ts";
import type { Language } from "../people/member.ts";
import type { TextKey } from "../texts/keys.ts";
import type { Names } from "../texts/line.ts";
import type { Texts } from "../texts/load.ts";
import { put } from "../texts/put.ts";
import type { BellKind, BellLine, BellStands, Ringing } from "./bell.ts";

export const NOTICES = [
  "telegram-typed",
  "telegram-typed-form",
  "telegram-stranger",
  "telegram-code-wrong",
  "telegram-too-many",
  "telegram-linked-here",
  "telegram-group",
] as const satisfies readonly TextKey[];
export type Notice = (typeof NOTICES)[number];

/** What a tap came to: put off and shown; somebody holds the case; it is closed or gone; the button is nobody's. */
export const TAPS = [
  "tap-noted",
  "tap-taken",
  "tap-over",
  "tap-unknown",
] as const satisfies readonly TextKey[];
export type TapAnswer = (typeof TAPS)[number];

export const BUTTONS = ["bell-open", "button-coming", "button-form"] as const satisfies readonly TextKey[];
export type Button = (typeof BUTTONS)[number];

export type DoorbellWords = {
  ringing(ringing: Ringing): string;
  notice(notice: Notice, language: Language): string;
  tap(answer: TapAnswer, language: Language): string;
  button(button: Button, language: Language): string;
};

const KIND_WORDS: Readonly<Record<BellKind, TextKey>> = {
  alert: "bell-alert",
  waiting: "bell-waiting",
  yours: "bell-yours",
  confirm: "bell-confirm",
  reminder: "bell-reminder",
};
const STANDS_WORDS: Readonly<Record<Exclude<BellStands, "calls">, TextKey>> = {
  coming: "bell-coming",
  over: "bell-over",
};

/** As the issue has it; a sign that calls is not put before what calls no longer. */
const BELL = "🔔";

export function doorbellWords(texts: Texts, regionNames: (region: string) => Names): DoorbellWords {
  const word = (text: TextKey, language: Language): string => put({ text }, language, texts, "UTC");
  const line = ({ code, what, stands, region }: BellLine, language: Language): string => {
    const parts =
      stands === "calls"
        ? [word(KIND_WORDS[what], language), ...(region === null ? [] : [regionNames(region)[language]])]
        : [word(STANDS_WORDS[stands], language)];
    const shown = [showCode(code), ...(region === null && stands === "calls" ? [] : parts)].join(" · ");
    return stands === "calls" ? `${BELL} ${shown}` : shown;
  };
  return {
    ringing: ({ language, lines }) => lines.map((one) => line(one, language)).join("\n"),
    notice: word,
    tap: word,
    button: word,
  };
}
