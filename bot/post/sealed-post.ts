/** Effects about sealed details, inside the transaction of their decision: what is held, sealed, dropped, and sent to its reader. */
import type { Effect } from "../../src/decision.ts";
import { say } from "../../src/texts/say.ts";
import { term } from "../../src/texts/term.ts";
import { detailContent } from "../matrix/detail-message.ts";
import type { Cause, Posting } from "./post.ts";
import { redactionRows } from "./redaction-rows.ts";
import { speech } from "./speech.ts";

type Of<K extends Effect["kind"]> = Extract<Effect, { readonly kind: K }>;

/** Whoever is in the field answers within hours; what nobody asked for again is gone after. */
export const HELD_MS = 2 * 3_600_000;

/** Its message goes, with all its edits, wherever it was written. */
export function sealHeld({ code, number, event }: Of<"seal_held">, cause: Cause, posting: Posting): void {
  const { store } = posting;
  const held = store.held.take(event);
  const state = store.cases.case(code);
  if (held === null || state === null) throw new Error("what is to be sealed was not held");
  store.sealed.put({ code, number, source: event, by: held.by, content: held.content });
  store.sealed.follow(state);
  const room = store.messages.get(event)?.room;
  if (room !== undefined)
    for (const row of redactionRows({ kind: "redact", room, event }, cause, posting)) store.outbox.add(row);
}

/** Whoever holds that case now gets its key, also when it had no details before. */
export function moveDetail({ from, into }: Of<"move_detail">, { store }: Posting): void {
  const state = store.cases.case(into.code);
  if (state === null) throw new Error("a detail was to move to no case");
  store.sealed.move(from, into);
  store.sealed.follow(state);
}

/** One message a detail; each holds nothing but a number until it is sent. */
export function release(
  { code, user: to, holder, numbers, until }: Of<"release">,
  cause: Cause,
  posting: Posting,
): void {
  const { store, templates, txn } = posting;
  const { details } = store.cases.case(code)?.sealed ?? { details: [] };
  const { languages, timeZone } = speech({ kind: "direct", user: to }, posting, () => {
    throw new Error("a direct room has no case");
  });
  const words = (line: Parameters<typeof say>[0]): string =>
    say(line, languages, templates.texts, timeZone).plain;
  const over = words({ key: "sealed-over", code });
  numbers.forEach((number, i) => {
    const what = details.find((detail) => detail.number === number)?.what;
    if (what === undefined) return;
    const args = { n: i + 1, of: numbers.length, what: term("detail", what) };
    const heading = words({ key: "sealed-part", args, code });
    const row = txn("detail", cause.id, number);
    store.outbox.add({
      kind: "send",
      txn: row,
      place: `direct:${to}`,
      type: "m.room.message",
      content: detailContent({ code, number, to, holder, until }, heading, over),
      dependsOn: [],
      supersedes: null,
      code,
      createdAt: cause.at,
    });
    store.showings.add({ txn: row, code, user: to, until });
  });
}
