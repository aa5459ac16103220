/** The tables of the doorbell, as schema.ts has the others. */
import type { BellKind, BellStands } from "../../src/doorbell/bell.ts";
import type { BellId } from "../../src/ids.ts";
import type { CaseCode, Millis, RegionId, UserId } from "../../src/ids.ts";
import type { BellState } from "./bells.ts";
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

/** One ring of one member about one case. */
export const bells = sqliteTable("bells", {
  id: text().$type<BellId>().primaryKey(),
  user: text().$type<UserId>().notNull(),
  code: text().$type<CaseCode>().notNull(),
  what: text().$type<BellKind>().notNull(),
  home: text().$type<RegionId>().notNull(),
  urgent: integer({ mode: "boolean" }).notNull(),
  /** Not before. */
  at: integer().$type<Millis>().notNull(),
  madeAt: integer("made_at").$type<Millis>().notNull(),
  state: text().$type<BellState>().notNull(),
  rungAt: integer("rung_at").$type<Millis>(),
  /** The messenger's number of the message. */
  message: text(),
  /** What the message says of it. */
  shown: text().$type<BellStands>(),
  answeredAt: integer("answered_at").$type<Millis>(),
});
