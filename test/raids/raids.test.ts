/** Opening, carrying, reporting and taking back raids. */
import { describe, expect, test } from "vitest";
import { asMillis, asRaidCode, asRegionId, type CaseCode } from "../../src/ids.ts";
import { hotlineAsMember } from "../../src/people/hotline.ts";
import type { Fields } from "../../src/case/fields.ts";
import {
  administrator,
  auditor,
  coordinator,
  effectsOf,
  linesOf,
  ngo,
  police,
  refusalOf,
  SHYMKENT,
  START,
  stranger,
} from "../case/world.ts";
import { head, openRaid, opening, raidWorld, second } from "./world.ts";

const HOUR = 3_600_000;
const report = (raid: ReturnType<typeof openRaid>, parts = {}) =>
  ({ kind: "raid_report", raid, parts }) as const;
const WHOLE = { visited: { market: 3, construction: 2 }, met: 14 };

describe("a raid", () => {
  test("is opened by a coordinator or the head of the region, and told in both rooms", () => {
    for (const by of [coordinator, head]) {
      const world = raidWorld();
      const decision = world.do(opening({ places: ["market"] }), by);
      expect(linesOf(decision)).toEqual(["raid-opened", "raid-announced"]);
      expect(effectsOf(decision).map((effect) => "to" in effect && effect.to.kind)).toEqual([
        "coordination",
        "response",
      ]);
      expect(world.view.raids(SHYMKENT)).toHaveLength(1);
    }
  });

  test("is opened by nobody else, and in no other region", () => {
    const world = raidWorld();
    for (const by of [police, ngo, auditor, administrator, stranger])
      expect(refusalOf(world.do(opening(), by))?.line.key).toBe("not-allowed-raid");
    const elsewhere = opening({ region: asRegionId("turkistan") });
    expect(refusalOf(world.do(elsewhere, coordinator))?.line.key).toBe("not-allowed-raid");
    expect(world.entries).toEqual([]);
  });

  test("has a code with a digit that no other raid has", () => {
    const world = raidWorld();
    const codes = ["a", "b", "c", null].map((district) => openRaid(world, { district }));
    expect(new Set(codes).size).toBe(4);
    for (const code of codes) expect(code).toMatch(/^R(?=.*\d).{5}$/);
  });

  test("stands alone in its place until it has its report, also when its hour is over", () => {
    const world = raidWorld();
    const code = openRaid(world, { district: "shu", until: asMillis(START + HOUR) });
    world.pass(2 * HOUR);
    expect(refusalOf(world.do(opening({ district: "shu" }), second))?.line.key).toBe("raid-already-open");
    world.do(report(code, WHOLE), coordinator);
    expect(linesOf(world.do(opening({ district: "shu" }), second))).toContain("raid-opened");
  });
});

