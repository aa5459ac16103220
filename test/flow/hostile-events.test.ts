/** Events as a broken client, a hostile member or a hostile homeserver may send them; each with the result that is promised (issue 3). */
import { afterAll, beforeAll, expect, test } from "vitest";
import type { EventId } from "../../src/ids.ts";
import type { RawOptions } from "../peer/peer-member.ts";
import { type Card, codeOf, isCard, polled, raise, reply, shows, told, words } from "./acts.ts";
import { unchanged } from "./ledger.ts";
import { forceIn, inviteByForce, newAccount } from "./outsider.ts";
import { killNow } from "./processes.ts";
import { openStage, type Role, type Stage } from "./stage.ts";
import { setSyncToken, syncToken } from "./sync-token.ts";

const CAST = ["ngo", "police", "akimat"] as const satisfies readonly Role[];
let stage: Stage<(typeof CAST)[number]>;

beforeAll(async () => {
  stage = await openStage(CAST);
});
afterAll(() => stage.stop());

const ALERT = "Базарда 8 жасар бала қайыр сұрап отыр, қасында ешкім жоқ";
const RUSSIAN = "На вокзале ребёнок 9 лет, один, плачет, нужна помощь";
const alert = (text = ALERT): Promise<Card> => raise(stage.cast.ngo, text, stage);
const cards = () =>
  stage.cast.police.events.filter((event) => event.room === stage.room && isCard(stage.bot, event));

/** The inbox is read in order: when this is answered, everything sent before has been dealt with. */
const dealtWith = (): Promise<unknown> => {
  const { police } = stage.cast;
  return told(police, /Незакрытых случаев/, () => police.send(police.direct, "список"));
};
const gone = (event: EventId): Promise<unknown> =>
  stage.cast.police.untilSome(() => stage.cast.police.isRedacted(event));

test("everything is delivered again, after a kill, from an old sync token: no case twice, no command twice", async () => {
  const { police } = stage.cast;
  const token = syncToken(stage.home);
  const card = await alert();
  await reply(police, card, "беру");
  await shows(police, card, /в работе/);
  await unchanged(stage.dabyl, async () => {
    expect(killNow("bot", stage.dabyl)).toBe(true);
    setSyncToken(stage.home, token);
    await dealtWith();
  });
  expect(cards().map(codeOf)).toEqual([card.code]);
});

test("the same message sent twice by a client is one alert", async () => {
  const { ngo } = stage.cast;
  const before = cards().length;
  const first = await ngo.send(stage.room, RUSSIAN, { txn: "once" });
  const second = await ngo.send(stage.room, RUSSIAN, { txn: "once" });
  expect(second.eventId).toBe(first.eventId);
  await dealtWith();
  expect(cards()).toHaveLength(before + 1);
});

test("a replayed ciphertext is refused: of an alert, and of a command", async () => {
  const { ngo, police } = stage.cast;
  const sent = await ngo.send(stage.room, ALERT);
  const card = await police.untilSome(() => cards().find(({ sentAt }) => sentAt > sent.at - 50));
  const taking = await police.reply(card, "беру");
  await police.untilCurrent(card.eventId, ({ text }) => /в работе/.test(text ?? ""));
  const before = cards().length;
  await unchanged(stage.dabyl, async () => {
    await police.replay(stage.room, sent.eventId);
    await police.replay(stage.room, taking.eventId);
    await dealtWith();
  });
  expect(cards()).toHaveLength(before);
});

test("an answer, a vote and an edit of what the bot knows nothing of", async () => {
  const { ngo, police } = stage.cast;
  const chatter = await ngo.send(stage.room, "Әріптестер, бүгін жиналыс сағат нешеде?");
  const poll = await ngo.openPoll(stage.room, "Жиналыс бола ма?", { "1": "Иә", "2": "Жоқ" });
  await unchanged(stage.dabyl, async () => {
    await police.reply(await police.until((event) => event.eventId === chatter.eventId), "беру");
    await police.vote(await police.until((event) => event.eventId === poll.eventId), ["1"]);
    await dealtWith();
  });
  // Nothing came of the first version: its edit is read as if it had been written so at once.
  const before = cards().length;
  await ngo.edit(await ngo.until((event) => event.eventId === chatter.eventId), ALERT);
  await police.untilSome(() => cards().length === before + 1);
});

const message = (content: Record<string, unknown>): RawOptions => ({
  type: "m.room.message",
  encrypted: true,
  content: { msgtype: "m.text", ...content },
});

