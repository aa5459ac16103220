/** Random members doing random things to random cases: what the property tests of the decider are fed with. */
import fc from "fast-check";
import { ACCOMPANIED, CATEGORIES, type Fields, NEEDS } from "../../src/case/fields.ts";
import {
  CRIMINAL_CASES,
  OUTCOMES,
  PLACEMENTS,
  type Report,
  SERVICES,
  TIP_STATUSES,
} from "../../src/case/report.ts";
import type { Command } from "../../src/command.ts";
import { asEventId, asOrgId, asRegionId, type CaseCode } from "../../src/ids.ts";
import { type Member, ORG_KINDS } from "../../src/people/member.ts";
import { EVERYBODY, member, SHYMKENT } from "./world.ts";

const TURKISTAN = asRegionId("turkistan");
export const CAST: readonly Member[] = [
  ...EVERYBODY,
  member("far", "migration", "responder", TURKISTAN),
  { ...member("ngo2", "ngo"), org: { id: asOrgId("shymkent/ngo-2"), name: "another NGO", kind: "ngo" } },
];

/** What is done; `at` and `other` choose a case of those there are. */
export type Act = {
  readonly by: Member;
  readonly at: number;
  readonly other: number;
  /** Milliseconds that pass before. */
  readonly after: number;
  readonly what: What;
};
export type What =
  | { readonly kind: "command"; readonly make: (code: CaseCode, other: CaseCode, by: Member) => Command }
  /** Taps on options of the n-th open question of the case. */
  | { readonly kind: "tap"; readonly question: number; readonly options: readonly number[] };

const maybe = <T>(values: fc.Arbitrary<T>) => fc.oneof(values, fc.constant("unknown" as const));
export const fields: fc.Arbitrary<Fields> = fc.record(
  {
    category: maybe(fc.constantFrom(...CATEGORIES)),
    children: maybe(fc.integer({ min: 1, max: 6 })),
    girls: fc.integer({ min: 0, max: 4 }),
    boys: fc.integer({ min: 0, max: 4 }),
    ages: maybe(fc.array(fc.integer({ min: 0, max: 17 }), { minLength: 1, maxLength: 3 })),
    accompanied: maybe(fc.constantFrom(...ACCOMPANIED)),
    danger: maybe(fc.boolean()),
    needs: maybe(fc.uniqueArray(fc.constantFrom(...NEEDS), { maxLength: 3 })),
  },
  { requiredKeys: [] },
);

export const report: fc.Arbitrary<Report> = fc.record(
  {
    outcome: fc.constantFrom(...OUTCOMES),
    placement: fc.constantFrom(...PLACEMENTS),
    children: fc.integer({ min: 0, max: 6 }),
    services: fc.uniqueArray(fc.constantFrom(...SERVICES), { maxLength: 3 }),
    organisations: fc.uniqueArray(fc.constantFrom(...ORG_KINDS), { maxLength: 3 }),
    tip: fc.constantFrom(...TIP_STATUSES),
    criminal: fc.constantFrom(...CRIMINAL_CASES),
    next: fc.oneof(
      fc.constant("none" as const),
      fc.record({ what: fc.constant("a school place"), date: fc.constantFrom(null, "2026-11-27") }),
    ),
    note: fc.constant("both rest"),
  },
  { requiredKeys: [] },
);

const of = (make: (code: CaseCode, other: CaseCode, by: Member) => Command): What => ({
  kind: "command",
  make,
});
const always = (make: (code: CaseCode, other: CaseCode, by: Member) => Command) => fc.constant(of(make));

const raise = fc.tuple(fields, fc.boolean()).map(([told, stands]) =>
  of(() => ({
    kind: "raise",
    home: SHYMKENT,
    fields: told,
    note: "a note",
    source: stands ? asEventId("$alert") : null,
    cleaned: null,
  })),
);

const what: fc.Arbitrary<What> = fc.oneof(
  { weight: 2, arbitrary: raise },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fields, fc.option(fc.constant("another note"), { nil: undefined }))
      .map(([told, note]) => of((code) => ({ kind: "tell", code, fields: told, ...(note && { note }) }))),
  },
  { weight: 5, arbitrary: always((code) => ({ kind: "take", code })) },
  {
    weight: 3,
    arbitrary: fc.constantFrom(...ORG_KINDS).map((to) => of((code) => ({ kind: "hand_over", code, to }))),
  },
  { weight: 2, arbitrary: always((code) => ({ kind: "decline", code })) },
  {
    weight: 5,
    arbitrary: fc
      .tuple(report, fc.boolean())
      .map(([parts, sure]) => of((code) => ({ kind: "close", code, parts, sure }))),
  },
  { weight: 2, arbitrary: always((code) => ({ kind: "confirm_closure", code })) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom(null, "what was given is missing")
      .map((reason) => of((code) => ({ kind: "return_closure", code, reason }))),
  },
  { weight: 1, arbitrary: always((code, other) => ({ kind: "same_as", code, other })) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom(SHYMKENT, TURKISTAN)
      .map((to) => of((code) => ({ kind: "transfer", code, to }))),
  },
  { weight: 2, arbitrary: always((code) => ({ kind: "reopen", code })) },
  { weight: 1, arbitrary: always((code) => ({ kind: "withdraw", code })) },
  { weight: 4, arbitrary: always((code) => ({ kind: "undo", code })) },
  { weight: 1, arbitrary: always(() => ({ kind: "undo", code: null })) },
  { weight: 2, arbitrary: always((code) => ({ kind: "question", code })) },
  { weight: 1, arbitrary: report.map((heard) => of((code) => ({ kind: "hear", code, report: heard }))) },
  { weight: 1, arbitrary: always((code) => ({ kind: "source_gone", code })) },
  { weight: 1, arbitrary: always((code) => ({ kind: "remind_coordinator", code })) },
  { weight: 1, arbitrary: always((code) => ({ kind: "correct_report", code })) },
  { weight: 3, arbitrary: always((code) => ({ kind: "own_room", code })) },
  ...(["own_room_name", "own_room_unname"] as const).map((kind) => ({
    weight: 2,
    arbitrary: fc.constantFrom(...CAST).map(({ user }) => of((code) => ({ kind, code, users: [user] }))),
  })),
  { weight: 1, arbitrary: always((code) => ({ kind: "status", code })) },
  { weight: 1, arbitrary: always(() => ({ kind: "list" })) },
  { weight: 1, arbitrary: always(() => ({ kind: "numbers", days: null })) },
  { weight: 1, arbitrary: always((code) => ({ kind: "post_cleaned", code, text: "clean words" })) },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant("tap" as const),
      question: fc.nat({ max: 3 }),
      options: fc.array(fc.nat({ max: 8 }), { minLength: 1, maxLength: 3 }),
    }),
  },
);

export const acts = (maxLength: number): fc.Arbitrary<Act[]> =>
  fc.array(
    fc.record({
      by: fc.constantFrom(...CAST),
      at: fc.nat({ max: 5 }),
      other: fc.nat({ max: 5 }),
      after: fc.constantFrom(0, 1, 60_000, 9 * 60_000, 11 * 60_000),
      what,
    }),
    { minLength: 5, maxLength },
  );
