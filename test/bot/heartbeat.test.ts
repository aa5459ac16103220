/** When the homeserver was last heard of, and what its clock says: told to administrators, once for each cause. */
import { expect, test } from "vitest";
import { heartbeatOf } from "../../bot/alarms/heartbeat.ts";
import { noteRestore } from "../../bot/backup/restored.ts";
import { asMillis, asRoomId, asUserId } from "../../src/ids.ts";
import { added } from "../store/fixtures/invented.ts";
import { tempStore } from "../store/fixtures/temp-store.ts";
import { tellingJournal } from "../../bot/alarms/alarms.ts";
import { bodyOf, templates, txn } from "./office.ts";

const ADMINISTRATOR = asUserId("@administrator:test");
const MINUTE = 60_000;

function machine() {
  const { store } = tempStore();
  let now = 1_790_000_000_000;
  store.ledger.append([added({ user: ADMINISTRATOR, role: "administrator", language: "ru" })], "cli:1");
  store.rooms.remember(`direct:${ADMINISTRATOR}`, asRoomId("!direct:test"));
  const parts = { store, templates, txn, now: () => asMillis(now) };
  const log: string[] = [];
  const journal = tellingJournal({ info: () => undefined, alarm: (event) => void log.push(event) }, parts);
  let beat = heartbeatOf(parts, journal);
  return {
    store,
    log,
    /** An answer of a homeserver whose clock is so many milliseconds ahead. */
    answer: (ahead = 0) => beat(now + ahead),
    later: (millis: number): void => void (now += millis),
    restart: (): void => void (beat = heartbeatOf(parts, journal)),
    told: () => store.outbox.ready(50).map(bodyOf),
  };
}

test("whoever was away for long says so when it is back, whether the bot or the homeserver was", () => {
  const { answer, later, restart, told } = machine();
  answer();
  later(5 * MINUTE);
  answer();
  expect(told()).toEqual([]);
  later(40 * MINUTE);
  answer();
  expect(told()).toEqual([expect.stringMatching(/^Бот не работал или не мог связаться с сервером: .* – /)]);
  later(40 * MINUTE);
  restart();
  answer();
  answer();
  expect(told()).toHaveLength(2);
});

test("a clock that is set back or forth is told once a day, and loses nothing", () => {
  const { answer, later, log, told, store } = machine();
  answer();
  later(-86_400_000);
  answer(86_400_000);
  expect(log).toEqual(["clock_apart"]);
  expect(told()).toEqual([expect.stringContaining("Часы компьютера, где работает бот, расходятся")]);
  later(2 * MINUTE);
  answer(86_400_000);
  expect(told()).toHaveLength(1);
  later(86_400_000);
  answer();
  expect(log).toEqual(["clock_apart", "clock_apart"]);
  expect(store.ledger.verify().ok).toBe(true);
});

test("after a restore that is told by itself, and not twice", () => {
  const { answer, later, store, told } = machine();
  answer();
  noteRestore(store);
  later(40 * MINUTE);
  answer();
  expect(told()).toEqual([]);
});
