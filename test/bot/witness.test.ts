/** The ledger's mark in the coordination room: once a day, through restarts and clocks that were set. */
import { expect, test } from "vitest";
import { eraseCase, OPERATOR } from "../../bot/keeping/erase.ts";
import { bearWitness } from "../../bot/keeping/witness.ts";
import { asEventId, asMillis, asRoomId } from "../../src/ids.ts";
import { added, ALMATY, BERIK, closed, code, of, opened, SHYMKENT } from "../store/fixtures/invented.ts";
import { tempStore } from "../store/fixtures/temp-store.ts";
import { bodyOf, templates, txn } from "./office.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** 22 November 2026, eight o'clock in Shymkent. */
const EIGHT = Date.parse("2026-11-22T08:00:00+05:00");

function running() {
  let clock = EIGHT;
  const temp = tempStore(undefined, () => clock);
  temp.store.ledger.append([added(), added({ user: BERIK, role: "coordinator" })], "cli:1");
  for (const region of [SHYMKENT, ALMATY])
    temp.store.rooms.remember(`coordination:${region}`, asRoomId(`!coordination-${region}:test`));
  const tick = (at: number) => {
    clock = at;
    bearWitness(asMillis(at), { store: temp.store, templates, txn });
    return temp.store.outbox.ready(50).map((row) => {
      temp.store.outbox.sent(row.txn, asEventId(`$of:${row.txn}`));
      return { room: row.room, words: bodyOf(row) };
    });
  };
  return { temp, tick };
}

test("comes at eight by the region's clock with the head of that moment; only where somebody can read it", () => {
  const { temp, tick } = running();
  expect(tick(EIGHT - DAY)).toEqual([]); // the first day begins the count
  expect(tick(EIGHT - 1)).toEqual([]);
  const verified = temp.store.ledger.verify();
  const said = tick(EIGHT);
  expect(said).toHaveLength(1);
  expect(said[0]?.room).toBe("!coordination-shymkent:test");
  const words = said[0]?.words ?? "";
  expect(words).toContain("Журнал, 22.11, 08:00. Жазба саны: 2.");
  expect(words).toContain("Записей: 2.");
  expect(words).not.toMatch(/өшірілген іс|удалены/);
  expect(verified.ok && words.endsWith(`\n> ${verified.head}`)).toBe(true);
});

test("once a day, whatever happens: restarts, hours, a clock set back a day and forth again", () => {
  const { temp, tick } = running();
  tick(EIGHT - DAY);
  expect(tick(EIGHT + HOUR)).toHaveLength(1);
  expect(tick(EIGHT + 2 * HOUR)).toEqual([]);
  temp.reopen();
  expect(tick(EIGHT + 3 * HOUR)).toEqual([]);
  expect(tick(EIGHT + 3 * HOUR - DAY)).toEqual([]);
  expect(tick(EIGHT + 4 * HOUR)).toEqual([]);
  expect(tick(EIGHT + DAY)).toHaveLength(1);
  // A week away: only today's.
  expect(tick(EIGHT + 8 * DAY)).toHaveLength(1);
});

test("tells how many cases were erased since the day before", () => {
  const { temp, tick } = running();
  temp.store.ledger.append(of(code(1), opened(), closed()), "$1");
  tick(EIGHT - DAY);
  eraseCase(code(1), OPERATOR, asMillis(EIGHT - HOUR), temp.store);
  expect(tick(EIGHT)[0]?.words).toMatch(/өшірілген іс: 1\.[^]*За сутки удалены данные случаев: 1\./);
  expect(tick(EIGHT + DAY + HOUR)[0]?.words).not.toContain("удалены");
});
