/** The weekly digest into a coordination room: the numbers of last week, with charts and what waits. */
import type { Effect } from "../../src/decision.ts";
import type { Millis, RegionId } from "../../src/ids.ts";
import { figuresFor } from "../../src/numbers.ts";
import { digestWeek } from "../../src/statistics/weekly.ts";
import { post, type Posting } from "../post/post.ts";

/** Inside the transaction that puts the next one off by a week. Weeks that a bot was down for are not made up, but for the newest. */
export function sendDigest(region: RegionId, cause: string, now: Millis, posting: Posting): void {
  const { store, templates } = posting;
  const week = digestWeek(now, templates.rules.timeZone(region));
  const effects = figuresFor({ kind: "coordination", region }, region, week, store.view(), {
    now,
    rules: templates.rules,
  });
  post(effects.filter(worthSending), { id: cause, at: now }, posting);
}

/** A week without a case needs no message. */
const worthSending = (effect: Effect): boolean =>
  effect.kind !== "say" || effect.line.key !== "numbers-empty";
