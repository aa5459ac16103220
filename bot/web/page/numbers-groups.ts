/** The same numbers by category, by the body that took the case, and by month of opening. */
import { CATEGORIES } from "../../../src/case/fields.ts";
import { ORG_KINDS } from "../../../src/people/member.ts";
import type { Breakdown } from "../../../src/statistics/breakdown.ts";
import type { Numbers } from "../../../src/statistics/closure-rate.ts";
import { term } from "../../../src/texts/term.ts";
import { bar, barRow, bars } from "./bar.ts";
import type { Html } from "./layout.ts";
import { capital, type Words } from "./words.ts";

type Group = { readonly label: string; readonly numbers: Numbers };

/** How many came, and of these how many are closed: the longest bar is the largest group. */
function groupBars(words: Words, title: string, groups: readonly Group[], wide = false): Html {
  const most = Math.max(1, ...groups.map(({ numbers }) => numbers.opened));
  const rows = groups.map(({ label, numbers: { opened, closed } }) =>
    barRow(
      capital(label),
      words.say("page-closed-of", { n: closed, of: opened }),
      bar([
        { name: "accent", part: closed / most },
        { name: "rest", part: (opened - closed) / most },
      ]),
    ),
  );
  return bars(title, rows, { wide });
}

const largestFirst = (a: Group, b: Group): number => b.numbers.opened - a.numbers.opened;

export function byCategory(words: Words, { by }: Breakdown): Html {
  const groups = [...CATEGORIES, "unknown" as const].flatMap((category): Group[] => {
    const numbers = by.category.get(category);
    return numbers === undefined ? [] : [{ label: words.show(term("category", category)), numbers }];
  });
  return groupBars(words, words.say("page-by-category"), groups.toSorted(largestFirst), true);
}

export function byOrganisation(words: Words, { by }: Breakdown): Html {
  const groups = ORG_KINDS.flatMap((kind): Group[] => {
    const numbers = by.organisation.get(kind);
    return numbers === undefined ? [] : [{ label: words.show(term("kind", kind)), numbers }];
  });
  const none = by.organisation.get("none");
  const untaken = none === undefined ? [] : [{ label: words.say("page-nobody-took"), numbers: none }];
  return groupBars(words, words.say("page-by-organisation"), [...groups.toSorted(largestFirst), ...untaken]);
}

/** A year fits the screen; older months are in the table that one takes along. */
const MOST_MONTHS = 12;

export function byMonth(words: Words, { by }: Breakdown): Html {
  const months = [...by.month].slice(-MOST_MONTHS);
  const groups = months.map(([month, numbers]) => ({ label: words.month(month), numbers }));
  return groupBars(words, words.say("page-by-month"), groups);
}
