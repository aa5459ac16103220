/** Tables 3, 4 and 5 of the situational assessment (000:555-630: calls to two hotlines) as if they were ours: what may be shown of them. */
import { describe, expect, test } from "vitest";
import { hiddenInLine } from "../../src/statistics/hidden-line.ts";
import { suppressTable } from "../../src/statistics/suppress-table.ts";

/** Table 3: calls by place of residence, March to September 2023. */
const RESIDENCE = new Map([
  ["South Kazakhstan Region", 154],
  ["Shymkent", 109],
  ["Almaty Region", 108],
  ["Almaty", 93],
  ["Kyzylorda Region", 90],
  ["Zhambyl Region", 77],
  ["East Kazakhstan Region", 72],
  ["Karaganda Region", 65],
  ["Atyrau Region", 64],
  ["Akmola Region", 57],
  ["North Kazakhstan Region", 55],
  ["Astana", 54],
  ["West Kazakhstan Region", 46],
  ["Mangystau Region", 44],
  ["Kostanay Region", 41],
  ["Pavlodar Region", 36],
  ["Aktobe Region", 31],
  ["Overseas", 9],
]);

/** Table 4: calls by issue; a call may have several. */
const ISSUES = new Map([
  ["Traveling abroad to study", 324],
  ["Traveling abroad for employment", 215],
  ["Other", 210],
  ["Health, social, or family-related issues", 209],
  ["Entry to/exit from Kazakhstan", 177],
  ["Background information and contacts of government agencies", 149],
  ["Calls from journalists, partners", 119],
  ["Going abroad for permanent residence", 98],
  ["Business trips abroad", 83],
  ["Rules for staying abroad", 63],
  ["Traveling abroad for marriage", 56],
  ["Employment in caller's new country of residence", 44],
  ["What is human trafficking?", 31],
  ["Tourism", 16],
  ["Advice on obtaining and restoring identity documents", 13],
  ["Specific cases of human trafficking", 10],
  ["Immigration, repatriation", 5],
  ["Ban on entry to the Russian Federation", 1],
]);

/** Table 5: calls to the children's hotline by issue, 2022 and 2021. */
const CHILDREN: readonly (readonly [string, number, number])[] = [
  ["Personal problems", 12568, 2976],
  ["Family conflicts", 10957, 2857],
  ["Information referral services", 9691, 3262],
  ["Other", 8299, 6694],
  ["Acute stressful event", 8041, 2654],
  ["Domestic violence", 6650, 3662],
  ["Self-harm", 5892, 1669],
  ["Legal information and legal advice", 5611, 3034],
  ["Conflict with society", 4437, 2531],
  ["Health and special needs-related issues", 3756, 2209],
  ["Bullying", 3612, 1125],
  ["Gambling addiction", 2804, 1553],
  ["Alcohol and substance abuse", 2125, 1917],
  ["Unwanted pregnancy", 630, 120],
  ["Violence outside the family", 625, 0],
  ["Religious issues", 187, 76],
  ["Early pregnancy", 139, 239],
];

const hiddenNames = (table: ReadonlyMap<string, number>): string[] => {
  const hidden = hiddenInLine([...table.values()]);
  return [...table.keys()].filter((_, i) => hidden[i]);
};
const sum = (numbers: Iterable<number>) => [...numbers].reduce((all, n) => all + n, 0);

test("Table 3 keeps its total of 1,205; the few calls from overseas are hidden with the next smallest region", () => {
  expect(sum(RESIDENCE.values())).toBe(1205);
  expect(hiddenNames(RESIDENCE)).toEqual(["Aktobe Region", "Overseas"]);
  const { total, columns } = suppressTable([[...RESIDENCE.values()]], { rows: [false] });
  expect(total).toBe(1205);
  expect(sum(columns.flatMap((n) => n ?? []))).toBe(1205 - 31 - 9);
});

test("Table 4 keeps its total of 1,823; its three small counts hide each other", () => {
  expect(sum(ISSUES.values())).toBe(1823);
  expect(hiddenNames(ISSUES)).toEqual([
    "Specific cases of human trafficking",
    "Immigration, repatriation",
    "Ban on entry to the Russian Federation",
  ]);
});

describe("Table 5", () => {
  const cells = CHILDREN.map(([, in2022, in2021]) => [in2022, in2021]);
  const table = suppressTable(cells, { rows: hiddenInLine(cells.map(sum)) });

  test("keeps the totals of both years and of every issue", () => {
    expect(table.columns).toEqual([86_024, 36_578]);
    expect(table.rows).toEqual(cells.map(sum));
    expect(table.total).toBe(86_024 + 36_578);
  });

  test("hides the nought, and the four cells without which it could be worked out from the totals", () => {
    const hidden = CHILDREN.flatMap(([issue], i) =>
      (table.cells[i] ?? []).flatMap((shown, j) => (shown === null ? [`${issue}, ${2022 - j}`] : [])),
    );
    expect(hidden).toEqual([
      "Violence outside the family, 2022",
      "Violence outside the family, 2021",
      "Religious issues, 2022",
      "Religious issues, 2021",
    ]);
  });
});
