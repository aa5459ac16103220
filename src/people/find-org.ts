/** Which organisation of the region is meant: by its name, with typing errors, or by its kind where there is one of it. Pure. */
import { spellLoose, type Token, tokenise } from "../words/token.ts";
import { isOneErrorAway } from "../words/typing-error.ts";
import type { OrgTold } from "../words/people.ts";
import type { Organisation } from "./member.ts";

export type OrgFound =
  | { readonly kind: "one"; readonly org: Organisation }
  /** Meant perhaps, best first: one is chosen by a tap. `near`: a word of the name was typed; else they are only of the kind. */
  | { readonly kind: "some"; readonly orgs: readonly Organisation[]; readonly near: boolean };

/** As many as fit a phone's screen, with two more answers below them. */
const SUGGESTED = 4;

export function findOrg(told: OrgTold, organisations: readonly Organisation[]): OrgFound {
  const whole = organisations.filter(({ name }) => isSame(tokenise(name), told.all));
  if (whole.length === 1 && whole[0] !== undefined) return { kind: "one", org: whole[0] };
  const ofKind = organisations.filter(({ kind }) => told.kinds.length === 0 || told.kinds.includes(kind));
  if (told.own.length === 0) return few(ofKind);
  const scored = (ofKind.length === 0 ? organisations : ofKind)
    .map((org) => ({ org, hits: hitsIn(org, told.own) }))
    .filter(({ hits }) => hits.near > 0);
  const exact = scored.filter(({ hits }) => hits.exact === told.own.length);
  if (exact.length === 1 && exact[0] !== undefined) return { kind: "one", org: exact[0].org };
  const near = scored.toSorted((a, b) => b.hits.near - a.hits.near).map(({ org }) => org);
  return {
    kind: "some",
    orgs: (near.length > 0 ? near : ofKind).slice(0, SUGGESTED),
    near: near.length > 0,
  };
}

const few = (orgs: readonly Organisation[]): OrgFound =>
  orgs.length === 1 && orgs[0] !== undefined
    ? { kind: "one", org: orgs[0] }
    : { kind: "some", orgs: orgs.slice(0, SUGGESTED), near: false };

const isSame = (some: readonly Token[], others: readonly Token[]): boolean =>
  some.length === others.length && some.every(({ folded }, i) => folded === others[i]?.folded);

/** How many of the typed words stand in the name: exactly, or nearly. */
function hitsIn({ name }: Organisation, typed: readonly Token[]): { exact: number; near: number } {
  const names = tokenise(name).flatMap((word) => [word.folded, spellLoose(word.text).folded]);
  const count = (fits: (one: string, other: string) => boolean) =>
    typed.filter(({ folded }) => names.some((word) => fits(folded, word))).length;
  return { exact: count(isWord), near: count((one, other) => isWord(one, other) || isNear(one, other)) };
}

const isWord = (typed: string, word: string): boolean => typed === word;

const SHORTEST_NEAR = 4;
/** An error, or an ending more or less: «Қорғанға». */
function isNear(typed: string, word: string): boolean {
  if (Math.min(typed.length, word.length) < SHORTEST_NEAR) return false;
  if (isOneErrorAway(typed, word)) return true;
  const [short, long] = typed.length < word.length ? [typed, word] : [word, typed];
  return long.startsWith(short) && long.length - short.length <= 3;
}
