/**
 * Which member is called under which Telegram account, and the one-time codes that join the two. Telegram's numbers name persons: a
 * keyed hash to look up by, the number itself in a box. No projection of the ledger, which knows only that somebody linked.
 */
import type { Millis, UserId } from "../../src/ids.ts";
import type { Database } from "./database.ts";
import type { DeploymentKeys } from "./deployment-key.ts";
import { and, eq, gt, lte } from "./drizzle.ts";
import { telegramCodes, telegramLinks } from "./telegram-schema.ts";

export type TelegramLink = {
  readonly user: UserId;
  /** Since when nothing reaches them there: the bot was blocked, or the account is gone. */
  readonly unreachableSince: Millis | null;
};

export type Telegram = {
  /** `account`: Telegram's number of the person, as decimal digits; of a private chat it is the chat's as well. */
  memberOf(account: string): UserId | null;
  /** Null for who is not linked. */
  accountOf(user: UserId): string | null;
  isLinked(user: UserId): boolean;
  linked(): readonly TelegramLink[];
  /** What either was linked to before is no longer; gives the other member who had this account. */
  link(user: UserId, account: string, at: Millis): UserId | null;
  /** The link and a code that waits; false: there was no link. */
  unlink(user: UserId): boolean;
  /** Null: they can be reached again. True when that changed something. */
  setUnreachable(user: UserId, since: Millis | null): boolean;
  /** `hash` of the code; the member's earlier one opens nothing any more. */
  offerCode(user: UserId, hash: string, expiresAt: Millis): void;
  /** Whose code this is, once; null when it is unknown, used or expired. */
  redeemCode(hash: string, now: Millis): UserId | null;
};

/** What the store needs besides. */
export type TelegramTable = Telegram & {
  /** After a restore: who unlinked since the backup must not be called again. */
  unlinkAll(): void;
};

const context = (user: UserId): string => `telegram/${user}`;

export function telegramTable(db: Database, keys: DeploymentKeys): TelegramTable {
  const hashOf = (account: string): Buffer => keys.pseudonym(`telegram/${account}`);
  const holderOf = (hash: Buffer): UserId | null =>
    db.query
      .select({ user: telegramLinks.user })
      .from(telegramLinks)
      .where(eq(telegramLinks.account, hash))
      .get()?.user ?? null;
  return {
    memberOf: (account) => holderOf(hashOf(account)),
    accountOf: (user) => {
      const row = db.query.select().from(telegramLinks).where(eq(telegramLinks.user, user)).get();
      return row === undefined ? null : keys.people.open(row.sealed, context(user)).toString();
    },
    isLinked: (user) =>
      db.query
        .select({ user: telegramLinks.user })
        .from(telegramLinks)
        .where(eq(telegramLinks.user, user))
        .get() !== undefined,
    linked: () =>
      db.query
        .select({ user: telegramLinks.user, unreachableSince: telegramLinks.unreachableSince })
        .from(telegramLinks)
        .orderBy(telegramLinks.user)
        .all(),
    link: (user, account, linkedAt) =>
      db.transaction(() => {
        const hash = hashOf(account);
        const before = holderOf(hash);
        db.query.delete(telegramLinks).where(eq(telegramLinks.account, hash)).run();
        db.query.delete(telegramLinks).where(eq(telegramLinks.user, user)).run();
        const sealed = keys.people.seal(account, context(user));
        db.query.insert(telegramLinks).values({ user, account: hash, sealed, linkedAt }).run();
        return before === user ? null : before;
      }),
    unlink: (user) =>
      db.transaction(() => {
        db.query.delete(telegramCodes).where(eq(telegramCodes.user, user)).run();
        return db.query.delete(telegramLinks).where(eq(telegramLinks.user, user)).run().changes > 0;
      }),
    setUnreachable: (user, since) => {
      const row = db.query.select().from(telegramLinks).where(eq(telegramLinks.user, user)).get();
      if (row === undefined || (row.unreachableSince === null) === (since === null)) return false;
      db.query
        .update(telegramLinks)
        .set({ unreachableSince: since })
        .where(eq(telegramLinks.user, user))
        .run();
      return true;
    },
    offerCode: (user, hash, expiresAt) => {
      const row = { hash, expiresAt };
      db.query
        .insert(telegramCodes)
        .values({ user, ...row })
        .onConflictDoUpdate({ target: telegramCodes.user, set: row })
        .run();
    },
    redeemCode: (hash, now) =>
      db.transaction(() => {
        const user =
          db.query
            .select({ user: telegramCodes.user })
            .from(telegramCodes)
            .where(and(eq(telegramCodes.hash, hash), gt(telegramCodes.expiresAt, now)))
            .get()?.user ?? null;
        db.query.delete(telegramCodes).where(eq(telegramCodes.hash, hash)).run();
        db.query.delete(telegramCodes).where(lte(telegramCodes.expiresAt, now)).run();
        return user;
      }),
    unlinkAll: () => {
      db.query.delete(telegramCodes).run();
      db.query.delete(telegramLinks).run();
    },
  };
}
