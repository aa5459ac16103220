/**
 * Backup and restore, end to end: the machine is lost, the backup is taken back on an empty data folder, and the bot goes on as a new
 * device that members on another crypto library trust as before (matrix-notes.md, "Backups").
 */
import { randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import BetterSqlite from "better-sqlite3";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { asRoomId, asUserId, type RoomId } from "../../src/ids.ts";
import { synapseForTests, type TestSynapse } from "../matrix/synapse-for-tests.ts";
import { until } from "../matrix/until.ts";
import { type Peers, startPeers } from "../peer/peer.ts";
import { type Card, codeOf, isCard, raise, reply, threadSays, told, words } from "./acts.ts";
import { type BotProcess, startBotProcess } from "./bot-process.ts";
import { runCommand } from "./dabyl-process.ts";
import { CAST, REGION, type Actor } from "./stage.ts";

const folder = mkdtempSync(join(tmpdir(), "dabyl-restore-"));
const file = join(folder, "copy.dabyl");
const ALERT = "На вокзале мальчик лет 10, один, документов нет";
const WAITING = "На рынке девочка лет 7 просит милостыню, рядом никого нет";
/** bot/matrix/sync-response.ts asks for 200. */
const MORE_THAN_A_SYNC = 230;
let synapse: TestSynapse;
let peers: Peers;
let bot: BotProcess;
let account: Awaited<ReturnType<TestSynapse["account"]>>;
let env: NodeJS.ProcessEnv;
const inFolder = (name: string): NodeJS.ProcessEnv => ({ ...env, DABYL_HOME: join(folder, name) });

beforeAll(async () => {
  synapse = await synapseForTests();
  account = await synapse.account("bot");
  env = {
    DABYL_HOMESERVER: synapse.url.origin,
    DABYL_USER: account.user,
    DABYL_PASSWORD: account.password,
    DABYL_STORE_KEY: randomBytes(32).toString("base64"),
  };
  bot = await startBotProcess(inFolder("one"), REGION);
  peers = await startPeers(synapse.url.origin, { inviters: [asUserId(account.user)] });
});
afterAll(async () => {
  await bot.stop();
  await peers.stop();
  await synapse.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** The bot puts the keys that it gets into the account's key backup, within ten seconds (matrix-js-sdk). */
async function inKeyBackup(session: string): Promise<void> {
  const database = new BetterSqlite(join(synapse.home, "synapse", "homeserver.db"), { readonly: true });
  const find = database.prepare<[string]>("SELECT 1 FROM e2e_room_keys WHERE session_id = ?");
  await until(() => find.get(session) !== undefined, 30_000);
  database.close();
}

const Added = z.looseObject({ rooms: z.array(z.string()) });

async function enter(who: keyof typeof CAST, known?: { user: string; password: string }): Promise<Actor> {
  const { user, password } = known ?? (await synapse.account(who));
  const { name, org, kind, lang, ...rest } = CAST[who];
  const role = "role" in rest ? rest.role : "responder";
  const options = { name, org, kind, lang, role, region: REGION, user };
  const args = Object.entries(options).flatMap(([option, value]) => [`--${option}`, value]);
  const { lines } = await bot.run(["member", "add", ...args, "--json"]);
  const rooms: RoomId[] = Added.parse(lines[0]).rooms.map(asRoomId);
  const member = await peers.member({ user, password });
  for (const room of rooms) await member.untilJoined(room);
  await member.untilMembers(bot.response, [asUserId(account.user)]);
  const direct = rooms.at(-1) ?? bot.response;
  await member.untilSome(() => member.messages(direct).length >= 5);
  return { ...member, direct, password };
}

test("a lost machine: the backup on an empty folder goes on where it was; nobody is invited back, added members are named", async () => {
  const ngo = await enter("ngo");
  const police = await enter("police");
  const akimat = await enter("akimat");
  const hotline = await enter("hotline");
  const room = { room: bot.response, bot: asUserId(account.user) };
  const card = await raise(ngo, ALERT, room);
  await police.until((event) => event.eventId === card.eventId);
  expect((await bot.run(["backup", file, "--json"])).code).toBe(0);
  // Sealed as a whole: not even what lies in clear in the store can be read in it.
  const bytes = readFileSync(file);
  for (const clear of ["SQLite format", card.code, ngo.user, REGION, room.room])
    expect(bytes.includes(clear), clear).toBe(false);

  // After the backup: one leaves, one comes, one case is opened and answered; then the machine is gone.
  expect((await bot.run(["member", "remove", "--user", hotline.user])).code).toBe(0);
  await hotline.untilSome(() => !hotline.rooms.has(room.room));
  const migration = await enter("migration");
  const late = await raise(ngo, "Базарда 8 жасар бала қайыр сұрап отыр, қасында ешкім жоқ", room);
  const own = ngo.events.findLast((event) => event.sender === ngo.user && event.room === room.room);
  await inKeyBackup(own?.ratchet?.split(" ")[0] ?? "");
  await told(police, /Незакрытых случаев/, () => police.send(police.direct, "список"));
  const before = ngo.events.length;
  await bot.stop("SIGKILL");
  // While it is down somebody posts an alert: it must not be lost.
  const waiting = await ngo.send(room.room, WAITING);
  // … and so much is said after it that no sync brings it.
  for (let i = 0; i < MORE_THAN_A_SYNC; i += 1) await ngo.send(room.room, "рақмет");

  const two = inFolder("two");
  const restored = await runCommand(["restore", file, "--json"], { ...process.env, ...two });
  expect(restored.code, restored.stderr).toBe(0);
  expect(restored.lines[0]).toMatchObject({ restored: true });
  bot = await startBotProcess(two, REGION);

  const notice = await akimat.until(
    (event) => event.room === akimat.direct && /Бот восстановлен из копии/.test(words(event)),
  );
  expect(words(notice)).toContain(`снова не приглашены: ${hotline.user}.`);
  expect(words(notice)).toContain(`добавьте ещё раз: ${migration.user}.`);
  await migration.untilSome(() => !migration.rooms.has(room.room));

  // Its key is in the key backup alone, which proves nobody's authorship: the author is asked to send it again, and does.
  const AGAIN = /^Бот хабарламаңызды оқи алмады/; // in Kazakh: message-unreadable
  await ngo.until((event) => event.room === ngo.direct && AGAIN.test(words(event)), 90_000);
  await ngo.send(room.room, WAITING);
  // The card is from a device that everybody trusts as before.
  const fresh = await ngo.until(
    (event) => event.at > waiting.at && isCard(room.bot, event) && codeOf(event) !== late.code,
  );
  for (const member of [ngo, police]) {
    const seen = await member.until((event) => event.eventId === fresh.eventId);
    expect(seen).toMatchObject({ encrypted: true, trust: "signed" });
  }
  const there: Card = { code: codeOf(fresh), eventId: fresh.eventId, event: fresh };
  await reply(police, there, "беру");
  await threadSays(ngo, there, /Ведёт: ювенальная полиция/);
  // The case of before goes on in its thread.
  await reply(police, card, "беру");
  await threadSays(ngo, card, /Ведёт: ювенальная полиция/);

  // Nothing was answered twice, nothing opened twice, nobody was troubled.
  const after = ngo.events.slice(before).filter((event) => isCard(room.bot, event));
  expect(after.map(codeOf)).toEqual([there.code]);
  const { lines } = await bot.run(["cases", "--json"]);
  expect(lines).toHaveLength(2);
  expect(police.events.filter((event) => /Незакрытых случаев/.test(words(event)))).toHaveLength(1);
  expect(police.events.filter((event) => /не смог/.test(words(event)))).toEqual([]);
  expect(hotline.rooms.has(room.room)).toBe(false);
  expect(hotline.rooms.has(hotline.direct)).toBe(false);
  expect((await bot.run(["ledger", "verify", "--json"])).lines[0]).toMatchObject({ ok: true });
  expect(akimat.events.filter((event) => /не из списка/.test(words(event)))).toEqual([]);

  // Said once: a further start says nothing, and invites nobody.
  await bot.stop();
  bot = await startBotProcess(two, REGION);
  await told(police, /Незакрытых случаев/, () => police.send(police.direct, "список"));
  expect(akimat.events.filter((event) => /Бот восстановлен/.test(words(event)))).toHaveLength(1);
  expect(hotline.rooms.has(room.room)).toBe(false);
}, 240_000);
