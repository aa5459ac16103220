/** Where a message lists who took part: "участвовали: соцработник, опека и полиция", also line by line, in three languages. */
import type { OrgKind } from "../people/member.ts";
import { withoutOthers } from "./body-named.ts";
import { type Clause, says } from "./clauses.ts";
import type { Match } from "./lexicon.ts";
import type { Words } from "./words.ts";

/**
 * What a clause belongs to: no list, one of those who took part, one behind a word that may mean something else as well («помогли»,
 * «забрали»), or one of those who took no part.
 */
export type List = "none" | "took part" | "acted" | "took no part";

/** A word that may stand beside the names of one: "представитель опеки". */
const MOST_BESIDE_NAMES = 1;
/** Longer, what is no body that we know («соцработник») may be no body at all. */
const MOST_UNKNOWN = 2;
const INTO = /^(?:в|во|к|to|into|from|из|от)$/u;
/** Joins the names of an enumeration, or stands before one. Kazakh «мен» may stand by itself. */
const JOINT = /^(?:и|да|также|тоже|плюс|және|мен|бен|пен|сондай|ақ|and|also|plus|as|well|an?|the)$/u;
const EXCEPT = /^(?:кроме|помимо|исключая|except|басқа|өзге|қоспағанда)$/u;
/** Says nothing else: after «забрали», "ЦАН" may well be the place. */
const TOOK_PART = /^(?:участ|қатыс|привл|задейств|part|involved)/u;
/** "1. опека", "2) полиция": the number of a line. */
const NUMBER = /^\d{1,2}$/u;

/**
 * For each clause. A list begins where somebody is said to have taken part, and goes on over commas and line breaks while nothing
 * but names stands there, of bodies that we know and of others. With `asked` the whole text is the answer to who took part.
 */
export function listsOf(clauses: readonly Clause[], words: Words, asked: boolean): readonly List[] {
  const lists: List[] = [];
  let list: List = asked ? "took part" : "none";
  for (const clause of clauses) {
    if (says(clause, words.report.tookPart)) {
      if (clause.denied) list = "took no part";
      else if (clause.wanted) list = "none";
      else list = clause.tokens.some(({ plain }) => TOOK_PART.test(plain)) ? "took part" : "acted";
    } else if (!goesOn(clause, list) && !(asked && lists.length === 0)) list = "none";
    lists.push(list);
  }
  return lists;
}

function goesOn(clause: Clause, list: List): boolean {
  if (list === "none" || clause.wanted || (clause.denied && list !== "took no part")) return false;
  const bodies = bodiesListed(clause);
  if (clause.begins === "sentence" || (clause.items.length > 0 && bodies.length === 0)) return false;
  return isEnumeration(clause, bodies) || namesOf(clause).every(({ length }) => length <= MOST_UNKNOWN);
}

/** Nothing that somebody was brought to. "участвовали: ЦАН, больница" names bodies where "ребёнок в ЦАН" names a place. */
export const bodiesListed = ({ bodies, tokens }: Clause): readonly Match<OrgKind>[] =>
  withoutOthers(bodies).filter(({ from }) => !INTO.test(tokens[from - 1]?.plain ?? ""));

/** The clauses without the places that only name who took part: "участвовали: ЦАН" does not say where the child is. */
export function besideLists(clauses: readonly Clause[], words: Words): readonly Clause[] {
  const lists = listsOf(clauses, words, false);
  return clauses.map((clause, i) => {
    if (lists[i] !== "took part" || says(clause, words.report.placing)) return clause;
    const listed = bodiesListed(clause);
    const isListed = (item: Clause["items"][number]): boolean =>
      item.value.part === "placement" && listed.some(({ from, to }) => item.from < to && item.to > from);
    return { ...clause, items: clause.items.filter((item) => !isListed(item)) };
  });
}

/** Names and nothing else, joined by commas, "and" and line breaks. */
export function isEnumeration(clause: Clause, bodies: readonly Match<OrgKind>[]): boolean {
  if (bodies.length === 0 || clause.tokens.some(({ plain }) => EXCEPT.test(plain))) return false;
  return namesOf(clause).every((name) => {
    const known = bodies.filter(({ from, to }) => from < name.to && to > name.from);
    const covered = known.reduce((sum, { from, to }) => sum + to - from, 0);
    return name.length - covered <= (known.length > 0 ? MOST_BESIDE_NAMES : MOST_UNKNOWN);
  });
}

type Name = { readonly from: number; readonly to: number; readonly length: number };

/** The pieces of a clause between "and"; a joining word inside the name of a body («қорғаншылық және қамқоршылық») is no joint. */
function namesOf({ tokens, bodies }: Clause): readonly Name[] {
  const names: Name[] = [];
  let from = 0;
  const inside = (at: number): boolean => bodies.some((body) => body.from < at && at < body.to - 1);
  const end = (to: number): void => {
    if (to > from) names.push({ from, to, length: to - from });
  };
  for (const [at, { plain, gap }] of tokens.entries()) {
    if (/[+/&]/u.test(gap)) {
      end(at);
      from = at;
    }
    if (!(JOINT.test(plain) || NUMBER.test(plain)) || inside(at)) continue;
    end(at);
    from = at + 1;
  }
  end(tokens.length);
  return names;
}
