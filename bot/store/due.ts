/** When the clock next has something to do with each case. Computed from the case (src/duties/agenda.ts), so it can be made anew at any time. */
import type { CaseCode, Millis } from "../../src/ids.ts";
import type { Database } from "./database.ts";
import { eq, lte, sql } from "./drizzle.ts";
import { due } from "./schema.ts";

/** When the clock next has something to do with a case: one row a case. */
export type Due = {
  /** Null: nothing as things stand. */
  set(code: CaseCode, at: Millis | null): void;
  of(code: CaseCode): Millis | null;
  /** All cases that have one. */
  codes(): readonly CaseCode[];
  /** The first moment of all. */
  next(): Millis | null;
  /** Due at `now`, the earliest first. */
  ripe(now: Millis, limit: number): readonly { readonly code: CaseCode; readonly at: Millis }[];
};

export function dueTable(db: Database): Due {
  const upsert = db.query
    .insert(due)
    .values({ code: sql.placeholder("code"), at: sql.placeholder("at") })
    .onConflictDoUpdate({ target: due.code, set: { at: sql`excluded.at` } })
    .prepare();
  const remove = db.query
    .delete(due)
    .where(eq(due.code, sql.placeholder("code")))
    .prepare();
  const first = db.query.select().from(due).orderBy(due.at).limit(1).prepare();
  const ripe = db.query
    .select()
    .from(due)
    .where(lte(due.at, sql.placeholder("now")))
    .orderBy(due.at, due.code)
    .limit(sql.placeholder("limit"))
    .prepare();
  const one = db.query
    .select({ at: due.at })
    .from(due)
    .where(eq(due.code, sql.placeholder("code")))
    .prepare();
  return {
    set: (code: CaseCode, at: Millis | null) => {
      if (at === null) remove.run({ code });
      else upsert.run({ code, at });
    },
    of: (code) => one.get({ code })?.at ?? null,
    codes: () =>
      db.query
        .select({ code: due.code })
        .from(due)
        .all()
        .map(({ code }) => code),
    next: () => first.get()?.at ?? null,
    ripe: (now, limit) => ripe.all({ now, limit }),
  };
}
