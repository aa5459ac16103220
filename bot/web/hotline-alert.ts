/** What a hotline may send, and which values a field takes (contract.md; documented in docs/hotline-api.json). */
import { z } from "zod";
import { ACCOMPANIED, CATEGORIES, NEEDS, PLACES, STATUSES, WHENS } from "../../src/case/fields.ts";
import type { HotlineAlert, HotlineDesk } from "../ports.ts";

/** The guard reads no more (src/guard/unchecked.ts); a card's note is shorter anyway. */
const MOST_LETTERS = 4_000;
const count = z.int().min(1).max(999);

export const HotlineFields = z.strictObject({
  category: z.enum(CATEGORIES).exactOptional(),
  region: z.string().max(60).exactOptional(),
  district: z.string().max(60).exactOptional(),
  place: z.enum(PLACES).exactOptional(),
  children: count.exactOptional(),
  girls: z.int().min(0).max(999).exactOptional(),
  boys: z.int().min(0).max(999).exactOptional(),
  ages: z.array(z.int().min(0).max(17)).min(1).max(50).exactOptional(),
  accompanied: z.enum(ACCOMPANIED).exactOptional(),
  status: z.enum(STATUSES).exactOptional(),
  when: z.enum(WHENS).exactOptional(),
  danger: z.boolean().exactOptional(),
  needs: z.array(z.enum(NEEDS)).max(NEEDS.length).exactOptional(),
});

export const HotlineBody = z.union([
  z.strictObject({ text: z.string().trim().min(1).max(MOST_LETTERS) }),
  z.strictObject({ fields: HotlineFields, note: z.string().trim().max(MOST_LETTERS).default("") }),
]);

export type ReadBody =
  | { readonly kind: "read"; readonly alert: HotlineAlert }
  /** Names of what is wrong; never the values, which may be personal. */
  | { readonly kind: "wrong"; readonly names: readonly string[] };

export function readBody(json: unknown, knows: HotlineDesk["knows"]): ReadBody {
  const parsed = HotlineBody.safeParse(json);
  if (!parsed.success) return { kind: "wrong", names: namesIn(json) };
  if ("text" in parsed.data) return { kind: "read", alert: { kind: "text", text: parsed.data.text } };
  const { fields, note } = parsed.data;
  const unknown = [
    ...(fields.region === undefined || knows.region(fields.region) ? [] : ["fields.region"]),
    ...(fields.district === undefined || knows.district(fields.district) ? [] : ["fields.district"]),
  ];
  if (unknown.length > 0) return { kind: "wrong", names: unknown };
  return { kind: "read", alert: { kind: "fields", fields, note } };
}

/** A union names no member: the fields are looked at again on their own, as that is where mistakes are made. */
function namesIn(json: unknown): readonly string[] {
  const Outer = z.looseObject({ fields: z.unknown() });
  const outer = Outer.safeParse(json);
  if (!outer.success || outer.data.fields === undefined) return ["text"];
  const fields = HotlineFields.safeParse(outer.data.fields);
  if (fields.success) return ["note"];
  const names = fields.error.issues.map(({ path }) => ["fields", ...path.slice(0, 1)].map(String).join("."));
  return [...new Set(names)];
}
