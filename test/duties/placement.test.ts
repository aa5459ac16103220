/** A child in a centre: the deadline of its status runs on after the case is closed (000:729-731). */
import { describe, expect, test } from "vitest";
import type { Report } from "../../src/case/report.ts";
import { agendaOf } from "../../src/duties/agenda.ts";
import { clockAsMember } from "../../src/duties/clock-member.ts";
import type { CaseCode } from "../../src/ids.ts";
import {
  coordinator,
  guardianship,
  linesOf,
  mentionedIn,
  newWorld,
  ngo,
  police,
  SHYMKENT,
  type World,
} from "../case/world.ts";

const DAY = 86_400_000;
const PLACED: Report = { outcome: "placed", placement: "csc", children: 1, services: ["social_domestic"] };

function closedWith(parts: Report = PLACED) {
  const world = newWorld();
  const code = world.raise(ngo, { category: "neglect", children: 1, ages: [9] });
  world.do({ kind: "take", code }, police);
  close(world, code, parts);
  return { world, code };
}
const close = (world: World, code: CaseCode, parts: Report) =>
  world.do({ kind: "close", code, parts, sure: true }, police);
const clocks = (world: World, code: CaseCode) =>
  world.the(code).duties.clocks.map(({ deadline, state }) => `${deadline} ${state}`);

describe("a report that places the child in a centre", () => {
  test("starts the shorter deadline of the status, and leaves the case closed", () => {
    const { world, code } = closedWith();
    expect(world.the(code).phase.kind).toBe("closed");
    expect(clocks(world, code)).toEqual(["status_placed running"]);
    const [clock] = world.the(code).duties.clocks;
    expect(new Date(clock?.due ?? 0).getUTCMonth()).toBe(
      (new Date(clock?.startedAt ?? 0).getUTCMonth() + 3) % 12,
    );
    expect(clock?.owes).toEqual(["csc", "guardianship"]);
  });

  test("reminds who owes it before it is over and when it is over, in the closed case", () => {
    const { world, code } = closedWith();
    const said: string[] = [];
    const called = new Set<string>();
    for (let day = 0; day < 110; day += 1) {
      world.pass(DAY);
      const rung = world.do({ kind: "ring", code }, clockAsMember(SHYMKENT));
      said.push(...linesOf(rung));
      for (const user of mentionedIn(rung)) called.add(user);
    }
    expect(said).toEqual([
      "deadline-near",
      "deadline-near",
      "deadline-over",
      "deadline-over",
      "deadline-over",
    ]);
    expect([...called]).toEqual(expect.arrayContaining([guardianship.user, coordinator.user]));
    expect(world.the(code).phase.kind).toBe("closed");
    expect(clocks(world, code)).toEqual(["status_placed missed"]);
  });

  test("gives way to the centre's own deadline once somebody says which it is", () => {
    const { world, code } = closedWith();
    world.do({ kind: "reach", code, what: "admitted_csc" }, police);
    expect(clocks(world, code)).toEqual(["status_placed ended", "status_csc running"]);
    world.do({ kind: "reach", code, what: "status_set" }, guardianship);
    expect(clocks(world, code)).toEqual(["status_placed ended", "status_csc kept"]);
    expect(agendaOf(world.the(code), world.contextFor(police).rules.duties)).toEqual([]);
  });

  test("starts nothing where the centre was told before", () => {
    const world = newWorld();
    const code = world.raise(ngo, { category: "neglect", children: 1, ages: [9] });
    world.do({ kind: "take", code }, police);
    world.do({ kind: "reach", code, what: "admitted_cam" }, police);
    close(world, code, PLACED);
    expect(clocks(world, code)).toEqual(["status_cam running"]);
  });

  test("ends it when the case is closed again with another place, and starts it anew when it is that place after all", () => {
    const { world, code } = closedWith();
    world.do({ kind: "reopen", code }, police);
    world.do({ kind: "take", code }, police);
    expect(clocks(world, code)).toEqual(["status_placed running"]);
    close(world, code, { ...PLACED, placement: "guardian" });
    expect(clocks(world, code)).toEqual(["status_placed ended"]);
    world.do({ kind: "reopen", code }, police);
    world.do({ kind: "take", code }, police);
    close(world, code, PLACED);
    expect(clocks(world, code)).toEqual(["status_placed ended", "status_placed running"]);
  });

  test("takes it back with the closing", () => {
    const { world, code } = closedWith();
    world.do({ kind: "undo", code }, police);
    expect(world.the(code).phase.kind).toBe("taken");
    expect(clocks(world, code)).toEqual([]);
  });
});

test.each<Report>([
  { ...PLACED, placement: "guardian" },
  { ...PLACED, placement: "infants_home" },
  { outcome: "safe_family", children: 1, services: ["social_domestic"] },
  { outcome: "false_alarm" },
])("a report of $outcome $placement starts no deadline", (parts) => {
  const { world, code } = closedWith(parts);
  expect(world.the(code).phase.kind).toBe("closed");
  expect(clocks(world, code)).toEqual([]);
});
