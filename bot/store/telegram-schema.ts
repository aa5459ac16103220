/** The tables of the doorbell, as schema.ts has the others. */
import type { Millis, UserId } from "../../src/ids.ts";
import { blob, integer, sqliteTable, text } from "./drizzle.ts";

export const telegramLinks = sqliteTable("telegram_links", {
  user: text().$type<UserId>().primaryKey(),
  /** Keyed hash of Telegram's number of the person. */
  account: blob({ mode: "buffer" }).notNull(),
  /** The number itself. */
  sealed: blob({ mode: "buffer" }).notNull(),
  linkedAt: integer("linked_at").$type<Millis>().notNull(),
  unreachableSince: integer("unreachable_since").$type<Millis>(),
});

export const telegramCodes = sqliteTable("telegram_codes", {
  user: text().$type<UserId>().primaryKey(),
  /** SHA-256 of the code, in hex. */
  hash: text().notNull(),
  expiresAt: integer("expires_at").$type<Millis>().notNull(),
});
