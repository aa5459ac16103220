/** The board's rows: their order, what they tell, and what they may be narrowed to. */
import { describe, expect, test } from "vitest";
import type { Case } from "../../src/case/case.ts";
import { evolve } from "../../src/case/evolve.ts";
import type { CaseEvent } from "../../src/case/events.ts";
import { asMillis } from "../../src/ids.ts";
import { boardOf } from "../../src/page/board.ts";
import { filtered, isFiltered, readBoardFilter } from "../../src/page/board-filter.ts";
import { waitingOf } from "../../src/page/waiting.ts";
import { rules } from "../case/world.ts";
import { caseEntries, CENTRE, codeOf, HOUR, NOW, OPEN, POLICE, SOCIAL } from "../web/page-cast.ts";

function caseOf(n: number, more: readonly CaseEvent[] = [], told = OPEN[n]): Case {
  if (told === undefined) throw new Error("no such case in the cast");
  const events = caseEntries(n, told).flatMap((entry) => (entry.stream === "case" ? [entry.event] : []));
  const state = [...events, ...more].reduce<Case | null>(
    (before, event) => evolve(before, event, codeOf(n)),
    null,
  );
  if (state === null) throw new Error("a case without events");
  return state;
}
const cases = OPEN.map((_, n) => caseOf(n));
const board = boardOf(cases.toReversed(), [POLICE, CENTRE], rules);
const at = asMillis(NOW);

describe("the board", () => {
  test("has the urgent ones first, of these those that wait, of these the oldest", () => {
    expect(board.map(({ urgency, state }) => `${urgency} ${state}`)).toEqual([
      "red open",
      "red taken",
      "amber open",
      "amber taken",
      "amber taken",
      "green open",
      "green taken",
    ]);
    const [, , , older, newer] = board;
    expect(older?.openedAt).toBeLessThan(newer?.openedAt ?? 0);
  });

  test("tells of a row no more than code, urgency, category, district, number of children, times and body", () => {
    expect(board[1]).toEqual({
      code: codeOf(1),
      urgency: "red",
      category: "violence",
      district: { id: "abay_district_shymkent", names: rules.districtNames("abay_district_shymkent") },
      children: 2,
      openedAt: cases[1]?.openedAt,
      state: "taken",
      holder: { org: { text: "kind-csc" }, since: (cases[1]?.openedAt ?? 0) + 6 * 60_000 },
      offeredTo: null,
    });
  });

  test("says nothing of what is not told or not known", () => {
    const unknown = caseOf(0, [], {
      ago: HOUR,
      urgency: "green",
      fields: { district: "unknown", children: "unknown" },
    });
    expect(boardOf([unknown], [], rules)).toMatchObject([
      { category: "unknown", district: null, children: null },
    ]);
  });

  test("shows who was asked to take a case over, and names a body where there are two of its kind", () => {
    const offered = caseOf(1, [{ kind: "offered", by: SOCIAL.user, at, to: "guardianship" }]);
    const twins = [CENTRE, { ...CENTRE, id: POLICE.id, name: "Other centre" }];
    expect(boardOf([offered], twins, rules)).toMatchObject([
      { offeredTo: { text: "kind-guardianship" }, holder: { org: { text: "org-with-name" } } },
    ]);
  });

  test("has no closed case", () => {
    const closed = caseOf(1, [
      { kind: "closed", by: SOCIAL.user, at, report: { outcome: "placed" }, into: null },
    ]);
    expect(boardOf([closed], [], rules)).toEqual([]);
  });
});

describe("narrowing", () => {
  test("by urgency, state, category and district, together", () => {
    const codes = (query: Record<string, string>) =>
      filtered(board, readBoardFilter(query)).map(({ code }) => code);
    expect(codes({}).length).toBe(7);
    expect(codes({ urgency: "red" })).toEqual([codeOf(0), codeOf(1)]);
    expect(codes({ urgency: "red", state: "taken" })).toEqual([codeOf(1)]);
    expect(codes({ category: "begging" })).toEqual([codeOf(2)]);
    expect(codes({ district: "kaitpas" })).toEqual([codeOf(3)]);
    expect(codes({ district: "kaitpas", urgency: "red" })).toEqual([]);
  });

  test("a value that is none of ours, or an empty one, narrows nothing", () => {
    const odd = readBoardFilter({ urgency: "purple", state: "", category: "x", district: "", other: "1" });
    expect(isFiltered(odd)).toBe(false);
    expect(isFiltered(readBoardFilter({ state: "open" }))).toBe(true);
    expect(readBoardFilter({ district: "x".repeat(81) })).toEqual({});
  });
});

test("waiting cases are counted by age and urgency, each once; taken ones do not wait", () => {
  const bands = waitingOf(board, at);
  expect(bands.map(({ band, all }) => [band, all])).toEqual([
    ["under-hour", 1],
    ["under-day", 1],
    ["under-week", 1],
    ["longer", 0],
  ]);
  expect(bands[0]?.count).toEqual({ red: 1, amber: 0, green: 0 });
  // A clock that was set back: not lost.
  expect(waitingOf(board, asMillis(0))[0]?.all).toBe(3);
});
