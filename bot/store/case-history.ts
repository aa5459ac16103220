/** The events of one case out of the ledger, or what is in clear of them when its key is gone. */
import { z } from "zod";
import type { CaseEventKind } from "../../src/case/events.ts";
import { asUserId, type CaseCode } from "../../src/ids.ts";
import { caseEvent } from "./case-json.ts";
import type { CaseKeys } from "./data-keys.ts";
import type { Database } from "./database.ts";
import { eq, sql } from "./drizzle.ts";
import { readJson } from "./json.ts";
import type { LedgerRow } from "./ledger-chain.ts";
import { ledger } from "./schema.ts";
import type { Sealer } from "./sealing.ts";
import type { CaseHistory } from "./store.ts";
import { StoreError } from "./store-error.ts";

export const eventContext = (row: Pick<LedgerRow, "seq" | "stream" | "kind">): string =>
  `ledger/${row.seq}/${row.stream}/${row.kind}`;

const KINDS: Readonly<Record<CaseEventKind, CaseEventKind>> = {
  opened: "opened",
  asked: "asked",
  told: "told",
  taken: "taken",
  offered: "offered",
  declined: "declined",
  heard: "heard",
  reported: "reported",
  proposed: "proposed",
  returned: "returned",
  assessed: "assessed",
  assessment_read: "assessment_read",
  detail_given: "detail_given",
  detail_dropped: "detail_dropped",
  detail_went: "detail_went",
  detail_came: "detail_came",
  detail_named: "detail_named",
  detail_read: "detail_read",
  detail_refused: "detail_refused",
  closed: "closed",
  reopened: "reopened",
  transferred: "transferred",
  withdrawn: "withdrawn",
  source_gone: "source_gone",
  undone: "undone",
  assigned: "assigned",
  spoke: "spoke",
  reached: "reached",
  clock_started: "clock_started",
  clock_kept: "clock_kept",
  clock_missed: "clock_missed",
  clock_waived: "clock_waived",
  clock_ended: "clock_ended",
  holder_left: "holder_left",
  reminded: "reminded",
  room_opened: "room_opened",
  room_named: "room_named",
  room_unnamed: "room_unnamed",
  coming: "coming",
  erased: "erased",
};
const eventKind = z.enum(KINDS);

export function readEvent(row: LedgerRow, sealer: Sealer | null): CaseHistory {
  const { seq, cause } = row;
  if (sealer !== null) {
    const event = readJson(caseEvent, sealer.open(row.sealed, eventContext(row)).toString(), "ledger");
    return { kind: "whole", seq, cause, event };
  }
  const kind = eventKind.safeParse(row.kind);
  if (!kind.success) throw new StoreError("damaged", "ledger");
  return { kind: "shredded", seq, cause, event: { kind: kind.data, by: asUserId(row.by), at: row.at } };
}

export function caseHistory(db: Database, keys: CaseKeys): (code: CaseCode) => readonly CaseHistory[] {
  const rowsOf = db.query
    .select()
    .from(ledger)
    .where(eq(ledger.stream, sql.placeholder("stream")))
    .orderBy(ledger.seq)
    .prepare();
  return (code) => {
    const rows = rowsOf.all({ stream: code });
    if (rows.length === 0) return [];
    const sealer = keys.forReading(code);
    return rows.map((row) => readEvent(row, sealer));
  };
}
