/** What leaves the house: read back from the files themselves, and solved for by a linear programme of its own. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { asRegionId } from "../../src/ids.ts";
import { CATEGORIES } from "../../src/case/fields.ts";
import { ORG_KINDS } from "../../src/people/member.ts";
import { csv } from "../../src/statistics/csv.ts";
import { HTCDS_HEADINGS, HTCDS_VALUES, htcdsRows } from "../../src/statistics/htcds.ts";
import { type Release, type ReleaseCount, releaseOf, STANDINGS } from "../../src/statistics/release.ts";
import { RELEASE_HEADINGS, releaseRows } from "../../src/statistics/release-rows.ts";
import { intervals, type Sum } from "./interval-solver.ts";

const REGIONS = ["turkistan", "zhambyl", "shymkent"].map(asRegionId);
const MONTHS = ["2026-01", "2026-02"];

const ALL_CATEGORIES = [...CATEGORIES, "unknown"] as const;

const counts = (most: number): fc.Arbitrary<ReleaseCount[]> =>
  fc.array(
    fc.record({
      region: fc.constantFrom(...REGIONS),
      month: fc.constantFrom(...MONTHS),
      category: fc.constantFrom(...CATEGORIES.slice(0, 4), "unknown" as const),
      holder: fc.constantFrom(...ORG_KINDS.slice(0, 3), "none" as const),
      standing: fc.constantFrom(...STANDINGS.slice(0, 5)),
      cases: fc.integer({ min: 1, max: most }),
      children: fc.integer({ min: 0, max: 2 * most }),
    }),
    { maxLength: 30 },
  );
const anyCounts = fc.constantFrom(3, 12, 40, 150).chain(counts);
const release = (some: readonly ReleaseCount[], least?: number): Release =>
  releaseOf(some, { regions: REGIONS, months: MONTHS }, least);

/** A file as an outsider reads it: by heading, one object a line. */
function read(text: string): Record<string, string>[] {
  const [headings = [], ...lines] = text
    .trimEnd()
    .split("\r\n")
    .map((line) => line.split(","));
  return lines.map((line) => Object.fromEntries(headings.map((heading, i) => [heading, line[i] ?? ""])));
}
const fileOf = (of: Release, only: string | null = null) =>
  read(csv([RELEASE_HEADINGS, ...releaseRows(of, only)]));

/** The figures of one measure by region, kind of breakdown and value; null is hidden. */
type Known = {
  readonly region: string;
  readonly by: string;
  readonly value: string;
  readonly n: number | null;
};
const measured = (rows: readonly Record<string, string>[], measure: "cases" | "children"): Known[] =>
  rows.map(({ region = "", by = "", value = "", [measure]: n = "" }) => ({
    region,
    by,
    value,
    n: n === "*" ? null : Number(n),
  }));

const name = ({ region, by, value }: Known) => `${region}/${by}/${value}`;

/** The parts of a table add up to its sums: all that an outsider has to go by. */
function sumsOf(known: readonly Known[]): readonly Sum[] {
  const total = (region: string) => known.find((one) => one.region === region && one.by === "total");
  const line = (parts: readonly Known[], sum: Known | undefined): Sum[] => {
    if (sum === undefined) return [];
    const of = parts.filter(({ n }) => n === null).map(name);
    const shown = parts.reduce((all, { n }) => all + (n ?? 0), 0);
    return [sum.n === null ? { of, less: [name(sum)], to: -shown } : { of, to: sum.n - shown }];
  };
  const cells = known.filter(({ by }) => by !== "total");
  const bySums = Map.groupBy(cells, ({ region, by }) => `${region} ${by}`);
  const alls = cells.filter(({ region }) => region === "all");
  return [
    ...[...bySums.values()].flatMap((parts) => line(parts, total(parts[0]?.region ?? ""))),
    ...alls.flatMap((all) =>
      line(
        cells.filter(({ region, by, value }) => region !== "all" && by === all.by && value === all.value),
        all,
      ),
    ),
    ...line(
      known.filter(({ region, by }) => by === "total" && region !== "all"),
      total("all"),
    ),
  ];
}

/** What it truly is. */
function truth(some: readonly ReleaseCount[], { region, by, value }: Known, measure: "cases" | "children") {
  const fits = (count: ReleaseCount) =>
    (region === "all" || count.region === region) &&
    (by === "total" ||
      new Map<string, string>(Object.entries({ ...count, cases: "", children: "" })).get(by) === value);
  return some.filter(fits).reduce((sum, count) => sum + count[measure], 0);
}

