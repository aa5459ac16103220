/** What members who may not, cases that are elsewhere, and files that have changed since get for an answer. */
import { describe, expect, test } from "vitest";
import { agendaOf, nextMoment } from "../../src/duties/agenda.ts";
import { clockAsMember } from "../../src/duties/clock-member.ts";
import { parseDeadlines } from "../../src/duties/deadlines.ts";
import { matches } from "../../src/duties/matches.ts";
import { dutyKinds, peopleTold } from "../../src/duties/people.ts";
import { dutiesShown } from "../../src/duties/shown.ts";
import { handle } from "../../src/handle.ts";
import { asMillis } from "../../src/ids.ts";
import {
  administrator,
  auditor,
  coordinator,
  effectsOf,
  EVERYBODY,
  guardianship,
  linesOf,
  member,
  mentionedIn,
  migration,
  newWorld,
  ngo,
  police,
  refusalOf,
  rules,
  SHYMKENT,
  stranger,
} from "../case/world.ts";
import { code as noCase } from "../store/fixtures/invented.ts";

const HOUR = 3_600_000;
const CLOCK = clockAsMember(SHYMKENT);

function taken() {
  const world = newWorld();
  const code = world.raise(ngo, { category: "labour", accompanied: "alone", children: 1, ages: [9] });
  world.do({ kind: "take", code }, police);
  return { world, code };
}

describe("a step of the law", () => {
  test("is told by nobody from elsewhere, and by no auditor", () => {
    const { world, code } = taken();
    for (const by of [stranger, auditor])
      expect(refusalOf(world.do({ kind: "reach", code, what: "application" }, by))).not.toBeNull();
    expect(world.the(code).duties.reached).toEqual([]);
  });

  test("told twice is noted once", () => {
    const { world, code } = taken();
    expect(linesOf(world.do({ kind: "reach", code, what: "application" }, ngo))).toEqual(["step-noted"]);
    expect(effectsOf(world.do({ kind: "reach", code, what: "application" }, police))).toEqual([]);
  });
});

describe("a deadline", () => {
  test("is waived by nobody from elsewhere nor by who does not hold the case, and only while it runs", () => {
    const { world, code } = taken();
    const waive = { kind: "waive", code, deadline: "guardianship", reason: "other_body" } as const;
    for (const by of [stranger, migration]) expect(refusalOf(world.do(waive, by))).not.toBeNull();
    expect(refusalOf(world.do({ ...waive, deadline: "recognition" }, police))).not.toBeNull();
    expect(linesOf(world.do(waive, police))).toEqual(["deadline-waived"]);
    expect(refusalOf(world.do(waive, coordinator))).not.toBeNull();
  });

  test("that experts took out of the file runs out silently, is no more shown, and can still be waived", () => {
    const { world, code } = taken();
    const without = {
      ...rules.duties,
      deadlines: rules.duties.deadlines.filter(({ id }) => id !== "guardianship"),
    };
    const state = world.the(code);
    expect(state.duties.clocks.map(({ deadline }) => deadline)).toEqual(["guardianship"]);
    expect(dutiesShown(state, rules.routing, without).deadlines).toEqual([]);
    const tasks = agendaOf(state, without).filter(
      (task) => task.kind === "miss" || task.of === "clock:guardianship",
    );
    expect(tasks.map(({ kind }) => kind)).toEqual(["miss"]);
    const context = { ...world.contextFor(police), rules: { ...rules, duties: without } };
    const waive = { kind: "waive", code, deadline: "guardianship", reason: "other" } as const;
    expect(linesOf(handle(waive, police, world.view, context))).toEqual(["deadline-waived"]);
  });

  test("two of one name are a mistake that is named", () => {
    const [first] = rules.duties.deadlines;
    const twice = { about: "", confirmed: {}, deadlines: [first, first] };
    expect(() => parseDeadlines(twice)).toThrow(`two deadlines are called ${first?.id}`);
  });
});

describe("whom a reminder calls", () => {
  test("the body that a coordinator named, before those of the file", () => {
    const world = newWorld();
    const code = world.raise(ngo, { category: "begging" });
    expect(dutyKinds(world.the(code), rules.routing)).toContain("juvenile_police");
    world.do({ kind: "hand_over", code, to: "migration" }, coordinator);
    expect(dutyKinds(world.the(code), rules.routing)).toEqual(["migration"]);
  });

  test("who owes it; where nobody owes it by name, the taker, and without a taker those who lead", () => {
    const { world, code } = taken();
    const state = world.the(code);
    expect(peopleTold("owes", state, null, world.view, rules.routing)).toContain(police.user);
    const open = world.raise(ngo, { category: "begging" });
    expect(peopleTold("owes", world.the(open), null, world.view, rules.routing)).toEqual([coordinator.user]);
    const owed = { deadline: "x", startedAt: asMillis(0), due: asMillis(1), state: "running" } as const;
    const clock = { ...owed, owes: ["guardianship"], endedAt: null, reason: null } as const;
    expect(peopleTold("owes", state, clock, world.view, rules.routing)).toEqual([guardianship.user]);
  });
});

