import { expect, test } from "vitest";
import { pattern } from "../../src/guard/pattern.ts";

test("short classes stand for letters and digits, inside a class and outside, and what is escaped stays", () => {
  const word = pattern(/(?<![\p{L}\p{Nd}])\p{L}[\p{L}_\]]*\[\p{Nd}\](?<rest>\p{Ll})?/gu);
  expect(word.flags).toBe("gu");
  expect("әжесі_]ң[7]ж x9a[1]".match(word)).toEqual(["әжесі_]ң[7]ж"]);
});

test("letters of Kazakh, Uzbek, Georgian, Arabic, Chinese and Latin are letters, signs and digits are none", () => {
  const letter = pattern(/^\p{L}$/u);
  for (const c of "әҰіңҒшЁqŞıғაبגहก中가ÿ") expect([c, letter.test(c)]).toEqual([c, true]);
  for (const c of "7 _-×÷«»№٣،؟☎🙏") expect([c, letter.test(c)]).toEqual([c, false]);
});
