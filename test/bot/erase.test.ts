/** Retention and erasure through the bot's own flow: what goes, what stays, and that nothing goes twice or half. */
import BetterSqlite from "better-sqlite3";
import { expect, test } from "vitest";
import { eraseDue, removeErased } from "../../bot/keeping/erase.ts";
import { showCode } from "../../src/case/code.ts";
import { CLOCK } from "../../src/duties/clock-member.ts";
import { asEventId, type CaseCode } from "../../src/ids.ts";
import {
  RESPONSE,
  COORDINATION,
  COORDINATOR,
  DAY,
  directOf,
  keepingStage,
  NGO,
  type Stage,
} from "./keeping-stage.ts";

const ALERT = "На рынке девочка 7 лет просит милостыню, рядом никого, оранжевая корзина";
const CLOSE = "закрыть: ложный сигнал";
const PLACED = "закрыть: помещены в ЦАН, питание, 1 ребёнок, следующий шаг не нужен";

/** Opens a case with these words and closes it. */
async function closedCase(stage: Stage, words: string, close = CLOSE): Promise<CaseCode> {
  const before = new Set(stage.temp.store.cases.list({}).map((look) => look.fact.code));
  await stage.write(NGO, words);
  const code = stage.temp.store.cases
    .list({})
    .map((look) => look.fact.code)
    .find((one) => !before.has(one));
  if (code === undefined) throw new Error("no case was opened");
  await stage.write(NGO, `беру ${code}`);
  await stage.write(NGO, `${close} ${code}`);
  for (let i = 0; i < 3 && stage.temp.store.cases.look(code)?.fact.state !== "closed"; i += 1)
    await stage.write(NGO, "1");
  expect(stage.temp.store.cases.look(code)?.fact.state).toBe("closed");
  return code;
}

const eraseAll = (stage: Stage) => {
  for (let i = 0; i < 100; i += 1) {
    const gone = eraseDue(stage.flow());
    const removed = removeErased(stage.flow());
    stage.deliver();
    if (gone + removed === 0) return;
  }
  throw new Error("it never ends");
};

test("a case goes on its day and not a moment before: words and key are gone, counts, code and ledger stay", async () => {
  const stage = keepingStage();
  const { store, file } = stage.temp;
  const code = await closedCase(stage, ALERT);
  const young = await closedCase(stage, "Базарда 8 жасар бала қайыр сұрап отыр, жасыл себет", PLACED);
  const raw = new BetterSqlite(file, { readonly: true });
  const key = raw.prepare<[string], Buffer>("SELECT wrapped FROM data_keys WHERE code = ?").pluck().get(code);
  raw.close();
  const facts = store.cases.facts({});
  const closedAt = facts.find((fact) => fact.code === code)?.closedAt ?? 0;
  const due = Date.parse("2027-02-22T14:32:00+05:00") + (closedAt % 60_000);

  stage.later(due - 60_000 - stage.now());
  eraseAll(stage);
  expect(stage.standing()).toContain("оранжевая");
  expect(store.cases.look(code)?.kind).toBe("whole");
  stage.later(120_000);
  eraseAll(stage);

  expect(stage.standing()).not.toContain("оранжевая");
  expect(stage.standing()).not.toContain(showCode(code));
  expect(stage.standing()).toContain("жасыл");
  expect(store.cases.look(code)).toEqual({
    kind: "shredded",
    fact: facts.find((fact) => fact.code === code),
  });
  expect(store.cases.look(young)?.kind).toBe("whole");
  expect(store.cases.facts({})).toEqual(facts);
  expect(store.cases.events(code).at(-1)).toMatchObject({
    kind: "shredded",
    event: { kind: "erased", by: CLOCK },
  });
  expect(store.ledger.verify().ok).toBe(true);
  expect(store.ledger.rebuild().ok).toBe(true);
  expect(store.ledger.rebuild({ replace: true }).ok).toBe(true);
  if (!Buffer.isBuffer(key)) throw new Error("no wrapped key to look for");
  expect(stage.temp.bytes().includes(key)).toBe(false);
  expect(stage.alarms).toEqual([]);
});

