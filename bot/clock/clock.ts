/**
 * The clock: one timer to the next due row. What is due becomes a command through `handle`, as a message does, and is committed with what
 * it says in one transaction; its cause is named after the row, so that nothing is said twice however often the process dies. After
 * downtime a case says all that was due in one message.
 */
import type { Context } from "../../src/context.ts";
import { clockAsMember } from "../../src/duties/clock-member.ts";
import { handle } from "../../src/handle.ts";
import { asMillis, type CaseCode, type Millis } from "../../src/ids.ts";
import { localDay } from "../../src/people/regions.ts";
import { doChore } from "./chores.ts";
import { faultOf } from "../fault.ts";
import type { Journal } from "../ports.ts";
import { planDue } from "./plan-due.ts";
import { post, type Posting } from "../post/post.ts";

export type Clockwork = Posting & {
  readonly now: () => Millis;
  readonly draw: (sides: number) => number;
  readonly journal: Journal;
  /** New rows stand in the outbox. */
  readonly wake: () => void;
};

/** Cases at a time, so that messages of members come in between. */
const AT_ONCE = 20;
/** The machine may sleep, or its time be set: the clock is looked at this often at least, milliseconds. */
const LOOK_AT_LEAST_MS = 60_000;

/** Rings for the first cases that are due; false: nothing was. */
export function ringDue(clock: Clockwork): boolean {
  const rows = clock.store.due.ripe(clock.now(), AT_ONCE);
  for (const { code, at } of rows) ringFor(code, at, clock);
  const chores = clock.store.chores.ripe(clock.now());
  for (const { name, at } of chores) ringChore(name, at, clock);
  const rang = rows.length + chores.length > 0;
  if (rang) clock.wake();
  return rang;
}

/** A case that breaks us must not stop the others: it is tried again later, milliseconds. A disk may have space again by then. */
const AGAIN_MS = 600_000;

function ringFor(code: CaseCode, at: Millis, clock: Clockwork): void {
  const { store, journal } = clock;
  try {
    store.transactionSoon(() => {
      const cause = `clock:${code}:${at}`;
      if (store.due.of(code) === at && !store.ledger.has(cause)) say(code, cause, clock);
      planDue(code, clock);
    });
  } catch (error) {
    journal.alarm("event_failed", faultOf(error));
    store.transaction(() => store.due.set(code, asMillis(clock.now() + AGAIN_MS)));
  }
}

/** One region's digest that cannot be made keeps neither the others' nor the bot from going on. */
function ringChore(name: string, at: Millis, clock: Clockwork): void {
  const { store, journal } = clock;
  try {
    store.transactionSoon(() => doChore(name, at, clock));
  } catch (error) {
    journal.alarm("event_failed", faultOf(error));
    store.transaction(() => store.chores.set(name, asMillis(clock.now() + AGAIN_MS)));
  }
}

function say(code: CaseCode, cause: string, clock: Clockwork): void {
  const { store, templates } = clock;
  const home = store.cases.case(code)?.home;
  if (home === undefined) return;
  const now = clock.now();
  const context: Context = {
    now,
    today: localDay(now, templates.rules.duties.where(home).timeZone),
    draw: clock.draw,
    origin: { kind: "thread", code },
    rules: templates.rules,
  };
  const decision = handle({ kind: "ring", code }, clockAsMember(home), store.view(), context);
  if (decision.kind === "refused" || decision.entries.length === 0) return;
  store.ledger.append(decision.entries, cause);
  post(decision.effects, { id: cause, at: now }, clock);
}

const firstOf = (one: Millis | null, other: Millis | null): Millis | null =>
  one === null || (other !== null && other < one) ? other : one;

export type RunningClock = {
  /** Something may be due sooner than before. */
  arm(): void;
  stop(): void;
};

export function startClock(clock: Clockwork): RunningClock {
  let timer: NodeJS.Timeout | null = null;
  let stopped = false;
  const arm = (): void => {
    if (timer !== null) clearTimeout(timer);
    const next = firstOf(clock.store.due.next(), clock.store.chores.next());
    const wait =
      next === null ? LOOK_AT_LEAST_MS : Math.min(Math.max(0, next - clock.now()), LOOK_AT_LEAST_MS);
    timer = stopped ? null : setTimeout(look, wait);
  };
  const look = (): void => {
    ringDue(clock);
    arm();
  };
  arm();
  return {
    arm,
    stop: () => {
      stopped = true;
      if (timer !== null) clearTimeout(timer);
    },
  };
}
