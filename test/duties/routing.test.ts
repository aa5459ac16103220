import { describe, expect, test } from "vitest";
import { CATEGORIES } from "../../src/case/fields.ts";
import { bodiesToNotify, parseRouting } from "../../src/duties/routing.ts";
import { rules } from "../case/world.ts";

describe("whom a case is told to", () => {
  test("every category calls somebody, and so does a case without one", () => {
    for (const category of [...CATEGORIES, "unknown" as const])
      expect(bodiesToNotify({ category }, rules.routing).length, category).toBeGreaterThan(0);
    expect(bodiesToNotify({}, rules.routing)).toEqual(bodiesToNotify({ category: "unknown" }, rules.routing));
  });

  test("an unaccompanied child is told to guardianship at once (000:725)", () => {
    expect(bodiesToNotify({ category: "unaccompanied" }, rules.routing)).toContain("guardianship");
  });

  test("a file that names no body for a category, or an unknown one, is refused", () => {
    const notify = Object.fromEntries([...CATEGORIES, "unknown"].map((category) => [category, ["ngo"]]));
    expect(bodiesToNotify({ category: "health" }, parseRouting({ about: "", notify }))).toEqual(["ngo"]);
    expect(() => parseRouting({ about: "", notify: { ...notify, health: undefined } })).toThrow();
    expect(() => parseRouting({ about: "", notify: { ...notify, health: ["fire brigade"] } })).toThrow();
  });
});
