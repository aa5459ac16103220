/**
 * What a member brought and has not said yet where it belongs (a photo without a code, a text that the guard stopped): encrypted under the
 * deployment's subkey, forgotten with its question, and after some hours in any case.
 */
import type { EventId, Millis, UserId } from "../../src/ids.ts";
import type { Held } from "../../src/view.ts";
import type { DetailContent } from "../ports.ts";
import type { Database } from "./database.ts";
import type { DeploymentKeys } from "./deployment-key.ts";
import { packed, unpacked } from "./detail-content.ts";
import { and, eq, isNull, lte, sql } from "./drizzle.ts";
import { held } from "./schema.ts";

export type HeldStore = {
  /** Again for the same event: nothing happens. */
  put(of: {
    readonly event: EventId;
    readonly by: UserId;
    readonly until: Millis;
    readonly content: DetailContent;
  }): void;
  /** It waits for this question. */
  waitFor(event: EventId, prompt: string): void;
  look(event: EventId): Held | null;
  /** Gives it and forgets it; null when there is none. */
  take(event: EventId): { readonly by: UserId; readonly content: DetailContent } | null;
  /** Nobody was asked about it. */
  forgetUnasked(event: EventId): void;
  forgetAskedBy(prompt: string): void;
  forgetOld(now: Millis): void;
};

const context = (event: EventId): string => `held/${event}`;

export function heldTable(db: Database, keys: DeploymentKeys): HeldStore {
  const select = db.query
    .select()
    .from(held)
    .where(eq(held.event, sql.placeholder("event")))
    .prepare();
  const remove = db.query
    .delete(held)
    .where(eq(held.event, sql.placeholder("event")))
    .prepare();
  const byPrompt = db.query
    .delete(held)
    .where(eq(held.prompt, sql.placeholder("prompt")))
    .prepare();
  const opened = (row: typeof held.$inferSelect): DetailContent =>
    unpacked(keys.sealed.open(row.sealed, context(row.event)));
  /** Out of the write-ahead log as well. */
  const gone = (changes: number): void => {
    if (changes > 0) db.scrubAfterCommit();
  };
  return {
    put: ({ event, by, until, content }) => {
      const sealed = keys.sealed.seal(packed(content), context(event));
      db.query.insert(held).values({ event, by, prompt: null, until, sealed }).onConflictDoNothing().run();
    },
    waitFor: (event, prompt) => void db.query.update(held).set({ prompt }).where(eq(held.event, event)).run(),
    look: (event) => {
      const row = select.get({ event });
      if (row === undefined) return null;
      const content = opened(row);
      return { by: row.by, what: content.what, point: content.what === "place" ? content.point : null };
    },
    take: (event) => {
      const row = select.get({ event });
      if (row === undefined) return null;
      gone(remove.run({ event }).changes);
      return { by: row.by, content: opened(row) };
    },
    forgetUnasked: (event) =>
      gone(
        db.query
          .delete(held)
          .where(and(eq(held.event, event), isNull(held.prompt)))
          .run().changes,
      ),
    forgetAskedBy: (prompt) => gone(byPrompt.run({ prompt }).changes),
    forgetOld: (now) =>
      db.transaction(() => gone(db.query.delete(held).where(lte(held.until, now)).run().changes)),
  };
}
