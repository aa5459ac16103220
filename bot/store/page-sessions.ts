/** One-time links and sessions of the coordinators' page. Only hashes of what the browser holds; how long they last is the caller's. */
import type { Millis, UserId } from "../../src/ids.ts";
import type { Language } from "../../src/people/member.ts";
import type { Database } from "./database.ts";
import { and, eq, gt, lte, or } from "./drizzle.ts";
import { pageLinks, pageSessions } from "./schema.ts";

export type PageSession = {
  readonly user: UserId;
  readonly language: Language;
  readonly beganAt: Millis;
  /** The last request that was told to `seen`. */
  readonly seenAt: Millis;
};

export type PageSessions = {
  /** The member's earlier link opens nothing any more. */
  offer(user: UserId, hash: string, expiresAt: Millis): void;
  /** Whose link this is; null when it is unknown, used or expired. Looking does not use it up. */
  offered(hash: string, now: Millis): UserId | null;
  /** As `offered`, once: afterwards the link is unknown. */
  redeem(hash: string, now: Millis): UserId | null;
  begin(hash: string, session: PageSession): void;
  get(hash: string): PageSession | null;
  seen(hash: string, at: Millis): void;
  speak(hash: string, language: Language): void;
  end(hash: string): void;
  /** All that began or were last seen at these moments or before, and links that have expired by `now`. */
  endOld(of: { readonly beganAt: Millis; readonly seenAt: Millis; readonly now: Millis }): void;
};

/** What the register needs besides. */
export type PageSessionTable = PageSessions & {
  /** Somebody was removed, or has another role or region: links and sessions of before are over. */
  endAllOf(user: UserId): void;
  endAll(): void;
};

export function pageSessionTable(db: Database): PageSessionTable {
  const whole = (hash: string) => eq(pageSessions.hash, hash);
  const offered = (hash: string, now: Millis): UserId | null =>
    db.query
      .select({ user: pageLinks.user })
      .from(pageLinks)
      .where(and(eq(pageLinks.hash, hash), gt(pageLinks.expiresAt, now)))
      .get()?.user ?? null;
  return {
    offer: (user, hash, expiresAt) => {
      const row = { hash, expiresAt };
      db.query
        .insert(pageLinks)
        .values({ user, ...row })
        .onConflictDoUpdate({ target: pageLinks.user, set: row })
        .run();
    },
    offered,
    redeem: (hash, now) =>
      db.transaction(() => {
        const user = offered(hash, now);
        db.query.delete(pageLinks).where(eq(pageLinks.hash, hash)).run();
        return user;
      }),
    begin: (hash, session) =>
      void db.query
        .insert(pageSessions)
        .values({ hash, ...session })
        .run(),
    get: (hash) => {
      const row = db.query.select().from(pageSessions).where(whole(hash)).get();
      if (row === undefined) return null;
      const { user, language, beganAt, seenAt } = row;
      return { user, language, beganAt, seenAt };
    },
    seen: (hash, seenAt) => void db.query.update(pageSessions).set({ seenAt }).where(whole(hash)).run(),
    speak: (hash, language) => void db.query.update(pageSessions).set({ language }).where(whole(hash)).run(),
    end: (hash) => void db.query.delete(pageSessions).where(whole(hash)).run(),
    endOld: ({ beganAt, seenAt, now }) => {
      const old = or(lte(pageSessions.beganAt, beganAt), lte(pageSessions.seenAt, seenAt));
      db.query.delete(pageSessions).where(old).run();
      db.query.delete(pageLinks).where(lte(pageLinks.expiresAt, now)).run();
    },
    endAllOf: (user) => {
      db.query.delete(pageLinks).where(eq(pageLinks.user, user)).run();
      db.query.delete(pageSessions).where(eq(pageSessions.user, user)).run();
    },
    endAll: () => {
      db.query.delete(pageLinks).run();
      db.query.delete(pageSessions).run();
    },
  };
}
