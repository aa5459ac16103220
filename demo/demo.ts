/**
 * `npm run demo`: starts everything that is needed, lets four scripted members live through three cases on real encrypted clients,
 * prints the story and the closure rate, and stays up so that you can log in with any Matrix client. `--once` ends after the story.
 */
import { mkdirSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { z } from "zod";
import { type Dabyl, startDabyl } from "../test/flow/dabyl-process.ts";
import { type InstalledPeer, installPeer } from "../test/peer/peer-install.ts";
import { startPeers } from "../test/peer/peer.ts";
import { STORY } from "./story.ts";

const ROOT = resolve(import.meta.dirname, "..");
const FOLDER = join(ROOT, ".dabyl-demo");
/** A new story each time; the installed homeserver is kept. */
const HOME = join(FOLDER, "home");
const REGION = "shymkent";

const CAST = [
  { key: "police", name: "Aigerim Demo", org: "ИДН Шымкент", kind: "juvenile_police", lang: "kk" },
  { key: "migration", name: "Murat Demo", org: "Көші-қон қызметі", kind: "migration", lang: "ru" },
  { key: "ngo", name: "Dana Demo", org: "Қорған", kind: "ngo", lang: "ru" },
  { key: "akimat", name: "Yerlan Demo", org: "Акимат Шымкента", kind: "akimat", lang: "ru" },
] as const;

const Stats = z.looseObject({
  opened: z.number(),
  taken: z.number(),
  closed: z.number(),
  rate: z.record(z.string(), z.number().nullable()),
});

const began = performance.now();
const seconds = (): string => `${((performance.now() - began) / 1000).toFixed(1).padStart(5)} s`;
const tell = (who: string, words: string): void => console.log(`${seconds()}  ${who.padEnd(9)} ${words}`);
const note = (words: string): void => console.error(`${seconds()}  ${words}`);

async function main(): Promise<void> {
  rmSync(HOME, { recursive: true, force: true });
  mkdirSync(HOME, { recursive: true });
  process.env["DABYL_SYNAPSE_VENV"] ??= join(FOLDER, "synapse-venv");
  // The members' library installs while the homeserver does.
  const installing = installPeer({ cache: join(ROOT, ".dabyl-peer") });
  installing.catch(() => {}); // reported below, where it is awaited
  const dabyl = await startDabyl({ home: HOME, regions: REGION, onNote: note });
  try {
    await perform(dabyl, await installing);
  } finally {
    await dabyl.stop();
  }
}

async function perform(dabyl: Dabyl, peer: InstalledPeer): Promise<void> {
  const room = dabyl.response(REGION);
  const accounts = [];
  for (const { key, ...member } of CAST) accounts.push({ key, ...(await dabyl.addMember({ ...member, region: REGION })) });
  const peers = await startPeers(dabyl.ready.homeserver, { peer });
  const members = await Promise.all(accounts.map(({ user, password }) => peers.member({ user, password })));
  await Promise.all(members.map((member) => member.untilJoined(room)));
  await Promise.all(members.map((member) => member.untilMembers(room, members.map(({ user }) => user))));
  const [police, migration, ngo, akimat] = members;
  if (police === undefined || migration === undefined || ngo === undefined || akimat === undefined) throw new Error("a member is missing");
  console.log(`\nFour members, one encrypted room in ${REGION}, three cases:\n`);
  for (const scene of STORY) {
    await scene({ room, bot: dabyl.ready.bot, cast: { police, migration, ngo, akimat }, tell });
    console.log();
  }
  const { lines } = await dabyl.run(["stats", "--json"]);
  const { opened, taken, closed, rate } = Stats.parse(lines[0]);
  const shown = Object.entries(rate).map(([limit, share]) => `${limit} ${Math.round((share ?? 0) * 100)} %`);
  console.log(`${seconds()}  opened ${opened}, taken ${taken}, closed ${closed}; closure rate: ${shown.join(", ")}`);
  await peers.stop();
  if (process.argv.includes("--once")) return;
  console.log(`\nStill running at ${dabyl.ready.homeserver}. Log in with any Matrix client:`);
  for (const { user, password } of accounts) console.log(`  ${user}  ${password}`);
  console.log("Stop with Ctrl+C.");
  await new Promise<void>((done) => {
    process.once("SIGINT", () => done());
    process.once("SIGTERM", () => done());
  });
}

try {
  await main();
  process.exit(0);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
