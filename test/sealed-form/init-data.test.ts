/** Telegram's init data: believed only as it was signed, and while it is fresh. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { asMillis } from "../../src/ids.ts";
import { checkInitData } from "../../src/sealed-form/init-data.ts";
import { CLOCK_APART_MS, INIT_DATA_MS } from "../../src/sealed-form/lifetimes.ts";
import { ACCOUNT, initData, NOON, TOKEN } from "../web/form-stage.ts";

const check = (data: string, at = NOON, token = TOKEN) => checkInitData(data, token, asMillis(at));

test("what Telegram signed tells whose account it is, whatever fields come with it", () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.stringMatching(/^[a-z_]{1,20}$/), fc.string({ unit: "grapheme" }), { maxKeys: 5 }),
      (more) => {
        fc.pre(!["hash", "user", "auth_date"].some((name) => name in more));
        const data = initData(NOON, more);
        expect(check(data)).toEqual({
          kind: "signed",
          account: String(ACCOUNT),
          hash: new URLSearchParams(data).get("hash"),
        });
      },
    ),
  );
});

test("one changed letter anywhere, and it is forged", () => {
  const data = initData(NOON);
  fc.assert(
    fc.property(fc.nat(data.length - 1), fc.constantFrom("0", "a", "Z", "%20"), (at, letter) => {
      fc.pre(!data.startsWith(letter, at));
      const changed = data.slice(0, at) + letter + data.slice(at + 1);
      // Two spellings of the same fields say the same.
      fc.pre(new URLSearchParams(changed).toString() !== new URLSearchParams(data).toString());
      expect(check(changed)).toEqual({ kind: "forged" });
    }),
    { numRuns: 300 },
  );
});

test.each([
  ["signed with another bot's token", initData(NOON, {}, "2000000002:another")],
  ["without a hash", initData(NOON).replace(/&hash=.*/, "")],
  ["with a hash of another length", `${initData(NOON)}00`],
  ["with a field twice", `${initData(NOON)}&user=%7B%22id%22%3A1%7D`],
  ["without a person", initData(NOON, { user: "null" })],
  ["with a person who is no JSON", initData(NOON, { user: "{" })],
  ["with a date that is none", initData(NOON, { auth_date: "now" })],
  ["empty", ""],
])("%s it is forged", (_, data) => {
  expect(check(data)).toEqual({ kind: "forged" });
});

test("it is fresh for two hours, and a clock may be five minutes behind", () => {
  const data = initData(NOON);
  expect(check(data, NOON + INIT_DATA_MS).kind).toBe("signed");
  expect(check(data, NOON + INIT_DATA_MS + 1)).toEqual({ kind: "stale" });
  expect(check(data, NOON - CLOCK_APART_MS).kind).toBe("signed");
  expect(check(data, NOON - CLOCK_APART_MS - 1)).toEqual({ kind: "stale" });
});
