/** Events of a stream that has no table of its own, straight out of the ledger: so there is nothing that could differ from it. */
import type { z } from "zod";
import type { RegionId } from "../../src/ids.ts";
import { eventContext } from "./case-history.ts";
import type { Database } from "./database.ts";
import type { DeploymentKeys } from "./deployment-key.ts";
import { and, eq, gte, lt, sql } from "./drizzle.ts";
import { readJson } from "./json.ts";
import type { Period } from "./period.ts";
import { ledger } from "./schema.ts";

/** In order. Throws StoreError `damaged` when one of them cannot be read. */
export function eventsOf<E extends { readonly region: RegionId }>(
  stream: string,
  event: z.ZodType<E>,
  db: Database,
  keys: DeploymentKeys,
): (of: Period) => readonly E[] {
  const select = db.query
    .select()
    .from(ledger)
    .where(
      and(
        eq(ledger.stream, stream),
        gte(ledger.at, sql.placeholder("from")),
        lt(ledger.at, sql.placeholder("to")),
      ),
    )
    .orderBy(ledger.seq)
    .prepare();
  return ({ region, from = 0, to = Number.MAX_SAFE_INTEGER }) =>
    select
      .all({ from, to })
      .map((row) => readJson(event, keys.people.open(row.sealed, eventContext(row)).toString(), "ledger"))
      .filter((one) => region === undefined || one.region === region);
}
