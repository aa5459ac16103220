import type { RegionId } from "../ids.ts";

/** The values an alert's fields can take, in the order of the contract (`dabyl parse`). */
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
export type Place = (typeof PLACES)[number];
export type Accompanied = (typeof ACCOMPANIED)[number];
export type Status = (typeof STATUSES)[number];
export type When = (typeof WHENS)[number];
export type Need = (typeof NEEDS)[number];

/** What a text tells about an alert. A key is absent when the text does not tell it: inventing is worse than missing. */
export type Fields = {
  readonly category?: Category;
  readonly region?: RegionId;
  /** Id of a town, a district or a city district in the gazetteer. */
  readonly district?: string;
  readonly place?: Place;
  readonly children?: number;
  readonly girls?: number;
  readonly boys?: number;
  /** Whole years, 0 to 17: one a child, a range by its two ends, a baby under one as 0. In the order of the text. */
  readonly ages?: readonly number[];
  readonly accompanied?: Accompanied;
  readonly status?: Status;
  readonly when?: When;
  readonly danger?: boolean;
  readonly needs?: readonly Need[];
};

export type FieldName = keyof Fields;

export const FIELD_NAMES = [
  "category",
  "region",
  "district",
  "place",
  "children",
  "girls",
  "boys",
  "ages",
  "accompanied",
  "status",
  "when",
  "danger",
  "needs",
] as const satisfies readonly FieldName[];

/** A stretch of the text given, in UTF-16 code units. */
export type Span = { readonly start: number; readonly end: number };

/** The words each given field rests on. */
export type Evidence = Partial<Record<FieldName, readonly Span[]>>;
