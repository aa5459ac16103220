/** A year and more of cases: how long a start takes, how much memory the bot holds, and whether an alert is as quick as before. */
import { statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { figuresOf, median } from "../figures.ts";
import { fillCases } from "../fill-cases.ts";
import { fillSessions } from "../fill-sessions.ts";
import { atMost, type Bench, type Measure, type Row } from "../measure.ts";
import { memoryMegabytes } from "../process-figures.ts";
import { openStage, type Stage } from "../stage.ts";
import { alertTurn, rest } from "../turn.ts";

const CASES = 5_000;
const SESSIONS = 3_000;
const STARTS = 5;
/** Of ten members, so that the stage is as full as the others'. */
const MEMBERS = 10;

export const manyCases: Measure = {
  name: "cases",
  run: async (bench) => {
    const stage = await openStage(bench.note); // a home of its own, as its store is changed behind the bot
    try {
      await stage.grow(MEMBERS);
      return await measured(bench, stage);
    } finally {
      await stage.stop();
    }
  },
};

async function measured(bench: Bench, stage: Stage): Promise<readonly Row[]> {
  const { home, room, writer, reader, botUser } = stage;
  const empty = await starts(stage);
  const quick = await alerts(bench, stage);
  await stage.restartBot(async () => {
    await fillCases({ home, room, writer: writer.user, reader: reader.user, cases: CASES });
    await fillSessions(home, botUser, room, SESSIONS);
  });
  bench.note(`${CASES} cases and ${SESSIONS} room keys filled in`);
  const full = await starts(stage);
  await pause(2_000);
  const atStart = memoryMegabytes(stage.bot().pid);
  const later = await alerts(bench, stage);
  const { now, peak } = memoryMegabytes(stage.bot().pid);
  const megabytes = (file: string) => (statSync(join(home, file)).size / 1e6).toFixed(0);
  return [
    {
      what: `restart with ${CASES} cases, to ready`,
      unit: "ms",
      ...figuresOf(full),
      floor: median(empty),
      floorIs: "a start with an empty store",
      ratio: median(full) / median(empty),
      goal: atMost(3_000, "median"),
      note: `${STARTS} starts each; dabyl.db ${megabytes("dabyl.db")} MB, crypto.db ${megabytes("crypto.db")} MB with ${SESSIONS} room keys`,
    },
    {
      what: `memory of the bot with ${CASES} cases, resident, after ${later.length} alerts more`,
      unit: "MB",
      median: now,
      goal: atMost(300, "median"),
      note: `${atStart.now.toFixed(0)} MB after the start; at most ${peak.toFixed(0)} MB`,
    },
    {
      what: `alert → card with ${CASES} cases in the store`,
      unit: "ms",
      ...figuresOf(later),
      floor: median(quick),
      floorIs: "the same with an empty store",
      ratio: median(later) / median(quick),
    },
  ];
}

/** Milliseconds of each start. */
async function starts(stage: Stage): Promise<readonly number[]> {
  const took: number[] = [];
  for (let n = 0; n < STARTS; n += 1) took.push((await stage.restartBot()).startMs);
  return took;
}

async function alerts(bench: Bench, stage: Stage): Promise<readonly number[]> {
  const took: number[] = [];
  await alertTurn(stage, 0);
  for (let n = 0; n < bench.turns(30); n += 1) {
    await rest(stage);
    took.push((await alertTurn(stage, n)).whole);
  }
  return took;
}
