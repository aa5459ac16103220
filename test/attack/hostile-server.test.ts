/**
 * The whole bot on a real Synapse behind a proxy that answers as it likes: broken answers to sends, a false identity for a member, an
 * expired login. Nothing is lost or doubled, and what a person has to know is told.
 */
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { readConfig } from "../../bot/setup/config.ts";
import { noteRegister } from "../../bot/people/leavers.ts";
import type { Fatal } from "../../bot/matrix/failure.ts";
import { openStore } from "../../bot/store/open-store.ts";
import type { Store } from "../../bot/store/store.ts";
import { type Bot, startBot } from "../../bot/wire.ts";
import { evolve } from "../../src/case/evolve.ts";
import type { LedgerEntry } from "../../src/decision.ts";
import { asMillis, type RoomId } from "../../src/ids.ts";
import type { Member } from "../../src/people/member.ts";
import { memberForTests, type TestMember } from "../matrix/member-for-tests.ts";
import { type Answer, type Passing, proxyForTests, type TestProxy } from "../matrix/proxy-for-tests.ts";
import { synapseForTests, type TestSynapse } from "../matrix/synapse-for-tests.ts";
import { until } from "../matrix/until.ts";
import { CENTRE, member, POLICE, SHYMKENT } from "../store/fixtures/invented.ts";

const home = mkdtempSync(join(tmpdir(), "dabyl-hostile-"));
const storeKey = randomBytes(32);
const fatals: Fatal[] = [];
/** What each of the next sends of the bot is answered with, instead of or after it was passed on. */
const faults: ((pass: () => Promise<Answer>) => Promise<Answer>)[] = [];
let rewrite: (request: Passing, answer: Answer) => Answer = (_, answer) => answer;

let synapse: TestSynapse;
let proxy: TestProxy;
let bot: Bot;
let store: Store;
let asel: TestMember;
let askar: TestMember;
let room: RoomId;
let account: Awaited<ReturnType<TestSynapse["account"]>>;

const start = (): Promise<Bot> => {
  const config = readConfig({ DABYL_HOME: home, DABYL_REGIONS: SHYMKENT });
  if ("problems" in config) throw new Error("wrong settings");
  return startBot({
    config,
    homeserver: proxy.url,
    user: account.user,
    credentials: { kind: "password", password: account.password },
    storeKey,
    onFatal: (fatal) => void fatals.push(fatal),
  });
};

const register = (one: Member): void => {
  const entry: LedgerEntry = {
    stream: "people",
    event: { kind: "member_added", by: "operator", at: asMillis(Date.now()), member: one },
  };
  store.transaction(() => {
    noteRegister([entry], asMillis(Date.now()), store);
    store.ledger.append([entry], `cli:${one.user}`);
  });
};

const ONE = (one: TestMember): readonly string[] => one.bodies(room);
/** Cards of all cases: messages that are no edits and begin with a code. */
const cards = (): readonly string[] =>
  asel
    .heard()
    .filter(({ room: where, sender, content, failed }) => {
      const relation = z.looseObject({}).safeParse(content["m.relates_to"]);
      return where === room && sender === bot.user && !failed && !relation.success;
    })
    .map(({ content }) => String(content["body"]));

beforeAll(async () => {
  synapse = await synapseForTests();
  account = await synapse.account("bot");
  proxy = await proxyForTests(synapse.url, async (request, pass) => {
    const fault = /\/send\/m\.room\.encrypted\//.test(request.path) ? faults.shift() : undefined;
    return fault === undefined ? rewrite(request, await pass()) : fault(pass);
  });
  bot = await start();
  store = openStore({ file: join(home, "dabyl.db"), key: storeKey, evolve });
  asel = await memberForTests({ url: synapse.url, ...(await synapse.account("asel")), identity: "first" });
  askar = await memberForTests({ url: synapse.url, ...(await synapse.account("askar")), identity: "first" });
  register(member({ user: asel.user, org: POLICE, language: "ru" }));
  register(member({ user: askar.user, org: CENTRE, role: "coordinator", language: "ru" }));
  room = bot.rooms[SHYMKENT]?.response ?? room;
  for (const one of [asel, askar]) await until(() => one.client.getRoom(room)?.getMyMembership() === "join");
  await until(() => asel.client.getRoom(room)?.getJoinedMemberCount() === 3);
}, 240_000);

afterAll(async () => {
  asel.stop();
  askar.stop();
  await bot.stop();
  store.close();
  await proxy.stop();
  await synapse.stop();
  rmSync(home, { recursive: true, force: true });
});

