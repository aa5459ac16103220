/** A raid past its end without a report: said in the coordination room, once a step, until it is reported. */
import { describe, expect, test } from "vitest";
import { planChores } from "../../bot/clock/chores.ts";
import { type Clockwork, ringDue } from "../../bot/clock/clock.ts";
import { planEntries } from "../../bot/clock/plan-due.ts";
import { clockAsMember } from "../../src/duties/clock-member.ts";
import { asMillis, asRaidCode, type RaidCode } from "../../src/ids.ts";
import { nextRaidMoment } from "../../src/raids/agenda.ts";
import { showRaidCode } from "../../src/raids/raid-code.ts";
import type { RaidEvent } from "../../src/raids/events.ts";
import {
  coordinator,
  EVERYBODY,
  linesOf,
  mentionedIn,
  newWorld,
  SHYMKENT,
  START,
  type World,
} from "../case/world.ts";
import { office, templates, txn } from "../bot/office.ts";
import { AISULU } from "../store/fixtures/invented.ts";
import { ANYWHERE, head, openRaid, raidWorld, second } from "./world.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const WHOLE = { visited: { market: 3 }, met: 14 };
const ring = (world: World, raid: RaidCode) => world.do({ kind: "raid_ring", raid }, clockAsMember(SHYMKENT));

/** Hour by hour: when something is said, and to whom. */
function rung(world: World, raid: RaidCode, hours: number) {
  const said: { readonly hour: number; readonly called: readonly string[] }[] = [];
  for (let hour = 1; hour <= hours; hour += 1) {
    world.pass(HOUR);
    const decision = ring(world, raid);
    if (linesOf(decision).length > 0) said.push({ hour, called: mentionedIn(decision) });
  }
  return said;
}

describe("a raid without a report", () => {
  test("is said to who opened it an hour after its end, then to coordinators, then to the head, and no more", () => {
    const world = raidWorld();
    const raid = openRaid(world, { until: asMillis(START + 3 * HOUR) }, second);
    const said = rung(world, raid, 10 * 24);
    expect(said.map(({ called }) => called)).toEqual([
      [second.user],
      expect.arrayContaining([coordinator.user, second.user]),
      [head.user],
    ]);
    expect(said[0]?.hour).toBe(4);
  });

  test("and without an end is asked about after a day", () => {
    const world = raidWorld();
    const raid = openRaid(world);
    expect(rung(world, raid, 24)).toEqual([]);
    expect(rung(world, raid, 12)).toHaveLength(1);
  });

  test("after downtime is said once, to all who were not told yet", () => {
    const world = raidWorld();
    const raid = openRaid(world, { until: asMillis(START + HOUR) }, second);
    world.pass(10 * DAY);
    const decision = ring(world, raid);
    expect(linesOf(decision)).toEqual(["raid-not-reported"]);
    expect(mentionedIn(decision)).toEqual(expect.arrayContaining([second.user, coordinator.user, head.user]));
    expect(linesOf(ring(world, raid))).toEqual([]);
  });

  test("is no more said once it is reported or cancelled, and goes on when the end is taken back", () => {
    const world = raidWorld();
    const raid = openRaid(world, { until: asMillis(START + HOUR) });
    const rules = () => world.contextFor(coordinator).rules.duties;
    const next = () => nextRaidMoment(world.view.raid(raid) ?? fail(), rules());
    expect(next()).toBe(START + 2 * HOUR);
    world.do({ kind: "raid_report", raid, parts: WHOLE }, coordinator);
    expect(next()).toBeNull();
    expect(rung(world, raid, 1)).toEqual([]);
    const other = openRaid(world);
    world.do({ kind: "raid_undo", raid: other }, coordinator);
    expect(rung(world, other, 48)).toEqual([]);
  });

  test("calls whoever is there: without its opener the coordinators, without these the head", () => {
    const world = newWorld([...EVERYBODY.filter(({ role }) => role !== "coordinator"), head]);
    const raid = openRaid(world, { until: asMillis(START + HOUR) }, head);
    expect(rung(world, raid, 5 * 24).map(({ called }) => called)).toEqual([
      [head.user],
      [head.user],
      [head.user],
    ]);
    expect(linesOf(ring(world, asRaidCode("R11111")))).toEqual([]);
  });
});

const fail = (): never => {
  throw new Error("there is no such raid");
};

test("the clock keeps the raid's next moment in SQLite, says it once across restarts, and forgets it with the report", () => {
  const { store, deliver } = office();
  const raid = asRaidCode("R4X2MK");
  const opened: RaidEvent = {
    kind: "raid_opened",
    code: raid,
    by: AISULU,
    at: asMillis(START),
    plan: { ...ANYWHERE, until: asMillis(START + HOUR) },
  };
  const write = (event: RaidEvent, cause: string) => {
    const entries = [{ stream: "raids", event }] as const;
    store.ledger.append(entries, cause);
    planEntries(entries, { store, templates });
  };
  const clock = (now: number): Clockwork => ({
    store,
    templates,
    txn,
    now: () => asMillis(now),
    draw: () => 0,
    journal: { info: () => undefined, alarm: () => fail() },
    wake: () => undefined,
  });
  write(opened, "$open");
  expect(store.chores.of(`raid:${raid}`)).toBe(START + 2 * HOUR);
  ringDue(clock(START + 2 * HOUR - 1));
  expect(deliver()).toEqual([]);
  expect(ringDue(clock(START + 2 * HOUR))).toBe(true);
  expect(
    deliver()
      .map((row) => JSON.stringify(row))
      .join(),
  ).toContain(showRaidCode(raid));
  planChores({ store, templates }, asMillis(START + 2 * HOUR));
  expect(ringDue(clock(START + 2 * HOUR))).toBe(false);
  expect(store.ledger.verify().ok).toBe(true);
  write({ kind: "raid_ended", code: raid, by: AISULU, at: asMillis(START + 3 * HOUR) }, "$end");
  expect(store.chores.of(`raid:${raid}`)).toBeNull();
});
