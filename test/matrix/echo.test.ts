/** Rows that lay for more than a day: the homeserver no longer knows their transaction, so they are looked for before they go again. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { asMillis, type RoomId } from "../../src/ids.ts";
import { settingsForTests, startBot, type TestBot } from "./bot-for-tests.ts";
import { memberForTests, type TestMember } from "./member-for-tests.ts";
import { proxyForTests, type TestProxy } from "./proxy-for-tests.ts";
import { synapseForTests, type TestSynapse } from "./synapse-for-tests.ts";
import { until } from "./until.ts";

let synapse: TestSynapse;
let proxy: TestProxy;
let bot: TestBot;
let asel: TestMember;
let room: RoomId;

beforeAll(async () => {
  synapse = await synapseForTests();
  proxy = await proxyForTests(synapse.url, (_, pass) => pass());
  bot = await startBot({ ...(await settingsForTests(synapse)), homeserver: proxy.url });
  asel = await memberForTests({ url: synapse.url, ...(await synapse.account("asel")), identity: "first" });
  room = await bot.roomWith("response:a", [asel]);
}, 60_000);
afterAll(async () => {
  asel.stop();
  await bot.matrix.stop();
  await proxy.stop();
  await synapse.stop();
});

const puts = (txn: string): number =>
  proxy.seen.filter(({ method, path }) => method === "PUT" && path.endsWith(`/${txn}`)).length;
const read = (text: string): number => asel.bodies(room).filter((body) => body === text).length;
/** As after two days without a network. */
const growOld = (txn: string, hours = 48): void => {
  const at = bot.ports.rows.findIndex((row) => row.txn === txn);
  const row = bot.ports.rows[at];
  if (row === undefined) throw new Error("no such row");
  bot.ports.rows[at] = { ...row, createdAt: asMillis(Date.now() - hours * 3_600_000) };
};
const queue = (txn: string, body: string) => bot.ports.queue(room, txn, { msgtype: "m.text", body });

test("an old row whose answer was lost is found in the room, far back, and not sent again", async () => {
  const txn = queue("lost-answer", "once");
  bot.matrix.wake();
  const sent = await until(() => bot.ports.sentAs.get(txn));
  for (let i = 0; i < 120; i += 1) queue(`more-${i}`, `more ${i}`);
  bot.matrix.wake();
  await until(() => bot.ports.sentAs.size >= 121, 60_000);
  await until(() => read("once") === 1);
  bot.ports.sentAs.delete(txn);
  growOld(txn);
  bot.matrix.wake();
  expect(await until(() => bot.ports.sentAs.get(txn))).toBe(sent);
  expect(puts("lost-answer")).toBe(1);
  expect(read("once")).toBe(1);
}, 120_000);

test("an old row that never went is sent, once; a young one is not looked for", async () => {
  const looks = () => proxy.seen.filter(({ path }) => path.includes("/messages?")).length;
  const before = looks();
  queue("young", "young");
  bot.matrix.wake();
  await until(() => read("young") === 1);
  expect(looks()).toBe(before);
  const txn = queue("never-went", "late");
  growOld(txn);
  bot.matrix.wake();
  await until(() => read("late") === 1);
  expect(looks()).toBeGreaterThan(before);
  expect(puts("never-went")).toBe(1);
  await until(() => bot.ports.sentAs.has(txn));
}, 60_000);
