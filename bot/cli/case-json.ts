/** A case as outside checks read it (contract.md, `case` and `cases`). Times are ISO 8601 in UTC, or null. */
import type { Case } from "../../src/case/case.ts";
import { takerOf } from "../../src/case/evolve.ts";
import { showRaidCode } from "../../src/raids/raid-code.ts";
import type { CaseLook } from "../store/store.ts";

export const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

export function caseJson(look: CaseLook, thread: string | null): Record<string, unknown> {
  if (look.kind === "shredded") {
    const { code, region, category, children, state, openedAt, takenAt, closedAt } = look.fact;
    const times = { opened: iso(openedAt), taken: iso(takenAt), closed: iso(closedAt) };
    return {
      code: dashed(code),
      state,
      region,
      category,
      children,
      ...times,
      taker: null,
      report: null,
      thread,
      shredded: true,
    };
  }
  const { case: state, fact } = look;
  const taker = takerOf(state.phase);
  return {
    code: dashed(state.code),
    state: state.phase.kind,
    home: state.home,
    urgency: state.urgency,
    ...fieldsJson(state),
    opened: iso(state.openedAt),
    taken: iso(state.takenAt),
    closed: iso(fact.closedAt),
    taker: taker === null ? null : { org: taker.org.name, kind: taker.org.kind },
    report: state.phase.kind === "closed" ? reportJson(state) : null,
    /** A whole report that waits for a second person. */
    awaiting:
      state.proposal === null ? null : { kind: state.proposal.org.kind, since: iso(state.proposal.at) },
    raid: state.raid === null ? null : showRaidCode(state.raid),
    posted_by: state.postedBy.kind,
    withdrawn: state.withdrawn,
    reopened: state.reopened,
    thread,
  };
}

const dashed = (code: string): string => `${code.slice(0, 3)}-${code.slice(3)}`;

/** null: not told yet; "unknown": answered with "I do not know". */
function fieldsJson({ fields, home }: Case): Record<string, unknown> {
  return {
    region: fields.region ?? home,
    category: fields.category ?? "unknown",
    district: fields.district ?? null,
    place: fields.place ?? null,
    children: fields.children ?? null,
    girls: fields.girls ?? null,
    boys: fields.boys ?? null,
    ages: fields.ages ?? null,
    accompanied: fields.accompanied ?? null,
    status: fields.status ?? null,
    when: fields.when ?? null,
    danger: fields.danger ?? null,
    needs: fields.needs ?? null,
  };
}

function reportJson({ report, phase }: Case): Record<string, unknown> {
  const other = phase.kind === "closed" ? phase.into : null;
  return {
    outcome: report.outcome ?? null,
    placement: report.placement ?? null,
    children: report.children ?? null,
    services: report.services ?? [],
    organisations: report.organisations ?? [],
    tip: report.tip ?? null,
    criminal: report.criminal ?? null,
    next: report.next ?? null,
    note: report.note ?? null,
    duplicate_of: other === null ? null : dashed(other),
  };
}