describe("steps", () => {
  const said = (decision: Parameters<typeof effectsOf>[0]) => JSON.stringify(effectsOf(decision));

  test("say that there are none where none is left", () => {
    const world = newWorld(undefined, {
      ...rules,
      routing: { ...rules.routing, rules: [] },
      duties: { ...rules.duties, deadlines: [] },
    });
    const code = world.raise(ngo, { category: "documents" });
    expect(said(world.do({ kind: "steps", code }, ngo))).toContain("steps-none");
  });

  test("say who decides, that a coordinator does, and what is overdue", () => {
    const { world, code } = taken();
    world.pass(3 * HOUR);
    world.do({ kind: "ring", code }, CLOCK);
    expect(said(world.do({ kind: "steps", code }, ngo))).toContain("steps-overdue");
    const begging = world.raise(ngo, { category: "begging" });
    expect(said(world.do({ kind: "steps", code: begging }, ngo))).toContain("card-decides-coordinator");
  });

  test("say that the calendar of a year is not known yet", () => {
    const { world, code } = taken();
    world.do({ kind: "reach", code, what: "services_began" }, police);
    world.pass(3 * 365 * 24 * HOUR);
    world.do({ kind: "reach", code, what: "admitted_csc" }, police);
    expect(said(world.do({ kind: "steps", code }, ngo))).toContain("calendar-not-known");
  });

  test("are answered where they were asked", () => {
    const { world, code } = taken();
    const to = { kind: "direct", user: ngo.user } as const;
    const context = { ...world.contextFor(ngo), origin: to };
    expect(effectsOf(handle({ kind: "steps", code }, ngo, world.view, context))).toMatchObject([
      { kind: "say", to },
    ]);
  });
});

test("a word in a thread of elsewhere, or of an open case, is no sign of life", () => {
  const { world, code } = taken();
  world.pass(48 * HOUR);
  expect(mentionedIn(world.do({ kind: "speak", code }, stranger))).toEqual([]);
  const open = world.raise(ngo, { category: "begging" });
  const before = world.the(open).duties.heard;
  world.pass(48 * HOUR);
  world.do({ kind: "speak", code: open }, police);
  expect(world.the(open).duties.heard).toBe(before);
  expect(world.the(code).duties.heard).not.toBe(world.contextFor(police).now);
});

test("a report that waits for a second person is said to the coordinators, then to the head", () => {
  const head = member("head", "akimat", "head");
  const world = newWorld([...EVERYBODY, head], { ...rules, secondPerson: () => true });
  const code = world.raise(ngo, { category: "education" });
  world.do({ kind: "take", code }, police);
  world.do({ kind: "close", code, parts: { outcome: "false_alarm" }, sure: true }, police);
  expect(world.the(code).proposal).not.toBeNull();
  const called: string[][] = [];
  for (let hour = 0; hour < 6 * 24; hour += 1) {
    world.pass(HOUR);
    const rung = world.do({ kind: "ring", code }, CLOCK);
    if (linesOf(rung).includes("reminder-confirm")) called.push(mentionedIn(rung));
  }
  expect(called).toEqual([[coordinator.user], [head.user]]);
});

test("the clock says nothing of a case that there is not", () => {
  const world = newWorld();
  expect(effectsOf(world.do({ kind: "ring", code: noCase(99) }, CLOCK))).toEqual([]);
});

test("a condition on who holds a case holds for none that nobody holds", () => {
  const about = { fields: {}, home: SHYMKENT, taker: null };
  expect(matches({ taker: ["ngo"] }, about)).toBe(false);
  expect(matches({ taker: ["ngo"] }, { ...about, taker: "ngo" })).toBe(true);
  expect(matches({ place: ["market"] }, { ...about, fields: { place: "unknown" } })).toBe(false);
  expect(matches({ place: ["market"] }, { ...about, fields: { place: "market" } })).toBe(true);
  expect(matches({ place: ["market"] }, about)).toBe(false);
});

