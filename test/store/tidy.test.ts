import * as fc from "fast-check";
import { expect, test } from "vitest";
import { asEventId, asMillis } from "../../src/ids.ts";
import { holds, stepOf, withSteps } from "../../bot/store/used-steps.ts";
import { at, code, event, of, opened, txn } from "./fixtures/invented.ts";
import { prompt, send } from "./fixtures/sends.ts";
import { tempStore } from "./fixtures/temp-store.ts";
import { encrypted } from "./fixtures/wire.ts";

const MONTH = 30 * 86_400_000;
/** The test's store stamps what comes with 1 000. */
const LATER = at(1_000 + MONTH + 1);

const receive = ({ store }: ReturnType<typeof tempStore>, ...names: string[]): number =>
  store.sync.commit({ next: "s", events: names.map((name) => encrypted(name)), gaps: [], echoes: [] });

test("a ciphertext that was carried out is known for good, though its row is gone", () => {
  const temp = tempStore();
  receive(temp, "a", "b", "c");
  temp.store.inbox.settle(event("a"), "done", { ratchet: "session:0" });
  temp.store.inbox.settle(event("b"), "done", { ratchet: "session:2" });
  expect(temp.store.tidy(at(1_000 + MONTH))).toBe(0);
  expect(temp.store.tidy(LATER)).toBe(2);
  temp.reopen();
  const { inbox } = temp.store;
  expect(inbox.stateOf(event("a"))).toBeNull();
  expect(["session:0", "session:1", "session:2"].map((ratchet) => inbox.seenRatchet(ratchet))).toEqual([
    true,
    false,
    true,
  ]);
  expect(inbox.stateOf(event("c"))?.state).toBe("new");
});

test("what was refused without being opened stays, however old", () => {
  const temp = tempStore();
  receive(temp, "a");
  temp.store.inbox.settle(event("a"), "refused", { why: "unsigned_device" });
  expect(temp.store.tidy(LATER)).toBe(0);
  receive(temp, "a");
  expect(temp.store.inbox.stateOf(event("a"))?.state).toBe("refused");
});

test("old edits and polls go; the card stays, open questions stay, and an edit of the card still finds it", () => {
  const { store } = tempStore();
  store.rooms.remember("response:shymkent", encrypted("x").room);
  store.ledger.append(of(code(1), opened()), "cause");
  const asked = { place: "response:shymkent", at: at(1) } as const;
  const poll = { code: code(1), type: "org.matrix.msc3381.poll.start" };
  store.outbox.add(send("card", { code: code(1) }));
  store.outbox.add(send("edit", { code: code(1), supersedes: "card" }));
  store.outbox.add(send("settled", poll));
  store.outbox.add(send("open", poll));
  store.outbox.add(send("waiting", { code: code(1), supersedes: "other" }));
  store.prompts.put(prompt("p", { code: code(1) }), { txn: txn("settled"), ...asked });
  store.prompts.put(prompt("q", { code: code(1) }), { txn: txn("open"), ...asked });
  store.prompts.settle("p");
  for (const name of ["card", "edit", "settled", "open"]) store.outbox.sent(txn(name), asEventId(`$${name}`));
  // The settled prompt, the edit, and the poll whose prompt is gone with it.
  expect(store.tidy(LATER)).toBe(3);
  expect(store.tidy(LATER)).toBe(0);
  expect(["card", "edit", "settled", "open"].map((name) => store.outbox.eventIdOf(txn(name)))).toEqual([
    "$card",
    null,
    null,
    "$open",
  ]);
  expect(store.prompts.get("q")?.open).toBe(true);
  expect(store.outbox.ready(5).map((row) => row.txn)).toEqual(["waiting"]);
  expect(store.messages.caseOf(asEventId("$edit"))).toBe(code(1));
});

test("a little at a time", () => {
  const temp = tempStore();
  const names = Array.from({ length: 450 }, (_, n) => `m${n}`);
  receive(temp, ...names);
  names.forEach((name, n) => temp.store.inbox.settle(event(name), "done", { ratchet: `s${n % 3}:${n}` }));
  const { store } = temp;
  expect([0, 1, 2, 3].map(() => store.tidy(asMillis(LATER)))).toEqual([200, 200, 50, 0]);
  expect(names.every((_, n) => store.inbox.seenRatchet(`s${n % 3}:${n}`))).toBe(true);
  expect(store.inbox.seenRatchet("s0:1")).toBe(false);
});

test("steps in any order come to the fewest runs that hold exactly them", () => {
  const indexes = fc.array(fc.nat(60), { maxLength: 40 });
  fc.assert(
    fc.property(indexes, indexes, (first, second) => {
      const runs = withSteps(withSteps([], first), second);
      const all = new Set([...first, ...second]);
      for (let index = 0; index <= 61; index += 1) expect(holds(runs, index)).toBe(all.has(index));
      runs.slice(1).forEach(([from], i) => expect(from).toBeGreaterThan((runs[i]?.[1] ?? 0) + 1));
    }),
  );
});

test("a clear event has no step", () => {
  expect(stepOf("clear:$abc:12")).toBeNull();
  expect(stepOf("clear:7")).toBeNull();
  expect(stepOf("AbC+/=:12")).toEqual({ session: "AbC+/=", index: 12 });
});
