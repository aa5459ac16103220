/** "numbers" with its period and its region (glossary 3). */
import type { RegionId } from "../ids.ts";
import type { Word } from "../words/word.ts";
import type { Reading } from "./reading.ts";
import type { Step } from "./step.ts";

/** Of the own region where none is named; one that is not served here is said to be none. */
export function numbersSteps({ days, during, place }: Word, reading: Reading): readonly Step[] {
  const region = place === undefined ? null : regionNamed(place, reading);
  if (place !== undefined && region === null)
    return [{ refuse: { kind: "not_understood", line: { key: "numbers-no-such-region" } } }];
  return [
    {
      do: {
        kind: "numbers",
        days,
        ...(during !== undefined && { during }),
        ...(region !== null && { region }),
      },
    },
  ];
}

/** «Жамбыл» and «Алматинской» are names of much else: beside "numbers" they are the region's. */
const AS_REGION = ["", " облысы", " область"];

function regionNamed(place: string, { tools, context }: Reading): RegionId | null {
  for (const more of AS_REGION) {
    const region = context.rules.regionOf(tools.fields(`${place}${more}`).region);
    if (region !== null) return region;
  }
  return null;
}
