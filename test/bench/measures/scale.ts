/**
 * One bot for seven regions: 500 members of 50 organisations join, a hundred alerts come at once, members leave and are locked. With
 * `--turns N` there are N members. A system of its own: the other measures have one region.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import BetterSqlite from "better-sqlite3";
import { homeAt } from "../../../bot/setup/home.ts";
import { noteRegister } from "../../../bot/people/leavers.ts";
import { botAccount } from "../../../bot/local/bot-account.ts";
import { asMillis, asOrgId, asRegionId, asRoomId, asUserId, type UserId } from "../../../src/ids.ts";
import type { PeopleEvent } from "../../../src/people/events.ts";
import type { Member } from "../../../src/people/member.ts";
import { ORG_KINDS } from "../../../src/people/member.ts";
import { isCard } from "../../flow/acts.ts";
import { startPeers } from "../../peer/peer.ts";
import { alertText } from "../alerts.ts";
import { type BotProcess, startBotProcess } from "../bot-process.ts";
import { median } from "../figures.ts";
import { atMost, type Bench, type Measure, type Row } from "../measure.ts";
import { memoryMegabytes } from "../process-figures.ts";
import { openHomeStore, register } from "../register.ts";
import { startServer } from "../server.ts";

const REGIONS = [
  "turkistan",
  "kyzylorda",
  "almaty_region",
  "zhambyl",
  "zhetysu",
  "almaty",
  "shymkent",
] as const;
const MEMBERS = 500;
const ORGANISATIONS = 50;
const ALERTS = 100;
/** So many are added or leave one by one after the others are there. */
const SINGLY = 3;
const PATIENCE_MS = 300_000;
const QUIET_MS = 1_500;
/** Members' clients made at once: the homeserver works on one while another's encrypts. */
const AT_ONCE = 4;
const STARTS = 3;

/** Bodies lie in one region each; every seventh member of a region is its coordinator. */
function invented(n: number, user: UserId): Member {
  const body = n % ORGANISATIONS;
  const region = REGIONS[body % REGIONS.length] ?? "shymkent";
  const kind = ORG_KINDS[body % ORG_KINDS.length] ?? "ngo";
  return {
    user,
    name: `Synaq ${n}`,
    org: { id: asOrgId(`${region}/${kind}/${body}`), name: `Synaq ${kind} ${body}`, kind },
    role: n < ORGANISATIONS && n >= REGIONS.length && n < 2 * REGIONS.length ? "coordinator" : "responder",
    region: asRegionId(region),
    language: n % 2 === 0 ? "kk" : "ru",
  };
}

export const scale: Measure = { name: "scale", run: (bench) => measured(bench) };

async function measured(bench: Bench): Promise<readonly Row[]> {
  const home = mkdtempSync(join(tmpdir(), "dabyl-scale-"));
  const server = await startServer(home);
  const account = await botAccount(homeAt(home), server.url);
  const start = () =>
    startBotProcess({ home, homeserver: server.url, ...account, regions: REGIONS.join(",") });
  let running = await start();
  const peers = await startPeers(server.url, { inviters: [asUserId(running.ready.bot)] });
  const restart = async () => {
    await running.stop();
    running = await start();
    return running.startMs / 1_000;
  };
  try {
    return await rowsOf({ bench, home, server, bot: () => running, restart, peers });
  } finally {
    await Promise.all([peers.stop(), running.stop()]);
    await server.stop();
    rmSync(home, { recursive: true, force: true });
  }
}

type Parts = {
  readonly bench: Bench;
  readonly home: string;
  readonly server: Awaited<ReturnType<typeof startServer>>;
  readonly bot: () => BotProcess;
  /** Seconds from the start of the new process to its "ready". */
  readonly restart: () => Promise<number>;
  readonly peers: Awaited<ReturnType<typeof startPeers>>;
};

