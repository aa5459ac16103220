import { describe, expect, test } from "vitest";
import { clockAsMember } from "../../src/duties/clock-member.ts";
import type { CaseCode } from "../../src/ids.ts";
import {
  auditor,
  coordinator,
  effectsOf,
  EVERYBODY,
  guardianship,
  linesOf,
  member,
  mentionedIn,
  newWorld,
  ngo,
  police,
  police2,
  refusalOf,
  SHYMKENT,
  type World,
} from "../case/world.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const CLOCK = clockAsMember(SHYMKENT);
const head = member("head", "akimat", "head");
const ring = (world: World, code: CaseCode) => world.do({ kind: "ring", code }, CLOCK);
const RED = {
  category: "unaccompanied",
  children: 1,
  ages: [5],
  accompanied: "alone",
  danger: true,
} as const;

function red() {
  const world = newWorld([...EVERYBODY, head]);
  return { world, code: world.raise(ngo, RED) };
}

describe("an urgent case that nobody took", () => {
  test("is said to those on duty after ten minutes, once, with a tap to take it", () => {
    const { world, code } = red();
    world.pass(9 * MINUTE);
    expect(effectsOf(ring(world, code))).toEqual([]);
    world.pass(MINUTE);
    const first = ring(world, code);
    expect(linesOf(first)).toEqual(["reminder-untaken"]);
    expect(mentionedIn(first)).toEqual(expect.arrayContaining([police.user, guardianship.user]));
    expect(mentionedIn(first)).not.toContain(auditor.user);
    expect(effectsOf(ring(world, code))).toEqual([]);
  });

  test("climbs to coordinators, then to the head of the region", () => {
    const { world, code } = red();
    const said: string[] = [];
    const called: string[][] = [];
    for (let minute = 0; minute < 90; minute += 1) {
      world.pass(MINUTE);
      const rung = ring(world, code);
      said.push(...linesOf(rung));
      if (linesOf(rung).length > 0) called.push(mentionedIn(rung));
    }
    expect(said).toEqual([
      "reminder-untaken",
      "reminder-untaken",
      "coordinator-untaken",
      "coordination-untaken",
      "head-untaken",
    ]);
    expect(called[2]).toEqual([coordinator.user]);
    expect(called[3]).toEqual([head.user]);
  });

  test("stands in the coordinators' room once as well, with its code to tap and without calling anybody", () => {
    const { world, code } = red();
    world.pass(29 * MINUTE);
    ring(world, code);
    world.pass(MINUTE);
    const rung = effectsOf(ring(world, code));
    expect(rung.map((effect) => ("to" in effect ? effect.to.kind : effect.kind))).toEqual([
      "thread",
      "coordination",
    ]);
    expect(rung[1]).toMatchObject({
      to: { kind: "coordination", region: SHYMKENT },
      mentions: [],
      line: { args: { item: { text: "list-item", args: { code: { code } } } } },
    });
  });

  test("stands there only when it is urgent and still wanted", () => {
    const world = newWorld([...EVERYBODY, head]);
    const amber = world.raise(ngo, { category: "labour", children: 2, ages: [12], accompanied: "parents" });
    const { world: other, code: withdrawn } = red();
    other.do({ kind: "withdraw", code: withdrawn }, ngo);
    for (const [where, code] of [
      [world, amber],
      [other, withdrawn],
    ] as const) {
      where.pass(100 * HOUR);
      const rung = ring(where, code);
      expect(mentionedIn(rung).length).toBeGreaterThan(0);
      expect(linesOf(rung)).not.toContain("coordination-untaken");
    }
  });

  test("after downtime is said once, to all who were not told yet", () => {
    const { world, code } = red();
    world.pass(5 * HOUR);
    const rung = ring(world, code);
    expect(linesOf(rung)).toEqual(["head-untaken", "coordination-untaken"]);
    expect(mentionedIn(rung)).toEqual(expect.arrayContaining([police.user, coordinator.user, head.user]));
    world.pass(5 * HOUR);
    expect(effectsOf(ring(world, code))).toEqual([]);
  });

  test("is no more said once somebody takes it, and the question is settled", () => {
    const { world, code } = red();
    world.pass(10 * MINUTE);
    ring(world, code);
    const taken = world.do({ kind: "take", code }, police);
    expect(effectsOf(taken)).toContainEqual({ kind: "settle", prompt: `${code}:remind:untaken` });
    world.pass(10 * MINUTE);
    expect(linesOf(ring(world, code))).not.toContain("reminder-untaken");
  });

  test("without a head goes to the coordinators, and a body that cannot take it says so", () => {
    const world = newWorld();
    const code = world.raise(ngo, RED);
    world.pass(2 * HOUR);
    expect(mentionedIn(ring(world, code))).toContain(coordinator.user);
    expect(linesOf(world.do({ kind: "decline", code }, police))).toEqual(["cannot-take"]);
    expect(world.the(code).phase.kind).toBe("open");
  });
});

