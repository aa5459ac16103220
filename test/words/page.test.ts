/** «бет», «страница», "page": the way to the coordinators' page, and the other things that these words mean. */
import { describe, expect, test } from "vitest";
import { LANGUAGES } from "../../src/people/member.ts";
import { inDirect, inRoom, inThread, reading } from "./words-for-tests.ts";

const ASKED = [
  "бет",
  "Бет.",
  "бетті ашыңыз",
  "веб-бет",
  "страница",
  "Страницу, пожалуйста",
  "открыть страницу",
  "page",
  "open the page",
  "bet",
];

describe("the page", () => {
  test.each(ASKED)("«%s» asks for it in the direct room and in a thread, at once", (text) => {
    for (const language of LANGUAGES)
      expect([reading(text, inDirect(language)), reading(text, inThread(language))]).toEqual([
        "page",
        "page",
      ]);
  });

  test("said into the room, the bare word is left alone", () => {
    for (const text of ["бет", "страница", "page"]) expect(reading(text, inRoom())).toBe("-");
  });

  test.each([
    "беті көгерген",
    "бет-аузы қан",
    "бетінде жарасы бар",
    "қыздың бетін жуып бердік",
    "бетпе-бет айттым",
    "граница",
    "на границе двое детей",
    "его страница в интернете",
    "страница закрыта",
    "page is closed",
    "next page",
    "жалғасы келесі бетте",
    "бете",
    "бес",
    "бит",
  ])("«%s» is about something else", (text) => {
    for (const language of LANGUAGES)
      expect([reading(text, inDirect(language)), reading(text, inThread(language))]).toEqual(["-", "-"]);
  });
});
