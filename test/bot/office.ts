/** An office with one case and two members: effects go in, rows of the outbox come out. */
import { cardTxn } from "../../bot/post/card-place.ts";
import { type Cause, post } from "../../bot/post/post.ts";
import { loadTemplates } from "../../bot/setup/templates.ts";
import { txnsUnder } from "../../bot/post/txn.ts";
import type { Effect, Prompt } from "../../src/decision.ts";
import { asEventId, asMillis, asRoomId } from "../../src/ids.ts";
import type { JsonObject } from "../../bot/ports.ts";
import {
  added,
  AISULU,
  BERIK,
  code,
  CENTRE,
  of,
  opened,
  ROOM,
  SHYMKENT,
} from "../store/fixtures/invented.ts";
import { KEY, tempStore } from "../store/fixtures/temp-store.ts";

export const templates = loadTemplates(null);
export const txn = txnsUnder(KEY);
export const CASE = code(1);
export const CAUSE: Cause = { id: "$cause", at: asMillis(5_000) };
export const DIRECT = asRoomId("!direct:test");

export function office() {
  const { store } = tempStore();
  store.ledger.append([added(), added({ user: BERIK, org: CENTRE, language: "ru" })], "cli:1");
  store.ledger.append(of(CASE, opened()), "$alert");
  store.rooms.remember(`response:${SHYMKENT}`, ROOM);
  store.rooms.remember(`coordination:${SHYMKENT}`, asRoomId("!coordination:test"));
  store.rooms.remember(`direct:${AISULU}`, DIRECT);
  store.rooms.remember(`direct:${BERIK}`, asRoomId("!direct-2:test"));
  const act = (effects: readonly Effect[], cause: Cause = CAUSE) =>
    store.transaction(() => post(effects, cause, { store, templates, txn }));
  const ready = () => store.outbox.ready(50);
  /** The rows that can go now, which the homeserver then gets. */
  const deliver = () => {
    const rows = ready();
    rows.forEach((row) => store.outbox.sent(row.txn, asEventId(`$of:${row.txn}`)));
    return rows;
  };
  return { store, act, ready, deliver };
}
export const say = (
  to: Extract<Effect, { kind: "say" }>["to"],
  more: Partial<Extract<Effect, { kind: "say" }>> = {},
): Effect => ({
  kind: "say",
  to,
  line: { key: "reopened", code: CASE },
  mentions: [],
  ...more,
});
export const prompt = (more: Partial<Prompt> = {}): Prompt => ({
  id: `${CASE}:danger`,
  code: CASE,
  question: { key: "ask-danger-one", code: CASE },
  options: [
    { id: "1", label: { text: "yes" }, command: { kind: "tell", code: CASE, fields: { danger: true } } },
    { id: "2", label: { text: "no" }, command: null },
  ],
  most: 1,
  reads: { field: "danger" },
  only: null,
  ...more,
});
export type Row = ReturnType<ReturnType<typeof office>["ready"]>[number];
export const contentOf = (row: Row | undefined): JsonObject => (row?.kind === "send" ? row.content : {});
export const bodyOf = (row: Row | undefined): string => {
  const { body } = contentOf(row);
  return typeof body === "string" ? body : "";
};
/** The card after an edit. */
export const newBodyOf = (row: Row | undefined): string => {
  const { "m.new_content": edited } = contentOf(row);
  return typeof edited === "object" &&
    edited !== null &&
    "body" in edited &&
    typeof edited["body"] === "string"
    ? edited["body"]
    : "";
};
export const CARD = cardTxn(CASE, SHYMKENT, txn);
export const thread = { kind: "thread", code: CASE } as const;
export const inThread = { rel_type: "m.thread", event_id: `$of:${CARD}` };
