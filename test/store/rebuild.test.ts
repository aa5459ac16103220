import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Store } from "../../bot/store/store.ts";
import type { Case } from "../../src/case/case.ts";
import { evolve } from "../../src/case/evolve.ts";
import type { LedgerEntry } from "../../src/decision.ts";
import { added, BERIK, closed, code, of, opened, taken } from "./fixtures/invented.ts";
import { caseHistory, peopleEvent } from "./fixtures/random-history.ts";
import { tempStore } from "./fixtures/temp-store.ts";

/** Up to three cases and the register, interleaved at random; within each the order stays. */
const ledgers: fc.Arbitrary<LedgerEntry[][]> = fc
  .record({
    cases: fc.array(caseHistory, { minLength: 1, maxLength: 3 }),
    people: fc.array(peopleEvent, { maxLength: 8 }),
    turns: fc.infiniteStream(fc.nat({ max: 3 })),
  })
  .map(({ cases, people, turns }) => {
    const queues: LedgerEntry[][][] = cases.map((history, n) =>
      history.map((events) => of(code(n), ...events)),
    );
    queues.push(people.map((event) => [{ stream: "people", event }]));
    const causes: LedgerEntry[][] = [];
    while (queues.some((queue) => queue.length > 0)) {
      const first = turns.next().value % queues.length;
      const queue = [...queues.slice(first), ...queues].find((waiting) => waiting.length > 0);
      causes.push(queue?.shift() ?? []);
    }
    return causes;
  });

function fill(store: Store, causes: LedgerEntry[][]): void {
  for (const [n, entries] of causes.entries()) store.ledger.append(entries, `cause-${n}`);
}

/** The cases as `evolve` alone makes them of the same events. */
function folded(causes: LedgerEntry[][]): Map<string, Case> {
  const cases = new Map<string, Case>();
  for (const entry of causes.flat()) {
    if (entry.stream === "case")
      cases.set(entry.code, evolve(cases.get(entry.code) ?? null, entry.event, entry.code));
  }
  return cases;
}

const asStored = (state: unknown): unknown => JSON.parse(JSON.stringify(state));

test("after any history the tables equal what the ledger replays to, and `evolve` alone", () => {
  fc.assert(
    fc.property(ledgers, (causes) => {
      const { store } = tempStore();
      fill(store, causes);
      const expected = folded(causes);
      for (const state of expected.values()) expect(store.cases.case(state.code)).toEqual(asStored(state));
      expect(store.ledger.rebuild()).toMatchObject({
        ok: true,
        cases: expected.size,
        events: causes.flat().length,
      });
      expect(store.ledger.verify().ok).toBe(true);
    }),
    { numRuns: 40 },
  );
}, 60_000);

test("a shredded case replays to the same facts, whatever was undone before", () => {
  fc.assert(
    fc.property(ledgers, (causes) => {
      const { store } = tempStore();
      fill(store, causes);
      const fact = store.cases.look(code(0))?.fact;
      store.dataKeys.destroy(code(0));
      expect(store.cases.look(code(0))).toEqual({ kind: "shredded", fact });
      expect(store.ledger.rebuild()).toMatchObject({ ok: true });
    }),
    { numRuns: 30 },
  );
}, 60_000);

function withOneCase() {
  const temp = tempStore();
  temp.store.ledger.append(
    [added(), added({ user: BERIK, name: "Berik Testov", role: "coordinator" })],
    "c0",
  );
  temp.store.ledger.append(of(code(1), opened(), taken(), closed()), "c1");
  return temp;
}

test.each([
  ["UPDATE cases SET outcome = 'false_alarm'", [{ code: code(1), column: "outcome" }]],
  [
    "UPDATE cases SET taken_at = NULL, children = 9",
    [
      { code: code(1), column: "children" },
      { code: code(1), column: "takenAt" },
    ],
  ],
  ["DELETE FROM case_states", [{ code: code(1), column: "sealed" }]],
  ["UPDATE case_states SET sealed = zeroblob(90)", [{ code: code(1), column: "sealed" }]],
  ["DELETE FROM cases", [{ code: code(1), column: "*" }]],
  [
    "INSERT INTO cases (code, home, category, urgency, state, opened_at, posted_kind, reopened, seq) VALUES ('1111111', 'x', 'other', 'red', 'open', 1, 'ngo', 0, 1)",
    [{ code: "1111111", column: "*" }],
  ],
  [
    "UPDATE members SET role = 'administrator' WHERE user = '@u2:test'",
    [{ code: "people", column: "member.role" }],
  ],
  ["DELETE FROM members WHERE user = '@u2:test'", [{ code: "people", column: "member.*" }]],
])("a projection that was changed shows and can be put right: %s", (sql, differences) => {
  const temp = withOneCase();
  temp.tamper(sql);
  expect(temp.store.ledger.rebuild()).toEqual({ ok: false, differences });
  expect(temp.store.ledger.rebuild({ replace: true })).toEqual({ ok: false, differences });
  expect(temp.store.ledger.rebuild()).toEqual({ ok: true, events: 5, cases: 1, members: 2 });
  expect(temp.store.cases.case(code(1))?.note).toBe("two boys at the bazaar");
  expect(temp.store.members.get(BERIK)?.role).toBe("coordinator");
});
