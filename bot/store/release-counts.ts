/** Cases of one region and time that are alike, counted by SQLite along the index on region and opening. */
import type { RegionId, Millis } from "../../src/ids.ts";
import type { ReleaseCount } from "../../src/statistics/release.ts";
import type { Database } from "./database.ts";

type Alike = Omit<ReleaseCount, "region" | "month">;

export function releaseCounts({ sqlite }: Pick<Database, "sqlite">) {
  return (of: { readonly region: RegionId; readonly from: Millis; readonly to: Millis }): readonly Alike[] =>
    sqlite
      .prepare<[RegionId, Millis, Millis], Alike>(
        `SELECT category, coalesce(taker_kind, 'none') AS holder,
           CASE state WHEN 'closed' THEN coalesce(outcome, 'other') ELSE state END AS standing,
           count(*) AS cases, coalesce(sum(children), 0) AS children
         FROM cases WHERE home = ? AND opened_at >= ? AND opened_at < ? GROUP BY 1, 2, 3`,
      )
      .all(of.region, of.from, of.to);
}
