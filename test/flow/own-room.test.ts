/** A case's room of its own on the real homeserver, read by another crypto library: opened, handed on, closed there; who left reads no more. */
import { afterAll, beforeAll, expect, test } from "vitest";
import type { RoomId } from "../../src/ids.ts";
import { findInHomeserver } from "../local/homeserver-search.ts";
import type { PeerEvent } from "../peer/peer-event.ts";
import { POLL, raise, reply, shows, words } from "./acts.ts";
import { type Actor, openStage, type Role, type Stage } from "./stage.ts";

const CAST = ["ngo", "police", "migration", "akimat"] as const satisfies readonly Role[];
let stage: Stage<(typeof CAST)[number]>;
beforeAll(async () => {
  stage = await openStage(CAST);
});
afterAll(() => stage.stop());

const hears = (actor: Actor, room: RoomId, pattern: RegExp, type = "m.room.message"): Promise<PeerEvent> =>
  actor.until(
    (event) =>
      event.sender === stage.bot && event.room === room && event.type === type && pattern.test(words(event)),
  );

test("a case goes on in a room of its own, is handed on and closed there, and whoever left reads nothing new", async () => {
  const { ngo, police, migration, akimat } = stage.cast;
  const { coordination } = stage;
  await akimat.untilJoined(coordination);
  await akimat.untilMembers(coordination, [stage.bot]);
  const card = await raise(ngo, "На рынке мальчик лет 10, один, просит еду", stage);
  await police.untilSome(() => police.event(card.eventId));
  await reply(police, card, "беру");
  await shows(ngo, card, /в работе/);

  const known = new Set(police.rooms.keys());
  await akimat.send(coordination, `отдельная комната ${card.code}`);
  const own = await police.untilSome(() => [...police.rooms.keys()].find((one) => !known.has(one)));
  for (const actor of [police, ngo, akimat]) {
    await actor.untilJoined(own);
    await actor.untilMembers(own, [stage.bot]);
    await hears(actor, own, /код не нужен/);
  }
  expect(migration.rooms.has(own)).toBe(false);
  await shows(ngo, card, /Случай ведут в отдельной комнате/);
  const inThread = () => ngo.events.filter(({ thread }) => thread === card.eventId).length;
  const before = inThread();

  await police.send(own, "передать миграционной службе");
  await police.vote(await hears(police, own, /Передать случай/, POLL), ["1"]);
  await migration.vote(await hears(migration, migration.direct, /істі|іс/i, POLL), ["1"]);
  await migration.untilJoined(own);
  await migration.untilMembers(own, [stage.bot]);
  await hears(migration, own, /код керек емес/);
  await police.untilSome(() => !police.rooms.has(own));
  const left = police.events.length;

  await migration.send(own, "жабу: дабыл расталмады");
  const asked = await ngo.until(
    (event) => event.room === own && event.sender === stage.bot && /жабылды|\?/.test(words(event)),
  );
  if (asked.type === POLL) await migration.send(own, "1");
  await hears(ngo, own, /жабылды/);
  await shows(ngo, card, /жабылды/);
  expect(police.events.slice(left).filter((event) => event.room === own)).toEqual([]);
  expect(inThread()).toBe(before);
  expect(ngo.current(card.eventId)?.text).not.toMatch(/расталмады|не подтвердился/);
  expect(findInHomeserver(stage.home, [card.code, card.code.replace("-", ""), "На рынке мальчик"])).toEqual(
    [],
  );
});
