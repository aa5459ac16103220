/** `dabyl export csv|htcds`: counts for others, with small cells hidden (docs/statistics.md, "Exports"). */
import { writeFileSync } from "node:fs";
import { csv, type CsvValue } from "../../src/statistics/csv.ts";
import { HTCDS_HEADINGS, htcdsRows } from "../../src/statistics/htcds.ts";
import { monthBounds, monthsFrom } from "../../src/statistics/month.ts";
import { type Release, releaseOf } from "../../src/statistics/release.ts";
import { RELEASE_HEADINGS, releaseRows } from "../../src/statistics/release-rows.ts";
import type { Region } from "../../src/people/regions.ts";
import type { Cases } from "../store/store.ts";
import { CommandFailure, type Printer } from "./output.ts";
import { allRegions } from "./regions-file.ts";
import { configured, withStore } from "./settings.ts";

export const FORMATS = ["csv", "htcds"] as const;
export type Format = (typeof FORMATS)[number];
export type ExportOptions = {
  readonly region?: string;
  readonly from?: string;
  readonly to?: string;
  readonly out?: string;
};

export function exportCounts(format: string, options: ExportOptions, printer: Printer): void {
  const known = FORMATS.find((one) => one === format);
  if (known === undefined) throw wrong(`The format is one of: ${FORMATS.join(", ")}.`);
  const all = allRegions();
  if (options.region !== undefined && !all.some(({ id }) => id === options.region))
    throw wrong(`--region is one of: ${all.map(({ id }) => id).join(", ")}.`);
  const months = monthsOf(options);
  const release = withStore(configured(), true, ({ cases }) => releaseFrom(cases, all, months));
  const { headings, rows } = inFormat(known, release, all, options.region ?? null);
  give(headings, rows, options.out, printer);
}

const wrong = (message: string) => new CommandFailure("wrong_usage", message, 2);

/** All regions, whatever is asked for: what is hidden depends on all of them. */
export function releaseFrom(
  cases: Pick<Cases, "releaseCounts">,
  regions: readonly Region[],
  months: readonly string[],
): Release {
  const counts = regions.flatMap(({ id: region, timeZone }) =>
    months.flatMap((month) =>
      cases
        .releaseCounts({ region, ...monthBounds(month, timeZone) })
        .map((count) => ({ region, month, ...count })),
    ),
  );
  return releaseOf(counts, { regions: regions.map(({ id }) => id), months });
}

function inFormat(format: Format, release: Release, all: readonly Region[], only: string | null) {
  switch (format) {
    case "csv":
      return { headings: RELEASE_HEADINGS, rows: releaseRows(release, only) };
    case "htcds": {
      const names = new Map<string, string>(all.map(({ id, names: { en } }) => [id, en]));
      return { headings: HTCDS_HEADINGS, rows: htcdsRows(release, (id) => names.get(id) ?? id, only) };
    }
  }
}

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;
const LONGEST = 120;

/** Whole months; without a word the twelve before the present one. */
function monthsOf({ from, to }: ExportOptions): readonly string[] {
  const present = Temporal.Now.plainDateISO("Asia/Almaty").toPlainYearMonth();
  const last = to ?? present.subtract({ months: 1 }).toString();
  if (!MONTH.test(last) || (from !== undefined && !MONTH.test(from)))
    throw wrong("--from and --to take a month such as 2026-10: counts leave in whole months only.");
  const first = from ?? Temporal.PlainYearMonth.from(last).subtract({ months: 11 }).toString();
  const months = monthsFrom(first, last);
  if (months.length === 0 || months.length > LONGEST)
    throw wrong(`--from comes before --to, and they are at most ${LONGEST} months apart.`);
  return months;
}

function give(
  headings: readonly string[],
  rows: readonly (readonly CsvValue[])[],
  out: string | undefined,
  printer: Printer,
): void {
  const text = csv([headings, ...rows]);
  if (out !== undefined) {
    writeFileSync(out, text, { mode: 0o600 });
    printer.result({ file: out, rows: rows.length }, `${rows.length} rows written to ${out}`);
  } else if (printer.json) {
    for (const row of rows)
      printer.result(Object.fromEntries(headings.map((heading, i) => [heading, row[i] ?? null])), "");
  } else process.stdout.write(text);
}
