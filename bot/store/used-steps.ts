/**
 * Which steps of the members' megolm sessions were used, in a few bytes a session: a ciphertext that comes again, in a month or in a
 * year, under whatever event id, must still be known. Steps are used nearly in order, so that a session is one run or two.
 */
import { z } from "zod";
import type { Database } from "./database.ts";
import { eq, sql } from "./drizzle.ts";
import { readJson } from "./json.ts";
import { usedSteps } from "./schema.ts";

export type UsedSteps = {
  /** `ratchet` as in Opened: session id and index. False also for what has no step (clear events). */
  has(ratchet: string): boolean;
  /** Inside a transaction. What has no step is left out. */
  add(ratchets: readonly string[]): void;
};

type Step = { readonly session: string; readonly index: number };
/** First and last of each run, in order, with a gap between any two. */
export type Runs = readonly (readonly [number, number])[];

const runsJson: z.ZodType<Runs> = z.array(z.tuple([z.number().int(), z.number().int()]));

/** `session:index`; null for `clear:…`. */
export function stepOf(ratchet: string): Step | null {
  const colon = ratchet.lastIndexOf(":");
  const index = ratchet.slice(colon + 1);
  const session = ratchet.slice(0, colon);
  return /^\d{1,10}$/.test(index) && !ratchet.startsWith("clear:") ? { session, index: Number(index) } : null;
}

export const holds = (runs: Runs, index: number): boolean =>
  runs.some(([first, last]) => first <= index && index <= last);

/** The runs with these steps added. Pure. */
export function withSteps(runs: Runs, indexes: readonly number[]): Runs {
  const all = [...runs, ...indexes.map((index): [number, number] => [index, index])];
  const merged: [number, number][] = [];
  for (const [first, last] of all.toSorted((a, b) => a[0] - b[0])) {
    const before = merged.at(-1);
    if (before !== undefined && first <= before[1] + 1) before[1] = Math.max(before[1], last);
    else merged.push([first, last]);
  }
  return merged;
}

export function usedStepTable(db: Database): UsedSteps {
  const select = db.query
    .select({ runs: usedSteps.runs })
    .from(usedSteps)
    .where(eq(usedSteps.session, sql.placeholder("session")))
    .prepare();
  const upsert = db.query
    .insert(usedSteps)
    .values({ session: sql.placeholder("session"), runs: sql.placeholder("runs") })
    .onConflictDoUpdate({ target: usedSteps.session, set: { runs: sql`excluded.runs` } })
    .prepare();
  const runsOf = (session: string): Runs => {
    const row = select.get({ session });
    return row === undefined ? [] : readJson(runsJson, row.runs, "used-steps");
  };
  return {
    has: (ratchet) => {
      const step = stepOf(ratchet);
      return step !== null && holds(runsOf(step.session), step.index);
    },
    add: (ratchets) => {
      const steps = Map.groupBy(
        ratchets.map(stepOf).filter((step) => step !== null),
        ({ session }) => session,
      );
      for (const [session, used] of steps)
        upsert.run({
          session,
          runs: JSON.stringify(
            withSteps(
              runsOf(session),
              used.map(({ index }) => index),
            ),
          ),
        });
    },
  };
}
