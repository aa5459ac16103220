/** A text cut into clauses, each with what holds for all of it: denied, only wanted or planned, asked. */
import { isKazakhDenied } from "./doubts.ts";
import { findAll, type Lexicon, type Match, matchesAt } from "./lexicon.ts";
import type { OrgKind } from "../people/member.ts";
import type { Item } from "./report-words.ts";
import { type Token, tokenise } from "./token.ts";
import type { Words } from "./words.ts";

export type Clause = {
  readonly tokens: readonly Token[];
  readonly items: readonly Match<Item>[];
  readonly bodies: readonly Match<OrgKind | null>[];
  /** For each token: is it part of an item? */
  readonly covered: readonly boolean[];
  readonly denied: boolean;
  /** Needed, planned, supposed or asked: it has not happened. */
  readonly wanted: boolean;
  /** What stands before it. A line break or a semicolon may go on with a list; a full stop ends it. */
  readonly begins: Begins;
};

export type Begins = "sentence" | "line" | "pause";

const SENTENCE = /[.!?？;\n]/u;
const PAUSE = /[,:()–—•…]|\s-\s/u;

export function clausesOf(text: string, words: Words): readonly Clause[] {
  const tokens = tokenise(text);
  const asked = askedAt(text, tokens);
  const clauses: Clause[] = [];
  let from = 0;
  let begins: Begins = "sentence";
  for (let at = 1; at <= tokens.length; at += 1) {
    const gap = tokens[at]?.gap ?? "\n";
    const ends = SENTENCE.test(gap);
    // "детей: 2" is one clause.
    const pauses = PAUSE.test(gap) && !(/^\s*:\s*$/u.test(gap) && /^\d/.test(tokens[at]?.text ?? ""));
    if (!ends && !pauses && matchesAt(words.report.apart, tokens, at).length === 0) continue;
    clauses.push(clauseOf(tokens.slice(from, at), asked[from] ?? false, begins, words));
    from = at;
    begins = ends ? (/[.!?？]/u.test(gap) && !isNumbering(tokens, at) ? "sentence" : "line") : "pause";
  }
  return clauses;
}

/** For each token: does its sentence end in a question mark? */
function askedAt(text: string, tokens: readonly Token[]): readonly boolean[] {
  const asked: boolean[] = [];
  let mark = isQuestion(text.slice(tokens.at(-1)?.end ?? 0)) ?? false;
  for (let at = tokens.length - 1; at >= 0; at -= 1) {
    asked[at] = mark;
    mark = isQuestion(tokens[at]?.gap ?? "") ?? mark;
  }
  return asked;
}

/** Is the first mark in a gap that ends a sentence a question mark? null where no sentence ends. */
function isQuestion(gap: string): boolean | null {
  const sign = SENTENCE.exec(gap)?.[0];
  return sign === undefined ? null : sign === "?" || sign === "？";
}

function clauseOf(tokens: readonly Token[], asked: boolean, begins: Begins, words: Words): Clause {
  const items = findAll(words.report.items, tokens);
  const covered = tokens.map(() => false);
  for (const { from, to } of items) covered.fill(true, from, to);
  // "не нашли" denies nothing: it is the outcome. A service is no such word.
  const own = tokens.map(() => false);
  for (const { from, to, value } of items)
    if (value.part !== "services" || value.value === "none") own.fill(true, from, to);
  const open = (lexicon: Lexicon<unknown>, at: number): boolean =>
    own[at] !== true && matchesAt(lexicon, tokens, at).length > 0;
  return {
    tokens,
    items: items.filter((item) => !isWithout(tokens, item.from, words)),
    bodies: findAll(words.bodies, tokens).filter(({ from }) => !isWithout(tokens, from, words)),
    covered,
    denied: tokens.some(
      (token, at) => open(words.report.denied, at) || (own[at] !== true && isKazakhDenied(token)),
    ),
    wanted:
      asked ||
      tokens.some((token, at) => open(words.report.wanted, at) || (at > 0 && words.asking.has(token.plain))),
    begins,
  };
}

/** "1. опека": the full stop behind the number of a line. */
const isNumbering = (tokens: readonly Token[], at: number): boolean => {
  const number = tokens[at - 1];
  return number !== undefined && /^\d{1,2}$/u.test(number.text) && (at === 1 || /\n/u.test(number.gap));
};

/** "без психолога" denies the one that follows, not the clause. */
const isWithout = (tokens: readonly Token[], from: number, words: Words): boolean =>
  matchesAt(words.report.without, tokens, from - 1).length > 0;

/** Does any phrase of the lexicon stand in the clause? */
export const says = ({ tokens }: Clause, lexicon: Lexicon<unknown>): boolean =>
  tokens.some((_, at) => matchesAt(lexicon, tokens, at).length > 0);

/** What the clause tells as done. */
export const done = (clause: Clause): readonly Match<Item>[] =>
  clause.denied || clause.wanted ? [] : clause.items;
