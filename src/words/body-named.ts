/** The organisation that words name: "опекаға", "в миграционную службу", "to the police". */
import type { OrgKind } from "../people/member.ts";
import { findAll, type Match, matchesAt } from "./lexicon.ts";
import type { Token } from "./token.ts";
import type { Words } from "./words.ts";

/** Kazakh "from": an ending of its own after an abbreviation ("ИДН-нан"), or joined. */
const KAZAKH_FROM = /(?:дан|ден|тан|тен|нан|нен)$/u;

/** All bodies named, in order. */
export function bodiesIn(tokens: readonly Token[], { bodies }: Words): readonly Match<OrgKind>[] {
  return withoutOthers(findAll(bodies, tokens));
}

/** A word that is no body («школьник») hides the body whose stem it begins with («школ*»). */
export function withoutOthers(named: readonly Match<OrgKind | null>[]): readonly Match<OrgKind>[] {
  const others = new Set(named.filter(({ value }) => value === null).map(({ from }) => from));
  return named.flatMap(({ value, from, to }) =>
    value === null || others.has(from) ? [] : [{ value, from, to }],
  );
}

/** The one that receives: "из полиции в опеку" names two, and means the second. */
export function receiverIn(tokens: readonly Token[], words: Words): Match<OrgKind> | null {
  const named = bodiesIn(tokens, words);
  const receiving = named.find(
    ({ from, to }) =>
      matchesAt(words.from, tokens, from - 1).length === 0 && !KAZAKH_FROM.test(tokens[to - 1]?.folded ?? ""),
  );
  return receiving ?? named[0] ?? null;
}
