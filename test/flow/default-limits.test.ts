/** Members at the limits that a homeserver comes with, the bot's limit lifted as docs/operations.md says: a burst of alerts. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { openAccounts } from "../../bot/local/accounts.ts";
import { asRoomId, type UserId } from "../../src/ids.ts";
import { synapseForTests, type TestSynapse } from "../matrix/synapse-for-tests.ts";
import type { Member } from "../peer/peer-member.ts";
import { type Peers, startPeers } from "../peer/peer.ts";
import { isCard } from "./acts.ts";
import { type BotProcess, startBotProcess } from "./bot-process.ts";
import { CAST, REGION } from "./stage.ts";

const folder = mkdtempSync(join(tmpdir(), "dabyl-limits-"));
let synapse: TestSynapse;
let peers: Peers;
let bot: BotProcess;
let user: UserId;
const members: Member[] = [];
const Added = z.looseObject({ rooms: z.array(z.string()) });

beforeAll(async () => {
  synapse = await synapseForTests("default");
  const account = await synapse.account("bot");
  ({ user } = account);
  const accounts = await openAccounts(synapse.home, synapse.url.origin);
  expect(await accounts.liftRateLimit(user)).toEqual({ kind: "done" });
  bot = await startBotProcess(
    {
      DABYL_HOME: join(folder, "home"),
      DABYL_HOMESERVER: synapse.url.origin,
      DABYL_USER: user,
      DABYL_PASSWORD: account.password,
    },
    REGION,
  );
  peers = await startPeers(synapse.url.origin, { inviters: [user] });
  for (const who of ["ngo", "police"] as const) {
    const made = await synapse.account(who);
    const { name, org, kind, lang } = CAST[who];
    const options = { name, org, kind, lang, role: "responder", region: REGION, user: made.user };
    const args = Object.entries(options).flatMap(([option, value]) => [`--${option}`, value]);
    const rooms = Added.parse((await bot.run(["member", "add", ...args, "--json"])).lines[0]).rooms;
    const member = await peers.member(made);
    for (const room of rooms.map(asRoomId)) await member.untilJoined(room, 60_000);
    members.push(member);
  }
  for (const member of members)
    await member.untilMembers(bot.response, [user, ...members.map((one) => one.user)]);
}, 180_000);
afterAll(async () => {
  await bot.stop();
  await peers.stop();
  await synapse.stop();
  rmSync(folder, { recursive: true, force: true });
});

test("every alert of a burst becomes one case with one card, however slowly its author may send", async () => {
  // More than the ten messages that a member may send at once.
  const each = 11;
  const alerts = members.flatMap((member, m) =>
    Array.from({ length: each }, (_, i) =>
      member.send(bot.response, `На рынке ребёнок ${4 + ((m * each + i) % 12)} лет просит милостыню, один`),
    ),
  );
  await Promise.all(alerts);
  const [first] = members;
  const cards = () => first?.events.filter((event) => isCard(user, event)) ?? [];
  await first?.untilSome(() => cards().length === alerts.length, 120_000);
  const { lines } = await bot.run(["cases", "--json"]);
  expect(lines).toHaveLength(alerts.length);
  expect(first?.unreadable.size).toBe(0);
}, 240_000);
