/**
 * The coarse facts: what is kept in clear about a case, in the ledger and in the table of cases, and what is left
 * when the data key is destroyed. This page is the whitelist; nothing else of a case leaves a sealed column.
 */
import { z } from "zod";
import type { Case } from "../../src/case/case.ts";
import { deadlineTally } from "../../src/duties/deadline-tally.ts";
import { asOrgId, type CaseCode } from "../../src/ids.ts";
import type { CaseFact } from "../../src/statistics/fact.ts";
import { category, millis, orgKind, outcome, raidCode, regionId, urgency } from "./case-json.ts";
import { readJson, shape } from "./json.ts";
import { StoreError } from "./store-error.ts";

/** What one event changed of the facts. Diffs and not whole events: so an undone act is undone here as well. */
export type Coarse = Partial<Omit<CaseFact, "code">>;

/**
 * `region` is the case's home: where it is worked on, and who counts it. The card's own region may be free words
 * (`other:NAME`) and stays sealed. Outcome and children helped count only while the case is closed.
 */
export function factOf(state: Case): CaseFact {
  const { phase, fields, report } = state;
  const taker = phase.kind === "open" ? null : phase.taker;
  const closed = phase.kind === "closed" ? phase : null;
  return {
    code: state.code,
    region: state.home,
    category: fields.category ?? "unknown",
    urgency: state.urgency,
    state: phase.kind,
    children: typeof fields.children === "number" ? fields.children : null,
    openedAt: state.openedAt,
    takenAt: state.takenAt,
    closedAt: closed?.at ?? null,
    postedKind: state.postedBy.kind,
    raid: state.raid,
    takerOrg: taker?.org.id ?? null,
    takerKind: taker?.org.kind ?? null,
    outcome: closed === null ? null : (report.outcome ?? null),
    childrenHelped: closed === null ? null : (report.children ?? null),
    reopened: state.reopened,
    ...deadlineTally(state.duties),
  };
}

const wholeCoarse = shape<Omit<CaseFact, "code">>()({
  region: regionId,
  category: z.union([category, z.literal("unknown")]),
  urgency,
  state: z.enum(["open", "taken", "closed"]),
  children: z.number().nullable(),
  openedAt: millis,
  takenAt: millis.nullable(),
  closedAt: millis.nullable(),
  postedKind: orgKind,
  raid: raidCode.nullable(),
  takerOrg: z.string().transform(asOrgId).nullable(),
  takerKind: orgKind.nullable(),
  outcome: outcome.nullable(),
  childrenHelped: z.number().nullable(),
  reopened: z.number(),
  deadlinesKept: z.number(),
  deadlinesMissed: z.number(),
});
const someCoarse = wholeCoarse.partial();

/** JSON of what `after` has otherwise than `before`. */
export function coarseChange(before: CaseFact | null, after: CaseFact): string {
  const known = new Map<string, unknown>(before === null ? [] : Object.entries(before));
  const changed = Object.entries(after).filter(
    ([name, value]) => name !== "code" && !(known.has(name) && known.get(name) === value),
  );
  return JSON.stringify(Object.fromEntries(changed));
}

/** What cases written before there were deadlines and raids do not tell. */
const BEFORE = { deadlinesKept: 0, deadlinesMissed: 0, raid: null };

/** The facts as the coarse changes of a stream tell them, first to last; throws `damaged` when they are not whole. */
export function foldCoarse(code: CaseCode, changes: readonly string[]): CaseFact {
  const folded = {};
  for (const change of changes) Object.assign(folded, readJson(someCoarse, change, "coarse"));
  const whole = wholeCoarse.safeParse({ ...BEFORE, ...folded });
  if (!whole.success) throw new StoreError("damaged", "coarse");
  return { code, ...whole.data };
}
