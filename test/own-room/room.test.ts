/** The own room of a case from the ledger to what is sent: made once, filled by the register, read by who came later, left when erased. */
import { describe, expect, test } from "vitest";
import { eraseCase, removeErased } from "../../bot/keeping/erase.ts";
import { recipeOf } from "../../bot/matrix/room-recipe.ts";
import { keepOwnRooms } from "../../bot/own-room/own-rooms.ts";
import { showCode } from "../../src/case/code.ts";
import { asMillis, type CaseCode } from "../../src/ids.ts";
import { coordinator, ngo, police, RESPONSE } from "../sealed/sealed-stage.ts";
import { migration } from "../case/world.ts";
import { ownRoomStage } from "./own-room-stage.ts";

const DAY_MS = 86_400_000;
type Stage = ReturnType<typeof ownRoomStage>;
const saidIn = (stage: Stage, code: CaseCode): string => stage.bodiesIn(stage.roomOf(code)).join("\n---\n");
/** The newest text of the card in the response room. */
const cardOutside = (stage: Stage): string => JSON.stringify(stage.standing(RESPONSE).at(-1));

describe("the room", () => {
  test("tells the homeserver nothing of the case: not in its name, its topic or its mark", async () => {
    const stage = ownRoomStage();
    const code = await stage.roomed();
    const [wish] = stage.wishes;
    expect(wish?.name).toBe("Бөлек бөлме 1 / Отдельная комната 1");
    const recipe = JSON.stringify(wish && recipeOf(wish, []));
    expect(recipe).not.toContain(code);
    expect(recipe).not.toContain(showCode(code));
    for (const word of ["вокзал", "police", "10"]) expect(recipe.includes(word), word).toBe(word === "10");
    expect(recipe).toContain('"m.room.encryption"');
    expect(recipe).toContain('"history_visibility":"joined"');
  });

  test("is made once, and its first card sent once, wherever the bot dies", async () => {
    const stage = ownRoomStage();
    const code = await stage.alert();
    await stage.write(coordinator, `отдельная комната ${code}`);
    for (let i = 0; i < 3; i += 1) await keepOwnRooms([code], stage.parts);
    await stage.settle();
    await stage.settle();
    expect(stage.wishes).toHaveLength(1);
    expect(stage.bodiesIn(stage.roomOf(code)).filter((body) => /Сигнал|Дабыл/.test(body))).toHaveLength(1);
  });

  test("allows those who sit there and nobody else", async () => {
    const stage = ownRoomStage();
    const code = await stage.roomed();
    expect(stage.store.rooms.allowed(stage.roomOf(code))).toEqual(
      new Set([coordinator.user, ngo.user, police.user]),
    );
  });

  test("shows the card to whoever comes later, and the older card points down to it", async () => {
    const stage = ownRoomStage();
    const code = await stage.roomed();
    await stage.write(coordinator, `добавить ${migration.user}`, stage.roomOf(code));
    await stage.settle();
    expect(stage.inRoom(code)).toContain(migration.user);
    // Invited is not in: nothing to see yet.
    const before = stage.bodiesIn(stage.roomOf(code)).length;
    stage.joins(code, migration);
    const news = await stage.settle();
    expect(stage.bodiesIn(stage.roomOf(code)).length).toBeGreaterThan(before);
    expect(JSON.stringify(news)).toMatch(/карточка ниже/);
    expect(stage.bodiesIn(stage.roomOf(code), news).join()).toMatch(/код не нужен/);
  });
});

describe("what is said", () => {
  test("goes to the room, and the response room keeps its card and hears no more", async () => {
    const stage = ownRoomStage();
    const code = await stage.roomed();
    expect(cardOutside(stage)).toMatch(/Случай ведут в отдельной комнате/);
    const before = stage.bodiesIn(RESPONSE).length;
    const room = stage.roomOf(code);
    await stage.write(police, "не 1, а 3", room);
    expect(stage.store.cases.case(code)?.fields.children).toBe(3);
    expect(cardOutside(stage)).not.toMatch(/Балалар \/ Детей: 3/);
    await stage.write(police, "передать миграционной службе", room);
    await stage.write(police, "1", room);
    expect(saidIn(stage, code)).toMatch(/Кому передают/);
    // What came since are edits of the card alone.
    const since = stage.bodiesIn(RESPONSE).slice(before);
    expect(since.every((body) => body.startsWith("*"))).toBe(true);
  });

  test("is closed there by taps, and the response room learns that it is closed and nothing else", async () => {
    const stage = ownRoomStage();
    const code = await stage.roomed();
    const room = stage.roomOf(code);
    await stage.write(police, "закрыть: в семье, детей 1, психолог", room);
    for (let i = 0; i < 12 && stage.store.cases.case(code)?.phase.kind !== "closed"; i += 1)
      await stage.write(police, "1", room);
    expect(stage.store.cases.case(code)?.phase.kind).toBe("closed");
    expect(saidIn(stage, code)).toMatch(/в семье/);
    expect(cardOutside(stage)).toMatch(/жабылды|закрыт/);
    expect(stage.standing(RESPONSE).join()).not.toMatch(/в семье|психолог/);
  });

  test("of the guard's finds nothing stands there", async () => {
    const stage = ownRoomStage();
    const code = await stage.roomed();
    const { event } = await stage.write(police, "мать Тестова Айгерим, 8 705 318 44 20", stage.roomOf(code));
    expect(stage.removed.has(event)).toBe(true);
  });
});

