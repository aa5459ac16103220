/** When members were last heard of, to the day, and whether they were asked. Not out of the ledger: a restore begins anew. */
import type { Millis, UserId } from "../../src/ids.ts";
import type { Database } from "./database.ts";
import { eq, lte, sql } from "./drizzle.ts";
import { presence } from "./schema.ts";

export type Heard = {
  readonly user: UserId;
  readonly seenAt: Millis;
  /** The bot asked then whether they are still there; null after any sign of life. */
  readonly askedAt: Millis | null;
};

export type Presence = {
  /** A sign of life. Written down once a day, so that a busy room costs nothing. */
  seen(user: UserId, at: Millis): void;
  /** Begins to count for somebody of whom nothing is known. */
  begin(user: UserId, at: Millis): void;
  asked(user: UserId, at: Millis): void;
  /** Not heard of since this moment or longer, whether asked or not. */
  quietSince(at: Millis): readonly Heard[];
  get(user: UserId): Heard | null;
  forgetAll(): void;
};

const DAY_MS = 86_400_000;

export function presenceTable(db: Database): Presence {
  const one = db.query
    .select()
    .from(presence)
    .where(eq(presence.user, sql.placeholder("user")))
    .prepare();
  const put = (user: UserId, seenAt: Millis): void =>
    void db.query
      .insert(presence)
      .values({ user, seenAt, askedAt: null })
      .onConflictDoUpdate({ target: presence.user, set: { seenAt, askedAt: null } })
      .run();
  return {
    seen: (user, at) => {
      const known = one.get({ user });
      if (known === undefined || known.askedAt !== null || at - known.seenAt >= DAY_MS) put(user, at);
    },
    begin: (user, at) => {
      if (one.get({ user }) === undefined) put(user, at);
    },
    asked: (user, askedAt) =>
      void db.query.update(presence).set({ askedAt }).where(eq(presence.user, user)).run(),
    quietSince: (at) =>
      db.query.select().from(presence).where(lte(presence.seenAt, at)).orderBy(presence.user).all(),
    get: (user) => one.get({ user }) ?? null,
    forgetAll: () => void db.query.delete(presence).run(),
  };
}
