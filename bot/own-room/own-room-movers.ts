/**
 * Whoever loses the place in a case's own room is put out by the bot a moment later: until then they are no stranger there. Inside the
 * transaction, and before the entries are appended.
 */
import { evolve } from "../../src/case/evolve.ts";
import type { LedgerEntry } from "../../src/decision.ts";
import type { CaseCode, Millis } from "../../src/ids.ts";
import { seatedIn } from "../../src/people/rooms-of.ts";
import { noteMover } from "../people/leavers.ts";
import type { Store } from "../store/store.ts";

export function noteSeats(entries: readonly LedgerEntry[], now: Millis, store: Store): void {
  const codes = new Set(entries.flatMap((entry) => (entry.stream === "case" ? [entry.code] : [])));
  for (const code of codes) noteSeatsOf(code, entries, now, store);
}

function noteSeatsOf(code: CaseCode, entries: readonly LedgerEntry[], now: Millis, store: Store): void {
  const before = store.cases.case(code);
  if (before === null || before.room === null) return;
  const events = entries.flatMap((entry) =>
    entry.stream === "case" && entry.code === code ? [entry.event] : [],
  );
  const after = events.reduce((state, event) => evolve(state, event, code), before);
  const seats = (state: typeof before) =>
    seatedIn(state, store.members.all({ region: state.home })).map(({ user }) => user);
  const stay = new Set(seats(after));
  for (const user of seats(before)) if (!stay.has(user)) noteMover(user, now, store);
}
