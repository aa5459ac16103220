/** Whom to call by name when a case opens, by category (templates/routing.json; the duties issue gives each line its source). */
import { z } from "zod";
import { CATEGORIES, type Fields } from "../case/fields.ts";
import { ORG_KINDS, type OrgKind } from "../people/member.ts";

const Routing = z.strictObject({
  about: z.string(),
  notify: z.record(z.enum([...CATEGORIES, "unknown"]), z.array(z.enum(ORG_KINDS))),
});
export type Routing = z.infer<typeof Routing>;
export const parseRouting = (json: unknown): Routing => Routing.parse(json);

export function bodiesToNotify(fields: Fields, routing: Routing): readonly OrgKind[] {
  return routing.notify[fields.category ?? "unknown"];
}
