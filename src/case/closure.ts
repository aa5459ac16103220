/**
 * Closed means reported: which parts a closure report needs, what the case can fill in by itself, and what is still missing.
 * The parts by outcome are data (templates/closure.json, DESIGN "Closure report").
 */
import { z } from "zod";
import type { OrgKind } from "../people/member.ts";
import type { Case } from "./case.ts";
import { takerOf } from "./evolve.ts";
import {
  CRIMINAL_CASES,
  OUTCOMES,
  type Outcome,
  type Report,
  type ReportPart,
  TIP_STATUSES,
} from "./report.ts";

const Part = z.enum([
  "outcome",
  "placement",
  "children",
  "services",
  "organisations",
  "tip",
  "criminal",
  "next",
]);
const Parts = z.strictObject({
  /** Somebody must say it. */
  told: z.array(Part),
  /** Filled in from the card, and confirmed with one tap. */
  filled: z.array(Part),
  /** Holds unless somebody says otherwise; the closing message shows it. */
  assumed: z.array(Part),
});
const Closure = z.strictObject({
  about: z.string(),
  outcomes: z.record(z.enum(OUTCOMES), Parts),
  assume: z.strictObject({
    tip: z.enum(TIP_STATUSES),
    criminal: z.enum(CRIMINAL_CASES),
    next: z.literal("none"),
  }),
});
export type Closure = z.infer<typeof Closure>;
export const parseClosure = (json: unknown): Closure => Closure.parse(json);

export type Completeness =
  | { readonly kind: "complete"; readonly report: Report }
  /** Everything is there, but some of it only because the card says so: one tap. */
  | { readonly kind: "to_confirm"; readonly report: Report }
  /** In the order in which they are asked; never empty. */
  | {
      readonly kind: "missing";
      readonly parts: readonly [ReportPart, ...ReportPart[]];
      /** What stands besides, when the answer to the one missing part makes the report whole; else null. */
      readonly last: Report | null;
    };

/** Judges what was given so far together with what the thread told. `confirmed`: the member has seen what is filled in. */
export function completeness(state: Case, given: Report, confirmed: boolean, closure: Closure): Completeness {
  const { outcome } = given;
  if (outcome === undefined) return { kind: "missing", parts: ["outcome"], last: null };
  const needed = closure.outcomes[outcome];
  const heard = fromThread(state, given);
  const [first, ...rest] = needed.told.filter((part) => heard[part] === undefined);
  const filled = fill(state, heard, needed.filled);
  const [unknown, ...more] = needed.filled.filter((part) => filled[part] === undefined);
  if (first !== undefined) {
    const last = rest.length === 0 && unknown === undefined ? filled : null;
    return { kind: "missing", parts: [first, ...rest], last };
  }
  if (unknown !== undefined)
    return { kind: "missing", parts: [unknown, ...more], last: more.length === 0 ? filled : null };
  const report = onlyNeeded(assume(state, filled, closure), outcome, closure);
  const sure = confirmed || needed.filled.every((part) => given[part] !== undefined);
  return sure ? { kind: "complete", report } : { kind: "to_confirm", report };
}

/** Services that the thread named stand for a told part: somebody did say them. */
function fromThread(state: Case, given: Report): Report {
  const services =
    given.services ?? (state.heard.services.length > 0 ? [...state.heard.services] : undefined);
  return services === undefined ? given : { ...given, services };
}

function fill(state: Case, given: Report, parts: readonly ReportPart[]): Report {
  const told = state.fields.children;
  return parts.includes("children") && given.children === undefined && typeof told === "number"
    ? { ...given, children: told }
    : given;
}

/** For every outcome alike: what this one does not need is taken out again by `onlyNeeded`. */
function assume(state: Case, given: Report, { assume: by }: Closure): Report {
  return {
    ...given,
    organisations: [...new Set([...tookPart(state), ...(given.organisations ?? [])])],
    tip: given.tip ?? by.tip,
    criminal: given.criminal ?? by.criminal,
    next: given.next ?? by.next,
  };
}

/** The taker took part, and every body that the thread named. */
function tookPart(state: Case): OrgKind[] {
  const taker = takerOf(state.phase);
  return [...(taker === null ? [] : [taker.org.kind]), ...state.heard.bodies];
}

/** A false alarm has no services, whatever was typed before the outcome was corrected. */
function onlyNeeded(report: Report, outcome: Outcome, closure: Closure): Report {
  const { told, filled, assumed } = closure.outcomes[outcome];
  const wanted = new Set<string>([
    ...told,
    ...filled,
    ...assumed,
    "note",
    ...(outcome === "duplicate" ? ["duplicateOf"] : []),
  ]);
  return Object.fromEntries(Object.entries(report).filter(([part]) => wanted.has(part)));
}