const says = (status: number, body: string) => () => Promise.resolve({ status, body });
const BROKEN: readonly (readonly [string, (typeof faults)[number]])[] = [
  ["429", says(429, '{"errcode":"M_LIMIT_EXCEEDED","retry_after_ms":200}')],
  ["502 with a page", says(502, "<html>bad gateway</html>")],
  ["200 with a page", says(200, "<html>welcome</html>")],
  ["half a JSON", says(200, '{"event_id": "$x')],
  ["wrong types", says(200, '{"event_id": 7}')],
  ["an answer lost on its way back", async (pass) => (await pass(), { status: 502, body: "" })],
  ["an answer cut on its way back", async (pass) => (await pass(), { status: 200, body: '{"event' })],
];

test("whatever the homeserver answers to sends, every alert stands as one card", async () => {
  for (const [, fault] of BROKEN) faults.push(fault);
  for (let n = 0; n < 3; n += 1)
    await asel.say(room, `На рынке девочка лет ${6 + n}, одна, просит милостыню`);
  await expect.poll(() => cards().length).toBe(3);
  await expect.poll(() => faults.length).toBe(0);
  await expect.poll(() => store.health().outbox.unsent).toBe(0);
  expect(new Set(cards().map((card) => card.slice(0, 8))).size).toBe(3);
  expect(store.cases.list({})).toHaveLength(3);
  expect(store.health().outbox.rejected).toBe(0);
  expect(cards()).toHaveLength(3);
});

test("an identity that the homeserver made up for a member stops the member before anything is encrypted for it", async () => {
  const Keys = z.looseObject({ master_keys: z.record(z.string(), z.json()) });
  const Sync = z.looseObject({ next_batch: z.string() });
  rewrite = (request, answer) => {
    if (/\/sync\?/.test(request.path) && answer.status === 200)
      return {
        ...answer,
        body: JSON.stringify({
          ...Sync.parse(JSON.parse(answer.body)),
          device_lists: { changed: [asel.user], left: [] },
        }),
      };
    if (!/\/keys\/query/.test(request.path)) return answer;
    const keys = Keys.parse(JSON.parse(answer.body));
    if (keys.master_keys[asel.user] === undefined) return answer;
    const made = randomBytes(32).toString("base64").replaceAll("=", "");
    const master = { user_id: asel.user, usage: ["master"], keys: { [`ed25519:${made}`]: made } };
    return {
      ...answer,
      body: JSON.stringify({ ...keys, master_keys: { ...keys.master_keys, [asel.user]: master } }),
    };
  };
  await askar.say(room, "коллеги, я на месте"); // the sync that carries the lie
  await expect.poll(() => store.members.get(asel.user)).toBeNull();
  await expect.poll(() => asel.client.getRoom(room)?.getMyMembership()).toBe("leave");
  const told = () =>
    askar.heard().filter(({ content }) => String(content["body"]).includes(`остановлен: ${asel.user}`));
  await expect.poll(() => told().length).toBe(1);
  const before = ONE(asel).length;
  await askar.say(room, "На вокзале мальчик лет 12, один, голодный");
  await expect.poll(() => store.cases.list({}).length).toBe(4);
  await expect.poll(() => ONE(askar).some((body) => body.includes("12"))).toBe(true);
  expect(ONE(asel)).toHaveLength(before);
  rewrite = (_, answer) => answer;
});

test("a login that expired is renewed by the next start, under the same device, and all goes on", async () => {
  const old = store.vault.get("matrix.access_token");
  const device = store.vault.get("matrix.device_id");
  expect(fatals).toEqual([]);
  // As Synapse with `session_lifetime` answers once the time is over.
  const expired = '{"errcode":"M_UNKNOWN_TOKEN","error":"Access token has expired","soft_logout":true}';
  rewrite = (request, answer) => (request.token === old ? { status: 401, body: expired } : answer);
  await askar.say(room, "На автовокзале девочка лет 9, одна, плачет");
  await expect.poll(() => fatals.map(({ kind }) => kind)).toEqual(["token_expired"]);
  await bot.stop();
  bot = await start();
  expect(store.vault.get("matrix.device_id")).toBe(device);
  expect(store.vault.get("matrix.access_token")).not.toBe(old);
  await expect.poll(() => store.cases.list({}).length).toBe(5);
  await expect.poll(() => store.health().outbox.unsent).toBe(0);
  expect(store.ledger.verify().ok).toBe(true);
});
