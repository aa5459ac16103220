/** How long the cases that nobody has taken have waited: counts by age and urgency. Pure. */
import type { Urgency } from "../case/case.ts";
import type { Millis } from "../ids.ts";
import type { BoardRow } from "./board.ts";

const HOUR = 3_600_000;
const BANDS = [
  ["under-hour", HOUR],
  ["under-day", 24 * HOUR],
  ["under-week", 7 * 24 * HOUR],
  ["longer", Number.POSITIVE_INFINITY],
] as const;

export type WaitingBand = {
  readonly band: (typeof BANDS)[number][0];
  readonly count: Readonly<Record<Urgency, number>>;
  readonly all: number;
};

export function waitingOf(rows: readonly BoardRow[], now: Millis): readonly WaitingBand[] {
  const waiting = rows.filter(({ state }) => state === "open");
  return BANDS.map(([band, below], i) => {
    const from = BANDS[i - 1]?.[1] ?? Number.NEGATIVE_INFINITY;
    const here = waiting.filter(({ openedAt }) => now - openedAt >= from && now - openedAt < below);
    const of = (urgency: Urgency): number => here.filter((row) => row.urgency === urgency).length;
    return { band, count: { red: of("red"), amber: of("amber"), green: of("green") }, all: here.length };
  });
}