describe("a child alone, taken by police", () => {
  function taken() {
    const { world, code } = red();
    world.do({ kind: "take", code }, police);
    return { world, code };
  }

  test("is owed to guardianship at once; after an hour the taker is asked, and a tap keeps the deadline late", () => {
    const { world, code } = taken();
    expect(world.the(code).duties.clocks).toMatchObject([{ deadline: "guardianship", state: "running" }]);
    world.pass(HOUR);
    const rung = ring(world, code);
    expect(linesOf(rung)).toEqual(["deadline-at-once"]);
    expect(mentionedIn(rung)).toEqual([police.user, police2.user]);
    expect(world.the(code).duties.clocks).toMatchObject([{ state: "missed" }]);
    world.pass(MINUTE);
    world.do({ kind: "reach", code, what: "guardianship_told" }, police);
    expect(world.the(code).duties.clocks).toMatchObject([{ state: "late" }]);
  });

  test("told in time keeps it; told again changes nothing; undone it runs on", () => {
    const { world, code } = taken();
    const told = { kind: "reach", code, what: "guardianship_told" } as const;
    expect(linesOf(world.do(told, ngo))).toEqual(["step-noted"]);
    expect(world.the(code).duties.clocks).toMatchObject([{ state: "kept" }]);
    expect(effectsOf(world.do(told, ngo))).toEqual([]);
    world.do({ kind: "undo", code }, ngo);
    expect(world.the(code).duties.clocks).toMatchObject([{ state: "running" }]);
    expect(refusalOf(world.do(told, auditor))?.line.key).toBe("auditor-reads-only");
  });

  test("is waived by who holds it, with a reason that is asked, and by nobody else", () => {
    const { world, code } = taken();
    const waive = { kind: "waive", code, deadline: "guardianship" } as const;
    expect(refusalOf(world.do({ ...waive, reason: null }, ngo))?.line.key).toBe("not-allowed-waive");
    expect(linesOf(world.do({ ...waive, reason: null }, police))).toEqual(["ask-waive"]);
    expect(linesOf(world.do({ ...waive, reason: "with_family" }, police))).toEqual(["deadline-waived"]);
    expect(world.the(code).duties.clocks).toMatchObject([{ state: "waived", reason: "with_family" }]);
    expect(refusalOf(world.do({ ...waive, reason: "other" }, police))?.kind).toBe("wrong_state");
  });

  test("ends with the case", () => {
    const { world, code } = taken();
    world.do({ kind: "close", code, parts: { outcome: "false_alarm" }, sure: true }, police);
    expect(world.the(code).duties.clocks).toMatchObject([{ state: "ended" }]);
    world.pass(5 * HOUR);
    expect(effectsOf(ring(world, code))).toEqual([]);
  });

  test("by guardianship itself is told to it already", () => {
    const { world, code } = red();
    world.do({ kind: "take", code }, guardianship);
    expect(world.the(code).duties.clocks).toEqual([]);
  });
});

