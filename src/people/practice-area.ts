/** «Шымкент қаласы, вокзал» of a practice alert. */
import type { Fields } from "../case/fields.ts";
import type { Rules } from "../context.ts";
import type { RegionId } from "../ids.ts";
import type { Arg } from "../texts/line.ts";
import { term } from "../texts/term.ts";

export function areaNames(
  { region, district, place }: Fields,
  home: RegionId,
  rules: Pick<Rules, "regionNames" | "districtNames">,
): Arg {
  const isTold = (value: string | undefined): value is string => value !== undefined && value !== "unknown";
  return {
    all: [
      { names: rules.regionNames(isTold(region) ? region : home) },
      ...(isTold(district) ? [{ names: rules.districtNames(district) }] : []),
      ...(place !== undefined && place !== "unknown" ? [term("place", place)] : []),
    ],
    join: ", ",
  };
}