describe("an alert", () => {
  const raise = (world: ReturnType<typeof raidWorld>, fields: Fields = {}, by = ngo): CaseCode =>
    world.raise(by, { category: "begging", ...fields });

  test("of a running raid carries its code, in the case and in what is in clear of it", () => {
    const world = raidWorld();
    const raid = openRaid(world);
    const code = raise(world);
    expect(world.the(code).raid).toBe(raid);
    expect(world.view.casesOfRaid(raid)).toHaveLength(1);
  });

  test("before its opening, after its hour and after its end carries none", () => {
    const world = raidWorld();
    const before = raise(world);
    const raid = openRaid(world, { until: asMillis(START + HOUR) });
    world.pass(HOUR - 1);
    const within = raise(world);
    world.pass(1);
    const after = raise(world);
    world.do(report(raid, WHOLE), coordinator);
    expect([before, within, after, raise(world)].map((code) => world.the(code).raid)).toEqual([
      null,
      raid,
      null,
      null,
    ]);
  });

  test("belongs to the raid of its district, else to that of the region, and of several to none that is not named", () => {
    const world = raidWorld();
    const shu = openRaid(world, { district: "shu" });
    const raidOf = (fields: Fields) => world.the(raise(world, fields)).raid;
    expect(raidOf({ district: "shu" })).toBe(shu);
    expect(raidOf({})).toBe(shu);
    expect(raidOf({ district: "unknown" })).toBe(shu);
    expect(raidOf({ district: "kentau" })).toBeNull();
    const kentau = openRaid(world, { district: "kentau" });
    expect(raidOf({ district: "kentau" })).toBe(kentau);
    expect(raidOf({})).toBeNull();
    const whole = openRaid(world);
    expect(raidOf({})).toBe(whole);
    expect(raidOf({ district: "taraz" })).toBe(whole);
    expect(raidOf({ district: "shu" })).toBe(shu);
  });

  test("of a body that takes no part, of another region or of a hotline carries none", () => {
    const world = raidWorld();
    const raid = openRaid(world, { bodies: ["juvenile_police"] });
    expect(world.the(raise(world, {}, ngo)).raid).toBeNull();
    expect(world.the(raise(world, {}, police)).raid).toBe(raid);
    expect(world.the(raise(world, { region: "turkistan" }, police)).raid).toBeNull();
    const open = raidWorld();
    openRaid(open);
    const hotline = hotlineAsMember({ org: { ...ngo.org, kind: "hotline" }, region: SHYMKENT });
    expect(open.the(raise(open, {}, hotline)).raid).toBeNull();
  });
});

describe("the report", () => {
  test("in one message ends the raid: places by kind, people, cases counted by the bot by body", () => {
    const world = raidWorld();
    const raid = openRaid(world);
    world.raise(ngo, { category: "begging" });
    world.raise(police, { category: "labour" });
    world.raise(ngo, { category: "labour" });
    const decision = world.do(report(raid, WHOLE), second);
    expect(linesOf(decision)).toEqual(["raid-ended", "raid-over"]);
    expect(world.view.raid(raid)).toMatchObject({ phase: { kind: "ended", by: second.user }, report: WHOLE });
    const [, ended] = effectsOf(decision);
    expect(ended).toMatchObject({
      to: { kind: "coordination" },
      line: { args: { met: 14, cases: { all: [3, { args: { n: 1 } }, { args: { n: 2 } }] } } },
    });
  });

  test("tells the response room no figures", () => {
    const world = raidWorld();
    const raid = openRaid(world);
    const over = effectsOf(world.do(report(raid, WHOLE), coordinator)).find(
      (effect) => effect.kind === "say" && effect.to.kind === "response",
    );
    expect(over).toMatchObject({ line: { key: "raid-over" } });
    expect(Object.keys((over?.kind === "say" && over.line.args) || {})).toEqual(["code"]);
  });

  test("by steps asks for places and then for people", () => {
    const world = raidWorld();
    const raid = openRaid(world);
    expect(linesOf(world.do(report(raid), coordinator))).toEqual(["raid-ask-visited"]);
    expect(linesOf(world.do(report(raid, { visited: {} }), second))).toEqual(["raid-ask-met"]);
    expect(linesOf(world.do(report(raid, { met: 0 }), coordinator))).toEqual(["raid-ended", "raid-over"]);
    expect(world.view.promptsOfCoordination(SHYMKENT)).toEqual([]);
  });

  test("is given once, by who leads the region, about a raid that there is", () => {
    const world = raidWorld();
    const raid = openRaid(world);
    expect(refusalOf(world.do(report(raid, WHOLE), ngo))?.line.key).toBe("not-allowed-raid");
    expect(refusalOf(world.do(report(raid, WHOLE), stranger))?.line.key).toBe("raid-unknown");
    expect(refusalOf(world.do(report(asRaidCode("R11111"), WHOLE), coordinator))?.line.key).toBe(
      "raid-unknown",
    );
    world.do(report(raid, WHOLE), coordinator);
    expect(refusalOf(world.do(report(raid, WHOLE), coordinator))?.line.key).toBe("raid-not-open");
  });
});

