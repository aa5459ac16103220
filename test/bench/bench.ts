/**
 * `npm run bench [-- --only NAME[,NAME]] [--turns N]`: measures the promises about speed on a real Synapse with real encrypted
 * members, prints a table, and writes docs/performance.md when all measures were run. Exit code 1 when a goal is missed.
 * With DABYL_BENCH_POSTGRES=1 Synapse keeps its rooms in a PostgreSQL of its own (test/postgres/cluster.ts); the page is left alone then.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { loadNow, machineWords } from "./machine.ts";
import { type Bench, type Measure, met, type Row } from "./measure.ts";
import { alertToCard } from "./measures/alert-to-card.ts";
import { burst } from "./measures/burst.ts";
import { commandToEdit } from "./measures/command-to-edit.ts";
import { cpuPerAlert } from "./measures/cpu-per-alert.ts";
import { encryption } from "./measures/encryption.ts";
import { manyCases } from "./measures/many-cases.ts";
import { messagesPerCase } from "./measures/messages-per-case.ts";
import { scale } from "./measures/scale.ts";
import { stats } from "./measures/stats.ts";
import { page, QUIET_LOAD, table } from "./report.ts";
import { onPostgres } from "../postgres/on-postgres.ts";
import { openStage, type Stage } from "./stage.ts";

/** In this order: the rooms only grow. */
const MEASURES: readonly Measure[] = [
  alertToCard(10, 1.15),
  commandToEdit,
  cpuPerAlert,
  burst,
  messagesPerCase,
  manyCases,
  alertToCard(200, 1.3),
  encryption,
  stats,
];
/** Run when it is named: minutes, and a system of its own. */
const APART: readonly Measure[] = [scale];
const PAGE = join(import.meta.dirname, "../../docs/performance.md");

const { values } = parseArgs({ options: { only: { type: "string" }, turns: { type: "string" } } });
const wanted = chosen(values.only);
const turns = values.turns === undefined ? null : Number(values.turns);
if (turns !== null && !(Number.isInteger(turns) && turns > 0)) usage("--turns is a whole number above 0");

const began = performance.now();
const note = (line: string): void => {
  process.stderr.write(`${((performance.now() - began) / 1_000).toFixed(0).padStart(5)} s  ${line}\n`);
};
const load = loadNow();
if (load > QUIET_LOAD) note(`the machine is busy (load ${load.toFixed(1)}): times will be too high`);

const postgres = process.env["DABYL_BENCH_POSTGRES"] === "1" ? await onPostgres() : null;
if (postgres !== null) note(`Synapse on PostgreSQL ${postgres.version}`);

let stage: Stage | null = null;
const bench: Bench = {
  stage: async (devices) => {
    stage ??= await openStage(note);
    await stage.grow(devices);
    return stage;
  },
  turns: (usual) => turns ?? usual,
  note,
};
const rows: Row[] = [];
try {
  for (const measure of wanted) {
    note(measure.name);
    rows.push(...(await measure.run(bench)));
  }
} finally {
  await stageNow()?.stop();
  await postgres?.stop();
}
process.stdout.write(`${table(rows)}\n`);
if (wanted.length === MEASURES.length && postgres === null) {
  const command = turns === null ? "npm run bench" : `npm run bench -- --turns ${turns}`;
  const date = new Date().toISOString().slice(0, 10);
  const venv = process.env["DABYL_SYNAPSE_VENV"];
  const python = venv === undefined ? null : join(venv, "bin/python");
  writeFileSync(PAGE, page({ command, date, machine: machineWords(python), load, rows }));
}
// Timers of the SDK linger: the process is ended.
process.exit(rows.every((row) => met(row) !== false) ? 0 : 1);

/** The compiler does not see that the closure above sets it. */
function stageNow(): Stage | null {
  return stage;
}

function chosen(only: string | undefined): readonly Measure[] {
  if (only === undefined) return MEASURES;
  const names = only.split(",");
  const all = [...MEASURES, ...APART];
  const unknown = names.find((name) => !all.some((measure) => measure.name === name));
  if (unknown !== undefined) usage(`--only is one of: ${all.map(({ name }) => name).join(", ")}`);
  return all.filter(({ name }) => names.includes(name));
}

function usage(problem: string): never {
  process.stderr.write(`${problem}\n`);
  process.exit(2);
}
