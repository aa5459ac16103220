/** Personal data on the real homeserver: out of the room with all its edits, never repeated, and the case goes on (DESIGN, promise 2). */
import { afterAll, beforeAll, expect, test } from "vitest";
import type { EventId } from "../../src/ids.ts";
import { findInHomeserver } from "../local/homeserver-search.ts";
import type { PeerEvent } from "../peer/peer-event.ts";
import { askedDirectly, CODE_FIRST, isCard, POLL, raise, reply, threadSays, words } from "./acts.ts";
import { findOnDisk } from "./clear-text.ts";
import { unchanged } from "./ledger.ts";
import { openStage, type Role, type Stage } from "./stage.ts";

const CAST = ["ngo", "police", "migration"] as const satisfies readonly Role[];
let stage: Stage<(typeof CAST)[number]>;

beforeAll(async () => {
  stage = await openStage(CAST);
});
afterAll(() => stage.stop());

/** Invented; the identity number has a right check digit. */
const RU = {
  alert:
    "На вокзале мальчик лет 10, один, документов нет. Мать Сауле Бекова, тел. 8 701 555 01 23, ИИН 160512501234",
  secrets: ["Бекова", "555 01 23", "160512501234"],
  kept: "документов нет",
};
const KK = {
  alert:
    "Базарда 7 жасар қыз қайыр сұрап отыр, Абай көшесі 15 үй, 4 пәтер, анасы Гүлмира Тестова, 8 702 555 04 56",
  secrets: ["Тестова", "555 04 56", "Абай көшесі 15"],
  kept: "қайыр сұрап отыр",
};
const CALL = { text: "созвонился, тётя 8 705 555 07 89 приедет", secret: "555 07 89" };
const EDIT = { text: "Вокзалда 9 жасар бала жалғыз жүр, анасы 8 707 555 10 11", secret: "555 10 11" };
const DIRECT = { text: "Көшеде 6 жасар бала жалғыз жүр, әкесі 8 708 555 12 13", secret: "555 12 13" };
const HTML_ONLY = "8 747 555 14 15";
const secrets = [HTML_ONLY, ...RU.secrets, ...KK.secrets, CALL.secret, EDIT.secret, DIRECT.secret];

const cards = (): PeerEvent[] =>
  stage.cast.police.events.filter((event) => event.room === stage.room && isCard(stage.bot, event));
const gone = (event: EventId): Promise<unknown> =>
  stage.cast.migration.untilSome(() => stage.cast.migration.isRedacted(event));

