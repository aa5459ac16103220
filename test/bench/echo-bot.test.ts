import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { TestHomeserver } from "../peer/test-homeserver.ts";
import { startTestHomeserver } from "../peer/test-homeserver.ts";
import type { Member } from "../peer/peer-member.ts";
import type { Peers } from "../peer/peer.ts";
import { startPeers } from "../peer/peer.ts";
import { asUserId } from "../../src/ids.ts";
import type { EchoBot } from "./echo-bot.ts";
import { startEchoBot } from "./echo-bot.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 300_000 });

let homeserver: TestHomeserver;
let peers: Peers;
let anna: Member;
let bot: EchoBot;

beforeAll(async () => {
  homeserver = await startTestHomeserver();
  peers = await startPeers(homeserver.url);
  anna = await peers.member(await homeserver.account("anna"));
  const account = await homeserver.account("echo");
  bot = await startEchoBot(homeserver.url, account.user, account.password);
});

afterAll(async () => {
  bot.stop();
  await bot.ended;
  await peers.stop();
  await homeserver.stop();
});

test("every message is echoed once, and echoes are not echoed", async () => {
  const room = await homeserver.room([anna.user, asUserId(bot.user)]);
  await anna.untilMembers(room, [anna.user, asUserId(bot.user)]);
  const bodies = Array.from({ length: 10 }, (_, n) => `message ${n}`);
  for (const body of bodies) {
    await anna.sendRaw(room, {
      type: "m.room.message",
      content: { msgtype: "m.text", body },
      encrypted: false,
    });
    await anna.until((event) => event.text === `echo ${body}`);
  }
  const echoes = anna.events.filter((event) => event.sender === bot.user);
  expect(echoes.map((event) => event.text)).toEqual(bodies.map((body) => `echo ${body}`));
  expect(bot.replies()).toBe(bodies.length);
});
