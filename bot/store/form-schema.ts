/** The tables of the sealed form (schema.ts tells the rules). */
import type { CaseCode, Millis, TxnId, UserId } from "../../src/ids.ts";
import { integer, sqliteTable, text } from "./drizzle.ts";

export const formLinks = sqliteTable("form_links", {
  /** SHA-256 of what the link holds, in hex. */
  hash: text().primaryKey(),
  user: text().$type<UserId>().notNull(),
  expiresAt: integer("expires_at").$type<Millis>().notNull(),
});

export const formAlerts = sqliteTable("form_alerts", {
  /** What was sent, and by which pass: both as keyed hashes. */
  request: text().$type<TxnId>().primaryKey(),
  pass: text().$type<TxnId>().notNull(),
  code: text().$type<CaseCode>(),
  prompt: text(),
  at: integer().$type<Millis>().notNull(),
});
