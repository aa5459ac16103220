/** How many children where no word for a child is counted: "Двое, сидят на картонке", "Ей 15", "6 и 9, сидят на посту". */
import type { AgeGroup } from "./age-group.ts";
import type { Intake } from "./intake.ts";
import type { Num } from "./numbers.ts";
import { breakAt, hitOf, type Reading, spanOf } from "./reading.ts";
import type { Span } from "./fields.ts";

export type Unnamed = { readonly children: number; readonly spans: readonly Span[]; readonly from: number };

/** Ten of one age are no family. */
const MOST_OF_ONE_AGE = 10;

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
  return countedBeforeAge(reading, numbers, ages) ?? countedByAges(ages);
}

/** "two seven year olds", "екі 7 жасар": a number right before one age counts. */
function countedBeforeAge(
  reading: Reading,
  numbers: readonly Num[],
  ages: readonly AgeGroup[],
): Unnamed | null {
  const [group] = ages;
  const [first = 0] = group?.tokens ?? [];
  const number = numbers.find(({ last }) => last === first - 1);
  if (group === undefined || ages.length > 1 || number === undefined || breakAt(reading, first) > 1)
    return null;
  const isCount = !number.label && !number.inflected && number.value > 1 && number.value < MOST_OF_ONE_AGE;
  return isCount
    ? { children: number.value, spans: [spanOf(reading, [number.at, number.last])], from: number.at }
    : null;
}

/** One age is one child; a list of ages has one for each; a range says nothing. */
export function countedByAges(ages: readonly AgeGroup[]): Unnamed | null {
  const [group] = ages;
  if (group === undefined || ages.length > 1 || group.range) return null;
  return { children: group.values.length, spans: [group.span], from: group.tokens[0] ?? 0 };
}