const malformed = (known: EventId): Readonly<Record<string, RawOptions>> => ({
  "no body": message({}),
  "a number as body": message({ body: 7 }),
  "a list as body": message({ body: [ALERT] }),
  "no msgtype": { type: "m.room.message", encrypted: true, content: { body: ALERT } },
  "an unknown msgtype": message({ body: ALERT, msgtype: "org.example.unheard" }),
  "an edit without new content": message({
    body: ALERT,
    "m.relates_to": { rel_type: "m.replace", event_id: known },
  }),
  "an unknown type": { type: "org.example.alert", encrypted: true, content: { body: ALERT } },
  "a vote without answers": {
    type: "org.matrix.msc3381.poll.response",
    encrypted: true,
    content: { "m.relates_to": { rel_type: "m.reference", event_id: known } },
  },
  "a payload without content": { ...message({ body: ALERT }), payload: { type: "m.room.message" } },
  "a payload that is a list": {
    ...message({ body: ALERT }),
    payload: { type: ["m.room.message"], content: [] },
  },
  "a broken ciphertext": { ...message({ body: ALERT }), outer: { ciphertext: "AwgAEpABqQ==" } },
  "a ciphertext of another room's algorithm": {
    ...message({ body: ALERT }),
    outer: { algorithm: "m.olm.v1.curve25519-aes-sha2" },
  },
  "no session": { ...message({ body: ALERT }), outer: { session_id: 12 } },
});

test("malformed events come to nothing and harm nothing", async () => {
  const { police } = stage.cast;
  const before = cards().length;
  const { eventId } = await police.send(stage.room, "коллеги, я на месте");
  await unchanged(stage.dabyl, async () => {
    for (const raw of Object.values(malformed(eventId))) await police.sendRaw(stage.room, raw);
    await dealtWith();
  });
  expect(cards()).toHaveLength(before);
  expect(stage.log().map(({ msg }) => msg)).not.toContain("event_failed");
});

test("a message of 40,000 bytes is taken out of the room and its author told; above 64 KiB the homeserver takes none", async () => {
  const { ngo } = stage.cast;
  await unchanged(stage.dabyl, async () => {
    let sent: EventId | null = null;
    await told(ngo, /^Хабарлама тым ұзын/, async () => {
      sent = (await ngo.send(stage.room, `${ALERT} ${"a".repeat(40_000)}`)).eventId;
    });
    if (sent !== null) await gone(sent);
    await expect(ngo.send(stage.room, "a".repeat(66_000))).rejects.toMatchObject({ status: 413 });
  });
});

test("a message in the clear is refused, taken out of the room, and its author told", async () => {
  const { ngo } = stage.cast;
  await unchanged(stage.dabyl, async () => {
    let sent: EventId | null = null;
    await told(ngo, /^Хабарлама шифрланбай келді/, async () => {
      const content = { msgtype: "m.text", body: ALERT };
      sent = (await ngo.sendRaw(stage.room, { type: "m.room.message", encrypted: false, content })).eventId;
    });
    if (sent !== null) await gone(sent);
  });
});

test("a device that its owner has not signed is not believed, and the owner learns what to tap; once signed, it is", async () => {
  const { police } = stage.cast;
  const { user, password, recoveryKey } = police;
  const second = await stage.peers.member({ user, password, device: "SECOND", unsigned: true });
  await second.untilMembers(stage.room, [stage.bot]);
  await unchanged(stage.dabyl, () =>
    told(police, /^Ваше устройство ещё не подтверждено/, () => second.send(stage.room, RUSSIAN)),
  );
  if (recoveryKey === null) throw new Error("the first device has no recovery key");
  await second.sign({ recovery: recoveryKey });
  const before = cards().length;
  await second.send(stage.room, RUSSIAN);
  await police.untilSome(() => cards().length === before + 1);
  await second.logout();
});

test("the author's edit corrects the case; somebody else's edit of it does nothing", async () => {
  const { ngo, police } = stage.cast;
  const sent = await ngo.send(stage.room, "Базарда 2 бала қайыр сұрап отыр, қасында ешкім жоқ");
  const card = await police.untilSome(() => cards().find(({ sentAt }) => sentAt > sent.at - 50));
  const original = await police.until((event) => event.eventId === sent.eventId);
  await unchanged(stage.dabyl, async () => {
    await police.edit(original, "Базарда 9 бала қайыр сұрап отыр, қасында ешкім жоқ");
    await dealtWith();
  });
  const own = await ngo.until((event) => event.eventId === sent.eventId);
  await ngo.edit(own, "Базарда 3 бала қайыр сұрап отыр, қасында ешкім жоқ");
  await police.untilCurrent(card.eventId, ({ text }) => /Детей: 3/.test(text ?? ""));
});

