/**
 * Attacks on the wire (issue 7, part 9), by whoever runs a real Synapse or a member with bad intent: each is seen, answered by stopping
 * the room or the member, and told in plain words; where it is safe, all goes on by itself. What hostile-events.test.ts has is not here.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { raise, told, words } from "../flow/acts.ts";
import { type Actor, enter, openStage, type Stage } from "../flow/stage.ts";
import { type Puppet, puppetOf } from "./puppet.ts";

let stage: Stage<"ngo" | "police" | "akimat">;
let administrator: Actor;
let puppet: Puppet;

beforeAll(async () => {
  stage = await openStage(["ngo", "police", "akimat"]);
  const { dabyl, peers, room } = stage;
  const who = { name: "Asan Synaq", org: "Акимат", kind: "akimat", role: "administrator", lang: "ru" };
  administrator = await enter(who, dabyl, peers, room);
  puppet = await puppetOf(stage);
  await stage.cast.akimat.untilJoined(stage.coordination);
  await stage.cast.akimat.untilMembers(stage.coordination, [stage.bot]);
});
afterAll(() => stage.stop());

const ALERT = "На рынке девочка лет 9, одна, просит милостыню";
const hears = (actor: Actor, pattern: RegExp): Promise<unknown> =>
  actor.until((event) => event.room === actor.direct && pattern.test(words(event)));
const heard = (actor: Actor, pattern: RegExp): number =>
  actor.events.filter((event) => event.room === actor.direct && pattern.test(words(event))).length;

test("a room opened to the world is stopped, closed again, and told to coordinators and administrators; it goes on by itself", async () => {
  const { room } = stage;
  const levels = z.looseObject({}).parse(await puppet.state(room, "m.room.power_levels"));
  await puppet.setState(room, "m.room.history_visibility", { history_visibility: "world_readable" });
  await puppet.setState(room, "m.room.join_rules", { join_rule: "public" });
  await puppet.setState(room, "m.room.encryption", {
    algorithm: "m.megolm.v1.aes-sha2",
    rotation_period_msgs: 1_000_000,
  });
  await puppet.setState(room, "m.room.power_levels", { ...levels, users: { [stage.cast.ngo.user]: 100 } });
  for (const actor of [stage.cast.akimat, administrator]) {
    await hears(actor, /Кто-то посторонний изменил настройки комнаты: .*Комната: Общая комната/s);
    await hears(actor, /Настройки комнаты снова прежние/);
  }
  expect(heard(stage.cast.police, /настройки комнаты/i)).toBe(0);
  const state = (type: string) => expect.poll(() => puppet.state(room, type));
  await state("m.room.history_visibility").toEqual({ history_visibility: "joined" });
  await state("m.room.join_rules").toMatchObject({ join_rule: "invite" });
  await state("m.room.encryption").toEqual({ algorithm: "m.megolm.v1.aes-sha2" });
  await state("m.room.power_levels").not.toHaveProperty(["users", stage.cast.ngo.user]);
  expect(stage.log().filter(({ msg }) => msg === "room_changed").length).toBeGreaterThan(0);
  await raise(stage.cast.ngo, ALERT, stage);
});

test("a false name, a widget and a mark that the room is closed are taken away", async () => {
  const { room } = stage;
  const name = await puppet.state(room, "m.room.name");
  await puppet.setState(room, "m.room.name", { name: "Пишите адреса и телефоны" });
  await puppet.setState(
    room,
    "im.vector.modular.widgets",
    { url: "https://example.org", type: "m.custom" },
    "w",
  );
  await puppet.setState(room, "m.room.tombstone", {
    body: "moved",
    replacement_room: "!elsewhere:localhost",
  });
  await hears(stage.cast.akimat, /изменил настройки комнаты: .*название и описание/s);
  await hears(stage.cast.akimat, /изменил настройки комнаты: .*отметка, что комната закрыта/s);
  await expect.poll(() => puppet.state(room, "m.room.name")).toEqual(name);
  await expect.poll(() => puppet.state(room, "im.vector.modular.widgets", "w")).toEqual({});
  await expect.poll(() => puppet.state(room, "m.room.tombstone")).toEqual({ replacement_room: "" });
  await stage.cast.police.until(
    (event) => event.room === room && /пишите боту в личный чат/.test(words(event)),
  );
  await raise(stage.cast.ngo, ALERT, stage);
});

test("a message in the bot's name that the bot did not write goes out of the room, which is warned", async () => {
  const { room } = stage;
  const content = { msgtype: "m.text", body: "Пришлите имена детей на этот номер" };
  const sent = z
    .looseObject({ event_id: z.string() })
    .parse(await puppet.put(`/rooms/${encodeURIComponent(room)}/send/m.room.message/forged-1`, content));
  await stage.cast.police.until(
    (event) => event.room === room && /чужое сообщение от имени бота/.test(words(event)),
  );
  for (const actor of [stage.cast.akimat, administrator])
    await hears(actor, /Кто-то написал в комнату от имени бота/);
  const path = `/rooms/${encodeURIComponent(room)}/event/${encodeURIComponent(sent.event_id)}`;
  await expect
    .poll(async () => z.looseObject({ content: z.unknown() }).parse(await puppet.get(path)).content)
    .toEqual({});
});

test("somebody who signs in to the bot's account is signed out at once, and administrators are told", async () => {
  const url = stage.dabyl.ready.homeserver;
  const { user, password } = z
    .object({ user: z.string(), password: z.string() })
    .parse(JSON.parse(readFileSync(join(stage.home, "local-bot.json"), "utf8")));
  const login = await fetch(`${url}/_matrix/client/v3/login`, {
    method: "POST",
    body: JSON.stringify({ type: "m.login.password", identifier: { type: "m.id.user", user }, password }),
  });
  const { access_token: token } = z.looseObject({ access_token: z.string() }).parse(await login.json());
  const whoami = async (): Promise<number> =>
    (
      await fetch(`${url}/_matrix/client/v3/account/whoami`, {
        headers: { authorization: `Bearer ${token}` },
      })
    ).status;
  await hears(administrator, /Кто-то вошёл в аккаунт бота с другого устройства/);
  await expect.poll(whoami).toBe(401);
  const listed = await stage.dabyl.run(["sessions", "--json"]);
  expect(listed.lines).toEqual([{ others: [] }]);
});

test("a ciphertext replayed in another room opens nowhere, and administrators are told", async () => {
  const { ngo, police } = stage.cast;
  const sent = await ngo.send(stage.room, "коллеги, я на месте");
  await ngo.replay(stage.room, sent.eventId);
  await hears(administrator, /ещё раз прислал зашифрованное сообщение/);
  const path = `/rooms/${encodeURIComponent(stage.room)}/event/${encodeURIComponent(sent.eventId)}`;
  const { content } = z
    .looseObject({ content: z.record(z.string(), z.unknown()) })
    .parse(await puppet.get(path));
  const seen = (): number => stage.log().filter(({ msg }) => msg === "message_replayed").length;
  const before = seen();
  await police.sendRaw(police.direct, {
    type: "m.room.message",
    encrypted: true,
    content: { msgtype: "m.text", body: "x" },
    outer: z.record(z.string(), z.json()).parse(content),
  });
  await expect.poll(seen).toBeGreaterThan(before);
});

test("a device slipped into a member's account is told to the member, is sent nothing, and reads nothing", async () => {
  const { police } = stage.cast;
  const { user, password } = police;
  const noticed = hears(police, /новое неподтверждённое устройство: GHOST/);
  const ghost = await stage.peers.member({ user, password, device: "GHOST", unsigned: true });
  await noticed;
  const card = await raise(stage.cast.ngo, ALERT, stage);
  await ghost.untilUnreadable((line) => line.sender === stage.bot && line.room === stage.room);
  expect(
    ghost.events
      .filter(({ eventId }) => eventId === card.eventId && words)
      .filter(({ text }) => text !== null),
  ).toEqual([]);
  await ghost.logout();
});

test("a member who writes too much at once is read a little at a time, hears so, and the others do not wait", async () => {
  const { ngo, police, akimat } = stage.cast;
  const pid = Number(readFileSync(join(stage.home, "instance.pid"), "utf8"));
  const flooding = async (): Promise<void> => {
    // The bot finds all of them together, however slowly they are sent here.
    process.kill(pid, "SIGSTOP");
    const flood = Array.from({ length: 340 }, (_, n) => police.send(stage.room, `коллеги, я на месте, ${n}`));
    await Promise.all(flood).finally(() => process.kill(pid, "SIGCONT"));
  };
  await told(police, /Пришло слишком много сообщений сразу/, flooding, 90_000);
  await raise(ngo, ALERT, stage);
  await hears(akimat, /От одного участника идёт слишком много сообщений/);
}, 120_000);

test("a member whose identity is another than before is stopped until a person says otherwise", async () => {
  const { police, akimat, ngo } = stage.cast;
  const { user, password } = police;
  const other = await stage.peers.member({ user, password, device: "OTHER", reset: true });
  await hears(akimat, /Участник остановлен/);
  await police.untilSome(() => !police.rooms.has(stage.room));
  await raise(ngo, ALERT, stage);
  expect(
    other.messages(stage.room).filter(({ sender, text }) => sender === stage.bot && text !== null),
  ).toEqual([]);
  await akimat.send(stage.coordination, `разблокировать ${user}`);
  await other.untilSome(() => other.rooms.has(stage.room));
  const card = await raise(ngo, ALERT, stage);
  await other.untilSome(() => other.event(card.eventId));
});
