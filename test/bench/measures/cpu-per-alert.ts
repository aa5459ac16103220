/** What an alert costs the bot's machine: CPU time of its process over many alerts, everything that follows them included. */
import { setTimeout as pause } from "node:timers/promises";
import { atMost, type Measure } from "../measure.ts";
import { cpuMs, memoryMegabytes } from "../process-figures.ts";
import { alertTurn } from "../turn.ts";

const WARM_UP = 10;
/** Milliseconds over which the bot's CPU without work is measured, to be told beside. */
const IDLE_MS = 5_000;

export const cpuPerAlert: Measure = {
  name: "cpu",
  run: async (bench) => {
    const stage = await bench.stage(10);
    const { pid } = stage.bot();
    for (let n = 0; n < WARM_UP; n += 1) await alertTurn(stage, n);
    await stage.quiet();
    const idleFrom = cpuMs(pid);
    await pause(IDLE_MS);
    const idle = ((cpuMs(pid) - idleFrom) / IDLE_MS) * 1_000;
    const alerts = bench.turns(60);
    const [before, memory] = [cpuMs(pid), memoryMegabytes(pid).now];
    for (let n = 0; n < alerts; n += 1) {
      await alertTurn(stage, n);
      await stage.quiet(150);
    }
    const grown = memoryMegabytes(pid).now - memory;
    return [
      {
        what: "bot CPU per alert",
        unit: "ms",
        median: (cpuMs(pid) - before) / alerts,
        goal: atMost(15, "median"),
        note: `mean over ${alerts} alerts one by one, with card, question and their echoes; idle ${idle.toFixed(0)} ms a second; memory ${grown >= 0 ? "+" : ""}${grown.toFixed(1)} MB`,
      },
    ];
  },
};
