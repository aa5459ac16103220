import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { RoomId } from "../../src/ids.ts";
import type { Member } from "./peer-member.ts";
import type { Peers } from "./peer.ts";
import { startPeers } from "./peer.ts";
import type { TestHomeserver } from "./test-homeserver.ts";
import { startTestHomeserver } from "./test-homeserver.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 300_000 });

let homeserver: TestHomeserver;
let peers: Peers;
let anna: Member;
let berik: Member;
let room: RoomId;

beforeAll(async () => {
  homeserver = await startTestHomeserver();
  peers = await startPeers(homeserver.url, { inviters: [homeserver.host] });
  anna = await peers.member(await homeserver.account("anna"));
  berik = await peers.member(await homeserver.account("berik"));
  room = await homeserver.room([anna.user, berik.user]);
  const users = [anna.user, berik.user];
  await Promise.all([anna, berik].map((member) => member.untilMembers(room, users)));
});

afterAll(async () => {
  await peers.stop();
  await homeserver.stop();
});

test("a member reads what another one writes, encrypted and from a signed device", async () => {
  const sent = await anna.send(room, "сәлем, әріптестер", { html: "<b>сәлем</b>", mentions: [berik.user] });
  const seen = await berik.until((event) => event.eventId === sent.eventId);
  expect(seen).toMatchObject({
    sender: anna.user,
    text: "сәлем, әріптестер",
    html: "<b>сәлем</b>",
    mentions: [berik.user],
    encrypted: true,
    trust: "signed",
  });
  const own = await anna.until((event) => event.eventId === sent.eventId);
  expect(own.trust).toBe("own");
});

test("the homeserver has only the ciphertext and the relation", async () => {
  const root = await anna.send(room, "a root");
  const sent = await anna.send(room, "in a thread, unseen by the server", { thread: root.eventId });
  const raw = await homeserver.call("GET", `/rooms/${room}/event/${encodeURIComponent(sent.eventId)}`);
  expect(raw).toMatchObject({
    type: "m.room.encrypted",
    content: { algorithm: "m.megolm.v1.aes-sha2", "m.relates_to": { rel_type: "m.thread" } },
  });
  expect(JSON.stringify(raw)).not.toContain("unseen");
});

test("messages of a thread, and answers in it, belong to its root", async () => {
  const root = await anna.send(room, "the card");
  const first = await berik.send(room, "first in the thread", { thread: root.eventId });
  const seen = await anna.until((event) => event.eventId === first.eventId);
  expect(seen).toMatchObject({ thread: root.eventId, replyTo: null });
  const answer = await anna.reply(seen, "an answer");
  const answered = await berik.until((event) => event.eventId === answer.eventId);
  expect(answered).toMatchObject({ thread: root.eventId, replyTo: first.eventId });
  expect(berik.messages(room, root.eventId).map((shown) => shown.text)).toEqual([
    "the card",
    "first in the thread",
    "an answer",
  ]);
});

test("an answer outside a thread names its event", async () => {
  const question = await anna.send(room, "who is there?");
  const asked = await berik.until((event) => event.eventId === question.eventId);
  const answer = await berik.reply(asked, "I am");
  const answered = await anna.until((event) => event.eventId === answer.eventId);
  expect(answered).toMatchObject({ replyTo: question.eventId, thread: null });
});

test("an edited message shows its newest text, and only its author's edits count", async () => {
  const sent = await anna.send(room, "open");
  const seen = await berik.until((event) => event.eventId === sent.eventId);
  await anna.edit(seen, "taken");
  await anna.edit(seen, "closed");
  const shown = await berik.untilCurrent(sent.eventId, (now) => now.edits === 2);
  expect(shown.text).toBe("closed");
  const foreign = await berik.edit(seen, "never happened");
  await anna.until((event) => event.eventId === foreign.eventId);
  expect(anna.current(sent.eventId)?.text).toBe("closed");
});

test("a redacted message is gone", async () => {
  const sent = await anna.send(room, "a mistake");
  await berik.until((event) => event.eventId === sent.eventId);
  await anna.redact(room, sent.eventId);
  await berik.untilSome(() => berik.isRedacted(sent.eventId));
  expect(berik.current(sent.eventId)).toBeNull();
});

