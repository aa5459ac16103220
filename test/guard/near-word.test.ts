import fc from "fast-check";
import { expect, test } from "vitest";
import { foldHash } from "../../src/guard/fold-hash.ts";
import { hashSet, hasHash } from "../../src/guard/hash-set.ts";
import { isNear } from "../../src/guard/near-word.ts";

const letters = fc.string({ minLength: 5, maxLength: 10, unit: fc.constantFrom(..."абвгдеиклмнорст") });

test("one letter left out, put in, changed or two swapped: still near", () => {
  fc.assert(
    fc.property(letters, fc.nat(), fc.constantFrom(..."аеиост"), (word, place, c) => {
      const known = hashSet([foldHash(word)]);
      const i = place % (word.length - 1);
      const slips = [
        word.slice(0, i) + word.slice(i + 1),
        word.slice(0, i) + c + word.slice(i),
        word.slice(0, i) + c + word.slice(i + 1),
        word.slice(0, i) + (word[i + 1] ?? "") + (word[i] ?? "") + word.slice(i + 2),
        `${word}${c}`,
      ].filter((slip) => slip !== word);
      for (const slip of slips) expect(isNear(slip, (hash) => hasHash(known, hash))).toBe(true);
    }),
  );
});

test("two letters away is not near", () => {
  const known = hashSet([foldHash("аигерим")]);
  expect(isNear("аигром", (hash) => hasHash(known, hash))).toBe(false);
  expect(isNear("болат", (hash) => hasHash(known, hash))).toBe(false);
});

test("a set of hashes holds what was put in and nothing else", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 1 })), fc.integer({ min: 1 }), (hashes, other) => {
      const set = hashSet(hashes);
      for (const hash of hashes) expect(hasHash(set, hash)).toBe(true);
      expect(hasHash(set, other)).toBe(hashes.includes(other));
    }),
  );
});
