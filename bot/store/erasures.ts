/**
 * What retention asks of the store: which closed cases may be due, and which messages of erased cases still stand in a room. Both are
 * computed from what is there, so that nothing has to be remembered between two passes (adr/0023).
 */
import { z } from "zod";
import {
  asMillis,
  type CaseCode,
  type EventId,
  type Millis,
  type RegionId,
  type RoomId,
} from "../../src/ids.ts";
import { firstClosing } from "../../src/retention/first-closing.ts";
import type { Closings, Kept } from "../../src/retention/retention.ts";
import { millis } from "./case-json.ts";
import type { Database } from "./database.ts";
import { readJson } from "./json.ts";

/** A closed case that still has its key. */
export type ClosedCase = Kept & {
  readonly code: CaseCode;
  readonly region: RegionId;
  readonly closings: Closings;
  /** Sealed details of it are still kept. */
  readonly hasDetails: boolean;
};

/** A message that stands in a room though its case was erased. */
export type Standing = { readonly event: EventId; readonly room: RoomId };

export type Erasures = {
  /** Closed before this moment, longest ago first, or closed again: then the first closing may lie further back. */
  closedBefore(moment: Millis): readonly ClosedCase[];
  /** Messages of erased cases, edits included, whose removal was not asked for yet. None while removals are under way. */
  standing(limit: number): readonly Standing[];
  /** All messages of this erased case were asked to be removed, a day ago at least. */
  isSwept(code: CaseCode): boolean;
  /** When the oldest case was opened that still has its words; null: there is none. */
  oldestKept(): Millis | null;
  /** Every room that the bot made or answers in; those of members who left too. */
  rooms(): readonly RoomId[];
  /** How many cases were erased since this moment. */
  since(moment: Millis): number;
  /** Cases of which nothing more can come are not looked at again. */
  settle(now: Millis): void;
};

/** A message that was under way when its case was erased is known by then. */
const SETTLED_AFTER_MS = 86_400_000;

const STANDING = `
  SELECT m.event, m.room FROM messages m
   WHERE m.redacted = 0 AND m.code IN (SELECT code FROM data_keys WHERE wrapped IS NULL AND swept = 0)
     AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.target = m.event)
  UNION ALL
  SELECT e.event, e.room FROM messages m JOIN messages e ON e.edits = m.event
   WHERE e.redacted = 0 AND e.code IS NULL AND m.code IN (SELECT code FROM data_keys WHERE wrapped IS NULL AND swept = 0)
     AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.target = e.event)`;

const Turning = z.looseObject({ closedAt: millis.nullable().optional() });

type Row = Kept & {
  readonly code: CaseCode;
  readonly region: RegionId;
  readonly closedAt: Millis;
  readonly reopened: number;
  readonly details: 0 | 1;
};

export function erasureTable({ sqlite, transaction }: Database): Erasures {
  const closed = sqlite.prepare<[number], Row>(
    `SELECT c.code, c.home AS region, c.category, c.outcome, c.closed_at AS closedAt, c.reopened,
            s.wrapped IS NOT NULL AS details
       FROM cases c JOIN data_keys k ON k.code = c.code LEFT JOIN sealed_keys s ON s.code = c.code
      WHERE c.state = 'closed' AND k.wrapped IS NOT NULL AND (c.closed_at < ? OR c.reopened > 0)
      ORDER BY c.closed_at, c.code`,
  );
  const turns = sqlite.prepare<[string], { kind: string; coarse: string }>(
    "SELECT kind, coarse FROM ledger WHERE stream = ? ORDER BY seq",
  );
  const firstOf = ({ code, closedAt }: Row): Millis =>
    firstClosing(
      turns.all(code).map(({ kind, coarse }) => ({ kind, ...readJson(Turning, coarse, "coarse") })),
    ) ?? closedAt;
  const standing = sqlite.prepare<[number], Standing>(`${STANDING} LIMIT ?`);
  const underWay = sqlite.prepare("SELECT 1 FROM outbox WHERE state = 'unsent' AND kind = 'redact' LIMIT 1");
  const sweep = sqlite.prepare<[number]>(
    "UPDATE data_keys SET swept = 1 WHERE wrapped IS NULL AND swept = 0 AND destroyed_at < ?",
  );
  const since = sqlite.prepare<[number], { n: number }>(
    "SELECT count(*) AS n FROM data_keys WHERE wrapped IS NULL AND destroyed_at >= ?",
  );
  const swept = sqlite.prepare<[string]>("SELECT 1 FROM data_keys WHERE code = ? AND swept = 1");
  const oldest = sqlite.prepare<[], { at: Millis | null }>(
    "SELECT min(c.opened_at) AS at FROM cases c JOIN data_keys k ON k.code = c.code WHERE k.wrapped IS NOT NULL",
  );
  const rooms = sqlite.prepare<[], { room: RoomId }>("SELECT room FROM rooms ORDER BY place");
  return {
    rooms: () => rooms.all().map(({ room }) => room),
    isSwept: (code) => swept.get(code) !== undefined,
    oldestKept: () => oldest.get()?.at ?? null,
    closedBefore: (moment) =>
      closed.all(moment).map((row) => {
        const { code, region, category, outcome, closedAt: last, reopened, details } = row;
        const first = reopened > 0 ? firstOf(row) : last;
        return { code, region, category, outcome, closings: { first, last }, hasDetails: details === 1 };
      }),
    standing: (limit) => (underWay.get() === undefined ? standing.all(limit) : []),
    since: (moment) => since.get(moment)?.n ?? 0,
    settle: (now) =>
      transaction(() => {
        if (underWay.get() === undefined && standing.get(1) === undefined)
          sweep.run(asMillis(now - SETTLED_AFTER_MS));
      }),
  };
}
