/** No hidden cell can be worked out from the published ones: solved for by a linear programme of its own (interval-solver.ts). */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { countAt, type Grid, isMarked, put, shownIn, valueAt } from "../../src/statistics/grid.ts";
import { hiddenInLine } from "../../src/statistics/hidden-line.ts";
import { type Shown, suppressTable, type SuppressedTable } from "../../src/statistics/suppress-table.ts";
import { intervals, type Sum } from "./interval-solver.ts";

const sumOf = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0);
const suppress = (cells: Grid<number>, already?: SuppressedTable): SuppressedTable =>
  suppressTable(cells, {
    rows: hiddenInLine(
      cells.map(sumOf),
      already?.rows.map((sum) => sum === null),
    ),
    ...(already !== undefined && { already }),
  });

/** Everything that is published, as sums of what is not. */
function published({ cells, rows, columns, total }: SuppressedTable): readonly Sum[] {
  const line = (parts: readonly (readonly [string, Shown])[], [name, sum]: readonly [string, Shown]): Sum => {
    const known = sumOf(parts.flatMap(([, count]) => count ?? []));
    const of = parts.flatMap(([part, count]) => (count === null ? [part] : []));
    return sum === null ? { of, less: [name], to: -known } : { of, to: sum - known };
  };
  const rowOf = (i: number) => [`${i}/`, rows[i] ?? null] as const;
  const columnOf = (j: number) => [`/${j}`, columns[j] ?? null] as const;
  const cellOf = (i: number, j: number) => [`${i}/${j}`, cells[i]?.[j] ?? null] as const;
  const [is, js] = [[...rows.keys()], [...columns.keys()]];
  return [
    ...is.map((i) =>
      line(
        js.map((j) => cellOf(i, j)),
        rowOf(i),
      ),
    ),
    ...js.map((j) =>
      line(
        is.map((i) => cellOf(i, j)),
        columnOf(j),
      ),
    ),
    line(is.map(rowOf), ["/", total]),
    line(js.map(columnOf), ["/", total]),
  ];
}

function expectSafe(cells: Grid<number>, table: SuppressedTable): void {
  cells.forEach((line, i) =>
    line.forEach((count, j) => {
      const shown = table.cells[i]?.[j] ?? null;
      expect(shown === null || (shown === count && count >= 11)).toBe(true);
    }),
  );
  for (const { least, most } of intervals(published(table)).values())
    expect(most - least).toBeGreaterThanOrEqual(11 - 1e-6);
}

const table = (rows: number, columns: number, count: fc.Arbitrary<number>) =>
  fc.array(fc.array(count, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows });
const anyTable = fc
  .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }), fc.constantFrom(5, 15, 30, 60, 200))
  .chain(([rows, columns, most]) => table(rows, columns, fc.integer({ min: 0, max: most })));

describe("a line of counts", () => {
  test.each([
    [
      [20, 30, 40],
      [false, false, false],
    ],
    [
      [9, 30, 40],
      [true, true, false],
    ],
    [
      [6, 5, 40],
      [true, true, false],
    ],
    [
      [5, 5, 40, 12],
      [true, true, false, true],
    ],
    [
      [0, 0, 0, 40],
      [true, true, true, true],
    ],
    [[7], [true]],
  ])("%j: hidden %j", (counts, hidden) => {
    expect(hiddenInLine(counts)).toEqual(hidden);
  });

  test("hides another one beside what a second measure hides", () => {
    expect(hiddenInLine([20, 30, 40], [false, true, false])).toEqual([true, true, false]);
  });
});

test("outside of a table there is nothing", () => {
  expect([valueAt(undefined, 0), valueAt([5], 1), countAt([[5]], 0, 0), countAt([[5]], 1, 0)]).toEqual([
    0, 0, 5, 0,
  ]);
  expect([shownIn(undefined, 0), shownIn([5], 0), shownIn([null], 0)]).toEqual([null, 5, null]);
  expect([isMarked([[true]], 0, 0), isMarked([[true]], 1, 0)]).toEqual([true, false]);
  const grid = [[1]];
  put(grid, 1, 0, 2);
  put(grid, 0, 0, 3);
  expect(grid).toEqual([[3]]);
  expect(suppressTable([], { rows: [] })).toEqual({ cells: [], rows: [], columns: [], total: null });
});

describe("a table", () => {
  test("without small counts is published whole", () => {
    const cells = [
      [11, 20],
      [30, 40],
    ];
    expect(suppress(cells)).toEqual({ cells, rows: [31, 70], columns: [41, 60], total: 101 });
  });

  test("hides the small count, and as little as it takes beside it", () => {
    const cells = [
      [3, 50, 60],
      [70, 20, 80],
      [90, 100, 40],
    ];
    expect(suppress(cells).cells).toEqual([
      [null, null, 60],
      [null, null, 80],
      [90, 100, 40],
    ]);
  });

  test("of fewer than eleven altogether says nothing", () => {
    expect(suppress([[3, 2], [4]].map(([a = 0, b = 0]) => [a, b]))).toEqual({
      cells: [
        [null, null],
        [null, null],
      ],
      rows: [null, null],
      columns: [null, null],
      total: null,
    });
  });

  test("keeps its sums where these are not small, though every cell is hidden", () => {
    const cells = [
      [6, 6],
      [6, 6],
    ];
    expect(suppress(cells)).toEqual({
      cells: [
        [null, null],
        [null, null],
      ],
      rows: [12, 12],
      columns: [12, 12],
      total: 24,
    });
  });

  test("never lets anybody work out a hidden cell, nor to within less than eleven", () => {
    fc.assert(
      fc.property(anyTable, (cells) => expectSafe(cells, suppress(cells))),
      { numRuns: 400 },
    );
  });

  test("nor where a second measure hides what the first one hides", () => {
    const pair = anyTable.chain((cells) =>
      table(cells.length, cells[0]?.length ?? 1, fc.integer({ min: 0, max: 60 })).map(
        (children) => [cells, children] as const,
      ),
    );
    fc.assert(
      fc.property(pair, ([cases, children]) => {
        const first = suppress(cases);
        const second = suppress(children, first);
        expectSafe(children, second);
        first.cells.forEach((line, i) =>
          line.forEach((count, j) => {
            if (count === null) expect(second.cells[i]?.[j]).toBeNull();
          }),
        );
      }),
      { numRuns: 200 },
    );
  });

  test("keeps all sums of eleven and more, but for what their own line has to hide", () => {
    fc.assert(
      fc.property(anyTable, (cells) => {
        const { rows, columns, total } = suppress(cells);
        const all = sumOf(cells.map(sumOf));
        expect(total).toBe(all < 11 ? null : all);
        const hiddenRows = hiddenInLine(cells.map(sumOf));
        expect(rows).toEqual(cells.map((line, i) => (all < 11 || hiddenRows[i] ? null : sumOf(line))));
        const sums = (cells[0] ?? []).map((_, j) => sumOf(cells.map((line) => line[j] ?? 0)));
        const hiddenColumns = hiddenInLine(sums);
        expect(columns).toEqual(sums.map((sum, j) => (all < 11 || hiddenColumns[j] ? null : sum)));
      }),
    );
  });
});
