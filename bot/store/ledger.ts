/** The ledger: what happened, in order, chained by hashes; appending brings the projections up to date. */
import type { Case } from "../../src/case/case.ts";
import type { LedgerEntry } from "../../src/decision.ts";
import type { CaseCode, UserId } from "../../src/ids.ts";
import type { PeopleEvent } from "../../src/people/events.ts";
import { eventContext } from "./case-history.ts";
import type { CaseTable } from "./cases.ts";
import { coarseChange, factOf } from "./coarse.ts";
import type { CaseKeys } from "./data-keys.ts";
import type { Database } from "./database.ts";
import type { DeploymentKeys } from "./deployment-key.ts";
import { eq, gt, sql } from "./drizzle.ts";
import type { HotlineTable } from "./hotlines.ts";
import { GENESIS, type Head, hashOf, type LedgerHead, type LedgerRow, mustRead } from "./ledger-chain.ts";
import type { JointTable } from "./joint.ts";
import type { RaidTable } from "./raids.ts";
import type { SealedTable } from "./sealed.ts";
import type { MemberTable } from "./members.ts";
import { ledger } from "./schema.ts";
import type { Evolve, Ledger, Verified } from "./store.ts";
import { StoreError } from "./store-error.ts";

export type LedgerParts = {
  readonly db: Database;
  readonly keys: DeploymentKeys;
  readonly caseKeys: CaseKeys;
  readonly cases: CaseTable;
  readonly members: MemberTable;
  readonly hotlines: HotlineTable;
  readonly raids: RaidTable;
  readonly joint: JointTable;
  readonly sealed: SealedTable;
  readonly head: LedgerHead;
  readonly evolve: Evolve;
};

export const PEOPLE = "people";
export const GUARD = "guard";
export const PAGE = "page";

export function ledgerTable(
  parts: LedgerParts,
): Pick<Ledger, "append" | "has" | "verify" | "head" | "length" | "wasHead"> {
  const { db, head } = parts;
  const insert = db.query
    .insert(ledger)
    .values({
      seq: sql.placeholder("seq"),
      stream: sql.placeholder("stream"),
      kind: sql.placeholder("kind"),
      at: sql.placeholder("at"),
      by: sql.placeholder("by"),
      cause: sql.placeholder("cause"),
      ordinal: sql.placeholder("ordinal"),
      coarse: sql.placeholder("coarse"),
      sealed: sql.placeholder("sealed"),
      prev: sql.placeholder("prev"),
      hash: sql.placeholder("hash"),
    })
    .prepare();
  const ofCause = db.query
    .select({ seq: ledger.seq })
    .from(ledger)
    .where(eq(ledger.cause, sql.placeholder("cause")))
    .limit(1)
    .prepare();
  const newest = db.query
    .select({ seq: sql<number | null>`max(${ledger.seq})` })
    .from(ledger)
    .prepare();
  const has = (cause: string): boolean => ofCause.get({ cause }) !== undefined;

  const append: Ledger["append"] = (entries, cause) =>
    db.transaction(() => {
      if (has(cause)) throw new StoreError("cause_repeated");
      const moved: Moved = new Map();
      let { seq, hash: prev } = mustRead(head);
      for (const [ordinal, entry] of entries.entries()) {
        seq += 1;
        const sealed = sealEntry(parts, entry, seq, moved);
        const { at, by, kind } = entry.event;
        const row = { seq, stream: streamOf(entry), kind, at, by, cause, ordinal, ...sealed, prev };
        const hash = hashOf(row);
        insert.run({ ...row, hash });
        prev = hash;
      }
      for (const { state, seq: last } of moved.values()) {
        parts.cases.save(state, last);
        parts.sealed.follow(state);
      }
      for (const entry of entries)
        if (entry.stream === "case" && entry.event.kind === "detail_named")
          parts.sealed.name(entry.code, entry.event.to);
      if (entries.length > 0) head.write({ seq, hash: prev });
    });

  return {
    append,
    has,
    verify: () => verifyChain(db, head),
    head: () => {
      const { seq, hash } = mustRead(head);
      return { events: seq, head: hash.toString("hex") };
    },
    length: () => newest.get()?.seq ?? 0,
    wasHead: (hash) => {
      const wanted = Buffer.from(hash, "hex");
      if (wanted.equals(GENESIS)) return 0;
      return (
        db.query.select({ seq: ledger.seq }).from(ledger).where(eq(ledger.hash, wanted)).get()?.seq ?? null
      );
    },
  };
}

