/**
 * Rings that wait for a messenger outside of Matrix, and what became of them. A ring is put here in the transaction of the decision that
 * calls; its name is made of that cause, so that it is here once. It is marked as given before it goes out: after a crash nobody
 * can tell whether it went, and rung twice is worse than not at all, as the same call stands in Matrix (ADR 29).
 */
import type { BellKind, BellStands } from "../../src/doorbell/bell.ts";
import type { BellId } from "../../src/ids.ts";
import type { CaseCode, Millis, RegionId, UserId } from "../../src/ids.ts";
import type { Database } from "./database.ts";
import { and, count, eq, gte, inArray, lt, lte, ne, sql } from "./drizzle.ts";
import { bells } from "./telegram-schema.ts";

/**
 * `waiting` → `given` → `rung`, or `failed` (it cannot reach them), or `unsure` (nobody knows whether it rang); `dropped`: a newer one took
 * its place, or it was needed no more before it rang.
 */
export type BellState = "waiting" | "given" | "rung" | "failed" | "unsure" | "dropped";

export type NewBell = {
  readonly id: BellId;
  readonly user: UserId;
  readonly code: CaseCode;
  readonly what: BellKind;
  readonly home: RegionId;
  readonly urgent: boolean;
  readonly at: Millis;
  readonly madeAt: Millis;
};
export type BellRow = NewBell & {
  readonly state: BellState;
  readonly rungAt: Millis | null;
  readonly message: string | null;
  readonly shown: BellStands | null;
  readonly answeredAt: Millis | null;
};

export type Bells = {
  /** Known already: nothing happens. What waits for the same member and case makes way: the newer one says more. */
  add(bell: NewBell): void;
  get(id: BellId): BellRow | null;
  /** Waiting and due, oldest first. */
  ripe(now: Millis): readonly BellRow[];
  /** When the first of those that wait is due; null: none waits. */
  next(): Millis | null;
  give(ids: readonly BellId[]): void;
  rang(ids: readonly BellId[], how: { readonly message: string; readonly at: Millis }): void;
  /** It surely did not go out. */
  again(ids: readonly BellId[], at: Millis): void;
  end(ids: readonly BellId[], state: "failed" | "unsure" | "dropped", at: Millis): void;
  /** Rung, and not said to be over. */
  standing(): readonly BellRow[];
  /** All of one message, in the order in which it tells them. */
  ofMessage(user: UserId, message: string): readonly BellRow[];
  showed(id: BellId, shown: BellStands): void;
  answer(id: BellId, at: Millis): void;
  lastRung(user: UserId): Millis | null;
  /** At the start: what was given out when the process died. */
  recover(now: Millis): void;
  dropWaiting(): void;
  /** Since then. */
  counts(since: Millis): Readonly<Record<"failed" | "unsure" | "rung", number>>;
  tidy(before: Millis): number;
};

export function bellTable(db: Database): Bells {
  const set = (ids: readonly BellId[], values: Partial<typeof bells.$inferInsert>): void =>
    void db.query
      .update(bells)
      .set(values)
      .where(inArray(bells.id, [...ids]))
      .run();
  const waiting = eq(bells.state, "waiting");
  return {
    add: (bell) =>
      db.transaction(() => {
        const { id, user, code } = bell;
        if (db.query.select({ id: bells.id }).from(bells).where(eq(bells.id, id)).get() !== undefined) return;
        const same = and(waiting, eq(bells.user, user), eq(bells.code, code));
        db.query.update(bells).set({ state: "dropped" }).where(same).run();
        db.query
          .insert(bells)
          .values({ ...bell, state: "waiting" })
          .run();
      }),
    get: (id) => db.query.select().from(bells).where(eq(bells.id, id)).get() ?? null,
    ripe: (now) =>
      db.query
        .select()
        .from(bells)
        .where(and(waiting, lte(bells.at, now)))
        .orderBy(bells.madeAt, bells.id)
        .all(),
    next: () =>
      db.query
        .select({ at: sql<Millis | null>`min(${bells.at})` })
        .from(bells)
        .where(waiting)
        .get()?.at ?? null,
    give: (ids) => set(ids, { state: "given" }),
    rang: (ids, { message, at }) => set(ids, { state: "rung", rungAt: at, message, shown: "calls" }),
    again: (ids, at) => set(ids, { state: "waiting", at }),
    end: (ids, state, at) => set(ids, { state, rungAt: at }),
    standing: () =>
      db.query
        .select()
        .from(bells)
        .where(and(eq(bells.state, "rung"), ne(bells.shown, "over")))
        .all(),
    ofMessage: (user, message) =>
      db.query
        .select()
        .from(bells)
        .where(and(eq(bells.user, user), eq(bells.message, message)))
        .orderBy(bells.madeAt, bells.id)
        .all(),
    showed: (id, shown) => set([id], { shown }),
    answer: (id, answeredAt) => set([id], { answeredAt }),
    lastRung: (user) =>
      db.query
        .select({ at: sql<Millis | null>`max(${bells.rungAt})` })
        .from(bells)
        .where(and(eq(bells.state, "rung"), eq(bells.user, user)))
        .get()?.at ?? null,
    recover: (rungAt) =>
      void db.query.update(bells).set({ state: "unsure", rungAt }).where(eq(bells.state, "given")).run(),
    dropWaiting: () =>
      void db.query
        .update(bells)
        .set({ state: "dropped" })
        .where(inArray(bells.state, ["waiting", "given"]))
        .run(),
    counts: (since) => {
      const rows = db.query
        .select({ state: bells.state, n: count() })
        .from(bells)
        .where(gte(bells.rungAt, since))
        .groupBy(bells.state)
        .all();
      const of = (state: BellState): number => rows.find((row) => row.state === state)?.n ?? 0;
      return { failed: of("failed"), unsure: of("unsure"), rung: of("rung") };
    },
    tidy: (before) =>
      db.query
        .delete(bells)
        .where(and(lt(bells.madeAt, before), lt(bells.at, before)))
        .run().changes,
  };
}
