/**
 * Details that were shown are removed from the direct room when their time is over, and at once when their reader may see them no longer:
 * the case was handed over or closed, the member left. Looked at every few seconds; what stands in SQLite survives any restart.
 */
import { grantOf } from "../../src/sealed/grants.ts";
import type { Millis } from "../../src/ids.ts";
import type { Posting } from "../post/post.ts";
import { redactionRows } from "../post/redaction-rows.ts";
import type { Showing } from "../store/showings.ts";

export type Ending = Posting & { readonly now: () => Millis };

/** A message that could not be sent for so long never will show anything: its time is over (unseal.ts). */
const GIVEN_UP_MS = 86_400_000;

/** True: something is to be sent. Also forgets what nobody said in time where it belongs. */
export function endShowings(ending: Ending): boolean {
  const { store, now } = ending;
  store.held.forgetOld(now());
  const over = store.showings.all().filter((showing) => isOver(showing, ending));
  for (const showing of over) store.transaction(() => end(showing, ending));
  return over.length > 0;
}

function isOver({ code, user, until }: Showing, { store, now }: Ending): boolean {
  if (until <= now()) return true;
  const state = store.cases.case(code);
  const member = store.members.get(user);
  return state === null || member === null || grantOf(state, member, now()) === null;
}

function end({ txn, until }: Showing, ending: Ending): void {
  const { store, now } = ending;
  const event = store.outbox.eventIdOf(txn);
  const room = event === null ? undefined : store.messages.get(event)?.room;
  if (event !== null && room !== undefined) {
    const cause = { id: `showing/${txn}`, at: now() };
    for (const row of redactionRows({ kind: "redact", room, event }, cause, ending)) store.outbox.add(row);
    return store.showings.remove(txn);
  }
  // Not sent yet: when it is, it shows that the time is over, and is removed then.
  if (now() - until > GIVEN_UP_MS) store.showings.remove(txn);
}
