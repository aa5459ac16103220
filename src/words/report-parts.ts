/** A message with its note and its next step taken apart, so that what is planned is not read as done. */
import { readDay } from "./day.ts";
import { matchesAt } from "./lexicon.ts";
import { blank } from "./message.ts";
import { type Token, tokenise } from "./token.ts";
import type { NextStep } from "../case/report.ts";
import { tidy } from "./scene.ts";
import type { Words } from "./words.ts";

/** DESIGN, "Card fields": a note of at most 240 characters; a step is no longer. */
export const LONGEST_NOTE = 240;

export type ReportParts = {
  /** What is left, with dates blanked: "27.11" is no number of children. */
  readonly told: string;
  readonly note: string | null;
  readonly next: NextStep | null;
};

export function takeApart(text: string, today: string, words: Words): ReportParts {
  const note = noteStart(text, words);
  const before = note === null ? text : text.slice(0, note.label);
  const step = nextStart(before, words);
  const end = step === null ? before.length : sentenceEnd(before, step.content);
  const planned = step === null ? "" : before.slice(step.content, end);
  const told = step === null ? before : blank(before, [{ start: step.label, end }]);
  return {
    told: withoutDates(told),
    note: note === null ? null : shortened(tidy(text.slice(note.content))),
    next: step === null ? null : nextStep(planned, today, words),
  };
}

/** Cut at what a person sees as characters. */
export const shortened = (text: string): string | null => {
  const cut = [...text].slice(0, LONGEST_NOTE).join("").trim();
  return cut === "" ? null : cut;
};

type Label = { readonly label: number; readonly content: number };

/** "примечание: …": to the end of the message. */
function noteStart(text: string, words: Words): Label | null {
  for (const token of tokenise(text)) {
    const colon = /^\s{0,3}[:：]/u.exec(text.slice(token.end, token.end + 5));
    if (colon !== null && matchesAt(words.report.noteLabels, [token], 0).length > 0)
      return { label: token.start, content: token.end + colon[0].length };
  }
  return null;
}

const CLAUSE_START = /[,.;:!?\n–—(]|\s-\s/u;

/** "следующий шаг: …": at the start of a clause; one word alone ("дальше") only with its colon. */
function nextStart(text: string, words: Words): Label | null {
  const tokens = tokenise(text);
  for (const [at, token] of tokens.entries()) {
    if (at > 0 && !CLAUSE_START.test(token.gap)) continue;
    const [match] = matchesAt(words.report.nextLabels, tokens, at);
    if (match === undefined) continue;
    const last = tokens[match.to - 1]?.end ?? token.end;
    const marked = /^\s{0,3}(?:[:：–—]|-\s)/u.test(text.slice(last, last + 5));
    if (marked || (match.to - at > 1 && !isNone(tokens, at, words)))
      return { label: token.start, content: last };
  }
  return null;
}

/** "следующий шаг не нужен" is read as a whole, with everything else that is told. */
function isNone(tokens: readonly Token[], at: number, words: Words): boolean {
  return matchesAt(words.report.items, tokens, at).some(({ value }) => value.part === "next");
}

/** A full stop in "27.11" ends nothing. */
function sentenceEnd(text: string, from: number): number {
  const end = text.slice(from).search(/[;\n!]|\.(?!\d)(?=\s|$)/u);
  return end === -1 ? text.length : from + end;
}

/** null: the label stands there and nothing that could be a step. */
export function nextStep(text: string, today: string, words: Words): NextStep | null {
  const planned = tidy(text).replace(/[.!\s]+$/u, "");
  if (matchesWhole(planned, words)) return "none";
  const day = readDay(planned, today, words.calendar);
  const rest = day === null ? planned : `${planned.slice(0, day.start)} ${planned.slice(day.end)}`;
  const what = shortened(
    tidy(rest.replace(/\(\s*\)/gu, " ").replace(/\s*,(?:\s*,)+/gu, ",")).replace(/[\s,:;–-]+$/u, ""),
  );
  return what === null || !/[\p{L}\p{N}]/u.test(what) ? null : { what, date: day?.date ?? null };
}

function matchesWhole(text: string, words: Words): boolean {
  const tokens = tokenise(text);
  return [words.report.asked, words.report.items].some((lexicon) =>
    matchesAt(lexicon, tokens, 0).some(({ to, value }) => to === tokens.length && value.part === "next"),
  );
}

/** Dates and times are no counts; a date's full stop ends no sentence. */
const DATES = /\d{1,4}(?:[./:-]\d{1,2}){1,2}(?:[./]\d{4})?/gu;
const withoutDates = (text: string): string => text.replace(DATES, (date) => " ".repeat(date.length));