async function rowsOf({ bench, home, server, bot, restart, peers }: Parts): Promise<readonly Row[]> {
  const botUser = asUserId(bot().ready.bot);
  const count = bench.turns(MEMBERS);
  const since = (began: number) => (performance.now() - began) / 1_000;
  const atFirst = memoryMegabytes(bot().pid).now;
  const accounts = await inSmallParts(
    Array.from({ length: count }, (_, n) => n),
    20,
    async (n) => ({ n, ...(await server.account(`s${n}`)) }),
  );
  let began = performance.now();
  await register(
    home,
    accounts.map(({ n, user }) => invented(n, user)),
  );
  const invitedIn = since(began);
  bench.note(`${count} members invited in ${invitedIn.toFixed(0)} s`);
  began = performance.now();
  const members = await inSmallParts(accounts, AT_ONCE, async ({ n, user, password }) => {
    const onStage = n === 0 || n === REGIONS.length;
    const member = await peers.member({ user, password, light: true, idle: !onStage, quiet: !onStage });
    const room = asRoomId(bot().ready.regions[invented(n, user).region]?.response ?? "");
    await (onStage ? member.untilJoined(room) : member.join(room));
    return member;
  });
  bench.note(`${count} devices made and joined in ${since(began).toFixed(0)} s`);
  await settled(home);
  const afterJoining = memoryMegabytes(bot().pid).now;
  const one: number[] = [];
  for (let n = 0; n < SINGLY; n += 1) {
    const { user } = await server.account(`late${n}`);
    began = performance.now();
    await register(home, [invented(n, user)]);
    one.push(since(began));
    await settled(home);
  }
  bench.note(`one more: ${one.map((s) => s.toFixed(2)).join(", ")} s`);

  const [writer, reader] = [members[0], members[REGIONS.length]];
  if (writer === undefined || reader === undefined) throw new Error("too few members");
  const room = asRoomId(bot().ready.regions[REGIONS[0]]?.response ?? "");
  await reader.untilMembers(room, [writer.user, botUser], 120_000);
  await writer.untilMembers(room, [reader.user, botUser], 120_000);
  const inRoom = accounts.filter(({ n, user }) => invented(n, user).region === REGIONS[0]).length;
  began = performance.now();
  await Promise.all(Array.from({ length: ALERTS }, (_, n) => writer.send(room, alertText(n))));
  const cards = () => reader.events.filter((event) => event.room === room && isCard(botUser, event));
  await reader.untilSome(() => cards().length >= ALERTS, PATIENCE_MS);
  const burst = since(began);
  bench.note(`${ALERTS} alerts in ${burst.toFixed(1)} s`);
  const afterBurst = memoryMegabytes(bot().pid);
  const restarts: number[] = [];
  for (let n = 0; n < STARTS; n += 1) restarts.push(await restart());
  bench.note(`started again in ${restarts.map((s) => s.toFixed(2)).join(", ")} s`);

  const leave = async (users: readonly UserId[], event: (user: UserId) => PeopleEvent): Promise<number> => {
    const start = performance.now();
    enter(home, users.map(event));
    for (;;) {
      if (seatsOf(home, users) === 0) return since(start);
      if (since(start) * 1_000 > PATIENCE_MS) throw new Error("somebody is still in a room");
      await pause(20);
    }
  };
  const locked = (user: UserId): PeopleEvent => ({
    kind: "member_locked",
    by: "operator",
    at: asMillis(Date.now()),
    user,
    why: "locked",
  });
  const removed = (user: UserId): PeopleEvent => ({
    kind: "member_removed",
    by: "operator",
    at: asMillis(Date.now()),
    user,
  });
  const others = members.slice(2 * REGIONS.length).map(({ user }) => user);
  const locks: number[] = [];
  for (const user of others.slice(0, SINGLY)) locks.push(await leave([user], locked));
  const body = accounts.filter(({ n }) => n % ORGANISATIONS === ORGANISATIONS - 1).map(({ user }) => user);
  const ofBody = await leave(body, locked);
  bench.note(
    `locked: one ${locks.map((s) => s.toFixed(2)).join(", ")} s, a body of ${body.length} ${ofBody.toFixed(1)} s`,
  );
  const many = others.slice(SINGLY, SINGLY + Math.floor(count / 5)).filter((user) => !body.includes(user));
  const ofMany = await leave(many, removed);
  bench.note(`${many.length} removed in ${ofMany.toFixed(1)} s`);
  const memory = memoryMegabytes(bot().pid);
  const size = `${count} members of ${ORGANISATIONS} bodies in ${REGIONS.length} regions`;
  return [
    {
      what: `${size} registered at once: all invited everywhere`,
      unit: "s",
      median: invitedIn,
      note: `${((invitedIn / count) * 1_000).toFixed(0)} ms a member`,
    },
    { what: "one more member among them: invited everywhere", unit: "s", median: median(one) },
    {
      what: `${ALERTS} alerts at once in a room of ${inRoom}: last card read`,
      unit: "s",
      median: burst,
      note: `${(ALERTS / burst).toFixed(1)} a second`,
    },
    {
      what: "the bot started again with all of them, to ready",
      unit: "s",
      median: median(restarts),
      goal: atMost(3, "median"),
    },
    {
      what: "one member locked: out of every room",
      unit: "s",
      median: median(locks),
      goal: atMost(5, "median"),
    },
    {
      what: `an organisation of ${body.length} locked: all out of every room`,
      unit: "s",
      median: ofBody,
      goal: atMost(5, "median"),
    },
    {
      what: `${many.length} members removed: all out of every room`,
      unit: "s",
      median: ofMany,
      note: "nothing is encrypted for them from the register's word on",
    },
    {
      what: "memory of the bot, resident, at most",
      unit: "MB",
      median: Math.max(afterBurst.peak, memory.peak),
      goal: atMost(300, "median"),
      note: `${atFirst.toFixed(0)} MB before anybody joined, ${afterJoining.toFixed(0)} MB when all had, ${afterBurst.now.toFixed(0)} MB after the alerts; started again and after all who left ${memory.now.toFixed(0)} MB`,
    },
  ];
}

