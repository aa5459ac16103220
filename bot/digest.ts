/** The weekly digest into the coordination rooms: the numbers of last week, with charts and what waits. Once a region and Monday, across restarts. */
import type { Effect } from "../src/decision.ts";
import type { Millis } from "../src/ids.ts";
import { figuresFor } from "../src/numbers.ts";
import { spanOf } from "../src/statistics/period.ts";
import { digestMonday } from "../src/statistics/weekly.ts";
import { post, type Posting } from "./post.ts";

const LAST_WEEK = { kind: "calendar", unit: "week", ago: 1 } as const;

/** To be called now and then, at least once an hour; cheap when nothing is due. A region's first Monday only begins the count. */
export function sendDigests(now: Millis, posting: Posting): void {
  const { store, templates } = posting;
  for (const { id: region, timeZone } of templates.regions) {
    const monday = digestMonday(now, timeZone);
    const mark = `digest.${region}`;
    const last = store.vault.get(mark);
    if (last === monday) continue;
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
}

/** A week without a case needs no message. */
const worthSending = (effect: Effect): boolean =>
  effect.kind !== "say" || effect.line.key !== "numbers-empty";
