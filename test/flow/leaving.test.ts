/** Leaving, coming back and a lost phone on the wire: a real Synapse, independent clients, the command line beside the running bot. */
import { afterAll, beforeAll, expect, test } from "vitest";
import type { PeerEvent } from "../peer/peer-event.ts";
import { POLL, raise, reply, shows, words } from "./acts.ts";
import { type Actor, openStage, type Stage } from "./stage.ts";

let stage: Stage<"ngo" | "police" | "akimat">;

beforeAll(async () => {
  stage = await openStage(["ngo", "police", "akimat"]);
});
afterAll(() => stage.stop());

const hears = (actor: Actor, room: PeerEvent["room"], pattern: RegExp): Promise<PeerEvent> =>
  actor.until((event) => event.sender === stage.bot && event.room === room && pattern.test(words(event)));
const isOut = (actor: Actor, rooms: readonly PeerEvent["room"][]): Promise<boolean> =>
  actor.untilSome(() => rooms.every((room) => !actor.rooms.has(room)));
const isBack = (actor: Actor, rooms: readonly PeerEvent["room"][]): Promise<boolean> =>
  actor.untilSome(() => rooms.every((room) => actor.rooms.has(room)));

test("removed by a coordinator, invited again, locked from the command line: out at once each time, and back", async () => {
  const { ngo, police, akimat } = stage.cast;
  const { room, coordination, dabyl } = stage;
  const rooms = [room, police.direct];
  await akimat.untilJoined(coordination);
  await akimat.untilMembers(coordination, [stage.bot]);
  const card = await raise(ngo, "На рынке мальчик лет 10, один, просит еду", stage);
  await police.untilSome(() => police.event(card.eventId));
  await reply(police, card, "беру");
  await shows(ngo, card, /в работе/);

  await akimat.send(coordination, `отчислить ${police.user}`);
  const question = await akimat.until(
    (event) => event.type === POLL && /Исключить участника/.test(words(event)),
  );
  await akimat.vote(question, ["1"]);
  await isOut(police, rooms);
  await hears(akimat, coordination, new RegExp(`^${card.code} · .*Вести некому, случай снова ждёт`, "s"));
  const before = police.events.length;
  await shows(ngo, card, /Чтобы взять/);
  expect(police.events.slice(before).map((event) => event.room)).not.toContain(room);
  const meanwhile = await ngo.send(room, "спасибо, коллеги");

  await akimat.send(coordination, `пригласить ${police.user} ювенальная полиция ИДН Шымкент, по-русски`);
  await hears(akimat, coordination, /Какая это организация|Добавлен участник/);
  if (!akimat.events.some((event) => event.room === coordination && /Добавлен участник/.test(words(event))))
    await akimat.send(coordination, "1");
  await isBack(police, [room]);
  // Who comes, or comes back, reads what is said from then on and nothing of before.
  await ngo.untilMembers(room, [police.user]);
  const since = await ngo.send(room, "добрый день, коллеги");
  await police.untilSome(() => police.event(since.eventId));
  expect(police.event(meanwhile.eventId)).toBeNull();

  const lock = (act: "lock" | "unlock") => dabyl.run(["member", act, "--user", police.user, "--json"]);
  await reply(ngo, card, "аламын");
  await shows(ngo, card, /в работе/);
  expect((await lock("lock")).lines).toEqual([{ users: [police.user], locked: true }]);
  await isOut(police, [room]);
  expect((await lock("lock")).code).toBe(1);
  expect((await lock("unlock")).lines).toEqual([{ users: [police.user], locked: false }]);
  await isBack(police, [room]);
});
