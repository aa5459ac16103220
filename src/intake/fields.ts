/** What intake reads out of a text: the values of the template (case/fields.ts), each with the words it rests on. */
import type { Accompanied, Category, LegalStatus, Need, PlaceKind, When } from "../case/fields.ts";
import type { RegionId } from "../ids.ts";

export { ACCOMPANIED, CATEGORIES, NEEDS, PLACES, STATUSES, WHENS } from "../case/fields.ts";
export type { Accompanied, Category, Need, When } from "../case/fields.ts";
export type Place = PlaceKind;
export type Status = LegalStatus;

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
