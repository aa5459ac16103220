/**
 * `npm run soak`: the kill test at full length (500 kills of the bot, 50 of the homeserver), about half an hour. DABYL_SEED repeats a run,
 * DABYL_KILLS=bot,homeserver changes its length. Exit 0: nothing lost, nothing twice, nothing in clear.
 */
import { runKills } from "./flow/kill-run.ts";

const seed = Number(process.env["DABYL_SEED"] ?? Date.now() % 1_000_000);
const [botKills = 500, synapseKills = 50] = process.env["DABYL_KILLS"]?.split(",").map(Number) ?? [];

console.log(`seed ${seed}: ${botKills} kills of the bot, ${synapseKills} of the homeserver`);
const report = await runKills({ seed, botKills, synapseKills, onNote: (line) => console.log(line) });
const { problems, ...figures } = report;
console.log(JSON.stringify(figures, null, 2));
for (const problem of problems) console.error(problem);
console.log(problems.length === 0 ? "all is well" : `${problems.length} problems`);
process.exit(problems.length === 0 ? 0 : 1);