const streamOf = (entry: LedgerEntry): string => (entry.stream === "case" ? entry.code : entry.stream);

type Content = Pick<LedgerRow, "coarse" | "sealed">;
type Moved = Map<CaseCode, { state: Case; seq: number }>;

function sealEntry(parts: LedgerParts, entry: LedgerEntry, seq: number, moved: Moved): Content {
  switch (entry.stream) {
    case "case":
      return sealCase(parts, entry, seq, moved);
    case "people":
      return sealPeople(parts, entry, seq);
    case "guard":
    case "raids":
    case "page": {
      if (entry.stream === "raids") parts.raids.changed();
      const context = eventContext({ seq, stream: entry.stream, kind: entry.event.kind });
      return { coarse: "{}", sealed: parts.keys.people.seal(JSON.stringify(entry.event), context) };
    }
  }
}

function sealPeople(
  parts: LedgerParts,
  entry: Extract<LedgerEntry, { stream: "people" }>,
  seq: number,
): Content {
  applyPeople(entry.event, parts);
  const context = eventContext({ seq, stream: PEOPLE, kind: entry.event.kind });
  return { coarse: "{}", sealed: parts.keys.people.seal(JSON.stringify(entry.event), context) };
}

export function applyPeople(event: PeopleEvent, { members, hotlines, joint, sealed }: LedgerParts): void {
  joint.changed();
  if (event.kind === "hotline_added" || event.kind === "hotline_removed") {
    hotlines.apply(event);
    members.changed();
  } else {
    // Also for who is added again, in another body perhaps, or unlocked: what was granted to the person is to be granted anew.
    const moved = movedBy(event);
    if (moved !== null) sealed.revoke(moved);
    members.apply(event);
  }
}

/** Whose place on the register it changes. */
function movedBy(event: Parameters<MemberTable["apply"]>[0]): UserId | null {
  switch (event.kind) {
    case "member_added":
      return event.member.user;
    case "member_removed":
    case "member_locked":
    case "member_unlocked":
      return event.user;
    case "member_asked":
    case "telegram_linked":
    case "telegram_unlinked":
    case "joint_asked":
    case "joint_confirmed":
    case "joint_refused":
    case "joint_used":
    case "keys_shown":
      return null;
  }
}

/** Moves the case on in `moved`; it is saved once, after the last event of the cause. */
function sealCase(
  { caseKeys, cases, evolve }: LedgerParts,
  { code, event }: Extract<LedgerEntry, { stream: "case" }>,
  seq: number,
  moved: Moved,
): Content {
  const sealer = caseKeys.forWriting(code);
  const before = moved.get(code)?.state ?? cases.case(code);
  const state = evolve(before, event, code);
  moved.set(code, { state, seq });
  return {
    coarse: coarseChange(before === null ? null : factOf(before), factOf(state)),
    sealed: sealer.seal(JSON.stringify(event), eventContext({ seq, stream: code, kind: event.kind })),
  };
}

/** Rows read at a time. */
const ROWS = 1000;

function verifyChain(db: Database, head: LedgerHead): Verified {
  const page = db.query
    .select()
    .from(ledger)
    .where(gt(ledger.seq, sql.placeholder("after")))
    .orderBy(ledger.seq)
    .limit(ROWS)
    .prepare();
  const walk = (): Verified => {
    let last: Head = { seq: 0, hash: GENESIS };
    for (let rows = page.all({ after: 0 }); rows.length > 0; rows = page.all({ after: last.seq })) {
      for (const row of rows) {
        const seq = last.seq + 1;
        if (row.seq !== seq) return { ok: false, seq, why: "missing" };
        if (!row.prev.equals(last.hash)) return { ok: false, seq, why: "previous" };
        if (!row.hash.equals(hashOf(row))) return { ok: false, seq, why: "hash" };
        last = { seq, hash: row.hash };
      }
    }
    const told = head.read();
    if (told === null || told.seq !== last.seq || !told.hash.equals(last.hash)) {
      return { ok: false, seq: Math.max(last.seq, told?.seq ?? 0), why: "head" };
    }
    return { ok: true, events: last.seq, head: last.hash.toString("hex") };
  };
  return db.sqlite.transaction(walk).deferred(); // one moment of the file, while others write
}
