/** Texts, numbers and times as one visitor reads them: in the own language, by the clock of the region. */
import type { Language } from "../../../src/people/member.ts";
import { durationText } from "../../../src/texts/duration.ts";
import type { TextKey } from "../../../src/texts/keys.ts";
import type { Arg, Args } from "../../../src/texts/line.ts";
import type { Texts } from "../../../src/texts/load.ts";
import { put } from "../../../src/texts/put.ts";

export type Words = {
  readonly language: Language;
  readonly timeZone: string;
  say(key: TextKey, args?: Args): string;
  show(arg: Arg): string;
  number(n: number): string;
  /** «2 часа 10 минут»; of a negative time nothing more than «меньше минуты». */
  duration(ms: number): string;
  /** «22 ноября 2026 г.» */
  day(at: number): string;
  /** «ноябрь 2026 г.», of YYYY-MM */
  month(yearAndMonth: string): string;
  /** 14:32 */
  time(at: number): string;
};

export function wordsIn(language: Language, timeZone: string, texts: Texts): Words {
  const days = new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, {
    day: "numeric",
    month: "long",
    year: "numeric",
    timeZone,
  });
  const months = new Intl.DateTimeFormat(language, { month: "long", year: "numeric", timeZone: "UTC" });
  const numbers = new Intl.NumberFormat(language);
  const show = (arg: Arg): string => put(arg, language, texts, timeZone);
  return {
    language,
    timeZone,
    show,
    say: (text, args = {}) => show({ text, args }),
    number: (n) => numbers.format(n),
    duration: (ms) => show(durationText(Math.max(0, ms / 60_000))),
    day: (at) => days.format(at),
    month: (yearAndMonth) => months.format(Date.parse(`${yearAndMonth}-01T00:00:00Z`)),
    time: (at) => show({ moment: at, show: "time" }),
  };
}

/** Terms are written small, as they stand inside sentences (templates/texts); alone on a line they begin with a capital. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
