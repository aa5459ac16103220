/** How a case ended, and where the child is now, from all that the clauses of a message say about it. */
import type { Outcome, Placement } from "../case/report.ts";
import { type Clause, done, says } from "./clauses.ts";
import { matchesAt } from "./lexicon.ts";
import type { Words } from "./words.ts";

export type Ending = { readonly outcome: Outcome | null; readonly placement: Placement | null };

/** A clause of a place and hardly more: "в ЦАН". */
const MOST_BESIDE_PLACE = 2;
export function endingOf(clauses: readonly Clause[], words: Words): Ending {
  const outcomes = new Set<Outcome>();
  const places = new Set<Placement>();
  let placed = false;
  for (const clause of clauses) {
    // "насилие в семье" is no ending.
    const danger = says(clause, words.report.dangerBesideFamily);
    // "передали в алматинский ЦАН" names a region, and maybe their own.
    const toPlace = done(clause).some(({ value }) => value.part === "placement");
    for (const { value, from } of done(clause)) {
      if (toPlace && value.part === "outcome" && value.value === "other_region") outcomes.add("placed");
      if (value.part === "outcome" && !(danger && value.value === "safe_family")) outcomes.add(value.value);
      if (value.part !== "placement" || matchesAt(words.from, clause.tokens, from - 1).length > 0) continue;
      places.add(value.value);
      placed ||= isPlaced(clause, words);
    }
  }
  const outcome = decided(outcomes, placed);
  const [placement] = places;
  return {
    outcome,
    placement: outcome === "placed" && places.size === 1 && placement !== undefined ? placement : null,
  };
}

/** null when the message says two things that do not go together: the member is asked. */
function decided(outcomes: ReadonlySet<Outcome>, placed: boolean): Outcome | null {
  const [first, second] = outcomes;
  if (first === undefined) return placed ? "placed" : null;
  if (second === undefined) return first;
  // A false alarm or a repeated one may well say that the child is at home.
  const rest = [...outcomes].filter((outcome) => outcome !== "safe_family");
  const [only] = rest;
  return rest.length === 1 && (only === "false_alarm" || only === "duplicate") ? only : null;
}

function isPlaced(clause: Clause, words: Words): boolean {
  const others = clause.tokens.filter((_, at) => clause.covered[at] !== true).length;
  return others <= MOST_BESIDE_PLACE || says(clause, words.report.placing);
}
