/**
 * The ways in which a careless or hostile client brings personal data, on the real homeserver (docs/guard.md, "Where it stands"): each
 * is taken out, none is repeated; and afterwards none of it lies anywhere in clear (issue 4, "No log, error, ledger row or metric").
 */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import type { EventId } from "../../src/ids.ts";
import { findInHomeserver } from "../local/homeserver-search.ts";
import type { RawOptions, Sent } from "../peer/peer-member.ts";
import { askedDirectly, isCard, POLL, raise, reply, shows, told, words } from "./acts.ts";
import { findOnDisk } from "./clear-text.ts";
import { ledgerEvents, sameAsLedger } from "./ledger.ts";
import { openStage, type Role, type Stage } from "./stage.ts";

const CAST = ["ngo", "police", "akimat"] as const satisfies readonly Role[];
let stage: Stage<(typeof CAST)[number]>;

beforeAll(async () => {
  stage = await openStage(CAST);
});
afterAll(() => stage.stop());

/** Invented; each stands in one way in, in Kazakh and Russian by turns. The identity number has a right check digit. */
const SECRET = {
  poll: "Ахметова Гүлнәр Сериковна",
  answer: "8 705 555 21 01",
  caption: "8 705 555 21 02",
  file: "Тестова Айжан Болатовна",
  card: "8 705 555 21 03",
  broken: "8 705 555 21 04",
  besides: "8 705 555 21 05",
  edited: "160512501234",
  fallback: "8 705 555 21 06",
  closing: "ул. Тестовая 17 кв. 5",
  thread: "Абай көшесі 19 үй, 4 пәтер",
  direct: "8 705 555 21 07",
  coordinators: "8 705 555 21 08",
  appealed: "8 705 555 21 09",
};
const secrets = Object.values(SECRET);
const ALERT = "Базарда 8 жасар бала қайыр сұрап отыр, қасында ешкім жоқ";

const gone = (event: EventId): Promise<unknown> =>
  stage.cast.akimat.untilSome(() => stage.cast.akimat.isRedacted(event));
const raw = (type: string, content: RawOptions["content"], encrypted = true) =>
  stage.cast.ngo.sendRaw(stage.room, { type, content, encrypted });
const said = (content: RawOptions["content"]) => raw("m.room.message", content);

const MEDIA = /^Фото, дауыс, файл мен картадағы нүкте ортақ бөлмеге қойылмайды/;
const STOPPED = /^Хабарламаңыз ортақ бөлмеден алынды/;
const CLEAR = /^Реакция мен өшіру себебі шифрланбайды/;

const WAYS: Readonly<Record<string, readonly [RegExp, () => Promise<Sent>]>> = {
  "a member's poll, its question": [
    STOPPED,
    () => stage.cast.ngo.openPoll(stage.room, `${SECRET.poll} қайда?`, { "1": "Иә", "2": "Жоқ" }),
  ],
  "a member's poll, one of its answers": [
    STOPPED,
    () => stage.cast.ngo.openPoll(stage.room, "Кімге хабарлаймыз?", { "1": SECRET.answer, "2": "Жоқ" }),
  ],
  "a picture's caption": [
    MEDIA,
    () =>
      stage.cast.ngo.sendMedia(stage.room, { data: new Uint8Array(900), caption: `анасы ${SECRET.caption}` }),
  ],
  "the name of a file": [
    MEDIA,
    () =>
      stage.cast.ngo.sendMedia(stage.room, {
        msgtype: "m.file",
        name: `${SECRET.file}.pdf`,
        data: new Uint8Array(900),
      }),
  ],
  "a place on the map": [
    MEDIA,
    () => said({ msgtype: "m.location", body: "осында", geo_uri: "geo:42.3417,69.5901" }),
  ],
  "a live place": [
    MEDIA,
    () => raw("org.matrix.msc3672.beacon", { "org.matrix.msc3488.location": { uri: "geo:42.3417,69.5901" } }),
  ],
  "a sticker": [MEDIA, () => raw("m.sticker", { body: "x", info: {}, url: "mxc://localhost/abc" })],
  "a contact card of an app of its own": [
    STOPPED,
    () => said({ msgtype: "org.example.contact", body: "контакт", phone: SECRET.card }),
  ],
  "a message without a kind": [STOPPED, () => said({ body: `анасы ${SECRET.broken}` })],
  "words beside the body (MSC1767)": [
    STOPPED,
    () => said({ msgtype: "m.text", body: "рахмет", "org.matrix.msc1767.text": `анасы ${SECRET.besides}` }),
  ],
  "a word as a reaction": [
    CLEAR,
    async () => {
      const { ngo } = stage.cast;
      const { eventId } = await ngo.send(stage.room, "әріптестер, келдім");
      return ngo.react(await ngo.until((event) => event.eventId === eventId), "беремін");
    },
  ],
};

