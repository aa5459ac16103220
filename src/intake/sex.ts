/** Girl or boy where no word for a child says it. */
import type { Counts, Found } from "./children.ts";
import { hitOf } from "./reading.ts";

/** "Ей 15": the pronoun beside an age tells the sex of the one child that no word names. */
export function sexOf(
  { reading, intake, ages }: Pick<Found, "reading" | "intake" | "ages">,
  { children, girls, boys }: Omit<Counts, "spans" | "several" | "counted">,
): Pick<Counts, "girls" | "boys"> {
  if (children !== 1 || girls !== null || boys !== null) return { girls, boys };
  const stands = (name: string): boolean =>
    ages.some(({ tokens: [first = 0] }) =>
      [1, 2].some((back) => hitOf(reading, first - back, intake.groups.get(name)) !== undefined),
    );
  if (stands("she_word")) return { girls: 1, boys };
  return { girls, boys: stands("he_word") ? 1 : boys };
}
