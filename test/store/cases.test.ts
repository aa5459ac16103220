import { expect, test } from "vitest";
import { type CountedFact, countedFact } from "../../src/statistics/fact.ts";
import { ALMATY, at, closed, code, of, opened, SHYMKENT, taken } from "./fixtures/invented.ts";
import { type TempStore, tempStore } from "./fixtures/temp-store.ts";

function withFourCases(): TempStore {
  const temp = tempStore();
  const { store } = temp;
  store.ledger.append(of(code(1), opened({ at: at(400) })), "c1");
  store.ledger.append(of(code(2), opened({ at: at(300) }), taken()), "c2");
  store.ledger.append(of(code(3), opened({ at: at(200) }), taken(), closed()), "c3");
  store.ledger.append(of(code(4), opened({ at: at(100), home: ALMATY })), "c4");
  return temp;
}

test("facts are told by opening time, within a period and a region", () => {
  const { store } = withFourCases();
  const codes = (which: Parameters<typeof store.cases.facts>[0]) =>
    store.cases.facts(which).map((fact) => fact.code);
  expect(codes({})).toEqual([code(4), code(3), code(2), code(1)]);
  expect(codes({ region: SHYMKENT })).toEqual([code(3), code(2), code(1)]);
  expect(codes({ from: at(200), to: at(400) })).toEqual([code(3), code(2)]);
  expect(codes({ region: ALMATY, to: at(100) })).toEqual([]);
  expect(store.cases.facts({ region: SHYMKENT, to: at(300) })).toEqual([
    {
      code: code(3),
      region: "shymkent",
      category: "begging",
      urgency: "amber",
      state: "closed",
      children: 2,
      openedAt: 200,
      takenAt: 2000,
      closedAt: 3000,
      postedKind: "juvenile_police",
      takerOrg: "csc-1",
      takerKind: "csc",
      outcome: "placed",
      childrenHelped: 2,
      reopened: 0,
      raid: null,
      deadlinesKept: 0,
      deadlinesMissed: 0,
    },
  ]);
});

test("what is counted is told of the same cases, case by case", () => {
  const { store } = withFourCases();
  store.ledger.append(of(code(3), { kind: "reopened", by: taken().by, at: at(9_000) }), "c9");
  const falseAlarm = { ...closed(), report: { outcome: "false_alarm" as const } };
  store.ledger.append(of(code(5), opened({ at: at(250) }), taken(), falseAlarm), "c5");
  const periods = [{}, { region: SHYMKENT }, { from: at(200), to: at(400) }, { region: ALMATY, to: at(100) }];
  for (const period of periods) {
    const told: CountedFact[] = [];
    store.view().eachFact(period, (fact) => told.push(fact));
    const inOrder = told.toSorted((a, b) => a.openedAt - b.openedAt);
    expect(inOrder).toEqual(store.cases.facts(period).map(countedFact));
  }
});

test("a reopened case has no outcome, no closing and no taker, and counts its reopening", () => {
  const { store } = withFourCases();
  store.ledger.append(of(code(3), { kind: "reopened", by: taken().by, at: at(9_000) }), "c9");
  expect(store.cases.look(code(3))?.fact).toMatchObject({
    state: "open",
    takenAt: 2000,
    closedAt: null,
    takerOrg: null,
    outcome: null,
    childrenHelped: null,
    reopened: 1,
  });
});

test("the outcome of a half-given report does not count yet", () => {
  const { store } = withFourCases();
  const parts = { outcome: "placed", children: 2 } as const;
  store.ledger.append(of(code(2), { kind: "reported", by: taken().by, at: at(9_000), parts }), "c9");
  expect(store.cases.case(code(2))?.report).toEqual(parts);
  expect(store.cases.look(code(2))?.fact).toMatchObject({ outcome: null, childrenHelped: null });
});

test("unclosed cases of a region come oldest first; a transferred one changes its region", () => {
  const { store } = withFourCases();
  const codes = (region: typeof SHYMKENT) =>
    store
      .view()
      .unclosed(region)
      .map((one) => one.code);
  expect(codes(SHYMKENT)).toEqual([code(2), code(1)]);
  expect(store.cases.unclosedCodes(SHYMKENT)).toEqual([code(2), code(1)]);
  store.ledger.append(of(code(1), { kind: "transferred", by: taken().by, at: at(9_000), to: ALMATY }), "c9");
  expect(codes(SHYMKENT)).toEqual([code(2)]);
  expect(codes(ALMATY)).toEqual([code(4), code(1)]);
});

test("recent unclosed cases come newest first, with that number of children or none told, at most so many", () => {
  const { store } = withFourCases();
  const found = (which: { from?: number; children?: number | null; most?: number }) =>
    store
      .view()
      .unclosedSince({
        region: SHYMKENT,
        from: at(which.from ?? 0),
        children: which.children ?? null,
        most: which.most ?? 9,
      })
      .map((one) => one.code);
  expect(found({})).toEqual([code(1), code(2)]);
  expect(found({ most: 1 })).toEqual([code(1)]);
  expect(found({ from: 1e15 })).toEqual([]);
  const told = store.cases.case(code(1))?.fields.children;
  if (typeof told !== "number") throw new Error("the first case tells no number");
  expect(found({ children: told })).toContain(code(1));
  expect(found({ children: told + 1 })).not.toContain(code(1));
});

test("the list takes region, state and earliest opening", () => {
  const { store } = withFourCases();
  const codes = (which: Parameters<typeof store.cases.list>[0]) =>
    store.cases.list(which).map((look) => look.fact.code);
  expect(codes({})).toHaveLength(4);
  expect(codes({ region: SHYMKENT, since: at(300) })).toEqual([code(2), code(1)]);
  expect(codes({ state: "closed" })).toEqual([code(3)]);
});

test("an unknown case is none", () => {
  const { store } = withFourCases();
  expect(store.cases.case(code(9))).toBeNull();
  expect(store.cases.look(code(9))).toBeNull();
  expect(store.cases.codeTaken(code(9))).toBe(false);
  expect(store.cases.codeTaken(code(1))).toBe(true);
});
