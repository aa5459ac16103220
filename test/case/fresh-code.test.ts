/** The code that a new case gets: by chance, never a word or a number, never twice. */
import { describe, expect, test } from "vitest";
import { CODE_ALPHABET, makeCode } from "../../src/case/code.ts";
import { handle } from "../../src/handle.ts";
import { newWorld, ngo, raising, type World } from "./world.ts";

describe("the code of a case", () => {
  const DIGITS = [0, 1, 2, 3, 4, 5]; // 123456A: its check symbol is a letter
  const NO_LETTER = [8, 7, 6, 5, 4, 3]; // 9876546: a number
  const NO_DIGIT = [9, 9, 9, 9, 9, 9]; // AAAAAAC: could be a word
  const drawing = (...draws: readonly number[][]) => {
    const left = draws.flat();
    return () => {
      const next = left.shift();
      if (next === undefined) throw new Error("no more draws");
      return next;
    };
  };
  const codeWith = (world: World, ...draws: readonly number[][]) => {
    const context = { ...world.contextFor(ngo), draw: drawing(...draws) };
    const decision = handle(raising({ category: "begging" }), ngo, world.view, context);
    const [entry] = decision.kind === "done" ? decision.entries : [];
    if (entry?.stream !== "case") throw new Error("the alert opened no case");
    world.append([entry]);
    return entry.code;
  };

  test("is never a number and never a word", () => {
    expect([makeCode(NO_LETTER), makeCode(NO_DIGIT)].join(" ")).toMatch(/^\d+ \p{L}+$/u);
    expect(codeWith(newWorld(), NO_LETTER, NO_DIGIT, DIGITS)).toBe(makeCode(DIGITS));
  });

  test("is never one that was given before", () => {
    const world = newWorld();
    const first = codeWith(world, DIGITS);
    expect(codeWith(world, DIGITS, [9, 0, 0, 0, 0, 0])).not.toBe(first);
  });

  test("is drawn from all symbols alike", () => {
    const sides: number[] = [];
    const world = newWorld();
    const context = {
      ...world.contextFor(ngo),
      draw: (n: number) => {
        sides.push(n);
        return sides.length === 1 ? 9 : 0;
      },
    };
    handle(raising({}), ngo, world.view, context);
    expect(sides).toEqual(Array.from({ length: 6 }, () => CODE_ALPHABET.length));
  });
});
