/**
 * The system that the measures share: Synapse, the bot, the echo bot, and members on an independent crypto library. The
 * response room and the echo bot's room hold the same members. One of them writes and one reads; the others have keys and a
 * place in the rooms but do not sync, as a hundred clients on this machine would be measured instead of the bot.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { botAccount } from "../../bot/local/bot-account.ts";
import { homeAt } from "../../bot/setup/home.ts";
import { asRoomId, asUserId, type RoomId, type UserId } from "../../src/ids.ts";
import type { Member } from "../peer/peer-member.ts";
import { type Peers, startPeers } from "../peer/peer.ts";
import { type BotProcess, startBotProcess } from "./bot-process.ts";
import { type EchoProcess, startEchoProcess } from "./echo-process.ts";
import { invented, REGION, register } from "./register.ts";
import { type Server, startServer } from "./server.ts";

export type Stage = {
  readonly home: string;
  readonly server: Server;
  readonly peers: Peers;
  readonly bot: () => BotProcess;
  readonly botUser: UserId;
  readonly echo: EchoProcess;
  /** Posts alerts. */
  readonly writer: Member;
  /** Sees what comes of them, takes cases and closes them. */
  readonly reader: Member;
  readonly members: readonly Member[];
  /** The region's response room. */
  readonly room: RoomId;
  readonly echoRoom: RoomId;
  /** Until this many members' devices are in both rooms. */
  grow(devices: number): Promise<void>;
  /** Ends the bot, lets `meanwhile` work on its files, and starts it again. */
  restartBot(meanwhile?: () => Promise<void>): Promise<BotProcess>;
  /** Nothing new has come to the reader for this many milliseconds. */
  quiet(ms?: number): Promise<void>;
  stop(): Promise<void>;
};

/** Milliseconds without an event after which the reader is taken to have seen everything. */
const QUIET_MS = 400;

export async function openStage(note: (line: string) => void): Promise<Stage> {
  const home = mkdtempSync(join(tmpdir(), "dabyl-bench-"));
  const server = await startServer(home);
  const account = await botAccount(homeAt(home), server.url);
  const start = () => startBotProcess({ home, homeserver: server.url, ...account, regions: REGION });
  let bot = await start();
  const botUser = asUserId(bot.ready.bot);
  const room = asRoomId(bot.ready.regions[REGION]?.response ?? "");
  const peers = await startPeers(server.url, { inviters: [botUser, server.host] });
  const echo = await startEchoProcess(server.url, await server.account("echo"));
  const echoRoom = await server.room([echo.user]);
  const members: Member[] = [];

  const enter = async (n: number, user: UserId, password: string): Promise<Member> => {
    const onStage = n < 2;
    const member = await peers.member({ user, password, light: true, idle: !onStage, quiet: !onStage });
    await server.invite(echoRoom, user);
    for (const place of [room, echoRoom]) await (onStage ? member.untilJoined(place) : member.join(place));
    return member;
  };
  const grow = async (devices: number): Promise<void> => {
    const missing = Array.from(
      { length: Math.max(0, devices - members.length) },
      (_, i) => members.length + i,
    );
    if (missing.length === 0) return;
    const accounts = await Promise.all(missing.map(async (n) => ({ n, ...(await server.account(`m${n}`)) })));
    await register(
      home,
      accounts.map(({ n, user }) => invented(n, user)),
    );
    note(`${missing.length} members registered and invited`);
    for (const { n, user, password } of accounts) members.push(await enter(n, user, password));
    const everybody = [botUser, ...members.map(({ user }) => user)];
    for (const member of members.slice(0, 2)) await member.untilMembers(room, everybody, 120_000);
    note(`${members.length} members in the rooms`);
  };
  await grow(2);
  const [writer, reader] = members;
  if (writer === undefined || reader === undefined) throw new Error("the stage is empty");

  return {
    home,
    server,
    peers,
    bot: () => bot,
    botUser,
    echo,
    writer,
    reader,
    members,
    room,
    echoRoom,
    grow,
    restartBot: async (meanwhile = () => Promise.resolve()) => {
      await bot.stop();
      await meanwhile();
      bot = await start();
      return bot;
    },
    quiet: async (ms = QUIET_MS) => {
      for (let seen = -1; seen !== reader.events.length; await pause(ms)) seen = reader.events.length;
    },
    stop: async () => {
      await Promise.all([peers.stop(), echo.stop(), bot.stop()]);
      await server.stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}