describe("who leaves", () => {
  test("the giver is out once the receiver took it, and is no stranger meanwhile", async () => {
    const stage = ownRoomStage();
    stage.eager.add(migration.user);
    const code = await stage.roomed();
    const room = stage.roomOf(code);
    await stage.write(police, "передать миграционной службе", room);
    await stage.write(police, "1", room);
    await stage.write(migration, `беру ${code}`);
    await stage.settle();
    expect(new Set(stage.inRoom(code))).toEqual(new Set([coordinator.user, migration.user, ngo.user]));
    expect(stage.store.rooms.allowed(room).has(police.user)).toBe(false);
    expect(stage.store.vault.get(`rooms.left_at.${police.user}`)).not.toBeNull();
  });

  test("an undo empties it, and what waited for it is sent to nobody", async () => {
    const stage = ownRoomStage();
    stage.eager.clear();
    const code = await stage.alert();
    await stage.write(coordinator, `отдельная комната ${code}`);
    await keepOwnRooms([code], stage.parts);
    await stage.write(coordinator, `отмена ${code}`);
    await stage.settle();
    expect(stage.inRoom(code)).toEqual([]);
    expect(stage.store.outbox.stale(asMillis(stage.flow.now() + 2 * DAY_MS))).toEqual([]);
    await stage.write(police, `беру ${code}`);
    expect(stage.bodiesIn(RESPONSE).join("\n")).toMatch(/Ведёт: ювенальная полиция/);
  });

  test("after closing nobody new is invited; opened again it is used again", async () => {
    const stage = ownRoomStage();
    const code = await stage.roomed();
    const room = stage.roomOf(code);
    await stage.write(police, "закрыть: сигнал не подтвердился", room);
    for (let i = 0; i < 4 && stage.store.cases.case(code)?.phase.kind !== "closed"; i += 1)
      await stage.write(police, "1", room);
    const second = { ...migration, role: "coordinator" as const };
    stage.store.ledger.append(
      [
        {
          stream: "people",
          event: { kind: "member_added", by: "operator", at: asMillis(2), member: second },
        },
      ],
      "later",
    );
    await stage.settle();
    expect(stage.inRoom(code)).not.toContain(migration.user);
    expect(stage.inRoom(code)).toContain(police.user);
    await stage.write(coordinator, "открыть снова", room);
    await stage.write(coordinator, "1", room);
    expect(stage.store.cases.case(code)?.phase.kind).toBe("open");
    await stage.settle();
    expect(stage.inRoom(code)).toContain(migration.user);
  });

  test("erased, its messages are taken out first, and a day later the bot leaves it", async () => {
    const stage = ownRoomStage();
    const code = await stage.roomed();
    const room = stage.roomOf(code);
    await stage.write(police, "закрыть: сигнал не подтвердился", room);
    for (let i = 0; i < 4 && stage.store.cases.case(code)?.phase.kind !== "closed"; i += 1)
      await stage.write(police, "1", room);
    eraseCase(code, coordinator.user, stage.flow.now(), stage.store);
    await stage.settle();
    expect(stage.left).toEqual([]);
    while (removeErased(stage.flow) > 0) await stage.deliver();
    await stage.deliver();
    expect(stage.standing(room)).toEqual([]);
    stage.pass(2 * DAY_MS);
    removeErased(stage.flow);
    await stage.settle();
    expect(stage.left).toEqual([room]);
    expect(stage.store.rooms.place(room)).toBeNull();
  });
});

test("the ledger gives it all again", async () => {
  const stage = ownRoomStage();
  const code = await stage.roomed();
  await stage.write(coordinator, `добавить ${migration.user} ${code}`);
  expect(stage.store.ledger.verify().ok).toBe(true);
  expect(stage.store.ledger.rebuild()).toMatchObject({ ok: true });
  expect(stage.store.cases.ownRooms()).toMatchObject([{ code, isClosed: false }]);
});