test.each([
  ["Russian", "police", RU, /^(\S+ · )?Сообщение убрано из общей комнаты: личные данные \(/],
  ["Kazakh", "ngo", KK, /^(\S+ · )?Хабарламаңыз ортақ бөлмеден алынды: жеке деректі \(/],
] as const)(
  "an alert in %s with names and numbers is taken out, and stands as a case without them",
  async (_, who, said, notice) => {
    const author = stage.cast[who];
    const told = author.next((event) => event.room === author.direct && notice.test(words(event)));
    let original: EventId | null = null;
    const next = stage.cast.migration.next((event) => event.room === stage.room && isCard(stage.bot, event));
    original = (await author.send(stage.room, said.alert)).eventId;
    const card = await next;
    await gone(original);
    expect(card.text).toContain(said.kept);
    for (const text of [card.text, card.html, words(await told)])
      for (const secret of said.secrets) expect(text).not.toContain(secret);
  },
);

test("a telephone number in the HTML alone, which clients show in place of the plain text, is found as well", async () => {
  const { ngo } = stage.cast;
  const plain = "Вокзалда 5 жасар бала жалғыз жүр, көмек керек";
  const sent = await ngo.send(stage.room, plain, { html: `<b>${plain}</b>, анасы ${HTML_ONLY}` });
  await gone(sent.eventId);
});

test("an edit that brings a telephone number goes, with the first version, which was clean", async () => {
  const { ngo } = stage.cast;
  const sent = await ngo.send(stage.room, "Вокзалда 9 жасар бала жалғыз жүр, көмек керек");
  const own = await ngo.until((event) => event.eventId === sent.eventId);
  const edits = [
    await ngo.edit(own, "Вокзалда 9 жасар бала жалғыз жүр, тез келіңіздер"),
    await ngo.edit(own, EDIT.text),
  ];
  await Promise.all([sent, ...edits].map(({ eventId }) => gone(eventId)));
});

test("said in a thread it is taken out, and the cleaned words are shown after one tap of the author, for the body", async () => {
  const { ngo, police, migration } = stage.cast;
  const card = await raise(ngo, "Базарда 8 жасар бала қайыр сұрап отыр, қасында ешкім жоқ", stage);
  let sent: EventId | null = null;
  const offer = await askedDirectly(police, /без этих данных: номер телефона/, async () => {
    sent = await reply(police, card, CALL.text);
  });
  if (sent !== null) await gone(sent);
  expect(
    migration.events.some(({ thread, text }) => thread === card.eventId && /приедет/.test(text ?? "")),
  ).toBe(false);
  await police.vote(offer, ["1"]);
  const relayed = await threadSays(migration, card, /приедет/);
  expect(relayed.sender).toBe(stage.bot);
  expect(words(relayed)).toMatch(new RegExp(`^${card.code} · .*ювеналды полиция`));
  expect(words(relayed)).not.toContain(CALL.secret);
});

test("in the direct room nothing is shown to anybody before the tap; after it a case without the number", async () => {
  const { ngo, migration } = stage.cast;
  // A card may still be on its way to the member who counts: cases are what counts.
  const before = (await stage.dabyl.cases()).length;
  const offer = await askedDirectly(ngo, /Мына дерексіз жіберейін бе: телефон нөмірі/, () =>
    ngo.send(ngo.direct, DIRECT.text),
  );
  expect(cards()).toHaveLength(before);
  const next = migration.next((event) => event.room === stage.room && isCard(stage.bot, event));
  await ngo.vote(offer, ["1"]);
  const card = await next;
  expect(card.text).toContain("жалғыз жүр");
  expect(card.text).not.toContain(DIRECT.secret);
});

test("and with the other tap nothing at all", async () => {
  const { ngo, police } = stage.cast;
  // A card may still be on its way to the member who counts: cases are what counts.
  const before = (await stage.dabyl.cases()).length;
  const offer = await askedDirectly(ngo, /Мына дерексіз жіберейін бе: телефон нөмірі/, () =>
    ngo.send(ngo.direct, DIRECT.text),
  );
  await unchanged(stage.dabyl, async () => {
    await ngo.vote(offer, ["2"]);
    const list = police.next(
      (event) => event.room === police.direct && /Незакрытых случаев/.test(words(event)),
    );
    await police.send(police.direct, "список");
    await list;
  });
  expect(await stage.dabyl.cases()).toHaveLength(before);
  await police.untilSome(() => cards().length === before);
});

test("what was stopped is nowhere: not in a message of the bot, not at the homeserver, not in Dabyl's own folder", () => {
  for (const actor of Object.values(stage.cast)) {
    const said = actor.events.filter(({ sender }) => sender === stage.bot);
    const texts = said.flatMap((event) => [words(event), event.html ?? "", JSON.stringify(event.content)]);
    expect(secrets.filter((secret) => texts.some((text) => text.includes(secret)))).toEqual([]);
  }
  expect(findInHomeserver(stage.home, secrets)).toEqual([]);
  expect(findOnDisk(stage.home, secrets)).toEqual([]);
});

test("in the room every message of the bot begins with the code of its case", () => {
  const said = stage.cast.migration.events.filter(
    ({ room, sender, type }) =>
      room === stage.room && sender === stage.bot && (type === POLL || type === "m.room.message"),
  );
  expect(said.length).toBeGreaterThan(5);
  expect(said.filter((event) => !CODE_FIRST.test(words(event))).map(words)).toEqual([]);
});
