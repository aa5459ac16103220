/** How many children a message says were helped: "2 детей", «екі бала», "детей: 2", "двое". */
import { type Clause, says } from "./clauses.ts";
import { matchesAt } from "./lexicon.ts";
import type { Token } from "./token.ts";
import type { Words } from "./words.ts";

type Count = { readonly n: number; readonly of: "all" | "some"; readonly helped: boolean };

/** null when nothing is said, or two different numbers are. */
export function countChildren(clauses: readonly Clause[], words: Words): number | null {
  const counts = clauses
    .filter(({ denied, wanted }) => !denied && !wanted)
    .flatMap((clause) => countsIn(clause, words));
  const all = counts.filter(({ of }) => of === "all");
  const told = all.length === 0 ? [] : oneOf(all) !== null ? all : all.filter(({ helped }) => helped);
  if (all.length > 0) return oneOf(told);
  const some = counts.filter(({ of }) => of === "some");
  return some.length === 0 ? null : some.reduce((sum, { n }) => sum + n, 0);
}

function oneOf(counts: readonly Count[]): number | null {
  const [first, ...rest] = counts;
  return first === undefined || rest.some(({ n }) => n !== first.n) ? null : first.n;
}

function countsIn(clause: Clause, words: Words): readonly Count[] {
  const { tokens } = clause;
  const helped = says(clause, words.report.children.helped);
  return tokens.flatMap((_, at): Count[] => {
    const n = numberAt(tokens, at, words);
    const of = n === null ? null : (nounAfter(tokens, at + 1, words) ?? nounBefore(tokens, at, words));
    if (n === null) return [];
    if (of !== null) return [{ n, of, helped }];
    return isPersons(tokens, at, words) ? [{ n, of: "all", helped }] : [];
  });
}

export function numberAt(tokens: readonly Token[], at: number, words: Words): number | null {
  const token = tokens[at];
  if (token === undefined) return null;
  // A report is about one case: no number of three digits counts its children.
  if (/^\d{1,2}$/.test(token.text)) return Number(token.text);
  return matchesAt(words.report.children.numbers, tokens, at)[0]?.value ?? null;
}

/** "2 маленьких ребёнка": up to two words between. */
function nounAfter(tokens: readonly Token[], from: number, words: Words): Count["of"] | null {
  const { nouns, between } = words.report.children;
  for (let at = from; at <= from + 2; at += 1) {
    const [noun] = matchesAt(nouns, tokens, at);
    if (noun !== undefined) return noun.value;
    if (matchesAt(between, tokens, at).length === 0) return null;
  }
  return null;
}

/** "детей: 2", "балалар саны 2": only as the last word, as in a form; "ребёнок 5 лет" is an age. */
function nounBefore(tokens: readonly Token[], at: number, words: Words): Count["of"] | null {
  if (at !== tokens.length - 1) return null;
  const [first] = tokens;
  const isForm = first !== undefined && /^(?:дет|балалар|children|kids)/u.test(first.plain);
  return isForm && at <= 2 ? (matchesAt(words.report.children.nouns, tokens, 0)[0]?.value ?? null) : null;
}

/** "двое", «үшеуі»: said of persons; adults are named. */
function isPersons(tokens: readonly Token[], at: number, words: Words): boolean {
  const { persons, adults } = words.report.children;
  return (
    matchesAt(persons, tokens, at).length > 0 &&
    !tokens.some((_, other) => matchesAt(adults, tokens, other).length > 0)
  );
}
