/** Links to the sealed form and what came by it, as the store keeps them. */
import { expect, test } from "vitest";
import { asMillis, asTxnId } from "../../src/ids.ts";
import { added, AISULU, at, BERIK, code } from "./fixtures/invented.ts";
import { tempStore } from "./fixtures/temp-store.ts";

const MONTH = 30 * 86_400_000;
const hash = (n: number): string => String(n).repeat(64);

test("a link is its member's until it expires, however often one looks", () => {
  const { forms } = tempStore().store;
  forms.offer(AISULU, hash(1), at(100));
  expect([forms.offered(hash(1), at(99)), forms.offered(hash(1), at(99))]).toEqual([AISULU, AISULU]);
  expect(forms.offered(hash(1), at(100))).toBeNull();
  expect(forms.offered(hash(2), at(1))).toBeNull();
});

test("a sixth link ends the oldest of this member, and nobody else's", () => {
  const { forms } = tempStore().store;
  forms.offer(BERIK, hash(9), at(1_000));
  for (let n = 1; n <= 6; n++) forms.offer(AISULU, hash(n), at(1_000 + n));
  const offered = [1, 2, 3, 4, 5, 6, 9].map((n) => forms.offered(hash(n), at(1)));
  expect(offered).toEqual([null, AISULU, AISULU, AISULU, AISULU, AISULU, BERIK]);
});

test("links end when their member leaves or changes the role, and with a restore", () => {
  const { store } = tempStore();
  store.ledger.append([added(), added({ user: BERIK })], "cli:1");
  store.forms.offer(AISULU, hash(1), at(100));
  store.forms.offer(BERIK, hash(2), at(100));
  store.ledger.append([added({ role: "auditor" })], "cli:2");
  expect([store.forms.offered(hash(1), at(1)), store.forms.offered(hash(2), at(1))]).toEqual([null, BERIK]);
  store.forgetConnection();
  expect(store.forms.offered(hash(2), at(1))).toBeNull();
});

test("of what came by one pass, an opened case counts before what only waited", () => {
  const { forms } = tempStore().store;
  const pass = asTxnId("pass");
  expect(forms.cameBy(pass)).toBeNull();
  const held = { kind: "held", prompt: "guard:1" } as const;
  forms.remember({ request: asTxnId("one"), pass, came: held, at: at(1) });
  expect([forms.cameBy(pass), forms.came(asTxnId("one"))]).toEqual([held, held]);
  const opened = { kind: "opened", code: code(1) } as const;
  forms.remember({ request: asTxnId("two"), pass, came: opened, at: at(2) });
  forms.remember({ request: asTxnId("three"), pass, came: held, at: at(3) });
  expect(forms.cameBy(pass)).toEqual(opened);
});

test("what came is known for a month", () => {
  const { store } = tempStore();
  const request = asTxnId("one");
  const came = { kind: "opened", code: code(1) } as const;
  store.forms.remember({ request, pass: asTxnId("pass"), came, at: at(1_000) });
  store.tidy(asMillis(1_000 + MONTH));
  expect(store.forms.came(request)).toEqual(came);
  store.tidy(asMillis(1_001 + MONTH));
  expect(store.forms.came(request)).toBeNull();
});
