/**
 * The minimal template: what a card may tell, and nothing else (DESIGN, "Card fields"; values: contract.md).
 * A field is absent until the text or an answer tells it; "unknown" is an answer and is not asked again.
 */
export const CATEGORIES = [
  "begging",
  "labour",
  "sexual",
  "marriage",
  "trafficking",
  "unaccompanied",
  "neglect",
  "violence",
  "missing",
  "education",
  "health",
  "documents",
  "other",
] as const;
export const PLACES = [
  "market",
  "station",
  "street",
  "construction",
  "farm",
  "home",
  "school",
  "hospital",
  "border",
  "transport",
  "online",
  "shop",
  "mosque",
  "shelter",
  "other",
] as const;
export const ACCOMPANIED = ["alone", "parents", "relative", "other_adult", "children_only"] as const;
export const STATUSES = ["kz", "foreign", "stateless", "undocumented"] as const;
export const WHENS = ["now", "today", "earlier"] as const;
export const NEEDS = [
  "police",
  "medical",
  "shelter",
  "food",
  "interpreter",
  "documents",
  "school",
  "psychologist",
  "transport",
  "clothes",
] as const;

export type Category = (typeof CATEGORIES)[number];
export type PlaceKind = (typeof PLACES)[number];
export type Accompanied = (typeof ACCOMPANIED)[number];
export type LegalStatus = (typeof STATUSES)[number];
export type When = (typeof WHENS)[number];
export type Need = (typeof NEEDS)[number];

/** Told, or answered with "I do not know". */
export type Told<T> = T | "unknown";

export type Fields = {
  category?: Told<Category>;
  /** A region id of templates/regions.json, or `other:NAME`. */
  region?: string;
  /** Gazetteer id of a district or town. */
  district?: Told<string>;
  place?: Told<PlaceKind>;
  /** How many, 1 or more. */
  children?: Told<number>;
  girls?: number;
  boys?: number;
  /** Years, one a child where told; a range by its two ends; a baby as 0. */
  ages?: Told<readonly number[]>;
  accompanied?: Told<Accompanied>;
  status?: Told<LegalStatus>;
  when?: Told<When>;
  danger?: Told<boolean>;
  needs?: Told<readonly Need[]>;
};
export type FieldName = keyof Fields;

/** Age bands as cards show them (DESIGN: 3 stands alone because the law leaves a gap there, 000:727-729). */
export const AGE_BANDS = ["0-2", "3", "4-6", "7-10", "11-13", "14-15", "16-17"] as const;
export type AgeBand = (typeof AGE_BANDS)[number];

export function ageBand(years: number): AgeBand {
  if (years < 3) return "0-2";
  if (years < 4) return "3";
  if (years <= 6) return "4-6";
  if (years <= 10) return "7-10";
  if (years <= 13) return "11-13";
  if (years <= 15) return "14-15";
  return "16-17";
}
