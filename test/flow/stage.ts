/** One whole system for a test file: `dabyl local` as a child process, and members on an independent crypto library. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { asRoomId, asUserId, type RoomId, type UserId } from "../../src/ids.ts";
import type { Member } from "../peer/peer-member.ts";
import { type Peers, startPeers } from "../peer/peer.ts";
import { type Dabyl, type NewMember, startDabyl } from "./dabyl-process.ts";

/** A member and the room that this member has with the bot alone. */
export type Actor = Member & { readonly direct: RoomId; readonly password: string };

export type Stage<Name extends string> = {
  readonly home: string;
  readonly dabyl: Dabyl;
  readonly peers: Peers;
  readonly bot: UserId;
  readonly room: RoomId;
  readonly coordination: RoomId;
  readonly cast: Readonly<Record<Name, Actor>>;
  /** What the bot says on its log: one object a line. */
  log(): readonly { readonly msg: string }[];
  stop(): Promise<void>;
};

export const REGION = "shymkent";

/** Installed once for all test files (test/local/local-home.ts). */
process.env["DABYL_SYNAPSE_VENV"] ??= join(tmpdir(), "dabyl-test-synapse-venv");

/** All persons are invented; the names are those of the register, shown where somebody is mentioned. */
export const CAST = {
  ngo: { name: "Dana Synaq", org: "Қорған", kind: "ngo", lang: "kk" },
  police: { name: "Aigerim Synaq", org: "ИДН Шымкент", kind: "juvenile_police", lang: "ru" },
  migration: { name: "Murat Synaq", org: "Көші-қон қызметі", kind: "migration", lang: "kk" },
  akimat: { name: "Yerlan Synaq", org: "Акимат", kind: "akimat", lang: "ru", role: "coordinator" },
  hotline: { name: "Ainur Synaq", org: "150", kind: "hotline", lang: "en" },
  auditor: { name: "Saule Synaq", org: "Прокуратура", kind: "akimat", lang: "ru", role: "auditor" },
} as const satisfies Readonly<Record<string, NewMember>>;
export type Role = keyof typeof CAST;

/** Starts everything and waits until all members are in their rooms, know each other, and were welcomed. */
export async function openStage<Name extends Role>(names: readonly Name[]): Promise<Stage<Name>> {
  const home = mkdtempSync(join(tmpdir(), "dabyl-flow-"));
  const dabyl = await startDabyl({ home, regions: REGION });
  const bot = asUserId(dabyl.ready.bot);
  const room = dabyl.response(REGION);
  const peers = await startPeers(dabyl.ready.homeserver, { inviters: [bot] });
  const stop = async (): Promise<void> => {
    await peers.stop();
    await dabyl.stop();
    rmSync(home, { recursive: true, force: true });
  };
  const actors = await gather(names, dabyl, peers, room).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  return {
    home,
    dabyl,
    peers,
    bot,
    room,
    coordination: dabyl.coordination(REGION),
    cast: castOf(names, actors),
    log: () =>
      readFileSync(join(home, "dabyl.log"), "utf8")
        .split("\n")
        .filter(Boolean)
        .map((line) => LogLine.parse(JSON.parse(line))),
    stop,
  };
}

const LogLine = z.looseObject({ msg: z.string() });

function castOf<Name extends Role>(
  names: readonly Name[],
  actors: readonly Actor[],
): Readonly<Record<Name, Actor>> {
  const cast: Partial<Record<Name, Actor>> = {};
  for (const [i, name] of names.entries()) cast[name] = actors[i];
  const isWhole = (some: Partial<Record<Name, Actor>>): some is Record<Name, Actor> =>
    names.every((name) => some[name] !== undefined);
  if (!isWhole(cast)) throw new Error("a member of the cast is missing");
  return cast;
}

/** All in the room, and everybody knows of everybody: who sends earlier would give them no key. */
async function gather(
  names: readonly Role[],
  dabyl: Dabyl,
  peers: Peers,
  room: RoomId,
): Promise<readonly Actor[]> {
  const actors = await Promise.all(names.map((name) => enter(CAST[name], dabyl, peers, room)));
  const users = [asUserId(dabyl.ready.bot), ...actors.map(({ user }) => user)];
  await Promise.all(actors.map((actor) => actor.untilMembers(room, users)));
  return actors;
}

/** Registered by the command line, logged in, joined, and greeted in the direct room. */
export async function enter(who: NewMember, dabyl: Dabyl, peers: Peers, room: RoomId): Promise<Actor> {
  const { user, password, rooms } = await dabyl.addMember({ ...who, region: REGION });
  const member = await peers.member({ user, password });
  await member.untilJoined(room);
  const direct = rooms.map(asRoomId).find((one) => one !== room && one !== dabyl.coordination(REGION));
  if (direct === undefined) throw new Error("a new member has no direct room");
  await member.untilJoined(direct);
  const bot = asUserId(dabyl.ready.bot);
  await member.untilMembers(direct, [bot]);
  await member.untilSome(() => member.messages(direct).length >= 5);
  return { ...member, direct, password };
}
