/** The experts' files as they are shipped, joined into the rules and readers of the bot. */
import { describe, expect, test } from "vitest";
import { TemplateProblem } from "../../bot/setup/template-problem.ts";
import { loadRegions, loadTemplates } from "../../bot/setup/templates.ts";
import { asMillis, asRegionId } from "../../src/ids.ts";

const SHYMKENT = asRegionId("shymkent");
const { regions, rules, tools } = loadTemplates([SHYMKENT]);

describe("the shipped templates", () => {
  test("serve the regions that the owner names, and know the names of all", () => {
    expect(regions.map(({ id }) => id)).toEqual(["shymkent"]);
    expect(loadTemplates(null).regions).toEqual(loadRegions(null));
    expect(rules.regionOf("shymkent")).toBe("shymkent");
    expect(rules.regionOf("almaty")).toBeNull();
    expect(rules.regionOf(undefined)).toBeNull();
    expect(rules.regionNames("almaty").ru).toBe("город Алматы");
  });

  test("name what nobody has in a list by its own id", () => {
    expect(rules.regionNames("other:Nowhere")).toEqual({ kk: "Nowhere", ru: "Nowhere", en: "Nowhere" });
    expect(rules.districtNames("nowhere")).toEqual({ kk: "nowhere", ru: "nowhere", en: "nowhere" });
    expect(rules.districtNames("saryagash").kk).toContain("Сарыағаш");
  });

  test("know each region's clock", () => {
    const midnight = asMillis(Date.parse("2026-11-21T19:00:00Z"));
    expect(rules.localHour(midnight, SHYMKENT)).toBe(0);
    expect(rules.localHour(midnight, asRegionId("nowhere"))).toBe(0);
  });

  test("ask for what is not known, never for what was answered, and at last for nothing", () => {
    const first = rules.nextQuestion({ category: "begging" }, []);
    expect(first).toBe("danger");
    expect(rules.nextQuestion({ category: "unknown", danger: false }, ["danger"])).toBe("category");
    expect(rules.nextQuestion({ category: "unknown", danger: false }, ["danger", "category"])).not.toBe(
      "category",
    );
    expect(rules.nextQuestion({ category: "begging", danger: "unknown", children: 2 }, ["danger"])).toBe(
      "ages",
    );
    expect(
      rules.nextQuestion({ category: "begging" }, ["danger", "children", "ages", "accompanied", "district"]),
    ).toBeNull();
  });

  test("read an answer, a part of a report, and a day", () => {
    expect(tools.answer("children", "не знаю", "shymkent")).toEqual({ children: "unknown" });
    expect(tools.answer("children", "2", "shymkent")).toEqual({ children: 2 });
    expect(tools.answer("ages", "хорошо", "shymkent")).toBeNull();
    expect(tools.reportPart("outcome", "сигнал не подтвердился", "2026-11-22")).toMatchObject({
      outcome: "false_alarm",
    });
    expect(tools.fields("двое детей на рынке")).toMatchObject({ children: 2, place: "market" });
  });
});

test("a broken file is named", () => {
  const problem = new TemplateProblem("urgency.json", new Error("no rule"));
  expect(problem.message).toBe("templates/urgency.json: no rule");
  expect(problem).toMatchObject({ file: "urgency.json", cause: expect.any(Error) });
  expect(new TemplateProblem("texts/kk", "missing: help").message).toBe("templates/texts/kk: missing: help");
});
