/** The rounds: what the bot looks after at regular times, beside what messages and the clock bring. */
import { askSilentMembers } from "./people/ask-silent.ts";
import { watchDisk } from "./alarms/disk-space.ts";
import { endShowings } from "./keeping/end-showings.ts";
import { eraseDue, removeErased } from "./keeping/erase.ts";
import { faultOf } from "./fault.ts";
import { giveUpUnreadable } from "./alarms/give-up.ts";
import type { CaseCode } from "../src/ids.ts";
import { movedOwnRooms } from "./own-room/own-rooms.ts";
import { tellOfUnsigned } from "./people/key-watch.ts";
import type { Flow } from "./run.ts";
import { bearWitness } from "./keeping/witness.ts";

/** Work that takes a while; each runs once at a time however often it is called for. */
export type LongWork = {
  /** Messages that wait in the inbox. */
  readonly drain: () => Promise<void>;
  /** Rooms as the register wants them. */
  readonly order: () => Promise<void>;
  /** Rooms of their own of these cases. */
  readonly ownRooms: (codes: readonly CaseCode[]) => Promise<void>;
  /** Accounts that left the register. */
  readonly seeOff: () => Promise<void>;
  /** Members who joined and whose device is still to be seen verified. */
  readonly welcome: () => Promise<void>;
  /** Direct rooms of strangers, left after a while. */
  readonly leaveVisitors: () => Promise<void>;
  /** Other sessions of the bot's account. */
  readonly lookAtSessions: () => Promise<void>;
  readonly backUp: () => Promise<void>;
  /** Asks our own Synapse to delete what removals left. */
  readonly purge: () => Promise<void>;
};

export type Rounds = { stop(): void };

type Round = { readonly everyMs: number; readonly go: () => void };

/** How often the ledger is looked at for what this process or another one (`dabyl member add`) has noted, milliseconds. */
const LEDGER_MS = 250;
/** Messages without a key are tried again, and rows that waited are looked at again. */
const TICK_MS = 5_000;
/** The ledger's mark and the backup come within a minute of their time. */
const DAILY_MS = 60_000;
/** Old rows go a few hundred at a time: 28,000 a day are more than any region makes. */
const TIDY_MS = 600_000;

/** Starts them; what is due daily is done at once, as the machine may have slept through its hour. */
export function startRounds(
  flow: Flow,
  { drain, order, ownRooms, seeOff, welcome, leaveVisitors, lookAtSessions, backUp, purge }: LongWork,
  homeFolder: string,
): Rounds {
  const { store, journal, now, wake } = flow;
  // A keeping that fails is alarmed and tried again at the next round; it never ends the bot.
  const keep = (work: () => unknown): void => {
    try {
      work();
    } catch (error) {
      journal.alarm("keeping_failed", faultOf(error));
    }
  };
  const daily: Round = {
    everyMs: DAILY_MS,
    go: () => {
      keep(() => bearWitness(now(), flow));
      wake();
      void backUp().then(purge);
    },
  };
  const tick: Round = {
    everyMs: TICK_MS,
    go: () => {
      keep(() => giveUpUnreadable(flow));
      void welcome();
      keep(() => removeErased(flow));
      keep(() => endShowings(flow) && wake());
      keep(() => tellOfUnsigned(flow) && wake());
      void drain().then(wake);
    },
  };
  const tidy: Round = {
    everyMs: TIDY_MS,
    go: () => {
      keep(() => store.tidy(now()));
      keep(() => watchDisk(homeFolder, journal));
      keep(() => eraseDue(flow));
      // Those of erased cases are left once everything is out of them.
      void ownRooms(
        store.cases.ownRooms().flatMap(({ code }) => (store.dataKeys.isDestroyed(code) ? [code] : [])),
      );
      void leaveVisitors();
      void lookAtSessions();
      // An answer may lie unread in the inbox.
      void drain()
        .then(() => keep(() => askSilentMembers(flow)))
        .then(wake);
    },
  };
  const movedRooms = movedOwnRooms(flow);
  let known = { events: -1, register: store.members.version() };
  // One look for both: without a new event neither the register nor a case with a room of its own has moved.
  const ledger: Round = {
    everyMs: LEDGER_MS,
    go: () => {
      const events = store.ledger.length();
      if (events === known.events) return;
      const before = known.register;
      known = { events, register: store.members.version() };
      const moved = movedRooms();
      if (moved.length > 0) void ownRooms(moved).then(wake);
      if (known.register === before) return;
      void seeOff().then(wake);
      void order().then(wake);
    },
  };
  keep(() => eraseDue(flow));
  keep(() => watchDisk(homeFolder, journal));
  daily.go();
  const timers = [ledger, tick, daily, tidy].map(({ everyMs, go }) => setInterval(go, everyMs));
  return { stop: () => timers.forEach((timer) => clearInterval(timer)) };
}
