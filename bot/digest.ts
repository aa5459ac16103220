/** The weekly digest into the coordination rooms: the numbers of last week, with charts and what waits. Once a region and Monday, across restarts. */
import type { Effect } from "../src/decision.ts";
import type { Millis, RegionId } from "../src/ids.ts";
import { figuresFor } from "../src/numbers.ts";
import { spanOf } from "../src/statistics/period.ts";
import { digestMonday } from "../src/statistics/weekly.ts";
import { post, type Posting } from "./post.ts";

const LAST_WEEK = { kind: "calendar", unit: "week", ago: 1 } as const;

/**
 * To be called now and then, at least once an hour. A region's first Monday only begins the count. Numbers that cannot be read
 * (`onBroken`) keep neither the other regions' digests nor the bot from going on; that region is tried again at the next call.
 */
export function sendDigests(now: Millis, posting: Posting, onBroken: (error: unknown) => void): void {
  for (const { id, timeZone } of posting.templates.regions) {
    try {
      sendDigest(id, timeZone, now, posting);
    } catch (error) {
      onBroken(error);
    }
  }
}

function sendDigest(region: RegionId, timeZone: string, now: Millis, posting: Posting): void {
  const { store, templates } = posting;
  const monday = digestMonday(now, timeZone);
  const mark = `digest.${region}`;
  const last = store.vault.get(mark);
  // Also when the clock was set back.
  if (last !== null && last >= monday) return;
  store.transaction(() => {
    store.vault.set(mark, monday);
    const week = spanOf(LAST_WEEK, now, timeZone);
    if (last === null || week === null) return;
    const effects = figuresFor({ kind: "coordination", region }, region, week, store.view(), {
      now,
      rules: templates.rules,
    });
    post(effects.filter(worthSending), { id: `digest/${region}/${monday}`, at: now }, posting);
  });
}

/** A week without a case needs no message. */
const worthSending = (effect: Effect): boolean =>
  effect.kind !== "say" || effect.line.key !== "numbers-empty";