describe("a file for others", () => {
  test("never shows a count under eleven, nor lets one be worked out from all that it shows", () => {
    fc.assert(
      fc.property(anyCounts, (some) => {
        const rows = fileOf(release(some));
        for (const measure of ["cases", "children"] as const) {
          const known = measured(rows, measure);
          for (const one of known) {
            const is = truth(some, one, measure);
            if (one.n !== null) expect([name(one), one.n]).toEqual([name(one), is]);
            if (is < 11) expect([name(one), one.n]).toEqual([name(one), null]);
          }
          for (const [unknown, { least, most }] of intervals(sumsOf(known)))
            expect([unknown, most - least >= 11 - 1e-6]).toEqual([unknown, true]);
        }
      }),
      { numRuns: 25 },
    );
  });

  test("nor with what everybody knows besides: an open case has no holder, a taken one has", () => {
    fc.assert(
      fc.property(anyCounts, (some) => {
        const lawful = some.map((count): ReleaseCount => {
          if (count.standing === "open") return { ...count, holder: "none" };
          return count.standing === "taken" && count.holder === "none" ? { ...count, holder: "ngo" } : count;
        });
        const known = measured(fileOf(release(lawful)), "cases");
        // Without a holder, less the open ones, is some number from 0 up.
        const besides = [...REGIONS, "all"].flatMap((region): Sum[] => {
          const find = (by: string, value: string) =>
            known.filter((one) => one.region === region && one.by === by && one.value === value);
          const [none, open] = [find("holder", "none"), find("standing", "open")];
          const hidden = (list: readonly Known[]) => list.filter(({ n }) => n === null).map(name);
          const shown = (list: readonly Known[]) => list.reduce((all, { n }) => all + (n ?? 0), 0);
          const rest = `${region}/closed without a holder`;
          return [{ of: hidden(none), less: [...hidden(open), rest], to: shown(open) - shown(none) }];
        });
        for (const [unknown, { least, most }] of intervals([...sumsOf(known), ...besides]))
          if (!unknown.endsWith("without a holder"))
            expect([unknown, most - least >= 11 - 1e-6]).toEqual([unknown, true]);
      }),
      { numRuns: 25 },
    );
  });

  test("hides the children of what it hides the cases of", () => {
    fc.assert(
      fc.property(anyCounts, (some) => {
        for (const row of fileOf(release(some))) if (row["cases"] === "*") expect(row["children"]).toBe("*");
      }),
    );
  });

  test("of one region says of it what the file of all says, and no more", () => {
    fc.assert(
      fc.property(anyCounts, (some) => {
        const all = fileOf(release(some));
        for (const region of REGIONS)
          expect(fileOf(release(some), region)).toEqual(all.filter((row) => row["region"] === region));
      }),
      { numRuns: 20 },
    );
  });

  test("for the region's own coordinators hides nothing", () => {
    fc.assert(
      fc.property(anyCounts, (some) => {
        for (const one of measured(fileOf(release(some, 0)), "cases"))
          expect(one.n).toBe(truth(some, one, "cases"));
      }),
      { numRuns: 20 },
    );
  });
});

/** HTCDS Field Standards 2.0 (IOM, CC BY 4.0), column "Value Names" of the fields that we fill. */
const PUBLISHED = new Map([
  [
    "org_Type",
    "NGO LawEnforcement HealthServiceOrganisation CentralGovernmentOrganisation LocalGovernmentOrganisation ImmigrationService LegalService CorporateBusiness SchoolOrCollege",
  ],
  ["cas_Status", "Active FollowUp Closed ClosedReferred"],
  [
    "vic_TypeOfExploitation",
    "ForcedLabour SexualExploitation ChildLabour ForcedMarriage Servitude ForcedMilitaryByNonStateActors OrganRemoval ForcedBegging ForcedAdoption Surrogacy Other",
  ],
  ["org_ShippingCountry", "KZ"],
  ["org_ShippingState", "turkistan zhambyl shymkent"],
]);

test("a file of no month is headings and hidden sums", () => {
  const nothing = releaseOf([], { regions: [], months: [] });
  expect(releaseRows(nothing)[0]).toEqual(["", "", "all", "total", "all", null, null]);
  expect(htcdsRows(nothing, String)[0]?.slice(0, 3)).toEqual(["", "", "total"]);
  expect(
    htcdsRows(releaseOf([], { regions: REGIONS, months: MONTHS }), String, "zhambyl").length,
  ).toBeGreaterThan(3);
});

