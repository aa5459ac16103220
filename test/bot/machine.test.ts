/** The machine under the bot: a disk that is full or read-only for a while, and a clock that is set. */
import BetterSqlite from "better-sqlite3";
import { expect, test } from "vitest";
import { ringDue } from "../../bot/clock/clock.ts";
import { drainInbox } from "../../bot/run.ts";
import { DAY, keepingStage, NGO, RESPONSE } from "./keeping-stage.ts";

const ALERT = "На рынке девочка 7 лет просит милостыню, рядом никого нет";

test("an alert that meets a full disk stays in the inbox, and is one case once there is room", async () => {
  const stage = keepingStage();
  const { store } = stage.temp;
  const full = () => {
    throw new BetterSqlite.SqliteError("database or disk is full", "SQLITE_FULL");
  };
  stage.broken(full);
  await expect(stage.write(NGO, ALERT)).rejects.toThrow("full");
  expect(store.cases.list({})).toEqual([]);
  expect(stage.alarms).toEqual([]);
  stage.broken(null);
  await drainInbox(stage.flow(), false);
  expect(stage.deliver().filter(({ room }) => room === RESPONSE).length).toBeGreaterThan(0);
  await drainInbox(stage.flow(), false);
  expect(stage.deliver()).toEqual([]);
  expect(store.cases.list({})).toHaveLength(1);
});

test("a bug in one message still sets that one aside, and the next is answered", async () => {
  const stage = keepingStage();
  stage.broken(() => {
    throw new TypeError("a bug");
  });
  await stage.write(NGO, ALERT);
  expect(stage.alarms).toEqual(["event_failed"]);
  stage.broken(null);
  await stage.write(NGO, ALERT);
  expect(stage.temp.store.cases.list({})).toHaveLength(1);
});

test("with the clock set back a day nothing is lost or doubled, and the chain holds", async () => {
  const stage = keepingStage();
  const { store } = stage.temp;
  await stage.write(NGO, ALERT);
  const code = store.cases.list({})[0]?.fact.code;
  stage.later(-DAY);
  await stage.write(NGO, `беру ${code}`);
  await stage.write(NGO, "На вокзале мальчик лет 10, один, документов нет");
  await stage.write(NGO, `закрыть: ложный сигнал ${code}`);
  await stage.write(NGO, "1");
  expect(store.cases.list({})).toHaveLength(2);
  expect(store.cases.list({ state: "closed" })).toHaveLength(1);
  expect(store.ledger.verify().ok).toBe(true);
  expect(store.ledger.rebuild().ok).toBe(true);
  expect(stage.alarms).toEqual([]);
});

test("on a disk that may not be written an alert stays in the inbox, and is one case once it may", async () => {
  const stage = keepingStage();
  const { store } = stage.temp;
  stage.broken(() => {
    throw new BetterSqlite.SqliteError("attempt to write a readonly database", "SQLITE_READONLY");
  });
  await expect(stage.write(NGO, ALERT)).rejects.toThrow("readonly");
  await expect(drainInbox(stage.flow(), false)).rejects.toThrow("readonly");
  expect([store.cases.list({}), stage.alarms, stage.deliver()]).toEqual([[], [], []]);
  stage.broken(null);
  stage.temp.reopen();
  await drainInbox(stage.flow(), false);
  expect(stage.temp.store.cases.list({})).toHaveLength(1);
  expect(stage.deliver().filter(({ room }) => room === RESPONSE).length).toBeGreaterThan(0);
});

test("with the clock set a day forth and back again reminders come once, and nothing is lost or doubled", async () => {
  const stage = keepingStage();
  const { store } = stage.temp;
  const ring = () => {
    while (ringDue(stage.flow()));
    return stage.deliver();
  };
  await stage.write(NGO, ALERT);
  const [{ fact } = expect.unreachable()] = store.cases.list({});
  stage.later(DAY);
  expect(ring().length).toBeGreaterThan(0);
  const reminded = () =>
    store.cases.events(fact.code).filter(({ event }) => event.kind === "reminded").length;
  const before = reminded();
  stage.later(-DAY);
  expect(ring()).toEqual([]);
  await stage.write(NGO, `беру ${fact.code}`);
  expect(store.cases.list({ state: "taken" })).toHaveLength(1);
  expect(reminded()).toBe(before);
  stage.later(60_000);
  expect(ring()).toEqual([]);
  expect(store.ledger.verify().ok && store.ledger.rebuild().ok).toBe(true);
  expect(stage.alarms).toEqual([]);
});
