/**
 * Cards as rows of the outbox: the one in the response room, the one that a region keeps which the case has left, and in a case's own
 * room the newest of those there.
 */
import type { Case } from "../../src/case/case.ts";
import type { CaseCode, RegionId, UserId } from "../../src/ids.ts";
import { ownPlace } from "../../src/people/rooms-of.ts";
import type { Rendered } from "../../src/texts/line.ts";
import { showCode } from "../../src/case/code.ts";
import { label } from "../../src/texts/put.ts";
import { cardTxn } from "./card-place.ts";
import { cardText } from "./card-text.ts";
import { editContent, textContent } from "../matrix/content.ts";
import {
  keepOwnRoomRecord,
  ownCardTxn,
  ownRoomRecord,
  ownRoomRecordFor,
} from "../own-room/own-room-record.ts";
import type { Cause, Posting } from "./post.ts";
import { speech } from "./speech.ts";
import type { NewSend } from "../store/store.ts";

export function postCard(code: CaseCode, mentions: readonly UserId[], cause: Cause, posting: Posting): void {
  const { store, txn } = posting;
  const state = known(code, posting);
  const text = cardIn(state.home, state, posting);
  store.outbox.add({
    ...row(code, cause),
    txn: cardTxn(code, state.home, txn),
    place: `response:${state.home}`,
    content: textContent({ ...text, mentions }, { kind: "alone" }),
    dependsOn: [],
    supersedes: null,
  });
}

/** `of`: the region in whose room the card stands; after a transfer there is one in the old room too. */
export function refreshCard(code: CaseCode, cause: Cause, posting: Posting, of?: RegionId): void {
  const { store, txn } = posting;
  const state = known(code, posting);
  const room = of ?? state.home;
  const card = cardTxn(code, room, txn);
  store.outbox.add({
    ...row(code, cause),
    txn: txn("edit", cause.id),
    place: `response:${room}`,
    content: editContent({ $event: card }, { ...cardIn(room, state, posting), mentions: [] }),
    dependsOn: [card],
    supersedes: `card:${code}:${room}`,
  });
  if (of === undefined && state.room !== null) refreshOwnCard(state, cause, posting);
}

/** Before anybody came in there is none: the first one shows how the case stands then. */
function refreshOwnCard(state: Case, cause: Cause, posting: Posting): void {
  const { code } = state;
  const record = ownRoomRecord(code, posting.store);
  if (record !== null && record.card > 0)
    editOwnCard(code, record.card, ownCard(state, posting), { ...cause, id: `${cause.id}/own` }, posting);
}

function editOwnCard(code: CaseCode, n: number, text: Rendered, cause: Cause, posting: Posting): void {
  const { store, txn } = posting;
  const card = ownCardTxn(code, n, txn);
  store.outbox.add({
    ...row(code, cause),
    txn: txn("edit", cause.id),
    place: ownPlace(code),
    content: editContent({ $event: card }, { ...text, mentions: [] }),
    dependsOn: [card],
    supersedes: `card:${code}:own`,
  });
}

/**
 * The card anew, for those in the room who came after the last one and so cannot read it (history visibility "joined"); the older one
 * becomes a line that points down. `here`: who belongs there and is in. False: everybody has seen it.
 */
export function showOwnCard(
  code: CaseCode,
  here: readonly UserId[],
  posting: Posting,
  at: Cause["at"],
): boolean {
  const { store, txn } = posting;
  const state = known(code, posting);
  const record = ownRoomRecordFor(code, store);
  const isNews = here.some((user) => !record.seen.includes(user));
  const card = record.card + (isNews ? 1 : 0);
  if (isNews || here.length !== record.seen.length)
    keepOwnRoomRecord(code, { ...record, card, seen: [...here] }, store);
  if (!isNews) return false;
  const cause: Cause = { id: `own-card/${code}/${card}`, at };
  if (record.card > 0) editOwnCard(code, record.card, pointingDown(state, posting), cause, posting);
  store.outbox.add({
    ...row(code, cause),
    txn: ownCardTxn(code, card, txn),
    place: ownPlace(code),
    content: textContent({ ...ownCard(state, posting), mentions: [] }, { kind: "alone" }),
    dependsOn: [],
    supersedes: null,
  });
  return true;
}

const row = (code: CaseCode, { at }: Cause): Pick<NewSend, "kind" | "type" | "code" | "createdAt"> => ({
  kind: "send",
  type: "m.room.message",
  code,
  createdAt: at,
});

const cardIn = (room: RegionId, state: Case, posting: Posting): Rendered =>
  cardText(state, {
    ...posting,
    room,
    where: "response",
    ...speech({ kind: "response", region: room }, posting, () => room),
  });

const ownCard = (state: Case, posting: Posting): Rendered =>
  cardText(state, { ...posting, room: state.home, where: "own", ...spoken(state, posting) });

const spoken = ({ home }: Case, posting: Posting) =>
  speech({ kind: "response", region: home }, posting, () => home);

function pointingDown(state: Case, posting: Posting): Rendered {
  const { languages, timeZone } = spoken(state, posting);
  const words = label({ text: "card-own-below" }, languages, posting.templates.texts, timeZone);
  const plain = `${showCode(state.code)} · ${words}`;
  return { plain, html: plain };
}

function known(code: CaseCode, { store }: Posting): Case {
  const state = store.cases.case(code);
  if (state === null) throw new Error("a card of a case that does not exist");
  return state;
}
