import { describe, expect, test } from "vitest";
import { CATEGORIES, type Fields } from "../../src/case/fields.ts";
import type { About } from "../../src/duties/matches.ts";
import { bodiesToNotify, decides, gapIn, nextSteps, parseRouting } from "../../src/duties/routing.ts";
import {
  coordinator,
  effectsOf,
  guardianship,
  mentionedIn,
  newWorld,
  ngo,
  police,
  rules,
  SHYMKENT,
} from "../case/world.ts";

const about = (fields: Fields): About => ({ fields, home: SHYMKENT, taker: null });
const { routing } = rules;
const stepsOf = (fields: Fields) => nextSteps(about(fields), [], routing).map(({ id }) => id);

describe("whom a case is told to", () => {
  test("every category calls somebody, and so does a case without one", () => {
    for (const category of [...CATEGORIES, "unknown" as const])
      expect(bodiesToNotify(about({ category }), routing).length, category).toBeGreaterThan(0);
    expect(bodiesToNotify(about({}), routing)).toEqual(
      bodiesToNotify(about({ category: "unknown" }), routing),
    );
  });

  test("a child met without adults is told to guardianship at once, whatever the category (000:725)", () => {
    expect(bodiesToNotify(about({ category: "unaccompanied" }), routing)).toContain("guardianship");
    expect(bodiesToNotify(about({ category: "begging", accompanied: "alone" }), routing)).toContain(
      "guardianship",
    );
  });

  test("where the texts leave a gap the coordinators are called as well", () => {
    const world = newWorld([ngo, police, coordinator, guardianship]);
    const mentioned = (fields: Fields) => {
      const command = {
        kind: "raise",
        home: SHYMKENT,
        fields,
        note: "",
        source: null,
        cleaned: null,
      } as const;
      return mentionedIn(world.do(command, ngo)).filter((user) => user === coordinator.user).length;
    };
    expect(mentioned({ category: "begging" })).toBe(1);
    expect(mentioned({ category: "unknown" })).toBe(1);
    expect(mentioned({ category: "unaccompanied", ages: [3] })).toBe(1);
    expect(mentioned({ category: "unaccompanied", ages: [5] })).toBe(0);
  });
});

describe("who decides", () => {
  test("of begging and of the unknown a coordinator, as no mechanism is laid down (000:922)", () => {
    expect(decides(about({ category: "begging" }), routing)).toEqual({
      kind: "coordinator",
      because: "begging",
    });
    expect(decides(about({}), routing)).toEqual({ kind: "coordinator", because: "unknown" });
    expect(gapIn(about({ category: "violence" }), routing)).toBeNull();
  });

  test("of a child of three alone the guardianship authority, and both homes are shown (000:727-729)", () => {
    const fields: Fields = { category: "unaccompanied", ages: [3], accompanied: "alone" };
    expect(decides(about(fields), routing)).toEqual({ kind: "body", body: "guardianship" });
    expect(stepsOf(fields)).toContain("gap_of_three");
  });

  test("whom a coordinator assigns, and why, is kept, and reminders go to that body", () => {
    const world = newWorld();
    const code = world.raise(ngo, { category: "begging" });
    const decision = world.do({ kind: "hand_over", code, to: "migration" }, coordinator);
    expect(effectsOf(decision).map(({ kind }) => kind)).toContain("refresh_card");
    expect(world.the(code).duties.assigned).toEqual({ to: "migration", because: "begging" });
  });
});

describe("what to do next", () => {
  test.each([
    [[1], "infants_home"],
    [[3], "gap_of_three"],
    [[5], "centre"],
    [[17], "centre"],
  ])("an unaccompanied child of %j goes where the law says", (ages, step) => {
    expect(stepsOf({ category: "unaccompanied", ages })).toContain(step);
  });

  test("children of several ages go each their way", () => {
    const steps = stepsOf({ category: "unaccompanied", ages: [1, 3, 9] });
    expect(steps).toEqual(expect.arrayContaining(["infants_home", "gap_of_three", "centre"]));
  });

  test("what was done is no next step any more", () => {
    const fields: Fields = { category: "unaccompanied", ages: [5] };
    expect(nextSteps(about(fields), ["guardianship_told"], routing).map(({ id }) => id)).not.toContain(
      "guardianship",
    );
  });

  test("a step is short enough for a card in every language", () => {
    for (const [id, { text }] of Object.entries(routing.steps))
      for (const words of Object.values(text)) expect(words.length, id).toBeLessThanOrEqual(64);
  });
});

describe("a file with a mistake", () => {
  test("a body that is none, a step that is none, a category that calls nobody are refused", () => {
    const rule = (more: object) => ({ id: "x", source: "s", if: {}, notify: ["ngo"], steps: [], ...more });
    const file = (more: object) => ({ about: "", confirmed: {}, steps: {}, rules: [rule(more)] });
    expect(bodiesToNotify(about({ category: "health" }), parseRouting(file({})))).toEqual(["ngo"]);
    expect(() => parseRouting(file({ notify: ["fire brigade"] }))).toThrow();
    expect(() => parseRouting(file({ steps: ["jump"] }))).toThrow('there is no step \\"jump\\"');
    expect(() => parseRouting(file({ if: { category: ["health"] } }))).toThrow(
      "nobody is called for category begging",
    );
  });
});
