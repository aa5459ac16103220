/** Which bodies took part, as far as a message says so: "участвовали опека и полиция", «полиция келді», "с полицией". */
import { ORG_KINDS, type OrgKind } from "../people/member.ts";
import { withoutOthers } from "./body-named.ts";
import { type Clause, says } from "./clauses.ts";
import { type Match, matchesAt } from "./lexicon.ts";
import type { Token } from "./token.ts";
import type { Words } from "./words.ts";

/** Words beside the names in an enumeration: "и", «және». */
const MOST_BESIDE_NAMES = 1;
/** Kazakh "with", joined or after a hyphen: «полициямен», «ИДН-мен». */
const KAZAKH_WITH = /(?:мен|бен|пен)$/u;
const INTO = /^(?:в|во|к|to|into|from|из|от)$/u;

/** `named`: a name alone counts, because the question was who took part, or because the rest of the message reports. */
export function bodiesThatTookPart(
  clauses: readonly Clause[],
  words: Words,
  named: boolean,
): readonly OrgKind[] {
  const found = new Set<OrgKind>();
  let enumerating = false;
  for (const clause of clauses) {
    const bodies = clause.denied || clause.wanted ? [] : acting(clause);
    const only = isOnlyNames(clause, bodies);
    const cued = says(clause, words.report.tookPart);
    const counts = cued || (only && (named || (enumerating && !clause.first)));
    for (const body of bodies) if (counts || isWith(clause.tokens, body, words)) found.add(body.value);
    // "участвовали: опека, полиция": the list goes on while it is names only.
    const listed = bodies.some((body) => counts || isWith(clause.tokens, body, words));
    enumerating = listed || (cued && clause.bodies.length === 0);
  }
  return ORG_KINDS.filter((kind) => found.has(kind));
}

/** A place where the child was brought is no participant, nor is a body that something was sent to. */
function acting({ bodies, items, tokens }: Clause): readonly Match<OrgKind>[] {
  return withoutOthers(bodies).filter(({ from, to }) => {
    if (INTO.test(tokens[from - 1]?.plain ?? "")) return false;
    return !items.some((item) => item.from < to && item.to > from && item.value.part !== "services");
  });
}

function isOnlyNames({ tokens }: Clause, bodies: readonly Match<OrgKind>[]): boolean {
  const names = bodies.reduce((sum, { from, to }) => sum + to - from, 0);
  return names > 0 && tokens.length - names <= MOST_BESIDE_NAMES;
}

function isWith(tokens: readonly Token[], { from, to }: Match<OrgKind>, words: Words): boolean {
  if (matchesAt(words.report.besideOf, tokens, from - 1).length > 0) return true;
  const next = tokens[to];
  return (
    KAZAKH_WITH.test(tokens[to - 1]?.folded ?? "") || (next?.gap === "-" && KAZAKH_WITH.test(next.folded))
  );
}
