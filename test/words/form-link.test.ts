/** «сілтеме», «ссылка», "link": the way to the sealed form, and the other things that these words mean. */
import { describe, expect, test } from "vitest";
import { LANGUAGES } from "../../src/people/member.ts";
import { inDirect, inRoom, inThread, reading } from "./words-for-tests.ts";

const ASKED = [
  "сілтеме",
  "Сілтемені беріңіз",
  "форма сілтемесі",
  "формаға сілтеме",
  "қорғалған форма",
  "ссылка",
  "Ссылку, пожалуйста",
  "дайте ссылку на форму",
  "защищённая форма",
  "link",
  "form link",
  "sealed form",
];

describe("the link to the form", () => {
  test.each(ASKED)("«%s» asks for it in the direct room, at once", (text) => {
    for (const language of LANGUAGES) expect(reading(text, inDirect(language))).toBe("form_link");
  });

  test("said into the room, the bare word is left alone", () => {
    for (const text of ["сілтеме", "ссылка", "link"]) expect(reading(text, inRoom())).toBe("-");
  });

  test("the form by steps, the page and the assessment keep their words", () => {
    const of = (text: string) => reading(text, inDirect("ru"));
    expect([of("форма"), of("form"), of("нысан"), of("по шагам")]).toEqual(["form", "form", "form", "form"]);
    expect([of("страница"), of("ссылка для входа"), of("ссылка на страницу")]).toEqual([
      "page",
      "page",
      "page",
    ]);
    expect(reading("форма оценки", inThread("ru"))).toBe("assess");
  });

  test.each([
    "ссылка на его аккаунт",
    "кинули ссылку ребёнку",
    "балаға сілтеме жіберді",
    "the link is broken",
  ])("«%s» is about something else", (text) => {
    for (const language of LANGUAGES) expect(reading(text, inDirect(language))).toBe("-");
  });
});