test("an edit that brings personal data goes, with the original; the card keeps what was said before", async () => {
  const { ngo, police } = stage.cast;
  const sent = await ngo.send(stage.room, ALERT);
  const card = await police.untilSome(() => cards().find(({ sentAt }) => sentAt > sent.at - 50));
  const own = await ngo.until((event) => event.eventId === sent.eventId);
  const edit = await ngo.edit(own, `${ALERT}, анасының телефоны 8 701 555 01 27`);
  await gone(sent.eventId);
  await gone(edit.eventId);
  const shown = await police.untilCurrent(card.eventId, ({ text }) => text?.includes(ALERT) === true);
  expect(shown.text).not.toContain("555");
});

test("an alert that its author deletes stays a case: the card repeats its words", async () => {
  const { ngo, police } = stage.cast;
  const sent = await ngo.send(stage.room, RUSSIAN);
  const card = await police.untilSome(() => cards().find(({ sentAt }) => sentAt > sent.at - 50));
  expect(card.text).not.toContain("плачет");
  await ngo.redact(stage.room, sent.eventId);
  await police.untilCurrent(card.eventId, ({ text }) => text?.includes(RUSSIAN) === true);
});

test("a picture in the response room is taken out, and its author told", async () => {
  const { ngo } = stage.cast;
  await unchanged(stage.dabyl, async () => {
    let sent: EventId | null = null;
    await told(ngo, /^Фото, дауыс, файл мен картадағы нүкте ортақ бөлмеге қойылмайды/, async () => {
      sent = (await ngo.sendMedia(stage.room, { data: new Uint8Array(2_000), caption: ALERT })).eventId;
    });
    if (sent !== null) await gone(sent);
  });
});

test("a stranger in the room stops it with an alarm, reads nothing of the bot's, and nothing is lost when the stranger is gone", async () => {
  const { ngo, police } = stage.cast;
  const account = await newAccount(stage);
  const stranger = await stage.peers.member({ ...account, inviters: [] });
  const alarms = () => stage.log().filter(({ msg }) => msg === "stranger_in_room").length;
  const before = { alarms: alarms(), cards: cards().length };
  await forceIn(account, stage.room, stage);
  const wanted = 3;
  for (let i = 0; i < wanted; i += 1) await ngo.send(stage.room, RUSSIAN);
  await police.untilSome(() => cards().length === before.cards + wanted);
  expect(alarms()).toBeGreaterThan(before.alarms);
  await stranger.untilSome(() => !stranger.rooms.has(stage.room));
  const { akimat } = stage.cast; // a coordinator
  for (const text of [/вошёл кто-то не из списка: .*Общая комната/s, /Посторонних в комнате больше нет/]) {
    await akimat.until((event) => event.room === akimat.direct && text.test(words(event)));
    expect(akimat.events.filter((event) => text.test(words(event)))).toHaveLength(1);
    for (const other of [ngo, police])
      expect(other.events.filter((event) => text.test(words(event)))).toEqual([]);
  }
  expect(stranger.events.filter(({ sender }) => sender === stage.bot).map(words)).toEqual([]);
});

test("a member whom the homeserver lets into a room of others is a stranger there: alarmed, put out, and nothing is sent meanwhile", async () => {
  const { ngo, akimat, police } = stage.cast;
  await inviteByForce(ngo.user, stage.coordination, stage);
  const alarm = /участник из списка, которому туда нельзя: .*Комната координаторов/s;
  await akimat.until((event) => event.room === akimat.direct && alarm.test(words(event)));
  await ngo.untilSome(() => !ngo.rooms.has(stage.coordination));
  expect(police.events.filter((event) => alarm.test(words(event)))).toEqual([]);
});

test("after all of this everybody has read everything that was meant to be read", async () => {
  const { ngo, police } = stage.cast;
  // The cards of all that was above have come, so that the next one is this alert's; another event than those, which others told of too.
  const all = (await stage.dabyl.cases()).length;
  for (const member of [ngo, police])
    await member.untilSome(
      () =>
        member.events.filter((event) => event.room === stage.room && isCard(stage.bot, event)).length >= all,
    );
  const card = await alert("Мектеп жанында 13 жасар қыз жалғыз жүр, көмек керек");
  await police.vote(await polled(police, card, /опасность/), ["2"]);
  await ngo.untilCurrent(card.eventId, ({ text }) => !/опасность/.test(text ?? ""));
  const bots = [ngo, police].flatMap(({ unreadable }) =>
    [...unreadable.values()].filter(({ sender }) => sender === stage.bot),
  );
  expect(bots).toEqual([]);
});
