/**
 * Fills what the homeserver cut off: pages back through /messages from where the gap begins until the first event that
 * we know, our own joining, or the room's beginning. Each page and the new place are committed together, so that a
 * crash goes on where it was.
 */
import { z } from "zod";
import type { UserId } from "../../src/ids.ts";
import type { Gap, Journal, SyncJournal, WireEvent } from "../ports.ts";
import { backoffMs, failureOf } from "./failure.ts";
import { type Homeserver, path } from "./homeserver.ts";
import { readTimelineItem } from "./wire-event.ts";

/** More than this many pages of 100 is no outage but a mistake: the gap is closed and the operator told. */
const MOST_PAGES = 200;
/** After a restore the room may hold years of what nobody waits for any more. */
const MOST_PAGES_RESTORED = 50;
const LONGEST_RESTORED_MS = 14 * 86_400_000;

export type BackfillParts = {
  readonly homeserver: Pick<Homeserver, "call">;
  readonly syncJournal: SyncJournal;
  readonly journal: Journal;
  readonly ownUser: UserId;
  readonly signal: AbortSignal;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
};

const Page = z.looseObject({ chunk: z.array(z.unknown()).catch([]), end: z.string().nullable().catch(null) });

/** One run at a time; calling while one is under way makes it look again. `onPage` is called after each page with events. */
export const backfillOf = (parts: BackfillParts): ((onPage: () => void) => Promise<void>) => {
  let running = false;
  let again = false;
  return async (onPage) => {
    if (running) {
      again = true;
      return;
    }
    running = true;
    try {
      do {
        again = false;
        for (const gap of parts.syncJournal.gaps()) await fill(parts, gap, onPage);
      } while (again && !parts.signal.aborted);
    } finally {
      running = false;
    }
  };
};

const fill = async (parts: BackfillParts, first: Gap, onPage: () => void): Promise<void> => {
  let gap = first;
  const most = gap.restored === true ? MOST_PAGES_RESTORED : MOST_PAGES;
  let failures = 0;
  for (let pages = 0; !parts.signal.aborted; ) {
    let page: z.infer<typeof Page>;
    try {
      const query = { dir: "b", from: gap.from, limit: "100" };
      page = Page.parse(
        await parts.homeserver.call({
          method: "GET",
          path: path`/rooms/${gap.room}/messages`,
          query,
          signal: parts.signal,
        }),
      );
    } catch (error) {
      if (parts.signal.aborted) return;
      const failure = failureOf(error);
      if (failure.kind === "refused") {
        parts.journal.alarm("gap_closed", { errcode: failure.errcode }); // we are no longer in the room
        return parts.syncJournal.backfilled(gap, [], null);
      }
      failures += 1;
      if (failures > 5) return; // the gap stays and is tried after the next batch
      await new Promise((resolve) => setTimeout(resolve, backoffMs(failure, failures)));
      continue;
    }
    pages += 1;
    const { events, done } = readPage(parts, gap, page.chunk);
    const isLast = done || page.end === null || page.end === gap.from;
    const tooLong = !isLast && (pages >= most || isTooOld(parts, gap, events));
    const end = isLast || tooLong ? null : page.end;
    if (tooLong) parts.journal.alarm("gap_too_long", { pages });
    parts.syncJournal.backfilled(gap, events, end);
    if (events.length > 0) onPage();
    if (end === null) return;
    gap = { ...gap, from: end };
  }
};

const isTooOld = ({ now = Date.now }: BackfillParts, gap: Gap, events: readonly WireEvent[]): boolean =>
  gap.restored === true && events.some(({ sentAt }) => now() - sentAt > LONGEST_RESTORED_MS);

/** Our joining, and not a change of our profile. */
const Joining = z.looseObject({
  type: z.literal("m.room.member"),
  state_key: z.string(),
  content: z.looseObject({ membership: z.literal("join") }),
  unsigned: z.looseObject({ prev_content: z.looseObject({ membership: z.string() }).optional() }).optional(),
});
const isJoining = (raw: unknown, user: UserId): boolean => {
  const event = Joining.safeParse(raw).data;
  return event?.state_key === user && event.unsigned?.prev_content?.membership !== "join";
};

/** Newest first, as the server gives them; `done` at the first event that we know, at our own joining, or after a restore at our last message. */
const readPage = (
  parts: BackfillParts,
  gap: Gap,
  chunk: readonly unknown[],
): { events: WireEvent[]; done: boolean } => {
  const events: WireEvent[] = [];
  let broken = 0;
  let done = false;
  for (const raw of chunk) {
    const item = readTimelineItem(raw, gap.room, parts.ownUser);
    const id = item.kind === "event" ? item.event.eventId : item.kind === "echo" ? item.eventId : null;
    done =
      (id !== null && parts.syncJournal.knows(id)) ||
      (gap.restored === true && item.kind === "echo") ||
      isJoining(raw, parts.ownUser);
    if (done) break;
    if (item.kind === "event") events.push(item.event);
    if (item.kind === "broken") broken += 1;
  }
  if (broken > 0) parts.journal.alarm("sync_events_broken", { count: broken });
  return { events, done };
};