describe("the HTCDS subset", () => {
  const some: ReleaseCount[] = REGIONS.flatMap((region) =>
    STANDINGS.flatMap((standing, i) =>
      ALL_CATEGORIES.map((category, j) => ({
        region,
        month: "2026-01",
        category,
        holder: ORG_KINDS[(i + j) % ORG_KINDS.length] ?? "none",
        standing,
        cases: 12,
        children: 20,
      })),
    ),
  );
  const rows = (of: Release) => read(csv([HTCDS_HEADINGS, ...htcdsRows(of, String)]));

  test("has fields of the standard, and its own under its own name", () => {
    expect(HTCDS_HEADINGS.filter((heading) => !heading.startsWith("dabyl_"))).toEqual([
      "org_ShippingCountry",
      "org_ShippingState",
      "org_Type",
      "cas_Status",
      "vic_TypeOfExploitation",
    ]);
    for (const heading of HTCDS_HEADINGS)
      expect(heading.startsWith("dabyl_") || PUBLISHED.has(heading)).toBe(true);
  });

  test("has no value that the standard does not have", () => {
    for (const [field, values] of HTCDS_VALUES)
      for (const value of values) expect(PUBLISHED.get(field)?.split(" ")).toContain(value);
    for (const row of rows(release(some)))
      for (const [field, values] of PUBLISHED)
        expect(["", ...values.split(" ")]).toContain(row[field] ?? "missing");
  });

  test("counts begging, work, sexual exploitation and marriage as such, and referred cases as closed and referred", () => {
    const all = rows(release(some)).filter((row) => row["org_ShippingState"] === "");
    const inside = rows(release(some, 0)).filter((row) => row["org_ShippingState"] === "");
    const cases = (field: string, value: string, among = all) =>
      Number(among.find((row) => row["dabyl_By"] === field && row[field] === value)?.["dabyl_Cases"]);
    const each = 3 * 12 * STANDINGS.length;
    expect(cases("vic_TypeOfExploitation", "ForcedBegging")).toBe(each);
    expect(cases("vic_TypeOfExploitation", "ChildLabour")).toBe(each);
    expect(cases("vic_TypeOfExploitation", "SexualExploitation")).toBe(each);
    expect(cases("vic_TypeOfExploitation", "ForcedMarriage")).toBe(each);
    expect(cases("org_Type", "SchoolOrCollege", inside)).toBeGreaterThan(0);
    // Who holds cases leaves only where no count of it, and of how cases stand, is hidden.
    expect(cases("org_Type", "SchoolOrCollege")).toBeNaN();
    expect(cases("cas_Status", "Active")).toBe(2 * 3 * 12 * ALL_CATEGORIES.length);
    expect(cases("cas_Status", "ClosedReferred")).toBe(3 * 12 * ALL_CATEGORIES.length);
    expect(Number(all.find((row) => row["dabyl_By"] === "total")?.["dabyl_Cases"])).toBe(
      3 * 12 * ALL_CATEGORIES.length * STANDINGS.length,
    );
  });

  test("says nothing that the other file hides: every count is a sum of counts shown there", () => {
    fc.assert(
      fc.property(anyCounts, (counted) => {
        const of = release(counted);
        const shown = measured(fileOf(of), "cases");
        for (const row of rows(of)) {
          if (row["dabyl_Cases"] === "*") continue;
          const region = row["org_ShippingState"] === "" ? "all" : (row["org_ShippingState"] ?? "");
          const by = {
            total: "total",
            org_Type: "holder",
            cas_Status: "standing",
            vic_TypeOfExploitation: "category",
          };
          const table = shown.filter(
            (one) =>
              one.region === region && one.by === new Map(Object.entries(by)).get(row["dabyl_By"] ?? ""),
          );
          const known = table.flatMap(({ n }) => n ?? []);
          expect(canBeSum(Number(row["dabyl_Cases"]), known)).toBe(true);
        }
      }),
      { numRuns: 30 },
    );
  });
});

/** Is it the sum of some of these? */
function canBeSum(sum: number, parts: readonly number[]): boolean {
  const sums = parts.reduce(
    (all, part) => new Set([...all, ...[...all].map((one) => one + part)]),
    new Set([0]),
  );
  return sums.has(sum);
}

describe("a spreadsheet", () => {
  test.each(["=1+1", "+7", "-7", "@SUM(A1)", " =1", "\t=1", "＝1"])("does not calculate %j", (text) => {
    expect(csv([[text]]).replaceAll('"', "")).toMatch(/^'/);
  });

  test("reads texts with commas, quotes and line ends as one cell, and counts as numbers", () => {
    expect(csv([["a,b", 'say "x"', "c\nd", 12, null]])).toBe('"a,b","say ""x""","c\nd",12,*\r\n');
    expect(csv([["begging", "2026-10"]])).toBe("begging,2026-10\r\n");
  });
});