describe.each(Object.entries(WAYS))("%s", (_, [answer, send]) => {
  test("is taken out of the room, and its author hears why", async () => {
    const sent: Sent[] = [];
    await told(stage.cast.ngo, answer, async () => void sent.push(await send()));
    for (const { eventId } of sent) await gone(eventId);
    expect(sent).toHaveLength(1);
  });
});

test("a poll and a sign without personal data stand", async () => {
  const { ngo, police } = stage.cast;
  const poll = await ngo.openPoll(stage.room, "Жиналыс бола ма?", { "1": "Иә", "2": "Жоқ" });
  const sign = await police.react(await police.until((event) => event.eventId === poll.eventId), "👍");
  await told(police, /Незакрытых случаев/, () => police.send(police.direct, "список"));
  for (const { eventId } of [poll, sign]) expect(stage.cast.akimat.isRedacted(eventId)).toBe(false);
});

test("an edit takes the first version with it; the cleaned words correct the card after one tap", async () => {
  const { police } = stage.cast;
  const card = await raise(police, "На вокзале мальчик лет 10, один, без документов", stage);
  const own = await police.untilSome(() =>
    police.events.find(({ text }) => text === "На вокзале мальчик лет 10, один, без документов"),
  );
  const edits: Sent[] = [];
  const offer = await askedDirectly(police, /без этих данных: ИИН/, async () => {
    edits.push(await police.edit(own, `На вокзале мальчик лет 10, один, ИИН ${SECRET.edited}, плачет`));
  });
  for (const event of [own.eventId, ...edits.map(({ eventId }) => eventId)]) await gone(event);
  await police.vote(offer, ["1"]);
  const shown = await shows(police, card, /плачет/);
  expect(shown.text).not.toContain(SECRET.edited);
});

test("an edit whose old text alone, for older clients, holds the secret", async () => {
  const { ngo } = stage.cast;
  const first = await ngo.send(stage.room, "әріптестер, жолдамын");
  const edit = await said({
    msgtype: "m.text",
    body: `* анасы ${SECRET.fallback}`,
    "m.new_content": { msgtype: "m.text", body: "әріптестер, келдім" },
    "m.relates_to": { rel_type: "m.replace", event_id: first.eventId },
  });
  for (const { eventId } of [first, edit]) await gone(eventId);
});

test("a false edit of another's message has that message removed by nobody", async () => {
  const { ngo, police, akimat } = stage.cast;
  const first = await police.send(stage.room, "коллеги, выезжаем через час");
  const edit = await ngo.edit(
    await ngo.until(({ eventId }) => eventId === first.eventId),
    `анасы ${SECRET.direct}`,
  );
  await gone(edit.eventId);
  expect(akimat.isRedacted(first.eventId)).toBe(false);
});

test("a report: what is personal in its note goes, the case is closed without it", async () => {
  const { ngo, police } = stage.cast;
  const card = await raise(ngo, ALERT, stage);
  await reply(police, card, "беру");
  await shows(police, card, /в работе/);
  const sent = await reply(
    police,
    card,
    `закрыть: в семье, психолог, 1 ребёнок, следующий шаг: навестить ${SECRET.closing}`,
  );
  await gone(sent);
  const shown = await shows(police, card, /закрыт/);
  expect(shown.text).not.toContain("Тестовая");
  expect(JSON.stringify(await stage.dabyl.case(card.code))).not.toContain("Тестовая");
});

