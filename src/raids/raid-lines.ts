/** A raid in words: its plan on one line, its report by kinds. */
import { PLACES } from "../case/fields.ts";
import type { Rules } from "../context.ts";
import { ORG_KINDS } from "../people/member.ts";
import type { Arg } from "../texts/line.ts";
import { term } from "../texts/term.ts";
import type { RaidPlan, Visited } from "./raid.ts";
import type { RaidCases } from "./raid-tally.ts";

/** «Сарыагашский район · рынок, стройка · до 18:00 · участвуют: ювенальная полиция, НПО» */
export function planLine(
  { region, district, places, bodies, until }: RaidPlan,
  { regionNames, districtNames }: Pick<Rules, "regionNames" | "districtNames">,
): Arg {
  const where: Arg = { names: district === null ? regionNames(region) : districtNames(district) };
  const kinds: Arg =
    places.length === 0
      ? { text: "raid-any-place" }
      : { all: places.map((place) => term("place", place)), join: ", " };
  const end: Arg =
    until === null
      ? { text: "raid-no-end" }
      : { text: "raid-until", args: { time: { moment: until, show: "date_time" } } };
  const who: Arg =
    bodies.length === 0
      ? { text: "raid-everybody" }
      : {
          text: "raid-bodies",
          args: { bodies: { all: bodies.map((kind) => term("kind", kind)), join: ", " } },
        };
  return { all: [where, kinds, end, who], join: " · " };
}

export function visitedLine(visited: Visited): Arg {
  const told = PLACES.flatMap((place): Arg[] => {
    const n = visited[place];
    return n === undefined ? [] : [{ text: "raid-count", args: { what: term("place", place), n } }];
  });
  return told.length === 0 ? 0 : { all: told, join: " · " };
}

/** «3 · НПО: 2 · ювенальная полиция: 1» */
export function casesLine({ total, byBody }: RaidCases): Arg {
  const bodies = ORG_KINDS.flatMap((kind): Arg[] => {
    const n = byBody[kind];
    return n === undefined ? [] : [{ text: "raid-count", args: { what: term("kind", kind), n } }];
  });
  return { all: [total, ...bodies], join: " · " };
}