describe("several things due at one time", () => {
  test("are one message with a line each", () => {
    const { world, code } = red();
    world.do({ kind: "take", code }, police);
    world.do({ kind: "reach", code, what: "application" }, police);
    world.pass(12 * 24 * HOUR);
    const rung = ring(world, code);
    expect(linesOf(rung)).toEqual(["reminders"]);
    expect(effectsOf(rung).filter(({ kind }) => kind === "ask" || kind === "say")).toHaveLength(1);
  });
});

describe("a taken case", () => {
  test("is asked after when nothing was heard for three working days; a word in the thread begins them anew", () => {
    const world = newWorld();
    const code = world.raise(ngo, { category: "education" });
    world.do({ kind: "take", code }, police);
    world.pass(3 * 24 * HOUR);
    world.do({ kind: "speak", code }, ngo);
    world.do({ kind: "speak", code }, auditor);
    world.pass(3 * 24 * HOUR);
    expect(effectsOf(ring(world, code))).toEqual([]);
    world.pass(3 * 24 * HOUR);
    expect(linesOf(ring(world, code))).toEqual(["reminder-silent"]);
  });

  test("with half a report is asked to finish it", () => {
    const world = newWorld();
    const code = world.raise(ngo, { category: "education" });
    world.do({ kind: "take", code }, police);
    world.do({ kind: "close", code, parts: { outcome: "placed" }, sure: false }, police);
    world.pass(27 * HOUR);
    expect(linesOf(ring(world, code))).toEqual(["reminder-report"]);
  });

  test.each([
    ["of which nothing is heard", false],
    ["with half a report", true],
  ])("%s is said to the taker twice, then to the coordinators, then to the head", (_, half) => {
    const world = newWorld([...EVERYBODY, head]);
    const code = world.raise(ngo, { category: "education" });
    world.do({ kind: "take", code }, police);
    if (half) world.do({ kind: "close", code, parts: { outcome: "placed" }, sure: false }, police);
    const called: string[][] = [];
    for (let hour = 0; hour < 12 * 24; hour += 1) {
      world.pass(HOUR);
      const rung = ring(world, code);
      const about = half ? "report" : "silent";
      // Both may be due in one moment, and are then said in one message.
      if (JSON.stringify(effectsOf(rung)).includes(`-${about}"`)) called.push(mentionedIn(rung));
    }
    expect(called).toHaveLength(4);
    for (const first of called.slice(0, 2)) expect(first).toEqual(expect.arrayContaining([police.user]));
    for (const first of called.slice(0, 2)) expect(first).not.toContain(coordinator.user);
    expect(called[2]).toContain(coordinator.user);
    expect(called[3]).toContain(head.user);
  });

  test("withdrawn and open, is said to the coordinators alone", () => {
    const world = newWorld();
    const code = world.raise(ngo, { category: "education" });
    world.do({ kind: "withdraw", code }, ngo);
    world.pass(26 * HOUR);
    const rung = ring(world, code);
    expect([linesOf(rung), mentionedIn(rung)]).toEqual([["reminder-withdrawn"], [coordinator.user]]);
  });
});

describe("the steps of a case", () => {
  test("are listed with who decides and by when", () => {
    const { world, code } = red();
    world.do({ kind: "take", code }, police);
    const [said] = effectsOf(world.do({ kind: "steps", code }, ngo));
    expect(said?.kind === "say" ? JSON.stringify(said.line) : "").toMatch(/kind-guardianship.*card-at-once/);
  });

  test("of another region's case are not told", () => {
    const { world, code } = red();
    const far = member("far", "ngo", "responder");
    expect(
      refusalOf(world.do({ kind: "steps", code }, { ...far, region: EVERYBODY[8]?.region ?? SHYMKENT })),
    ).not.toBeNull();
  });
});
