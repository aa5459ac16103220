import { randomUUID } from "node:crypto";
import { Method } from "matrix-js-sdk/lib/http-api/method.js";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { SyncJournal } from "../../bot/ports.ts";
import { settingsForTests, startBot } from "./bot-for-tests.ts";
import { memberForTests, type TestMember } from "./member-for-tests.ts";
import { synapseForTests, type TestSynapse } from "./synapse-for-tests.ts";
import { until } from "./until.ts";

let synapse: TestSynapse;
let member: TestMember;
beforeAll(async () => {
  synapse = await synapseForTests();
  member = await memberForTests({ url: synapse.url, ...(await synapse.account("asel")), identity: "first" });
}, 240_000);
afterAll(async () => {
  member.stop();
  await synapse.stop();
});

test("what was sent while the bot was down opens after the restart: its keys come with the first sync", async () => {
  const settings = await settingsForTests(synapse);
  const first = await startBot(settings);
  const room = await first.roomWith("response:a", [member]);
  await first.matrix.stop();
  await member.client.getCrypto()?.forceDiscardSession(room); // a new session, whose key the bot has not seen
  await member.say(room, "while you were away");
  const second = await startBot(settings, first.ports);
  const event = await until(() =>
    [...second.ports.inbox.values()].find((e) => e.type === "m.room.encrypted"),
  );
  expect(await second.matrix.open(event)).toMatchObject({
    kind: "opened",
    content: { body: "while you were away" },
  });
  expect(await second.say(room, "welcome back")).toMatch(/^\$/);
  await until(() => member.bodies(room).includes("welcome back"));
  await second.matrix.stop();
}, 60_000);

test("more than a sync brings is filled from the room's history, each event once", async () => {
  const settings = await settingsForTests(synapse);
  const first = await startBot(settings);
  const room = await first.roomWith("response:b", [member]);
  const known = await member.say(room, "the last one before");
  await until(() => [...first.ports.inbox.keys()].some((id) => id === known));
  await first.matrix.stop();
  const sent = new Set<string>();
  for (let i = 0; i < 330; i += 1) {
    const path = `/rooms/${encodeURIComponent(room)}/send/m.reaction/${randomUUID()}`;
    const content = { "m.relates_to": { rel_type: "m.annotation", event_id: known, key: `${i}` } };
    const answer = await member.client.http.authedRequest<{ event_id: string }>(
      Method.Put,
      path,
      undefined,
      content,
    );
    sent.add(answer.event_id);
  }
  const { inbox } = first.ports;
  let pages = 0;
  const ports = {
    ...first.ports,
    syncJournal: {
      ...first.ports.syncJournal,
      backfilled: (...page: Parameters<SyncJournal["backfilled"]>) => {
        pages += 1;
        first.ports.syncJournal.backfilled(...page);
      },
    },
  };
  const second = await startBot(settings, ports);
  await until(() => [...sent].every((id) => [...inbox.keys()].some((k) => k === id)));
  await until(() => first.ports.openGaps.length === 0);
  expect(pages).toBeGreaterThan(0);
  expect(inbox.size).toBe(331);
  await second.matrix.stop();
}, 120_000);

test("the homeserver dies and comes back: the message that was waiting goes once", async () => {
  const bot = await startBot(await settingsForTests(synapse));
  const room = await bot.roomWith("response:c", [member]);
  await bot.say(room, "before");
  const restarted = synapse.restart();
  const sending = bot.say(room, "during");
  await restarted;
  await sending;
  await until(() => member.bodies(room).includes("during"));
  await new Promise((resolve) => setTimeout(resolve, 1000));
  expect(member.bodies(room).filter((body) => body === "during")).toHaveLength(1);
  expect(bot.ports.fatals).toEqual([]);
  await bot.matrix.stop();
}, 90_000);

test("a send whose answer was lost and is tried again after a restart stands once", async () => {
  const settings = await settingsForTests(synapse);
  const first = await startBot(settings);
  const room = await first.roomWith("response:d", [member]);
  const id = await first.say(room, "once");
  await first.matrix.stop();
  first.ports.sentAs.clear(); // the answer was never written down
  const second = await startBot(settings, first.ports);
  const again = await until(() => [...second.ports.sentAs.values()][0]);
  expect(again).toBe(id);
  await until(() => member.bodies(room).includes("once"));
  expect(member.bodies(room)).toEqual(["once"]);
  await second.matrix.stop();
}, 60_000);

test("a bot that was logged out ends with a clear failure", async () => {
  const settings = await settingsForTests(synapse);
  const bot = await startBot(settings);
  await fetch(new URL("/_matrix/client/v3/logout", synapse.url), {
    method: "POST",
    headers: { authorization: `Bearer ${bot.ports.secrets.get("matrix.access_token")}` },
  });
  await until(() => bot.ports.fatals.length > 0);
  expect(bot.ports.fatals).toEqual([{ kind: "token_invalid" }]);
  await bot.matrix.stop();
}, 60_000);