describe("what follows from a decision on the status", () => {
  const clocks = (world: ReturnType<typeof newWorld>, code: ReturnType<typeof noCase>) =>
    world.the(code).duties.clocks.map(({ deadline, state }) => `${deadline} ${state}`);
  const heldBy = (by: typeof ngo) => {
    const world = newWorld();
    const code = world.raise(ngo, { category: "education" });
    world.do({ kind: "take", code }, by);
    return { world, code };
  };

  test("depends on who holds the case: a provider sends the form, internal affairs refer", () => {
    for (const [by, deadline] of [
      [ngo, "form_to_body running"],
      [police, "referral running"],
    ] as const) {
      const { world, code } = heldBy(by);
      world.do({ kind: "reach", code, what: "recognised" }, by);
      expect(clocks(world, code)).toEqual([deadline]);
    }
  });

  test("is told by the report as well: what waited for the decision is kept", () => {
    for (const tip of ["recognised", "not_recognised", "under_assessment"] as const) {
      const { world, code } = heldBy(ngo);
      world.do({ kind: "reach", code, what: "application" }, ngo);
      const parts = { outcome: "safe_family", children: 1, services: ["socio_legal"], tip } as const;
      world.do({ kind: "close", code, parts: { ...parts, services: [...parts.services] }, sure: true }, ngo);
      const state = tip === "under_assessment" ? "ended" : "kept";
      expect(clocks(world, code)).toEqual([`assessment ${state}`, `recognition ${state}`]);
    }
  });
});

describe("the next moment of a case", () => {
  test("is that of the first task, whichever is listed first, and none when nothing is left", () => {
    const { world, code } = taken();
    const { duties } = world.contextFor(police).rules;
    const all = agendaOf(world.the(code), duties).map(({ at }) => at);
    expect(all.length).toBeGreaterThan(3);
    expect(nextMoment(world.the(code), duties)).toBe(Math.min(...all));
    world.do({ kind: "close", code, parts: { outcome: "false_alarm" }, sure: true }, police);
    expect(nextMoment(world.the(code), duties)).toBeNull();
  });
});

test("where nobody coordinates, the administrators are called, and nobody where there are none", () => {
  const people = [ngo, administrator];
  const world = newWorld(people);
  const code = world.raise(ngo, { category: "begging" });
  const told = (tell: "coordinators" | "head" | "duty") =>
    peopleTold(tell, world.the(code), null, world.view, rules.routing);
  expect([told("coordinators"), told("head"), told("duty")]).toEqual([
    [administrator.user],
    [administrator.user],
    [administrator.user],
  ]);
  const alone = newWorld([ngo]);
  const other = alone.raise(ngo, { category: "begging" });
  expect(peopleTold("head", alone.the(other), null, alone.view, rules.routing)).toEqual([]);
});

describe("reminders are counted anew", () => {
  const MINUTE = 60_000;
  const rung = (world: ReturnType<typeof newWorld>, code: ReturnType<typeof noCase>, minutes: number) => {
    const said: number[] = [];
    for (let minute = 1; minute <= minutes; minute += 1) {
      world.pass(MINUTE);
      const decision = world.do({ kind: "ring", code }, CLOCK);
      if (linesOf(decision).length > 0) said.push(minute);
    }
    return said;
  };

  test("from the moment at which a case becomes urgent", () => {
    const world = newWorld();
    const code = world.raise(ngo, { category: "labour", children: 1, ages: [12], accompanied: "parents" });
    world.pass(70 * MINUTE);
    expect(linesOf(world.do({ kind: "ring", code }, CLOCK))).toEqual(["reminder-untaken"]);
    world.do({ kind: "tell", code, fields: { danger: true } }, ngo);
    expect(world.the(code).urgency).toBe("red");
    expect(rung(world, code, 25)).toEqual([10, 20]);
  });

  test("and from the beginning when a case waits again", () => {
    const world = newWorld();
    const code = world.raise(ngo, { category: "labour", danger: true, accompanied: "parents", ages: [12] });
    expect(rung(world, code, 15)).toEqual([10]);
    world.do({ kind: "take", code }, police);
    world.do({ kind: "close", code, parts: { outcome: "false_alarm" }, sure: true }, police);
    world.pass(HOUR);
    world.do({ kind: "reopen", code }, police);
    expect(rung(world, code, 25)).toEqual([10, 20]);
  });

  test("a deadline that is over is missed once, however often the clock rings", () => {
    const { world, code } = taken();
    for (let hour = 0; hour < 6; hour += 1) {
      world.pass(HOUR);
      world.do({ kind: "ring", code }, CLOCK);
    }
    const missed = world.entries.filter(
      (entry) => entry.stream === "case" && entry.event.kind === "clock_missed",
    );
    expect(missed).toHaveLength(1);
  });
});
