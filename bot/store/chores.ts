/** When the clock next has something to do that concerns no single case (bot/clock/chores.ts): a row each, changed with what is done. */
import type { Millis } from "../../src/ids.ts";
import type { Database } from "./database.ts";
import { eq, lte } from "./drizzle.ts";
import { chores } from "./schema.ts";

export type Chores = {
  /** Null: nothing more. */
  set(name: string, at: Millis | null): void;
  of(name: string): Millis | null;
  /** The first moment of all. */
  next(): Millis | null;
  /** Due at `now`, the earliest first. */
  ripe(now: Millis): readonly { readonly name: string; readonly at: Millis }[];
};

export const choreTable = ({ query }: Database): Chores => ({
  set: (name, at) => {
    if (at === null) query.delete(chores).where(eq(chores.name, name)).run();
    else
      query
        .insert(chores)
        .values({ name, at })
        .onConflictDoUpdate({ target: chores.name, set: { at } })
        .run();
  },
  of: (name) => query.select({ at: chores.at }).from(chores).where(eq(chores.name, name)).get()?.at ?? null,
  next: () => query.select({ at: chores.at }).from(chores).orderBy(chores.at).limit(1).get()?.at ?? null,
  ripe: (now) => query.select().from(chores).where(lte(chores.at, now)).orderBy(chores.at, chores.name).all(),
});
