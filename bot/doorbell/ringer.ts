/**
 * Takes rings that are due to the messenger, a member's together in one message, and puts right those that stand there: a ring that is
 * needed no more says so. One pass at a time; a pass does nothing while the messenger is down, so that what waits is merged meanwhile.
 */
import { type Bell, type BellLine, type BellStands, bellStands, mayCome } from "../../src/doorbell/bell.ts";
import { asMillis, type Millis, type RegionId, type UserId } from "../../src/ids.ts";
import { cardPlace, type CardPlace } from "../post/card-place.ts";
import { noteReachable } from "./doorbell-desk.ts";
import { oneAtATime } from "../one-at-a-time.ts";
import type { Messenger, RingAnswer } from "../messenger.ts";
import type { Journal } from "../ports.ts";
import type { Flow } from "../run.ts";
import type { BellRow } from "../store/bells.ts";

export type RingerParts = Pick<Flow, "store" | "templates" | "txn" | "now"> & {
  readonly journal: Journal;
  readonly messenger: Messenger;
  readonly isUp: () => boolean;
  /** Regions whose rings show the code alone. */
  readonly codeOnly: (region: RegionId) => boolean;
  /** What stands before room and event in a link to a thread. */
  readonly threads: URL;
  /** Something was said in Matrix. */
  readonly wake: () => void;
  readonly onBroken: (error: unknown) => void;
};

export type Ringer = {
  /** Something may have to ring, or to be put right. */
  look(): void;
  stop(): Promise<void>;
};

/** What is not urgent waits so long after a member was rung, and goes together then. */
const APART_MS = 60_000;
/** Its step is long past; what came since then has rung for itself. */
const STALE_MS = 12 * 3_600_000;
const KEPT_MS = 30 * 86_400_000;
/** As many as fit a phone's screen; the others follow in a message of their own. */
const MOST_LINES = 8;
/** The clock of the machine may be set, the homeserver may be away: looked again this often at least. */
const LOOK_AT_LEAST_MS = 30_000;

export function startRinger(parts: RingerParts): Ringer {
  const { store, now } = parts;
  store.bells.recover(now());
  let stopped = false;
  let timer: NodeJS.Timeout | null = null;
  let pausedUntil: Millis = asMillis(0);
  const pass = oneAtATime(async () => {
    if (stopped || !parts.isUp() || now() < pausedUntil) return;
    store.bells.tidy(asMillis(now() - KEPT_MS));
    for (const user of new Set(store.bells.ripe(now()).map((bell) => bell.user))) {
      const answer = stopped ? null : await ringUser(user, parts);
      if (answer?.kind === "later") {
        pausedUntil = asMillis(now() + answer.ms);
        return;
      }
    }
    if (!stopped) await putRight(parts);
  }, parts.onBroken);
  const arm = (): void => {
    if (timer !== null) clearTimeout(timer);
    const next = Math.max(store.bells.next() ?? Infinity, pausedUntil, now() + 1_000);
    timer = stopped ? null : setTimeout(look, Math.min(next - now(), LOOK_AT_LEAST_MS));
  };
  const look = (): void => void pass().then(arm);
  arm();
  return {
    look,
    stop: async () => {
      stopped = true;
      if (timer !== null) clearTimeout(timer);
      await pass();
    },
  };
}

/** Null: nothing went out. */
async function ringUser(user: UserId, parts: RingerParts): Promise<RingAnswer | null> {
  const { store, messenger, now } = parts;
  const account = store.telegram.accountOf(user);
  const language = store.members.get(user)?.language;
  const due = store.bells.ripe(now()).filter((bell) => bell.user === user);
  if (account === null || language === undefined) {
    store.bells.end(ids(due), "dropped", now());
    return null;
  }
  const useless = due.filter((bell) => now() - bell.at > STALE_MS || stands(bell, parts) === "over");
  store.bells.end(ids(useless), "dropped", now());
  // Its card is not in the room yet: there is nothing to open.
  const ready = due
    .filter((bell) => !useless.includes(bell))
    .flatMap((bell) => lineOf(bell, parts) ?? [])
    .slice(0, MOST_LINES);
  if (ready.length === 0 || isTooSoon(user, due, parts)) return null;
  const mine = ready.map(({ id }) => id);
  store.bells.give(mine);
  const answer = await messenger.ring(account, { language, lines: ready });
  store.transaction(() => settle(user, mine, answer, parts));
  if (answer.kind === "unreachable" || answer.kind === "rung") parts.wake();
  return answer;
}

function settle(user: UserId, mine: readonly BellRow["id"][], answer: RingAnswer, parts: RingerParts): void {
  const { store, now } = parts;
  switch (answer.kind) {
    case "rung":
      store.bells.rang(mine, { message: answer.message, at: now() });
      noteReachable(user, true, parts);
      return;
    case "later":
      return store.bells.again(mine, asMillis(now() + answer.ms));
    case "unreachable":
      store.bells.end(mine, "failed", now());
      noteReachable(user, false, parts);
      return;
    case "unsure":
      return store.bells.end(mine, "unsure", now());
  }
}

function isTooSoon(user: UserId, due: readonly BellRow[], { store, now }: RingerParts): boolean {
  const last = store.bells.lastRung(user);
  return last !== null && now() - last < APART_MS && due.every(({ urgent }) => !urgent);
}

/** Messages of which a line says something else than it should by now. */
async function putRight(parts: RingerParts): Promise<void> {
  const { store, messenger, journal } = parts;
  const done = new Set<string>();
  for (const bell of store.bells.standing()) {
    const { user, message } = bell;
    const name = `${user} ${message}`;
    if (message === null || done.has(name) || stands(bell, parts) === bell.shown) continue;
    done.add(name);
    const all = store.bells.ofMessage(user, message);
    const account = store.telegram.accountOf(user);
    const language = store.members.get(user)?.language;
    const lines = all.flatMap((one) => lineOf(one, parts) ?? []);
    if (account === null || language === undefined || lines.length < all.length) {
      all.forEach(({ id }) => store.bells.showed(id, "over"));
      continue;
    }
    const answer = await messenger.change(account, message, { language, lines });
    if (answer === "later") return;
    store.transaction(() =>
      lines.forEach((line) => store.bells.showed(line.id, answer === "gone" ? "over" : line.stands)),
    );
    if (answer === "gone") journal.info("ring_gone");
  }
}

const stands = (bell: BellRow, { store }: RingerParts): BellStands =>
  bellStands(asBell(bell), store.cases.case(bell.code));

const asBell = ({ what, home, madeAt, answeredAt }: BellRow): Bell => ({
  what,
  home,
  madeAt,
  answered: answeredAt !== null,
});

function lineOf(bell: BellRow, parts: RingerParts): BellLine | null {
  const { id, code, what, home } = bell;
  const place = cardPlace(code, parts);
  if (place === null) return null;
  const now = stands(bell, parts);
  return {
    id,
    code,
    what,
    stands: now,
    region: parts.codeOnly(home) ? null : home,
    open: threadLink(parts.threads, place),
    mayCome: mayCome(what, now),
  };
}

/** `https://matrix.to/#/!room/$event`, or the same at an address of the deployment's own. */
const threadLink = (threads: URL, { room, event }: CardPlace): URL =>
  new URL(`${threads.href}${encodeURIComponent(room)}/${encodeURIComponent(event)}`);

const ids = (bells: readonly BellRow[]): readonly BellRow["id"][] => bells.map(({ id }) => id);
