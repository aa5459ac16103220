import { IDBFactory } from "fake-indexeddb";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { StoredKey } from "../../../bot/matrix/crypto-store/engine.ts";
import { encodeKey } from "../../../bot/matrix/crypto-store/key-encoding.ts";

const { key } = fc.letrec<{ key: StoredKey }>((tie) => ({
  key: fc.oneof(
    { maxDepth: 3 },
    fc.double({ noNaN: true }),
    fc.integer({ min: -2, max: 2 }),
    fc.date({ noInvalidDate: true }),
    fc.string({ unit: fc.constantFrom("a", "б", "\0", "\ud800", "\u{1f514}"), maxLength: 4 }),
    fc.uint8Array({ maxLength: 3 }).map((bytes) => new Uint8Array(bytes).buffer),
    fc.array(tie("key"), { maxLength: 3 }),
  ),
}));

const same = (a: StoredKey, b: StoredKey): boolean => new IDBFactory().cmp(a, b) === 0;

/** Where a careless encoding would take two keys for one, or one for two. */
const close: [StoredKey, StoredKey][] = [
  [0, -0],
  ["\ud800", "\ufffd"],
  ["a\0", "a"],
  [1, new Date(1)],
  ["a", ["a"]],
  ["", []],
  ["", new ArrayBuffer(0)],
  [[["a"], "b"], [["a", "b"]]],
  [["ab"], ["a", "b"]],
];

test("two keys have the same bytes exactly when IndexedDB takes them for the same key", () => {
  fc.assert(
    fc.property(key, key, (a, b) => {
      expect(encodeKey(a).equals(encodeKey(b))).toBe(same(a, b));
      expect(encodeKey(structuredClone(a)).equals(encodeKey(a))).toBe(true);
    }),
    { numRuns: 2_000, examples: close },
  );
});

test("the same text has the same bytes, however the engine holds it in memory", () => {
  const wide = "ж".concat("session").slice(1); // two bytes a character
  expect(encodeKey(wide)).toEqual(encodeKey("session"));
});