describe("what was done by mistake", () => {
  const undo = (raid: ReturnType<typeof openRaid>) => ({ kind: "raid_undo", raid }) as const;

  test("an opening is cancelled: it counts nowhere, and the cards of its cases are refreshed", () => {
    const world = raidWorld();
    const raid = openRaid(world);
    const code = world.raise(ngo, { category: "begging" });
    const decision = world.do(undo(raid), coordinator);
    expect(world.view.raid(raid)?.phase.kind).toBe("cancelled");
    expect(effectsOf(decision)).toContainEqual({ kind: "refresh_card", code });
    expect(linesOf(decision)).toEqual(["raid-cancelled", "raid-cancelled"]);
    expect(world.the(world.raise(ngo, {})).raid).toBeNull();
    expect(refusalOf(world.do(undo(raid), coordinator))?.line.key).toBe("nothing-to-undo");
  });

  test("an end is taken back: the raid goes on, and what was told stays", () => {
    const world = raidWorld();
    const raid = openRaid(world);
    world.do(report(raid, WHOLE), second);
    expect(linesOf(world.do(undo(raid), second))).toEqual(["raid-goes-on", "raid-goes-on"]);
    expect(world.view.raid(raid)).toMatchObject({ phase: { kind: "open" }, report: WHOLE });
  });

  test("an end is not taken back where another raid has begun", () => {
    const world = raidWorld();
    const raid = openRaid(world);
    world.do(report(raid, WHOLE), second);
    const next = openRaid(world);
    expect(refusalOf(world.do(undo(raid), second))?.line.key).toBe("raid-already-open");
    expect(world.view.raid(raid)?.phase.kind).toBe("ended");
    expect(world.view.raid(next)?.phase.kind).toBe("open");
  });

  test("only one's own act, and for ten minutes", () => {
    const world = raidWorld();
    const raid = openRaid(world);
    expect(refusalOf(world.do(undo(raid), second))?.line.key).toBe("nothing-to-undo");
    expect(refusalOf(world.do(undo(raid), ngo))?.line.key).toBe("not-allowed-raid");
    world.pass(10 * 60_000 + 1);
    expect(refusalOf(world.do(undo(raid), coordinator))?.line.key).toBe("undo-expired");
  });

  test("a plain undo takes back what came last, be it a raid or a case", () => {
    const world = raidWorld();
    const code = world.raise(ngo, { category: "begging" });
    world.do({ kind: "take", code }, coordinator);
    world.pass(1000);
    const raid = openRaid(world);
    world.do({ kind: "undo", code: null }, coordinator);
    expect(world.view.raid(raid)?.phase.kind).toBe("cancelled");
    world.do({ kind: "undo", code: null }, coordinator);
    expect(world.the(code).phase.kind).toBe("open");
    const later = openRaid(world);
    world.pass(1000);
    world.do({ kind: "take", code }, coordinator);
    world.do({ kind: "undo", code: null }, coordinator);
    expect(world.the(code).phase.kind).toBe("open");
    expect(world.view.raid(later)?.phase.kind).toBe("open");
  });
});

describe("asked what runs", () => {
  test("a coordinator sees the open raids with their cases, or how to open one", () => {
    const world = raidWorld();
    expect(linesOf(world.do({ kind: "raid_status" }, coordinator))).toEqual(["raid-none"]);
    const raid = openRaid(world, { district: "shu", bodies: ["ngo"], until: asMillis(START + HOUR) });
    world.raise(ngo, { category: "begging", district: "shu" });
    const status = world.do({ kind: "raid_status" }, second);
    expect(linesOf(status)).toEqual(["raid-status"]);
    expect(JSON.stringify(status)).toContain(`${raid.slice(0, 3)}-${raid.slice(3)}`);
    expect(JSON.stringify(status)).toContain('"cases":1');
    expect(refusalOf(world.do({ kind: "raid_status" }, ngo))?.line.key).toBe("not-allowed-raid");
  });
});
