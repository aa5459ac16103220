/**
 * The ledger's head into each coordination room, once a day: who holds the database cannot rewrite history without those who keep the
 * line noticing (`dabyl ledger verify --against`).
 */
import { asMillis, type Millis, type RegionId } from "../../src/ids.ts";
import { allowedIn } from "../../src/people/rooms-of.ts";
import { dayBegun } from "../../src/witness/day-begun.ts";
import { post, type Posting } from "../post/post.ts";

/** Local. */
const HOUR = 8;
const DAY_MS = 86_400_000;

/** To be called now and then, at least once an hour. A region's first day only begins the count. */
export function bearWitness(now: Millis, posting: Posting): void {
  for (const { id, timeZone } of posting.templates.regions) witnessIn(id, timeZone, now, posting);
}

function witnessIn(region: RegionId, timeZone: string, now: Millis, posting: Posting): void {
  const { store } = posting;
  const day = dayBegun(now, timeZone, HOUR);
  const mark = `witness.${region}`;
  const last = store.vault.get(mark);
  if (last !== null && last >= day) return;
  store.transaction(() => {
    store.vault.set(mark, day);
    // A line in a room where nobody sits would wait for ever.
    const readers = allowedIn(`coordination:${region}`, store.members.all({ region }));
    if (last === null || readers.size === 0) return;
    const { events, head } = store.ledger.head();
    const erased = store.erasures.since(asMillis(now - DAY_MS));
    const said = { time: { moment: now, show: "date_time" }, n: events } as const;
    const line =
      erased === 0
        ? ({ key: "witness", args: said } as const)
        : ({ key: "witness-erased", args: { ...said, erased } } as const);
    const to = { kind: "coordination", region } as const;
    post(
      [{ kind: "say", to, line, mentions: [], quote: head }],
      { id: `witness/${region}/${day}`, at: now },
      posting,
    );
  });
}
