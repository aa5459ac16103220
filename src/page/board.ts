/** What coordinators see of the cases that wait or are worked on: no note, no age of a child, no person. Pure. */
import type { Case, Urgency } from "../case/case.ts";
import { takerOf } from "../case/evolve.ts";
import type { Category } from "../case/fields.ts";
import { orgLabel } from "../case/org-label.ts";
import type { Rules } from "../context.ts";
import type { CaseCode, Millis } from "../ids.ts";
import type { Organisation } from "../people/member.ts";
import type { Arg, Names } from "../texts/line.ts";
import { term } from "../texts/term.ts";

export type BoardRow = {
  readonly code: CaseCode;
  readonly urgency: Urgency;
  readonly category: Category | "unknown";
  /** Gazetteer id and names; null while nobody has told it. */
  readonly district: { readonly id: string; readonly names: Names } | null;
  readonly children: number | null;
  readonly openedAt: Millis;
  readonly state: "open" | "taken";
  /** Who holds it and since when; null while it waits. */
  readonly holder: { readonly org: Arg; readonly since: Millis } | null;
  /** The body that was asked to take it over and has not answered. */
  readonly offeredTo: Arg | null;
};

const URGENCIES: readonly Urgency[] = ["red", "amber", "green"];

/** Urgent ones first, of these those that nobody has taken, of these the oldest. `organisations`: of the region. */
export function boardOf(
  cases: readonly Case[],
  organisations: readonly Organisation[],
  rules: Pick<Rules, "districtNames">,
): readonly BoardRow[] {
  return cases
    .flatMap((state) => rowOf(state, organisations, rules))
    .toSorted(
      (a, b) =>
        URGENCIES.indexOf(a.urgency) - URGENCIES.indexOf(b.urgency) ||
        Number(a.state === "taken") - Number(b.state === "taken") ||
        a.openedAt - b.openedAt,
    );
}

function rowOf(
  state: Case,
  organisations: readonly Organisation[],
  rules: Pick<Rules, "districtNames">,
): BoardRow[] {
  const { code, fields, urgency, openedAt, phase } = state;
  if (phase.kind === "closed") return [];
  const { category = "unknown", district, children } = fields;
  const taker = takerOf(phase);
  const offer = phase.kind === "taken" ? phase.offer : null;
  return [
    {
      code,
      urgency,
      category,
      district:
        district === undefined || district === "unknown"
          ? null
          : { id: district, names: rules.districtNames(district) },
      children: typeof children === "number" ? children : null,
      openedAt,
      state: phase.kind,
      holder: taker === null ? null : { org: orgLabel(taker.org, organisations), since: taker.since },
      offeredTo: offer === null ? null : term("kind", offer.to),
    },
  ];
}