/** In order, so many at a time. */
async function inSmallParts<T, R>(
  items: readonly T[],
  size: number,
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const done: R[] = [];
  for (let at = 0; at < items.length; at += size)
    done.push(...(await Promise.all(items.slice(at, at + size).map(work))));
  return done;
}

/** As `dabyl member lock` and `member remove` write it. */
function enter(home: string, events: readonly PeopleEvent[]): void {
  const store = openHomeStore(home);
  const entries = events.map((event) => ({ stream: "people", event }) as const);
  store.transaction(() => {
    noteRegister(entries, asMillis(Date.now()), store);
    store.ledger.append(entries, `cli:scale:${events[0] === undefined ? "" : JSON.stringify(events[0])}`);
  });
  store.close();
}

/** In how many rooms of the bot these are still joined or invited, by Synapse's own table. */
function seatsOf(home: string, users: readonly UserId[]): number {
  const database = new BetterSqlite(join(home, "synapse", "homeserver.db"), { readonly: true });
  const seats = database.prepare<[string], { n: number }>(
    "SELECT count(*) AS n FROM local_current_membership WHERE user_id = ? AND membership IN ('join', 'invite')",
  );
  const sum = users.reduce((all, user) => all + (seats.get(user)?.n ?? 0), 0);
  database.close();
  return sum;
}

/** Nothing was sent for a while; what waits for somebody who has not joined waits on. */
async function settled(home: string): Promise<void> {
  const database = new BetterSqlite(homeAt(home).database, { readonly: true });
  const counts = database.prepare<[], string>(
    "SELECT group_concat(n) FROM (SELECT count(*) AS n FROM outbox GROUP BY state)",
  );
  const now = () => counts.pluck().get() ?? "";
  for (let before = "", at = now(); before !== at; at = now()) {
    before = at;
    await pause(QUIET_MS);
  }
  database.close();
}
