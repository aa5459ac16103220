/** The periods that the numbers can be shown for: the last so many days, or all of them. */
import { z } from "zod";

export const PERIODS = ["7", "30", "90", "365", "all"] as const;
export type PagePeriod = (typeof PERIODS)[number];

const Query = z.object({ period: z.enum(PERIODS).catch("30") });
export const readPeriod = (query: Readonly<Record<string, string>>): PagePeriod => Query.parse(query).period;

const DAY_MS = 86_400_000;
/** The first moment of the period; null: from the first case on. */
export const beginOf = (period: PagePeriod, now: number): number | null =>
  period === "all" ? null : now - Number(period) * DAY_MS;
