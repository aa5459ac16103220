import fc from "fast-check";
import { expect, test } from "vitest";
import { txnsUnder } from "../../bot/post/txn.ts";

const txn = txnsUnder(new Uint8Array(32).fill(1));
const cause = fc.array(fc.oneof(fc.string(), fc.integer()), { minLength: 1, maxLength: 4 });

test("the same cause has the same transaction id, after a restart too", () => {
  fc.assert(
    fc.property(cause, (parts) => {
      expect(txnsUnder(new Uint8Array(32).fill(1))(...parts)).toBe(txn(...parts));
    }),
  );
});

test("different causes have different ones, also where their parts run together", () => {
  fc.assert(
    fc.property(cause, cause, (one, other) => {
      fc.pre(JSON.stringify(one) !== JSON.stringify(other));
      expect(txn(...one)).not.toBe(txn(...other));
    }),
  );
  expect(txn("a", "bc")).not.toBe(txn("ab", "c"));
  expect(txn(1)).not.toBe(txn("1"));
});

test("says nothing of its cause to who has no key", () => {
  expect(txn("card", "K7P4X2M", "shymkent")).toMatch(/^[\w-]{27}$/);
  expect(txnsUnder(new Uint8Array(32).fill(2))("card")).not.toBe(txn("card"));
});
