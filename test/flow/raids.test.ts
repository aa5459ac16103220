/** A raid, the memory aid of the assessment form and a second person's confirmation on the wire: a real Synapse, independent clients. */
import { afterAll, beforeAll, expect, test } from "vitest";
import type { PeerEvent } from "../peer/peer-event.ts";
import { POLL, polled, raise, reply, shows, words } from "./acts.ts";
import { type Actor, openStage, REGION, type Stage } from "./stage.ts";

let stage: Stage<"ngo" | "police" | "akimat">;

beforeAll(async () => {
  process.env["DABYL_SECOND_PERSON"] = REGION;
  stage = await openStage(["ngo", "police", "akimat"]);
});
afterAll(() => stage.stop());

const hears = (actor: Actor, room: PeerEvent["room"], pattern: RegExp): Promise<PeerEvent> =>
  actor.until((event) => event.sender === stage.bot && event.room === room && pattern.test(words(event)));
const pollIn = (actor: Actor, room: PeerEvent["room"], pattern: RegExp): Promise<PeerEvent> =>
  actor.untilSome(() =>
    actor.events.findLast(
      (event) => event.type === POLL && event.room === room && pattern.test(words(event)),
    ),
  );

test("a raid gathers an alert, its form is ticked aside, a second body confirms its end, and one report ends the raid", async () => {
  const { ngo, police, akimat } = stage.cast;
  const { room, coordination } = stage;
  await akimat.untilJoined(coordination);
  await akimat.untilMembers(coordination, [stage.bot]);
  await akimat.send(coordination, "рейд: рынки и стройки, до 23:59");
  await akimat.vote(await pollIn(akimat, coordination, /Начать рейд/), ["1"]);
  const code = /R[1-9ABCEHKMPTX]{2}-[1-9ABCEHKMPTX]{3}/.exec(
    words(await hears(ngo, room, /Идёт рейд R/)),
  )?.[0];
  expect(code).toBeDefined();

  const card = await raise(ngo, "На рынке мальчик лет 10, один, просит еду", stage);
  expect(card.event.text).toContain(`рейд ${code}`);
  await reply(police, card, "беру");
  await shows(police, card, /в работе/);

  await police.send(police.direct, `форма оценки ${card.code}`);
  for (const [n, answer] of [
    [1, "4"],
    [2, "4"],
    [3, "8"],
    [4, "5"],
  ] as const) {
    await pollIn(police, police.direct, new RegExp(`Форма оценки, ${n}/4`));
    await police.send(police.direct, answer);
  }
  const list = await hears(police, police.direct, /Отмечено по форме оценки/);
  expect(words(list)).toMatch(/\n5\. Торговля людьми с целью принуждения[^]*\n11\. [^]*Решают/u);

  await reply(police, card, "закрыть: в семье, питание, 1 ребёнок");
  const poll = await polled(ngo, card, /Итог готов и стоит на карточке/);
  await shows(ngo, card, /ждёт подтверждения/);
  await police.vote(poll, ["1"]);
  await hears(police, police.direct, /Свой итог организация не подтверждает/);
  await ngo.vote(poll, ["1"]);
  await shows(ngo, card, /закрыт/);
  expect((await stage.dabyl.case(card.code)).report?.outcome).toBe("safe_family");

  await akimat.send(coordination, "рейд завершён: рынок 3, стройка 2, людей 14");
  const ended = words(await hears(akimat, coordination, /Рейд R\S+ завершён/));
  expect(ended).toMatch(/рынок: 3[^]*стройка: 2[^]*Открыто случаев: 1/u);
  const { lines } = await stage.dabyl.run(["stats", "--json"]);
  expect(lines[0]).toMatchObject({
    raids: { opened: 1, ended: 1, places_visited: 5, people_met: 14, cases: 1, by_body: { ngo: 1 } },
  });
  const inRooms = ngo.events.map(words).join("\n");
  expect(inRooms).not.toContain("Форма оценки");
}, 240_000);
