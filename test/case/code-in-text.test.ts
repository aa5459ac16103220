/** Which pieces of a text are read as a case code, by how they are written. */
import { describe, expect, test } from "vitest";
import { findCodes } from "../../src/case/code.ts";

const found = (text: string) => findCodes(text).map(({ code }) => code);

describe("a code in a text", () => {
  test("of letters and digits is found in any case, with and without its dash", () => {
    for (const text of ["K7P-4X2E", "k7p-4x2e", "K7P4X2E", "k7p4x2e", "k7p 4x2e", "беру к7р-4х2е!"])
      expect([text, found(text)]).toEqual([text, ["K7P4X2E"]]);
  });

  test("that does not check is reported only where it is written as one", () => {
    for (const text of ["K7P-4X2M", "k7p-4x2m", "K7P4X2M"])
      expect([text, found(text)]).toEqual([text, [null]]);
    for (const text of ["k7p4x2m", "k7p 4x2m"]) expect([text, found(text)]).toEqual([text, []]);
  });

  test("of letters alone is one in capitals, written together or with its dash; else it is a word", () => {
    for (const text of ["AAAAAAC", "AAA-AAAC"]) expect([text, found(text)]).toEqual([text, ["AAAAAAC"]]);
    for (const text of ["aaaaaac", "aaa-aaac", "AAA AAAC", "AAAAAAK", "AAA-AAAK"])
      expect([text, found(text)]).toEqual([text, []]);
  });

  test("of digits alone is a number, also where it would check", () => {
    for (const text of ["9876546", "987-6546", "987 6546", "1111111"])
      expect([text, found(text)]).toEqual([text, []]);
  });

  test("says where it stands, so that it can be cut out", () => {
    const text = "по K7P-4X2E и ab1-23ct";
    expect(findCodes(text).map(({ start, end }) => text.slice(start, end))).toEqual(["K7P-4X2E", "ab1-23ct"]);
  });
});
