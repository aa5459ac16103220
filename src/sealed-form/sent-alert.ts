/** The alert inside a sealed box, as the page writes it (bot/web/form/phone). Strict: what is not known is refused, not passed over. */
import { z } from "zod";
import { BAND_AGES } from "../case/question.ts";
import { ACCOMPANIED, AGE_BANDS, CATEGORIES, type Fields } from "../case/fields.ts";

/** Of the note, in UTF-16 as the page counts: no more than a card shows (DESIGN, "Card fields"), so that nothing is cut. */
export const MOST_LETTERS = 240;

const id = z.string().max(60);
const told = <T extends z.ZodType>(value: T) => z.union([value, z.literal("unknown")]).exactOptional();

const SentAlertJson = z.strictObject({
  /** 128 random bits, new for each alert: sent twice, it opens one case. */
  id: z.string().regex(/^[0-9a-f]{32}$/),
  category: z.union([z.enum(CATEGORIES), z.literal("unknown")]),
  region: id.exactOptional(),
  district: told(id),
  danger: told(z.boolean()),
  children: told(z.int().min(1).max(999)),
  ages: told(z.array(z.enum(AGE_BANDS)).min(1).max(AGE_BANDS.length)),
  accompanied: told(z.enum(ACCOMPANIED)),
  note: z.string().max(MOST_LETTERS),
});

export type SentAlert = { readonly id: string; readonly fields: Fields; readonly note: string };

/** Null: not what our page writes. */
export function parseSentAlert(
  json: unknown,
  knows: { readonly region: (id: string) => boolean; readonly district: (id: string) => boolean },
): SentAlert | null {
  const parsed = SentAlertJson.safeParse(json);
  if (!parsed.success) return null;
  const { id: own, note, ages, ...rest } = parsed.data;
  const { region, district } = rest;
  if (region !== undefined && !knows.region(region)) return null;
  if (district !== undefined && district !== "unknown" && !knows.district(district)) return null;
  const years = ages === undefined || ages === "unknown" ? ages : ages.flatMap((band) => BAND_AGES[band]);
  return { id: own, fields: { ...rest, ...(years !== undefined && { ages: years }) }, note: note.trim() };
}