test("a poll is read with its answers, and votes come encrypted", async () => {
  const opened = await anna.openPoll(room, "Is the child alone?", { yes: "Yes", no: "No" });
  const asked = await berik.until((event) => event.eventId === opened.eventId);
  expect(asked.poll).toEqual({
    question: "Is the child alone?",
    answers: [
      { id: "yes", text: "Yes" },
      { id: "no", text: "No" },
    ],
    maxSelections: 1,
  });
  const voted = await berik.vote(asked, ["no"]);
  const vote = await anna.until((event) => event.eventId === voted.eventId);
  expect(vote).toMatchObject({ vote: ["no"], refersTo: opened.eventId, encrypted: true, sender: berik.user });
});

test("a reaction names its event and key", async () => {
  const sent = await anna.send(room, "ready?");
  const seen = await berik.until((event) => event.eventId === sent.eventId);
  await berik.react(seen, "✅");
  const reaction = await anna.until((event) => event.reaction?.to === sent.eventId);
  expect(reaction.reaction?.key).toBe("✅");
});

test("an uploaded picture is stored encrypted", async () => {
  const bytes = new TextEncoder().encode("not really a picture");
  const sent = await anna.sendMedia(room, { data: bytes, name: "place.jpg" });
  const seen = await berik.until((event) => event.eventId === sent.eventId);
  expect(seen.content).toMatchObject({ msgtype: "m.image", filename: "place.jpg", file: { v: "v2" } });
  expect(seen.content).not.toHaveProperty("url");
});

test("a replayed ciphertext is not read twice", async () => {
  const sent = await anna.send(room, "only once");
  await berik.until((event) => event.eventId === sent.eventId);
  const again = await anna.replay(room, sent.eventId);
  const refused = await berik.untilUnreadable((event) => event.event_id === again.eventId);
  expect(refused.why).toBe("replayed");
});

test("clear text in an encrypted room is told as such", async () => {
  const sent = await anna.sendRaw(room, {
    type: "m.room.message",
    content: { msgtype: "m.text", body: "for all to read" },
    encrypted: false,
  });
  const seen = await berik.until((event) => event.eventId === sent.eventId);
  expect(seen).toMatchObject({ encrypted: false, trust: null, text: "for all to read" });
});

test("a payload for another room or without content is not read", async () => {
  const payload = { room_id: "!other", type: "m.room.message", content: { msgtype: "m.text", body: "x" } };
  const raw = { type: "m.room.message", content: {}, encrypted: true };
  const elsewhere = await anna.sendRaw(room, { ...raw, payload });
  const refused = await berik.untilUnreadable((event) => event.event_id === elsewhere.eventId);
  expect(refused.why).toBe("wrong_room");
  const broken = await anna.sendRaw(room, { ...raw, outer: { ciphertext: "AwgA" } });
  const malformed = await berik.untilUnreadable((event) => event.event_id === broken.eventId);
  expect(malformed.why).toBe("malformed");
});

test("an event above the homeserver's bound is refused, and the next one goes", async () => {
  await expect(anna.send(room, "x".repeat(70_000))).rejects.toMatchObject({ kind: "refused", status: 413 });
  const sent = await anna.send(room, "short again");
  await berik.until((event) => event.eventId === sent.eventId);
});

test("the same transaction id gives the same event", async () => {
  const first = await anna.send(room, "once", { txn: "txn-1" });
  const second = await anna.send(room, "once", { txn: "txn-1" });
  expect(second.eventId).toBe(first.eventId);
});

test("messages stand in the order in which they were sent", async () => {
  const texts = Array.from({ length: 20 }, (_, n) => `number ${n}`);
  await Promise.all(texts.map((text) => anna.send(room, text)));
  await berik.until((event) => event.text === "number 19");
  expect(berik.messages(room).map((shown) => shown.text)).toEqual(expect.arrayContaining(texts));
  const numbers = berik.events.filter((event) => event.text?.startsWith("number ") === true);
  expect(numbers.map((event) => event.text)).toEqual(texts);
});