test("killed at any moment, every message is removed exactly once, and those of other cases stand", async () => {
  const stage = keepingStage();
  for (let n = 0; n < 4; n += 1) await closedCase(stage, `${ALERT} номер ${n}`);
  await closedCase(stage, "Базарда 8 жасар бала қайыр сұрап отыр, жасыл себет", PLACED);
  const before = [...stage.room.values()].length;
  stage.later(120 * DAY);
  // Each round does a little and dies: what was handed out and not marked goes out again under its own transaction id.
  for (let round = 0; round < 200; round += 1) {
    const gone = eraseDue(stage.flow());
    const removed = removeErased(stage.flow());
    stage.deliver(round % 3);
    stage.temp.reopen();
    const { outbox, erasures } = stage.temp.store;
    if (gone + removed + outbox.ready(1).length + erasures.standing(1).length === 0) break;
  }
  stage.deliver();
  expect(stage.room.size).toBe(before);
  expect(stage.standing()).not.toContain("оранжевая");
  expect(stage.standing()).toContain("жасыл");
  expect(Math.max(...[...stage.room.values()].map(({ removed }) => removed))).toBe(1);
  const removed = [...stage.room.values()].filter((one) => one.removed === 1);
  expect(removed.length).toBeGreaterThan(30);
  // A month later, when the outbox forgot its rows, nothing is asked for again.
  stage.later(DAY);
  removeErased(stage.flow());
  stage.later(40 * DAY);
  while (stage.temp.store.tidy(stage.now()) > 0);
  expect(removeErased(stage.flow())).toBe(0);
  stage.deliver();
  expect(Math.max(...[...stage.room.values()].map((one) => one.removed))).toBe(1);
});

test("removals wait for those under way: a card that comes meanwhile has few before it", async () => {
  const stage = keepingStage();
  for (let n = 0; n < 3; n += 1) await closedCase(stage, `${ALERT} номер ${n}`);
  stage.later(120 * DAY);
  eraseDue(stage.flow());
  expect(removeErased(stage.flow())).toBe(10);
  expect(removeErased(stage.flow())).toBe(0);
  expect(stage.temp.store.outbox.ready(99).length).toBe(10);
});

test("a message that was under way when its case was erased is removed as well", async () => {
  const stage = keepingStage();
  const { store } = stage.temp;
  const code = await closedCase(stage, ALERT);
  store.dataKeys.destroy(code);
  eraseAll(stage);
  // Its answer came only now.
  const late = asEventId("$late");
  stage.room.set(late, { room: RESPONSE, words: "late", removed: 0 });
  store.messages.note({ event: late, room: RESPONSE, sender: null, code, edits: null });
  eraseAll(stage);
  expect(stage.room.get(late)?.removed).toBe(1);
});

const never = (): never => {
  throw new Error("nothing stands in the rooms");
};

test("reopened, it keeps its day, and the thread says so once", async () => {
  const stage = keepingStage();
  const code = await closedCase(stage, ALERT);
  await stage.write(COORDINATOR, `открыть снова ${code}`, directOf(COORDINATOR));
  const told = await stage.write(COORDINATOR, "1", directOf(COORDINATOR));
  expect(told.map(({ words }) => words).join("\n")).toMatch(/3 мес\. после первого закрытия/);
  stage.later(100 * DAY);
  expect(eraseDue(stage.flow())).toBe(0); // it is open: somebody works on it
  await stage.write(COORDINATOR, `${CLOSE} ${code}`, directOf(COORDINATOR));
  await stage.write(COORDINATOR, "1", directOf(COORDINATOR));
  expect(stage.temp.store.cases.look(code)?.fact.state).toBe("closed");
  stage.later(29 * DAY);
  expect(eraseDue(stage.flow())).toBe(0);
  stage.later(2 * DAY);
  expect(eraseDue(stage.flow())).toBe(1);
});

