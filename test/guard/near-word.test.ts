import fc from "fast-check";
import { expect, test } from "vitest";
import { foldHash } from "../../src/guard/fold-hash.ts";
import { keyTable, LONG } from "../../src/guard/key-table.ts";
import { isNear } from "../../src/guard/near-word.ts";

const letters = fc.string({ minLength: 5, maxLength: 10, unit: fc.constantFrom(..."абвгдеиклмнорст") });

test("one letter left out, put in, changed or two swapped: still near", () => {
  fc.assert(
    fc.property(letters, fc.nat(), fc.constantFrom(..."аеиост"), (word, place, c) => {
      const known = foldHash(word);
      const i = place % (word.length - 1);
      const slips = [
        word.slice(0, i) + word.slice(i + 1),
        word.slice(0, i) + c + word.slice(i),
        word.slice(0, i) + c + word.slice(i + 1),
        word.slice(0, i) + (word[i + 1] ?? "") + (word[i] ?? "") + word.slice(i + 2),
        `${word}${c}`,
      ].filter((slip) => slip !== word);
      for (const slip of slips) expect(isNear(slip, (hash) => hash === known)).toBe(true);
    }),
  );
});

test("two letters away is not near", () => {
  const known = foldHash("аигерим");
  expect(isNear("аигром", (hash) => hash === known)).toBe(false);
  expect(isNear("болат", (hash) => hash === known)).toBe(false);
});

test("a table of keys holds what was put in, with its value, and nothing else", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.tuple(letters, fc.constantFrom(1, 2, 3)), { selector: ([word]) => word }),
      letters,
      (words, other) => {
        const table = keyTable(
          words.map(([word, value]) => (value === 3 ? word : `${word} ${value}`)).join("\n"),
        );
        for (const [word, value] of words) expect(table.get(word)).toBe(value);
        expect(table.has(other)).toBe(words.some(([word]) => word === other));
      },
    ),
  );
});

test("a table knows which of its words are long, leaves out those of two words, and may be empty", () => {
  const table = keyTable("ким\nаигерим\nтоле би\n\nарман 2\n");
  expect([table.at(foldHash("ким")), table.at(foldHash("аигерим"))]).toEqual([3, LONG + 3]);
  expect([table.has("толе"), table.has("толе би"), table.get("арман")]).toEqual([false, false, 2]);
  expect([keyTable("").has(""), keyTable("").get("ким")]).toEqual([false, undefined]);
});
