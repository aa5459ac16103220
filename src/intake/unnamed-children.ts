/** How many children where no word for a child is counted: "Двое, сидят на картонке", "Ей 15", "6 и 9, сидят на посту". */
import type { AgeGroup } from "./age-group.ts";
import type { Intake } from "./intake.ts";
import type { Num } from "./numbers.ts";
import { hitOf, type Reading, spanOf } from "./reading.ts";
import type { Span } from "./fields.ts";

export type Unnamed = { readonly children: number; readonly spans: readonly Span[]; readonly from: number };

export function unnamedChildren(
  reading: Reading,
  intake: Intake,
  numbers: readonly Num[],
  ages: readonly AgeGroup[],
): Unnamed | null {
  const persons = numbers.filter(
    ({ collective, label, value, last }) =>
      collective && !label && value > 1 && hitOf(reading, last + 1, intake.groups.get("grown")) === undefined,
  );
  const [only] = persons;
  if (only !== undefined && persons.length === 1) {
    return { children: only.value, spans: [spanOf(reading, [only.at, only.last])], from: only.at };
  }
  return countedByAges(ages);
}

/** One age is one child; a list of ages has one for each; a range says nothing. */
export function countedByAges(ages: readonly AgeGroup[]): Unnamed | null {
  const [group] = ages;
  if (group === undefined || ages.length > 1 || group.range) return null;
  return { children: group.values.length, spans: [group.span], from: group.tokens[0] ?? 0 };
}