test("in a thread, in the direct room, and among coordinators", async () => {
  const { ngo, akimat } = stage.cast;
  const card = await raise(ngo, ALERT, stage);
  await gone(await reply(ngo, card, `балалар ${SECRET.thread} тұрады`));
  await told(ngo, /^Хабарламаңыз топқа шықпады/, () =>
    ngo.send(ngo.direct, `${ALERT}, анасы ${SECRET.direct}`),
  );
  await gone((await akimat.send(stage.coordination, `позвоните ${SECRET.coordinators}`)).eventId);
});

test("an appeal: the coordinators see kind and place, one tap answers it, and the member hears what to do", async () => {
  const { police, akimat } = stage.cast;
  const offer = await askedDirectly(police, /без этих данных: номер телефона/, () =>
    police.send(stage.room, `звоните ${SECRET.appealed} до вечера`),
  );
  const asked = akimat.next((event) => event.room === stage.coordination && event.type === POLL);
  const acknowledged = police.next(
    (event) => event.room === police.direct && /Вопрос передан координатору/.test(words(event)),
  );
  await police.vote(offer, ["3"]);
  expect(words(await acknowledged)).toContain("номер телефона (слово 2 из 8)");
  const question = await asked;
  expect(words(question)).toContain("телефон нөмірі (сөз: 2/8)");
  for (const hidden of [SECRET.appealed, "звоните", police.user])
    expect(JSON.stringify(question.content)).not.toContain(hidden);
  await told(police, /Координатор ответил: остановлено верно/, () => akimat.vote(question, ["2"]));
});

const Stats = z.looseObject({
  guard: z.object({
    stopped: z.number(),
    asked: z.number(),
    insisted: z.number(),
    appeals: z.object({ made: z.number(), mistakes: z.number(), upheld: z.number() }),
    by_kind: z.object({ stopped: z.record(z.string(), z.number()) }).loose(),
  }),
});

test("stats and numbers tell what the guard did; the ledger holds it, and verifies", async () => {
  const { akimat } = stage.cast;
  const { lines } = await stage.dabyl.run(["stats", "--json"]);
  const { guard } = Stats.parse(lines[0]);
  expect(guard.appeals).toEqual({ made: 1, mistakes: 0, upheld: 1 });
  expect(guard.stopped).toBeGreaterThanOrEqual(10);
  expect(guard.by_kind.stopped["phone"]).toBeGreaterThanOrEqual(6);
  expect(await ledgerEvents(stage.dabyl)).toBeGreaterThan(guard.stopped);
  await sameAsLedger(stage.dabyl);
  const numbers = await told(akimat, /Проверка текстов · остановлено: \d+/, () =>
    akimat.send(akimat.direct, "цифры"),
  );
  expect(words(numbers)).toContain("оспорено: 1, ошибок: 0");
});

test("none of it is anywhere: not in what the bot says or prints, nor with the homeserver, nor in Dabyl's data or logs", async () => {
  for (const actor of Object.values(stage.cast)) {
    const bot = actor.events.filter(({ sender }) => sender === stage.bot);
    const texts = bot.flatMap((event) => [words(event), event.html ?? "", JSON.stringify(event.content)]);
    expect(secrets.filter((secret) => texts.some((text) => text.includes(secret)))).toEqual([]);
  }
  const printed = [["cases", "--json"], ["stats", "--json"], ["ledger", "verify", "--json"], ["doctor"]];
  for (const args of printed) {
    const { lines, stderr } = await stage.dabyl.run(args);
    expect(secrets.filter((secret) => `${JSON.stringify(lines)} ${stderr}`.includes(secret))).toEqual([]);
  }
  expect(findInHomeserver(stage.home, secrets)).toEqual([]);
  expect(findOnDisk(stage.home, secrets)).toEqual([]);
  expect(stage.log().map(({ msg }) => msg)).not.toContain("event_failed");
});

test("what stands in the room was meant to stand: cards, threads, and the words of members without personal data", () => {
  const { akimat } = stage.cast;
  const standing = akimat.events.filter(
    ({ room, eventId }) => room === stage.room && !akimat.isRedacted(eventId),
  );
  const texts = standing.map((event) => JSON.stringify(event.content));
  expect(secrets.filter((secret) => texts.some((text) => text.includes(secret)))).toEqual([]);
  expect(standing.filter((event) => isCard(stage.bot, event)).length).toBeGreaterThanOrEqual(3);
});
