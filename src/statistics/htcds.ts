/**
 * The part of IOM's Human Trafficking Case Data Standard (HTCDS Field Standards 2.0, CC BY 4.0) that Dabyl can fill: names and values as the standard
 * writes them. The standard describes single cases; Dabyl gives counts of them, one row for a value of a field, so that no case leaves as a record.
 * Fields of a release with no value in the standard are summed up under an empty value.
 */
import type { Category } from "../case/fields.ts";
import type { OrgKind } from "../people/member.ts";
import type { CsvValue } from "./csv.ts";
import { shownIn } from "./grid.ts";
import type { Release, Released, Standing } from "./release.ts";
import type { Shown, SuppressedTable } from "./suppress-table.ts";

/** Ours begin with `dabyl_`. `dabyl_By`: the field that the row's count is broken down by; the others are then empty, which means all. */
export const HTCDS_HEADINGS = [
  "dabyl_From",
  "dabyl_To",
  "dabyl_By",
  "org_ShippingCountry",
  "org_ShippingState",
  "org_Type",
  "cas_Status",
  "vic_TypeOfExploitation",
  "dabyl_Cases",
  "dabyl_Children",
] as const;

/** ISO 3166-1, as the standard asks. */
const COUNTRY = "KZ";

/** A body that the standard has no type for (support centres, hotlines), and a case that nobody holds, have none. */
const ORG_TYPE: Readonly<Partial<Record<OrgKind | "none", string>>> = {
  juvenile_police: "LawEnforcement",
  migration: "ImmigrationService",
  akimat: "LocalGovernmentOrganisation",
  guardianship: "LocalGovernmentOrganisation",
  ngo: "NGO",
  health: "HealthServiceOrganisation",
  education: "SchoolOrCollege",
};

const STATUS: Readonly<Record<Standing, string>> = {
  open: "Active",
  taken: "Active",
  safe_family: "Closed",
  placed: "Closed",
  other_region: "ClosedReferred",
  not_located: "Closed",
  false_alarm: "Closed",
  duplicate: "Closed",
  refused: "Closed",
  other: "Closed",
};

/** An alert tells what it looks like; whether it is trafficking is for others to decide. Other categories name no exploitation. */
const EXPLOITATION: Readonly<Partial<Record<Category | "unknown", string>>> = {
  begging: "ForcedBegging",
  labour: "ChildLabour",
  sexual: "SexualExploitation",
  marriage: "ForcedMarriage",
};

type Field = {
  readonly name: "org_Type" | "cas_Status" | "vic_TypeOfExploitation";
  readonly by: Released;
  readonly value: ReadonlyMap<string, string>;
};
const FIELDS: readonly Field[] = [
  { name: "org_Type", by: "holder", value: new Map(Object.entries(ORG_TYPE)) },
  { name: "cas_Status", by: "standing", value: new Map(Object.entries(STATUS)) },
  { name: "vic_TypeOfExploitation", by: "category", value: new Map(Object.entries(EXPLOITATION)) },
];

/** Every value that a field can have here, for `dabyl doctor` and the tests; an empty one means none of the standard's. */
export const HTCDS_VALUES: ReadonlyMap<string, readonly string[]> = new Map(
  FIELDS.map(({ name, value }) => [name, [...new Set(value.values())]] as const),
);

/** Without headings. `stateOf`: the region's name for org_ShippingState. A sum of parts of which one is hidden is hidden. */
export function htcdsRows(
  release: Release,
  stateOf: (region: string) => string,
  only: string | null = null,
): readonly (readonly CsvValue[])[] {
  const rowsOf = (state: string, i: number | null): readonly (readonly CsvValue[])[] => {
    const { cases, children } = release.tables.standing;
    const sum = (of: SuppressedTable) => (i === null ? of.total : shownIn(of.rows, i));
    return [
      row(release, "total", state, {}, [sum(cases), sum(children)]),
      ...FIELDS.flatMap((field) => rowsBy(release, field, state, i)),
    ];
  };
  const regions = release.regions.flatMap((region, i) =>
    only === null || region === only ? rowsOf(stateOf(region), i) : [],
  );
  return only === null ? [...regions, ...rowsOf("", null)] : regions;
}

function rowsBy(release: Release, { name, by, value }: Field, state: string, i: number | null) {
  const { columns, cases, children } = release.tables[by];
  const line = (of: SuppressedTable): readonly Shown[] =>
    i === null ? of.columns : of.cells.slice(i, i + 1).flat();
  const values = Map.groupBy(columns.entries(), ([, column]) => value.get(column) ?? "");
  const places = (some: readonly (readonly [number, string])[]) => some.map(([j]) => j);
  return [...values].map(([one, some]) =>
    row(release, name, state, { [name]: one }, [
      added(line(cases), places(some)),
      added(line(children), places(some)),
    ]),
  );
}

function added(line: readonly Shown[], places: readonly number[]): Shown {
  const parts = places.map((j) => shownIn(line, j));
  return parts.includes(null) ? null : parts.reduce((sum: number, part) => sum + Number(part), 0);
}

function row(
  { months }: Release,
  by: string,
  state: string,
  values: Readonly<Record<string, string>>,
  counts: readonly [Shown, Shown],
): readonly CsvValue[] {
  return [
    months[0] ?? "",
    months.at(-1) ?? "",
    by,
    COUNTRY,
    state,
    values["org_Type"] ?? "",
    values["cas_Status"] ?? "",
    values["vic_TypeOfExploitation"] ?? "",
    ...counts,
  ];
}