test("erase CODE: a coordinator's two steps in the direct room; the ledger names who, the coordinators read it", async () => {
  const stage = keepingStage();
  const { store } = stage.temp;
  const code = await closedCase(stage, ALERT);
  const asked = await stage.write(COORDINATOR, `удалить данные ${code}`, directOf(COORDINATOR));
  expect(asked.at(-1)?.words).toMatch(/навсегда/);
  expect(store.cases.look(code)?.kind).toBe("whole");
  const done = await stage.write(COORDINATOR, "1", directOf(COORDINATOR));
  expect(done.map(({ room }) => room)).toEqual([directOf(COORDINATOR), COORDINATION]);
  expect(done[0]?.words).toContain(`${showCode(code)} · Данные случая удалены`);
  expect(store.cases.events(code).at(-1)?.event).toMatchObject({ kind: "erased", by: COORDINATOR.user });
  eraseAll(stage);
  expect(stage.standing()).not.toContain("оранжевая");
  expect(store.ledger.rebuild().ok).toBe(true);
  // Asked again, the bot says what became of it.
  const again = await stage.write(COORDINATOR, `статус ${code}`, directOf(COORDINATOR));
  expect(again.map(({ words }) => words).join("\n")).toContain("Данные этого случая удалены");
  expect(stage.alarms).toEqual([]);
});

test("asked in the coordination room, the question goes into the direct room; a no leaves everything", async () => {
  const stage = keepingStage();
  const code = await closedCase(stage, ALERT);
  const asked = await stage.write(COORDINATOR, `стереть ${code}`, COORDINATION);
  expect(asked.at(-1)?.room).toBe(directOf(COORDINATOR));
  await stage.write(COORDINATOR, "2", directOf(COORDINATOR));
  expect(stage.temp.store.cases.look(code)?.kind).toBe("whole");
});

test("responders may not, rooms of everybody are no place for it, and an open case stays", async () => {
  const stage = keepingStage();
  const { store } = stage.temp;
  const code = await closedCase(stage, ALERT);
  const said = async (...args: Parameters<Stage["write"]>) =>
    (await stage.write(...args)).map(({ words }) => words).join("\n");
  expect(await said(NGO, `удалить данные ${code}`, directOf(NGO))).toContain(
    "только координатор или администратор",
  );
  expect(await said(COORDINATOR, `удалить данные ${code}`)).toContain(
    "в личный чат или в комнату координаторов",
  );
  await stage.write(NGO, "На вокзале мальчик лет 10, один, документов нет");
  const open = store.cases.list({ state: "open" })[0]?.fact.code ?? never();
  await stage.write(COORDINATOR, `erase ${open}`, directOf(COORDINATOR));
  expect(await said(COORDINATOR, "1", directOf(COORDINATOR))).toContain("Сначала закройте случай");
  expect(store.cases.list({}).every(({ kind }) => kind === "whole")).toBe(true);
});

test("sealed details go before the words do: seven days after a false alarm, ninety after all else", async () => {
  const stage = keepingStage();
  const { store } = stage.temp;
  const early = await closedCase(stage, ALERT);
  const late = await closedCase(stage, "Базарда 8 жасар бала қайыр сұрап отыр, жасыл себет", PLACED);
  const content = { what: "text", words: "invented address" } as const;
  for (const code of [early, late])
    store.transaction(() =>
      store.sealed.put({ code, number: 1, source: asEventId(`$detail-${code}`), by: NGO.user, content }),
    );
  const kept = () => [early, late].filter((code) => store.sealed.from(asEventId(`$detail-${code}`)) !== null);
  stage.later(6 * DAY);
  eraseDue(stage.flow());
  expect(kept()).toEqual([early, late]);
  stage.later(2 * DAY);
  expect(eraseDue(stage.flow())).toBe(1);
  expect(kept()).toEqual([late]);
  stage.later(83 * DAY);
  eraseDue(stage.flow());
  expect(kept()).toEqual([]);
  expect(store.cases.look(late)?.kind).toBe("whole");
  expect(store.ledger.rebuild().ok).toBe(true);
});
