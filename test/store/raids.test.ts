/** Raids stand in the ledger alone, sealed and chained; what is in clear of a case is the raid's code. */
import { describe, expect, test } from "vitest";
import { raidsJson, raidsOf } from "../../bot/cli/raids-json.ts";
import type { LedgerEntry } from "../../src/decision.ts";
import { asMillis } from "../../src/ids.ts";
import { makeRaidCode } from "../../src/raids/raid-code.ts";
import type { RaidEvent } from "../../src/raids/events.ts";
import { added, AISULU, ALMATY, CENTRE, code, of, opened, SHYMKENT } from "./fixtures/invented.ts";
import { tempStore } from "./fixtures/temp-store.ts";

const [FIRST, SECOND, THIRD] = [
  makeRaidCode([1, 2, 3, 4]),
  makeRaidCode([2, 3, 4, 5]),
  makeRaidCode([3, 4, 5, 6]),
];
const act = (at: number) => ({ by: AISULU, at: asMillis(at) });
const plan = { region: SHYMKENT, district: "shu", places: ["market"], bodies: ["ngo"], until: null } as const;
const EVENTS: readonly RaidEvent[] = [
  { kind: "raid_opened", code: FIRST, ...act(10), plan },
  { kind: "raid_told", code: FIRST, ...act(20), parts: { visited: { market: 3, farm: 1 }, met: 14 } },
  { kind: "raid_ended", code: FIRST, ...act(30) },
  { kind: "raid_opened", code: SECOND, ...act(40), plan: { ...plan, region: ALMATY } },
  { kind: "raid_opened", code: THIRD, ...act(50), plan },
  { kind: "raid_undone", code: THIRD, ...act(60) },
];
const entry = (event: RaidEvent): LedgerEntry => ({ stream: "raids", event });

function filled() {
  const { store } = tempStore();
  store.ledger.append([added()], "cli:1");
  EVENTS.forEach((event, i) => store.ledger.append([entry(event)], `$message/${i}`));
  store.ledger.append(of(code(1), opened({ raid: FIRST })), "$alert/1");
  store.ledger.append(of(code(2), opened({ raid: FIRST, postedBy: CENTRE })), "$alert/2");
  store.ledger.append(of(code(3), opened({ raid: THIRD })), "$alert/3");
  store.ledger.append(of(code(4), opened()), "$alert/4");
  return store;
}

describe("raids in the store", () => {
  test("come back as their events make them, of one region or by code", () => {
    const store = filled();
    expect(store.raids.all().map((raid) => [raid.code, raid.phase.kind])).toEqual([
      [FIRST, "ended"],
      [SECOND, "open"],
      [THIRD, "cancelled"],
    ]);
    expect(
      store
        .view()
        .raids(ALMATY)
        .map((raid) => raid.code),
    ).toEqual([SECOND]);
    expect(store.view().raid(FIRST)).toMatchObject({ plan, report: { met: 14 } });
    expect(store.raids.get(makeRaidCode([5, 5, 5, 5]))).toBeNull();
  });

  test("are part of the chain, and there is no table that could differ from them", () => {
    const store = filled();
    expect(store.ledger.verify()).toMatchObject({ ok: true });
    expect(store.ledger.rebuild()).toMatchObject({ ok: true, cases: 4 });
  });

  test("seen within the transaction that changes them, and forgotten when it is undone", () => {
    const store = filled();
    const event: RaidEvent = { kind: "raid_ended", code: SECOND, ...act(70) };
    expect(() =>
      store.transaction(() => {
        store.ledger.append([entry(event)], "$end");
        expect(store.raids.get(SECOND)?.phase.kind).toBe("ended");
        throw new Error("undone");
      }),
    ).toThrow("undone");
    expect(store.raids.get(SECOND)?.phase.kind).toBe("open");
    store.ledger.append([entry(event)], "$end");
    expect(store.raids.get(SECOND)?.phase.kind).toBe("ended");
  });

  test("the cases of a raid are counted by what is in clear", () => {
    const store = filled();
    expect(store.cases.inRaids([FIRST])).toHaveLength(2);
    expect(store.cases.inRaids()).toHaveLength(3);
    expect(store.view().casesOfRaid(SECOND)).toEqual([]);
    expect(store.cases.case(code(1))?.raid).toBe(FIRST);
  });

  test("`dabyl stats` counts the raids opened in the period, cancelled ones nowhere", () => {
    const store = filled();
    expect(raidsJson(raidsOf(store, {}))).toEqual({
      opened: 2,
      ended: 1,
      places_visited: 4,
      places: { market: 3, farm: 1 },
      people_met: 14,
      cases: 2,
      by_body: { juvenile_police: 1, csc: 1 },
    });
    const late = raidsJson(raidsOf(store, { from: asMillis(40), to: asMillis(50), region: ALMATY }));
    expect(late).toMatchObject({ opened: 1, ended: 0, cases: 0, places: {} });
    store.ledger.append([entry({ kind: "raid_ended", code: SECOND, ...act(90) })], "$bare");
    expect(raidsJson(raidsOf(store, { region: ALMATY }))).toMatchObject({
      ended: 1,
      people_met: 0,
      places: {},
    });
    expect(raidsJson(raidsOf(store, { from: asMillis(1_000) }))).toMatchObject({ opened: 0, cases: 0 });
  });
});
