/** Which bodies took part, as far as a message says so: "участвовали опека и полиция", «полиция келді», "с полицией". */
import { ORG_KINDS, type OrgKind } from "../people/member.ts";
import { type Clause, says } from "./clauses.ts";
import { type Match, matchesAt } from "./lexicon.ts";
import { bodiesListed, isEnumeration, listsOf } from "./participants-list.ts";
import type { Token } from "./token.ts";
import type { Words } from "./words.ts";

/** Kazakh "with", joined or after a hyphen: «полициямен», «ИДН-мен». */
const KAZAKH_WITH = /(?:мен|бен|пен)$/u;

/** When a name alone counts: after a list, because the rest of the message reports, or because who took part was asked. */
export type NameAlone = "in a list" | "in a report" | "asked";

export function bodiesThatTookPart(
  clauses: readonly Clause[],
  words: Words,
  alone: NameAlone,
): readonly OrgKind[] {
  const found = new Set<OrgKind>();
  const lists = listsOf(clauses, words, alone === "asked");
  let listing = false;
  for (const [i, clause] of clauses.entries()) {
    const list = lists[i] ?? "none";
    if (clause.denied || clause.wanted || list === "took no part") {
      listing = false;
      continue;
    }
    const bodies = list === "took part" ? bodiesListed(clause) : acting(clause);
    const counts: boolean =
      says(clause, words.report.tookPart) ||
      (isEnumeration(clause, bodies) &&
        (alone !== "in a list" || list !== "none" || (listing && clause.begins === "pause")));
    const told: readonly Match<OrgKind>[] = bodies.filter(
      (body) => counts || isWith(clause.tokens, body, words),
    );
    for (const { value } of told) found.add(value);
    // "с опекой, полицией": the first one opens a list of names.
    listing = told.length > 0;
  }
  return ORG_KINDS.filter((kind) => found.has(kind));
}

/** A place where the child was brought is no participant, nor is a body that something was sent to. */
const acting = (clause: Clause): readonly Match<OrgKind>[] =>
  bodiesListed(clause).filter(
    ({ from, to }) =>
      !clause.items.some((item) => item.from < to && item.to > from && item.value.part !== "services"),
  );

function isWith(tokens: readonly Token[], { from, to }: Match<OrgKind>, words: Words): boolean {
  if (matchesAt(words.report.besideOf, tokens, from - 1).length > 0) return true;
  const next = tokens[to];
  return (
    KAZAKH_WITH.test(tokens[to - 1]?.folded ?? "") || (next?.gap === "-" && KAZAKH_WITH.test(next.folded))
  );
}
