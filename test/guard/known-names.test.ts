/** Organisations of the register, members called by name, and our own places are no personal data. */
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { namesIn } from "../../src/guard/known-names.ts";
import { LANGUAGES } from "../../src/people/member.ts";
import { guard } from "./the-guard.ts";

const named = (text: string, organisations: readonly string[], people: readonly string[] = []) =>
  namesIn(text, { organisations, people, isMember: (user) => user === "@police:hs" });

describe("an organisation of the register", () => {
  test.each([
    ["звонила в фонд «Айгуль Тестова»", ["Фонд Айгуль Тестова"], ["фонд «Айгуль Тестова"]],
    ["айгүл тестова қорына айттық", ["Айгүл Тестова қоры"], ["айгүл тестова қорына"]],
    ["«Мирас» берёт", ["Мирас"], ["Мирас"]],
    ["Мирас қорынан келді", ["Мирас"], ["Мирас қорынан"]],
    ["в фонде Мирас", ["Мирас"], ["фонде Мирас"]],
    ["ЦАН берёт", ["ЦАН"], ["ЦАН"]],
    ["мальчика зовут Мирас", ["Мирас"], []],
    ["Айгуль Тестова пришла", ["Айгуль Тест"], []],
    ["a+b (c)", ["a+b (c)"], ["a+b (c)"]],
    ["көші-қон қызметіне хабарладық", ["Көші-қон қызметі"], ["көші-қон қызметіне"]],
    ["text", ["", "«»"], []],
  ])("%s", (text, organisations, known) => {
    expect(named(text, organisations)).toEqual(known);
  });

  test("may have any name: none breaks the guard", () => {
    const names = fc.oneof(
      fc.string({ maxLength: 30 }),
      fc.string({ unit: fc.constantFrom(..."-+*?()[]{}|^$.\\/«» Қa") }),
    );
    fc.assert(
      fc.property(names, names, (name, text) => {
        expect(() => named(`${text} ${name}`, [name], [name])).not.toThrow();
      }),
    );
  });

  test("is not masked, and what stands beside it is", () => {
    const text = "Айгүл Тестова қорынан Марат Ахметов келді";
    const context = { recipient: "response_room", language: "kk" } as const;
    expect(guard(text, context).clean).not.toContain("Айгүл");
    const { clean } = guard(text, { ...context, known: named(text, ["«Айгүл Тестова» қоры"]) });
    expect(clean).toContain("Айгүл Тестова қорынан");
    expect(clean).not.toContain("Ахметов");
  });
});

test("a member called by name, or by Matrix id, is known; others are not", () => {
  expect(named("Dana Synaq, ответьте", [], ["Dana Synaq"])).toEqual(["Dana Synaq"]);
  expect(named("> <@police:hs> где? @other:hs", [])).toEqual(["@police:hs"]);
});

describe("the places of our gazetteer", () => {
  const Places = z.array(z.looseObject({ type: z.string(), kk: z.string(), ru: z.string(), en: z.string() }));
  const file = new URL("../../templates/gazetteer-kz.json", import.meta.url);
  const places = Places.parse(JSON.parse(readFileSync(file, "utf8")));
  const stopped = (texts: readonly string[]) =>
    texts.filter((text) => guard(text, { recipient: "response_room", language: "ru" }).verdict !== "pass");

  test("pass by name alone in all languages: regions, districts, cities and towns", () => {
    const larger = places.filter(({ type }) => type !== "village" && type !== "settlement");
    expect(larger.length).toBeGreaterThan(100);
    expect(stopped(larger.flatMap((place) => LANGUAGES.map((language) => place[language])))).toEqual([]);
  });

  test("pass with the word for a place: villages that are named after people as well", () => {
    const said = places.flatMap(({ kk, ru }) => [
      `${kk} ауылында бала жалғыз жүр`,
      `${kk} базарында бала жалғыз жүр`,
      `в селе ${ru} ребёнок один`,
    ]);
    expect(stopped(said)).toEqual([]);
  });
});
