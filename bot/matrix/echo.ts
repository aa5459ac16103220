/**
 * Was this row sent already? Synapse knows a transaction id for 24 hours (matrix-notes.md, Exactly once): sent again later, the same
 * message would stand twice. So a row older than that is first looked for in its room, by the transaction id that the server
 * shows to the device that sent it.
 */
import { z } from "zod";
import type { EventId, UserId } from "../../src/ids.ts";
import type { OutboxRow } from "../ports.ts";
import { type Homeserver, path } from "./homeserver.ts";
import { readTimelineItem } from "./wire-event.ts";

/** Milliseconds; an hour less than a day, for a clock that is not quite the server's. */
const KNOWN_FOR = 23 * 3_600_000;
/** Pages of 100 events; a row that lay longer than so much talk is sent rather than looked for on and on. */
const MOST_PAGES = 100;

export const isForgotten = (row: OutboxRow, now: number = Date.now()): boolean =>
  now - row.createdAt > KNOWN_FOR;

const Page = z.looseObject({
  chunk: z.array(z.unknown()).catch([]),
  end: z.string().optional().catch(undefined),
});
const Dated = z.looseObject({ origin_server_ts: z.number() });

/** From the newest event back to the time at which the row was written. Network failures are thrown, as by every call. */
export const findEcho = async (
  homeserver: Pick<Homeserver, "call">,
  row: OutboxRow,
  ownUser: UserId,
): Promise<EventId | null> => {
  let from: string | undefined;
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const query = { dir: "b", limit: "100", ...(from !== undefined && { from }) };
    const page = Page.parse(
      await homeserver.call({ method: "GET", path: path`/rooms/${row.room}/messages`, query }),
    );
    for (const raw of page.chunk) {
      const item = readTimelineItem(raw, row.room, ownUser);
      if (item.kind === "echo" && item.txn === row.txn) return item.eventId;
      if ((Dated.safeParse(raw).data?.origin_server_ts ?? row.createdAt) < row.createdAt - KNOWN_FOR)
        return null;
    }
    if (page.end === undefined || page.end === from) return null;
    from = page.end;
  }
  return null;
};
