/**
 * Keys of the words for values: one for each value of the template, the report and the register, so that a new value
 * without a word does not load. `_` of a value is `-` in its key: `other_adult` is `accompanied-other-adult`.
 */
import { ACCOMPANIED, AGE_BANDS, CATEGORIES, NEEDS, PLACES, STATUSES, WHENS } from "../../case/fields.ts";
import { CRIMINAL_CASES, OUTCOMES, PLACEMENTS, SERVICES, TIP_STATUSES } from "../../case/report.ts";
import { MILESTONES } from "../../duties/milestones.ts";
import { WAIVE_REASONS } from "../../duties/waive-reasons.ts";
import { LANGUAGES, ORG_KINDS, ROLES } from "../../people/member.ts";
import { DETAIL_KINDS } from "../../sealed/sealed.ts";

const GUARD_KINDS = [
  "person",
  "phone",
  "iin",
  "document",
  "address",
  "plate",
  "email",
  "handle",
  "account",
  "birthdate",
  "geo",
  "school_class",
  "medical",
] as const;
const REGIONS = [
  "turkistan",
  "kyzylorda",
  "almaty_region",
  "zhambyl",
  "zhetysu",
  "almaty",
  "shymkent",
  "other",
] as const;

/** Groups of words by the beginning of their keys. */
export const TERMS = {
  state: ["open", "taken", "closed"],
  urgency: ["red", "amber", "green"],
  category: CATEGORIES,
  place: PLACES,
  accompanied: ACCOMPANIED,
  status: STATUSES,
  when: WHENS,
  need: NEEDS,
  band: AGE_BANDS,
  region: REGIONS,
  kind: ORG_KINDS,
  role: ROLES,
  language: LANGUAGES,
  outcome: OUTCOMES,
  placement: PLACEMENTS,
  service: SERVICES,
  /** In answers to tap: the eight official names fill a telephone. */
  "service-short": SERVICES,
  tip: TIP_STATUSES,
  criminal: CRIMINAL_CASES,
  "guard-kind": GUARD_KINDS,
  /** How to say it without: an example of each kind, in quotes. */
  "guard-instead": GUARD_KINDS,
  /** Report parts, as they stand in «still missing: …». */
  part: [
    "outcome",
    "placement",
    "children",
    "services",
    "organisations",
    "tip",
    "criminal",
    "next",
    "note",
    "duplicateOf",
  ],
  /** Card fields, as they stand in «corrected: …». */
  field: [
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
  ],
  /** Command words, as members type them; for «did you mean». */
  command: ["undo", "ask", "status", "correct", "confirm", "return", "steps"],
  /** Acts, as they stand in «undone: …»; named after the ledger's events. */
  act: [
    "opened",
    "told",
    "taken",
    "offered",
    "reported",
    "proposed",
    "closed",
    "merged",
    "reopened",
    "transferred",
    "withdrawn",
    "reached",
    "clock_waived",
    "room_opened",
    "room_named",
    "room_unnamed",
  ],
  /** Steps of the law, as they stand in «noted: …». */
  milestone: MILESTONES,
  /** Why a deadline need not be kept. */
  waive: WAIVE_REASONS,
  /** Kinds of sealed details (src/sealed/sealed.ts). */
  detail: DETAIL_KINDS,
  /** Steps of a case's timeline; named after the ledger's events. */
  step: [
    "opened",
    "asked",
    "told",
    "taken",
    "offered",
    "declined",
    "heard",
    "reported",
    "closed",
    "reopened",
    "transferred",
    "withdrawn",
    "source_gone",
    "undone",
    "proposed",
    "returned",
    "assessed",
    "assessment_read",
    "room_opened",
    "room_named",
    "room_unnamed",
    "detail_given",
    "detail_dropped",
    "detail_went",
    "detail_came",
    "detail_named",
    "detail_read",
    "detail_refused",
    "assigned",
    "spoke",
    "reached",
    "clock_started",
    "clock_kept",
    "clock_missed",
    "clock_waived",
    "clock_ended",
    "reminded",
    "coming",
    "erased",
    "holder_left",
  ],
} as const;

export type TermGroup = keyof typeof TERMS;
export type TermOf<G extends TermGroup> = (typeof TERMS)[G][number];

/** `duplicateOf` is the one camel-case value. */
type Dashed<S extends string> = S extends "duplicateOf"
  ? "duplicate-of"
  : S extends `${infer A}_${infer B}`
    ? `${A}-${Dashed<B>}`
    : S;
type KeyOf<G extends TermGroup> = G extends TermGroup ? `${G}-${Dashed<TermOf<G>>}` : never;
export type TermKey = KeyOf<TermGroup>;

/** The key of a word: `termKey("kind", "juvenile_police")` is `kind-juvenile-police`. */
export function termKey<G extends TermGroup>(group: G, value: TermOf<G>): TermKey {
  const key = `${group}-${dashed(value)}`;
  if (!isTermKey(key)) throw new Error(`no word for ${key}`);
  return key;
}

export const TERM_KEYS: readonly string[] = Object.entries(TERMS).flatMap(([group, values]) =>
  values.map((value) => `${group}-${dashed(value)}`),
);
function dashed(value: string): string {
  return value.replaceAll("_", "-").replaceAll(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`);
}
const known = new Set(TERM_KEYS);
const isTermKey = (key: string): key is TermKey => known.has(key);
