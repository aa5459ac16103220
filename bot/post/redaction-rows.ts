/** A message taken out of a room with all its edits: clients show every one of them. */
import type { Effect } from "../../src/decision.ts";
import type { Cause, Posting } from "./post.ts";
import type { NewRedaction } from "../store/store.ts";

export function redactionRows(
  { room, event }: Extract<Effect, { kind: "redact" }>,
  { at }: Cause,
  { store, txn }: Posting,
): NewRedaction[] {
  const edits = store.messages.editsOf(event).map((edit) => edit.event);
  return [event, ...edits].map((one) => ({
    kind: "redact",
    txn: txn("redact", one),
    room,
    event: one,
    dependsOn: [],
    code: null,
    createdAt: at,
  }));
}
