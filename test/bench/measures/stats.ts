/** Numbers over a million cases: the whole command as it is typed, and whether adding a case slows down with their number. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import BetterSqlite from "better-sqlite3";
import { openStore } from "../../../bot/store/open-store.ts";
import { evolve } from "../../../src/case/evolve.ts";
import { runCommand } from "../../flow/dabyl-process.ts";
import { code, of, opened } from "../../store/fixtures/invented.ts";
import { fillFacts } from "../fill-facts.ts";
import { figuresOf, median } from "../figures.ts";
import { atMost, type Bench, type Measure, type Row } from "../measure.ts";

const CASES = 1_000_000;
const TURNS = 7;
const ADDED = 300;
const YEAR_MS = 365 * 86_400_000;
const KEY = new Uint8Array(32).fill(7);

export const stats: Measure = {
  name: "stats",
  run: (bench) => {
    const home = mkdtempSync(join(tmpdir(), "dabyl-stats-"));
    return measured(bench, home).finally(() => rmSync(home, { recursive: true, force: true }));
  },
};

async function measured(bench: Bench, home: string): Promise<readonly Row[]> {
  const file = join(home, "dabyl.db");
  const few = adding(file, 0);
  const { to } = fillFacts(file, CASES);
  bench.note(`${CASES} cases filled in`);
  const day = (at: number) => new Date(at).toISOString();
  const year = ["--region", "shymkent", "--from", day(to - YEAR_MS), "--to", day(to)];
  const where = `WHERE home = 'shymkent' AND opened_at >= ${to - YEAR_MS} AND opened_at < ${to}`;
  const turns = bench.turns(TURNS);
  const start = await timed(home, turns, ["outbox"]);
  return [
    asked("one region, one year", await timed(home, turns, year), bare(file, where), start, 1_000),
    asked("all", await timed(home, turns, []), bare(file, ""), start, 3_000),
    {
      what: `adding a case to ${CASES} cases`,
      unit: "ms",
      ...figuresOf(adding(file, ADDED)),
      floor: median(few),
      floorIs: "the same in an empty store",
      ratio: median(adding(file, 2 * ADDED)) / median(few),
      goal: atMost(1.5, "ratio"),
      note: `${ADDED} cases one by one, each a ledger event and its row, waiting for the disk`,
    },
  ];
}

type Bare = { readonly ms: number; readonly cases: number };

function asked(
  which: string,
  took: readonly number[],
  counted: Bare,
  start: readonly number[],
  most: number,
): Row {
  return {
    what: `dabyl stats, ${which} of ${CASES} cases`,
    unit: "ms",
    ...figuresOf(took),
    floor: counted.ms,
    floorIs: "SELECT count(*) that reads the same rows",
    ratio: median(took) / counted.ms,
    goal: atMost(most, "median"),
    note: `${counted.cases} cases; ${took.length} turns; ${median(start).toFixed(0)} ms of it is what any command takes`,
  };
}

/** Milliseconds of the whole command. */
async function timed(home: string, turns: number, args: readonly string[]): Promise<readonly number[]> {
  const env = {
    ...process.env,
    DABYL_HOME: home,
    DABYL_STORE_KEY: Buffer.from(KEY).toString("base64"),
    DABYL_HOMESERVER: "http://127.0.0.1:9",
  };
  const command = args[0] === "outbox" ? args : ["stats", ...args];
  const took: number[] = [];
  for (let turn = 0; turn < turns; turn += 1) {
    const began = performance.now();
    const { code: exit } = await runCommand([...command, "--json"], env);
    if (exit !== 0) throw new Error(`dabyl ${command.join(" ")} failed`);
    took.push(performance.now() - began);
  }
  return took;
}

/** A column that no index has makes SQLite read the rows themselves. */
function bare(file: string, where: string): Bare {
  const db = new BetterSqlite(file, { readonly: true });
  const count = db.prepare<[], { n: number }>(`SELECT count(seq + reopened) AS n FROM cases ${where}`);
  const took = Array.from({ length: TURNS }, () => {
    const began = performance.now();
    count.get();
    return performance.now() - began;
  });
  const cases = count.get()?.n ?? 0;
  db.close();
  return { ms: median(took), cases };
}

/** Milliseconds of each of `ADDED` new cases, from number `first` on. */
function adding(file: string, first: number): readonly number[] {
  const store = openStore({ file, key: KEY, evolve });
  const took = Array.from({ length: ADDED }, (_, i) => {
    const began = performance.now();
    store.ledger.append(of(code(first + i), opened()), `bench:${first + i}`);
    return performance.now() - began;
  });
  store.close();
  return took;
}
