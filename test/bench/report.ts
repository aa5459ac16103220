/** The rows as a table: for the terminal and for docs/performance.md. */
import { met, type Row } from "./measure.ts";

export type Run = {
  readonly command: string;
  readonly date: string;
  readonly machine: string;
  /** Mean load of the machine before the run: what else was going on. */
  readonly load: number;
  readonly rows: readonly Row[];
};

const HEADINGS = ["Measure", "Median", "95th percentile", "Floor", "Ratio", "Goal", "Met", "Notes"];

export function page({ command, date, machine, load, rows }: Run): string {
  const cells = rows.map(cellsOf);
  const line = (row: readonly string[]) => `| ${row.join(" | ")} |`;
  const busy =
    load > QUIET_LOAD
      ? ` **Other work was using the machine (load ${load.toFixed(1)}): times are too high.**`
      : "";
  return `# Performance

Made by \`${command}\` on ${date}: ${machine}. Load of the machine before the run: ${load.toFixed(1)}.${busy}

${line(HEADINGS)}
${line(HEADINGS.map(() => "---"))}
${cells.map(line).join("\n")}

How it is measured:

- The floor is, where nothing else is named, the plaintext echo bot (test/bench/echo-bot.ts: raw HTTP, no encryption, no database, one message for each)
  in a room of the same members on the same homeserver, in the same run. Turns of both kinds come in random order with a rest before each; the ratio is the median
  of the ratios of the pairs.
- A turn begins just before the member's client starts to encrypt and ends when another member's client has the answer in clear. Members run on libolm
  (mautrix-python), a crypto library that the bot does not use. Besides one who writes and one who reads, members hold keys and places in both rooms but do not sync;
  where alerts are timed the writer does not either, as both live in one process.
- Commits are real ones (SQLite with synchronous=FULL); the homeserver runs as \`dabyl local\` configures it.
`;
}

/** Above this somebody else was at work on two cores. */
export const QUIET_LOAD = 2.5;

export function table(rows: readonly Row[]): string {
  const lines = [HEADINGS, ...rows.map(cellsOf)];
  const widths = HEADINGS.map((_, i) => Math.max(...lines.map((row) => (row[i] ?? "").length)));
  return lines
    .map((row) =>
      row
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

function cellsOf(row: Row): readonly string[] {
  const { what, unit, p95, floor, floorIs, ratio, goal, note } = row;
  const value = (n: number | undefined) =>
    n === undefined ? "" : `${shown(n)}${unit === "" ? "" : ` ${unit}`}`;
  const answer = met(row);
  return [
    what,
    value(row.median),
    value(p95),
    floor === undefined ? "" : `${value(floor)}${floorIs === undefined ? "" : ` (${floorIs})`}`,
    ratio === undefined ? "" : ratio.toFixed(2),
    goal === undefined
      ? ""
      : `${goal.of === "ratio" ? "ratio " : ""}${goal.is === "at most" ? "≤" : "≥"} ${goal.of === "ratio" ? goal.value : value(goal.value)}`,
    answer === null ? "" : answer ? "yes" : "no",
    note ?? "",
  ];
}

const shown = (n: number): string => (n >= 100 || Number.isInteger(n) ? n.toFixed(0) : n.toFixed(1));
