/** Conditions on a case, as experts write them in templates: every one that is named must hold; one on a field that nobody told does not. */
import { z } from "zod";
import type { Case } from "../case/case.ts";
import { takerOf } from "../case/evolve.ts";
import {
  ACCOMPANIED,
  AGE_BANDS,
  ageBand,
  CATEGORIES,
  type Fields,
  PLACES,
  STATUSES,
} from "../case/fields.ts";
import type { RegionId } from "../ids.ts";
import { ORG_KINDS, type OrgKind } from "../people/member.ts";

export const Condition = z.strictObject({
  /** "unknown" also where no category was told. */
  category: z.array(z.enum([...CATEGORIES, "unknown"])).optional(),
  /** Some child is of one of these bands. "unknown": nobody knows, or nobody told. */
  band: z.array(z.enum([...AGE_BANDS, "unknown"])).optional(),
  accompanied: z.array(z.enum([...ACCOMPANIED, "unknown"])).optional(),
  status: z.array(z.enum([...STATUSES, "unknown"])).optional(),
  place: z.array(z.enum(PLACES)).optional(),
  region: z.array(z.string()).optional(),
  /** Kind of the body that holds the case. */
  taker: z.array(z.enum(ORG_KINDS)).optional(),
});
export type Condition = z.infer<typeof Condition>;

export type About = { readonly fields: Fields; readonly home: RegionId; readonly taker: OrgKind | null };

export const aboutCase = ({ fields, home, phase }: Case): About => ({
  fields,
  home,
  taker: takerOf(phase)?.org.kind ?? null,
});

export function matches(condition: Condition, { fields, home, taker }: About): boolean {
  return (
    within(condition.category, fields.category ?? "unknown") &&
    within(condition.accompanied, fields.accompanied) &&
    within(condition.status, fields.status) &&
    (condition.place === undefined ||
      (fields.place !== undefined && fields.place !== "unknown" && condition.place.includes(fields.place))) &&
    within(condition.region, home) &&
    within(condition.taker, taker ?? undefined) &&
    (condition.band === undefined || bandsOf(fields).some((band) => condition.band?.includes(band)))
  );
}

const within = <T extends string>(allowed: readonly T[] | undefined, told: T | undefined): boolean =>
  allowed === undefined || (told !== undefined && allowed.includes(told));

function bandsOf({ ages }: Fields): readonly ((typeof AGE_BANDS)[number] | "unknown")[] {
  return ages === undefined || ages === "unknown" || ages.length === 0 ? ["unknown"] : ages.map(ageBand);
}
