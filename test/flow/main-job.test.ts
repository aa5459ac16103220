/** The main job on the real homeserver: from one message to a closed case, with members on another crypto library (issue 3). */
import { afterAll, beforeAll, expect, test } from "vitest";
import { findInHomeserver } from "../local/homeserver-search.ts";
import {
  type Card,
  CODE_FIRST,
  isCard,
  polled,
  pollsOf,
  raise,
  reply,
  shows,
  threadSays,
  told,
  words,
} from "./acts.ts";
import { findOnDisk } from "./clear-text.ts";
import { killNow } from "./processes.ts";
import { openStage, type Role, type Stage } from "./stage.ts";

const CAST = ["ngo", "police", "migration", "akimat"] as const satisfies readonly Role[];
let stage: Stage<(typeof CAST)[number]>;
const cards: Card[] = [];

beforeAll(async () => {
  stage = await openStage(CAST);
});
afterAll(() => stage.stop());

const alert = async (who: (typeof CAST)[number], text: string): Promise<Card> => {
  const card = await raise(stage.cast[who], text, stage);
  cards.push(card);
  return card;
};

const MARKET = "Орталық базардың жанында 2 қыз бала қайыр сұрап отыр, 7-8 жаста, қасында ешкім жоқ";
const STATION = "На вокзале мальчик лет 10, один, документов нет";

test("an alert in Kazakh stands as one card: code first, the facts in two languages, the bodies on duty mentioned", async () => {
  const { police, akimat } = stage.cast;
  const card = await alert("ngo", MARKET);
  expect(card.event.text).toMatch(CODE_FIRST);
  expect(card.event.html).toContain(`<b>${card.code}</b>`);
  expect(card.event.text).toContain("Балалар / Детей: 2");
  expect(card.event.text).toContain("жасы / возраст: 7–10");
  expect(card.event.text).toContain("базар / рынок");
  expect(card.event.mentions).toEqual(expect.arrayContaining([police.user, akimat.user]));
  expect(card.event).toMatchObject({ encrypted: true, trust: "signed" });
});

test("what is missing is asked by a poll; a vote and a reply in free words answer, one question at a time", async () => {
  const { ngo, police } = stage.cast;
  const card = await alert("ngo", "Базарда 3 бала жүк тасып жүр, көмек керек");
  const first = await police.untilSome(() => pollsOf(police, card)[0]);
  expect(words(first)).toMatch(CODE_FIRST);
  expect(first.mentions).toEqual([ngo.user]);
  await police.vote(first, ["2"]);
  const second = await police.untilSome(() => pollsOf(police, card)[1]);
  expect(words(second)).not.toBe(words(first));
  await reply(ngo, card, "9, 10, 12");
  await shows(police, card, /возраст: 7–10.*11–13/);
  expect(new Set(pollsOf(police, card).map(words)).size).toBe(pollsOf(police, card).length);
});

test("taken with one word, closed with one message and one tap", async () => {
  const { police, ngo } = stage.cast;
  const card = await alert("ngo", MARKET);
  await reply(police, card, "беру");
  const taken = await threadSays(ngo, card, /Ведёт: ювенальная полиция/);
  expect(taken.mentions).toEqual([ngo.user]);
  await shows(ngo, card, /алынған \/ в работе/);
  await reply(police, card, "закрыть: помещены в ЦАН, питание, психолог");
  await police.vote(await polled(police, card, /Всё верно/), ["1"]);
  const closed = await threadSays(ngo, card, /закрыт, /);
  expect(words(closed)).toContain("Где сейчас: ЦАН или ЦПД · Детей получили помощь: 2");
  await shows(ngo, card, /^\S+ · жабылды \/ закрыт/);
  expect(await stage.dabyl.case(card.code)).toMatchObject({
    state: "closed",
    report: {
      outcome: "placed",
      placement: "csc",
      children: 2,
      services: ["social_domestic", "socio_psychological"],
    },
  });
});

test("a report that is tapped step by step goes on where it stood when the bot was killed in between", async () => {
  const { police, ngo } = stage.cast;
  const card = await alert("ngo", MARKET);
  await reply(police, card, "беру");
  await shows(police, card, /в работе/);
  await reply(police, card, "закрыть");
  await police.vote(await polled(police, card, /Чем закончилось/), ["1"]);
  const services = await polled(police, card, /Какие услуги/);
  expect(killNow("bot", stage.dabyl)).toBe(true);
  await police.vote(services, ["2", "3"]);
  await shows(ngo, card, /^\S+ · жабылды \/ закрыт/);
  expect(await stage.dabyl.case(card.code)).toMatchObject({
    report: { outcome: "safe_family", services: ["socio_medical", "socio_psychological"], children: 2 },
  });
});

test("handed over: the giver holds the case until the receiver takes it with one tap", async () => {
  const { police, migration, akimat } = stage.cast;
  const card = await alert("akimat", STATION);
  await reply(police, card, "беру");
  await shows(police, card, /в работе/);
  await reply(police, card, "передать миграционной службе");
  await police.vote(await polled(police, card, /Передать случай\?/), ["1"]);
  const offer = await polled(migration, card, /Возьмёте этот случай\?/);
  expect(offer.mentions).toEqual([migration.user]);
  expect((await stage.dabyl.case(card.code)).taker).toMatchObject({ kind: "juvenile_police" });
  await migration.vote(offer, ["1"]);
  await threadSays(akimat, card, /Передано\. Ведёт: миграционная служба/);
  expect((await stage.dabyl.case(card.code)).taker).toMatchObject({ kind: "migration" });
});

