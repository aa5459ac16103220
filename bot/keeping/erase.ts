/**
 * Erasing: the ledger's last event of the case and the end of its key in one transaction; then its messages are taken out of the
 * rooms, a few at a time, through the outbox. What is left to do is asked of the tables each time, so a kill at any line loses nothing
 * and repeats nothing (adr/0023).
 */
import { CLOCK } from "../../src/duties/clock-member.ts";
import { asUserId, type CaseCode, type Millis, type UserId } from "../../src/ids.ts";
import { NOWHERE } from "../../src/people/hotline.ts";
import { earliest, goesNow } from "../../src/retention/retention.ts";
import type { Flow } from "../run.ts";
import type { Store } from "../store/store.ts";

type Parts = Pick<Flow, "store" | "templates" | "txn" | "now">;

/** Whoever runs the bot, as the ledger of a case names them. */
export const OPERATOR = asUserId(`@operator${NOWHERE}`);

/** Cases in one pass: a transaction each. */
const AT_ONCE = 20;
/** Messages asked to be removed before the next ones are: what members write meanwhile waits for no more than these. */
const REMOVED_AT_ONCE = 10;

/** False when there is no such case, or it was erased before. */
export function eraseCase(code: CaseCode, by: UserId, at: Millis, store: Store): boolean {
  return store.transaction(() => {
    if (store.cases.look(code)?.kind !== "whole") return false;
    store.ledger.append([{ stream: "case", code, event: { kind: "erased", by, at } }], `erase:${code}`);
    return store.dataKeys.destroy(code);
  });
}

/** Closed cases whose time is up (templates/retention.json), or that of their sealed details; gives how many. Call it again while there are any. */
export function eraseDue({ store, templates, now }: Pick<Parts, "store" | "templates" | "now">): number {
  const { retention, timeZone } = templates.rules;
  const present = now();
  let done = 0;
  for (const one of store.erasures.closedBefore(earliest(present, retention))) {
    const what = goesNow(one, present, retention, timeZone(one.region));
    if (what === "words") eraseCase(one.code, CLOCK, present, store);
    if (what === "details") store.sealed.destroy(one.code);
    if (what !== null) done += 1;
    if (done === AT_ONCE) break;
  }
  return done;
}

/** The next messages of erased cases, edits included, into the outbox; gives how many. */
export function removeErased({ store, txn, now }: Pick<Parts, "store" | "txn" | "now">): number {
  const standing = store.erasures.standing(REMOVED_AT_ONCE);
  const at = now();
  if (standing.length === 0) store.erasures.settle(at);
  else
    store.transaction(() => {
      for (const { event, room } of standing)
        store.outbox.add({
          kind: "redact",
          txn: txn("redact", event),
          room,
          event,
          dependsOn: [],
          code: null,
          createdAt: at,
        });
    });
  return standing.length;
}
