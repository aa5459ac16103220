/**
 * Where the guard is not sure it asks: on the real homeserver, with members on an independent library, one of whom has no polls and
 * answers with numbers (Cinny shows none).
 */
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import type { EventId } from "../../src/ids.ts";
import { askedDirectly, type Card, POLL, raise, reply, told, words } from "./acts.ts";
import { openStage, type Role, type Stage } from "./stage.ts";

const CAST = ["ngo", "police", "migration", "akimat"] as const satisfies readonly Role[];
let stage: Stage<(typeof CAST)[number]>;
let card: Card;

beforeAll(async () => {
  stage = await openStage(CAST);
  card = await raise(stage.cast.ngo, "Базарда 8 жасар бала қайыр сұрап отыр, қасында ешкім жоқ", stage);
});
afterAll(() => stage.stop());

const ASKS = /Похоже, в вашем сообщении есть личные данные/;
const SAID = "сестра говорит, она беременна, отвезли в больницу";
const PHONE = "8 705 555 24 09";

test("hidden with a tap: the words go, and the bot shows the cleaned ones for the member's body", async () => {
  const { police, migration } = stage.cast;
  let sent: EventId | null = null;
  const question = await askedDirectly(police, /Это личные данные: медицинские сведения/, async () => {
    sent = await reply(police, card, SAID);
  });
  const event = sent;
  if (event === null) throw new Error("nothing was sent");
  await migration.until(({ eventId }) => eventId === event);
  expect(migration.isRedacted(event)).toBe(false);
  await police.vote(question, ["1"]);
  await migration.untilSome(() => migration.isRedacted(event));
  const shown = await migration.until(
    ({ thread, sender, text }) =>
      thread === card.eventId && sender === stage.bot && /отвезли в больницу/.test(text ?? ""),
  );
  expect(words(shown)).not.toContain("беременна");
});

test("insisted with a number: the words stand as they are", async () => {
  const { police, migration } = stage.cast;
  const before = await asks();
  await told(police, ASKS, () => reply(police, card, `${SAID}, ждём`));
  await told(police, /Незакрытых случаев/, async () => {
    await police.send(police.direct, "2");
    await police.send(police.direct, "список");
  });
  expect((await asks()).insisted).toBe(before.insisted + 1);
  const stands = await migration.until(
    ({ sender, text }) => sender === police.user && /ждём/.test(text ?? ""),
  );
  expect(stands.sender).toBe(police.user);
  expect(migration.isRedacted(stands.eventId)).toBe(false);
});

test("an appeal is answered with a number by a coordinator who sees no polls, as a reply to the text", async () => {
  const { police, akimat } = stage.cast;
  const offer = await askedDirectly(police, /без этих данных: номер телефона/, () =>
    police.send(stage.room, `звоните ${PHONE} до вечера`),
  );
  const asked = akimat.next(
    (event) =>
      event.room === stage.coordination && event.type === "m.room.message" && event.sender === stage.bot,
  );
  await police.vote(offer, ["3"]);
  const text = await asked;
  expect(words(text)).not.toContain("24 09");
  await told(police, /Координатор согласен/, () => akimat.reply(text, "1"));
  expect((await asks()).appeals).toEqual({ made: 1, mistakes: 1, upheld: 0 });
  expect(akimat.events.some(({ room, type }) => room === stage.coordination && type === POLL)).toBe(true);
});

const Stats = z.looseObject({
  guard: z.looseObject({
    insisted: z.number(),
    appeals: z.object({ made: z.number(), mistakes: z.number(), upheld: z.number() }),
  }),
});

async function asks() {
  const { lines } = await stage.dabyl.run(["stats", "--json"]);
  return Stats.parse(lines[0]).guard;
}