test("a false alarm closes with its outcome alone, comes back with a tap, and undo closes it again", async () => {
  const { ngo, migration } = stage.cast;
  const card = await alert("migration", "Автобекетте 5 жасар бала жалғыз жүр, көмек керек");
  await reply(ngo, card, "алдым");
  await shows(ngo, card, /в работе/);
  await reply(ngo, card, "жабу: дабыл расталмады");
  await threadSays(migration, card, /сигнал не подтвердился/);
  await reply(ngo, card, "қайта ашу");
  await ngo.vote(await polled(ngo, card, /Открыть случай снова\?/), ["1"]);
  await shows(migration, card, /Открыт\. Чтобы взять/);
  await reply(ngo, card, "болдырмау");
  await shows(migration, card, /^\S+ · жабылды \/ закрыт/);
  expect((await stage.dabyl.case(card.code)).report).toMatchObject({ outcome: "false_alarm" });
});

test("two alerts of one child become one case: the second points to the first", async () => {
  const { ngo, police } = stage.cast;
  const first = await alert("ngo", MARKET);
  const second = await alert("ngo", MARKET);
  await reply(ngo, second, `сол іс ${first.code}`);
  await ngo.vote(await polled(ngo, second, /Это один и тот же случай/), ["1"]);
  await shows(police, second, new RegExp(first.code));
  expect(await stage.dabyl.case(second.code)).toMatchObject({
    state: "closed",
    report: { outcome: "duplicate", duplicate_of: first.code },
  });
  expect(await stage.dabyl.case(first.code)).toMatchObject({ state: "open" });
});

test("status and list are answered in the direct room, numbers in the coordination room", async () => {
  const { police, akimat } = stage.cast;
  const card = await alert("ngo", MARKET);
  const status = await told(police, /Пока никто не взял/, () =>
    police.send(police.direct, `статус ${card.code}`),
  );
  expect(words(status)).toMatch(new RegExp(`^${card.code} · `));
  const list = await told(police, /Незакрытых случаев/, () => police.send(police.direct, "список"));
  expect(words(list)).toContain(card.code);
  const numbers = akimat.next((event) => event.room === stage.coordination && event.sender === stage.bot);
  await akimat.send(stage.coordination, "цифры");
  expect(words(await numbers)).toMatch(/Случаев: \d+/);
});

test("an alert written to the bot alone is shown to the room as a card, without its author", async () => {
  const { migration, police } = stage.cast;
  const shown = police.next((event) => event.room === stage.room && isCard(stage.bot, event));
  await migration.send(migration.direct, "Көшеде 6 жасар бала жалғыз жүр, көмек керек");
  const card = await shown;
  expect(card.text).toContain("Дабыл берген / Откуда сигнал: көші-қон қызметі");
  expect(card.text).not.toContain("Murat");
  cards.push({ code: CODE_FIRST.exec(words(card))?.[0] ?? "", eventId: card.eventId, event: card });
});

test("the command line tells of every case once, and of the closure rate with its denominator", async () => {
  const { dabyl, cast } = stage;
  const listed = await dabyl.cases();
  expect(listed.map(({ code }) => code).toSorted()).toEqual(cards.map(({ code }) => code).toSorted());
  expect(new Set(listed.map(({ thread }) => thread))).toEqual(new Set(cards.map(({ eventId }) => eventId)));
  const roots = cast.police.events.filter((event) => event.room === stage.room && isCard(stage.bot, event));
  expect(roots).toHaveLength(cards.length);
  const { lines } = await dabyl.run(["stats", "--json"]);
  const closed = listed.filter(({ state }) => state === "closed").length;
  expect(lines).toEqual([
    expect.objectContaining({
      opened: listed.length,
      closed,
      rate: expect.objectContaining({ "24h": expect.closeTo(closed / listed.length, 2) }),
    }),
  ]);
  expect((await dabyl.run(["ledger", "verify", "--json"])).lines).toEqual([
    expect.objectContaining({ ok: true }),
  ]);
  expect((await dabyl.run(["ledger", "rebuild", "--json"])).lines).toEqual([
    expect.objectContaining({ ok: true }),
  ]);
});

test("every message of the bot about a case begins with its code, and everything could be read by everybody", () => {
  for (const actor of Object.values(stage.cast)) {
    expect([...actor.unreadable.keys()]).toEqual([]);
    const inRoom = actor.events.filter(({ room, sender }) => room === stage.room && sender === stage.bot);
    expect(inRoom.filter((event) => !CODE_FIRST.test(words(event))).map(words)).toEqual([]);
    expect(inRoom.every(({ encrypted }) => encrypted)).toBe(true);
  }
});

test("nothing of an alert, a card, a code, a report or an answer lies in clear at the homeserver or in Dabyl's own folder", () => {
  const codes = cards.flatMap(({ code }) => [code, code.replace("-", "")]);
  const sentences = [MARKET, STATION].flatMap((text) => [text, text.slice(8, 24)]);
  const said = ["қайыр сұра", "жүк тасып", "помещены", "ЦАН или ЦПД", "социально-бытовые", "белгісіз"];
  const texts = [...sentences, ...said, "в работе", "Чем закончилось"];
  expect(findInHomeserver(stage.home, [...codes, ...texts])).toEqual([]);
  expect(findOnDisk(stage.home, texts)).toEqual([]);
  // The code is the key of a case's sealed rows, and so stands in the database; the log never has it.
  expect(findOnDisk(stage.home, codes).filter(({ file }) => !file.startsWith("dabyl.db"))).toEqual([]);
});

test("the search finds what is there in clear", () => {
  expect(findInHomeserver(stage.home, ["m.megolm.v1"])).not.toEqual([]);
  expect(findOnDisk(stage.home, ["room_made"])).toEqual([{ needle: "room_made", file: "dabyl.log" }]);
});
