/**
 * Members work while bot and homeserver are killed (kill -9) at random moments; afterwards everything is counted. One module for
 * `npm test` and `npm run soak`. The moments depend on the machine, the order of everything else on the seed.
 */
import { setTimeout as pause } from "node:timers/promises";
import { killNow } from "./processes.ts";
import { type Counted, count } from "./kill-count.ts";
import { seeded, type Chance } from "./seeded.ts";
import { openStage, type Stage } from "./stage.ts";
import { startTraffic, type Traffic } from "./traffic.ts";

export type KillPlan = {
  readonly seed: number;
  readonly botKills: number;
  readonly synapseKills: number;
  readonly onNote?: (line: string) => void;
};

export type KillReport = Counted & {
  readonly seed: number;
  readonly botKills: number;
  readonly synapseKills: number;
  readonly seconds: number;
};

export type KillStage = Stage<"ngo" | "migration" | "police">;

/** Milliseconds: how long after a message was accepted, or after a start, a kill may come. */
const SOON = 350;
const LATER = 1_500;
/** Milliseconds within which a process that was killed must be there again. */
const BACK_WITHIN = 60_000;

export async function runKills(plan: KillPlan): Promise<KillReport> {
  const began = performance.now();
  const stage = await openStage(["ngo", "migration", "police"]);
  try {
    const chance = seeded(plan.seed);
    const traffic = startTraffic(stage, seeded(plan.seed + 1));
    await killAll(plan, stage, traffic, chance);
    const sent = await traffic.stop();
    const counted = await count(sent, stage);
    const seconds = Math.round((performance.now() - began) / 1000);
    return { seed: plan.seed, botKills: plan.botKills, synapseKills: plan.synapseKills, seconds, ...counted };
  } finally {
    await stage.stop();
  }
}

async function killAll(
  { botKills, synapseKills, onNote }: KillPlan,
  stage: KillStage,
  traffic: Traffic,
  chance: Chance,
): Promise<void> {
  const every = Math.max(1, Math.floor(botKills / (synapseKills + 1)));
  let synapseDone = 0;
  for (let done = 1; done <= botKills; done += 1) {
    // Half of the kills fall right after a message was taken by the homeserver, the others anywhere, also into a start.
    if (chance.next() < 0.5) await traffic.accepted();
    await pause(chance.draw(chance.next() < 0.5 ? SOON : LATER));
    await kill("bot", stage);
    if (done % every === 0 && synapseDone < synapseKills) {
      await pause(chance.draw(LATER));
      await kill("homeserver", stage);
      synapseDone += 1;
    }
    if (done % 10 === 0) onNote?.(`${done} kills of the bot, ${synapseDone} of the homeserver`);
  }
}

/** Kills the process that runs now, or else the next one. */
async function kill(which: "bot" | "homeserver", { dabyl }: KillStage): Promise<void> {
  for (const end = Date.now() + BACK_WITHIN; !killNow(which, dabyl); await pause(20))
    if (Date.now() > end) throw new Error(`the ${which} was not started again within ${BACK_WITHIN} ms`);
}
