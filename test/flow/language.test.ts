/** Who is spoken to in which language: a direct room in its member's, the rooms of a region in Kazakh and Russian (glossary, section 1). */
import { afterAll, beforeAll, expect, test } from "vitest";
import type { PeerEvent } from "../peer/peer-event.ts";
import { CODE_FIRST, codeOf, raise, reply, shows, threadSays, told, words } from "./acts.ts";
import { type Actor, openStage, type Role, type Stage } from "./stage.ts";

const CAST = ["ngo", "police", "hotline"] as const satisfies readonly Role[];
let stage: Stage<(typeof CAST)[number]>;

beforeAll(async () => {
  stage = await openStage(CAST);
});
afterAll(() => stage.stop());

/** Letters that one language has and the others have not. */
const KAZAKH = /[әғқңөұүһі]/i;
const CYRILLIC = /[а-яё]/i;

const saidTo = (actor: Actor): PeerEvent[] =>
  actor.events.filter(({ room, sender }) => room === actor.direct && sender === stage.bot);

test("the welcome speaks each member's own language", () => {
  const { ngo, police, hotline } = stage.cast;
  expect(words(saidTo(ngo)[0] ?? missing())).toMatch(/^Сәлеметсіз бе/);
  expect(words(saidTo(police)[0] ?? missing())).toMatch(/^Здравствуйте/);
  expect(words(saidTo(hotline)[0] ?? missing())).toMatch(/^Hello/);
});

function missing(): never {
  throw new Error("there was no welcome");
}

test("help is asked for and given in three languages", async () => {
  const { ngo, police, hotline } = stage.cast;
  await told(ngo, /^Дабыл беру/, () => ngo.send(ngo.direct, "көмек"));
  await told(police, /^Подать сигнал/, () => police.send(police.direct, "помощь"));
  await told(hotline, /^To raise an alert/, () => hotline.send(hotline.direct, "help"));
});

test("what is said in the room is said in Kazakh first, then in Russian, after one code", async () => {
  const { ngo, hotline } = stage.cast;
  const card = await raise(ngo, "Базарда 8 жасар бала қайыр сұрап отыр, қасында ешкім жоқ", stage);
  expect(card.event.text).toContain("Балалар / Детей: 1");
  await reply(hotline, card, "take");
  const lines = words(await threadSays(ngo, card, /Ведёт: /)).split("\n");
  expect(lines[0]).toMatch(new RegExp(`^${card.code} · Алған: `));
  expect(lines[1]).toMatch(/^Ведёт: /);
  await shows(ngo, card, /алынған \/ в работе/);
});

test("a refusal speaks the language of the one who asked, whatever the room speaks", async () => {
  const { ngo, police, hotline } = stage.cast;
  const card = await raise(police, "На вокзале ребёнок 9 лет, один, плачет, нужна помощь", stage);
  await reply(hotline, card, "take");
  await shows(hotline, card, /в работе/);
  const answers = await Promise.all([
    told(ngo, /бұрын алған/, () => reply(ngo, card, "аламын")),
    told(police, /уже ведёт/, () => reply(police, card, "беру")),
  ]);
  expect(answers.map(codeOf)).toEqual([card.code, card.code]);
  const own = await told(hotline, /already/i, () => reply(hotline, card, "take"));
  expect(words(own)).not.toMatch(CYRILLIC);
});

test("no direct room has heard another language than its member's", () => {
  const { ngo, police, hotline } = stage.cast;
  expect(
    saidTo(ngo)
      .filter((event) => !KAZAKH.test(words(event)))
      .map(words),
  ).toEqual([]);
  expect(
    saidTo(police)
      .filter((event) => KAZAKH.test(words(event)))
      .map(words),
  ).toEqual([]);
  expect(
    saidTo(hotline)
      .filter((event) => CYRILLIC.test(words(event)))
      .map(words),
  ).toEqual([]);
});

test("in the room every message of the bot begins with the code of its case", () => {
  const said = stage.cast.police.events.filter(
    ({ room, sender }) => room === stage.room && sender === stage.bot,
  );
  expect(said.length).toBeGreaterThan(4);
  expect(said.filter((event) => !CODE_FIRST.test(words(event))).map(words)).toEqual([]);
});
