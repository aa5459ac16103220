import { describe, expect, test } from "vitest";
import { localDay, localHour, parseRegions } from "../../src/people/regions.ts";
import { loadRegions } from "../../bot/setup/templates.ts";
import { asRegionId } from "../../src/ids.ts";

const region = (changes: object = {}) => ({
  id: "shymkent",
  names: { kk: "Шымкент", ru: "Шымкент", en: "Shymkent" },
  languages: ["kk", "ru"],
  timeZone: "Asia/Almaty",
  ...changes,
});

describe("the regions", () => {
  test("that are shipped are the seven of the project, each with a clock that exists", () => {
    const regions = loadRegions(null);
    expect(regions.map(({ id }) => id).toSorted()).toEqual([
      "almaty",
      "almaty_region",
      "kyzylorda",
      "shymkent",
      "turkistan",
      "zhambyl",
      "zhetysu",
    ]);
    for (const { timeZone } of regions) expect(localHour(0, timeZone)).toBeTypeOf("number");
  });

  test("that are served are those asked for", () => {
    expect(loadRegions([asRegionId("almaty")]).map(({ id }) => id)).toEqual(["almaty"]);
  });

  test("of a broken file are refused", () => {
    const file = (changes: object) => ({ about: "", regions: [region(changes)] });
    const nothing = { secondPerson: false, codeOnly: false, newcomersSee: false };
    expect(parseRegions(file({}))).toEqual([region(nothing)]);
    expect(parseRegions(file({ second_person: true, code_only: true, newcomers_see: true }))).toEqual([
      region({ secondPerson: true, codeOnly: true, newcomersSee: true }),
    ]);
    for (const broken of [
      { id: "Shymkent" },
      { id: "x-y" },
      { languages: [] },
      { languages: ["fr"] },
      { names: { kk: "x" } },
    ])
      expect(() => parseRegions(file(broken)), JSON.stringify(broken)).toThrow();
    expect(() => parseRegions({ about: "", regions: [] })).toThrow();
  });
});

describe("the clock of a region", () => {
  const lateEvening = Date.parse("2026-11-21T19:30:00Z"); // half past midnight at UTC+5

  test("tells the hour and the day there", () => {
    expect(localHour(lateEvening, "Asia/Almaty")).toBe(0);
    expect(localDay(lateEvening, "Asia/Almaty")).toBe("2026-11-22");
    expect(localHour(lateEvening, "UTC")).toBe(19);
    expect(localDay(lateEvening, "UTC")).toBe("2026-11-21");
  });
});
