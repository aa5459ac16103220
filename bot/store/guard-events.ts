/** What the guard did, out of the ledger: no table of its own, so there is none that could differ from it. */
import type { GuardEvent } from "../../src/guard/events.ts";
import { eventContext } from "./case-history.ts";
import type { Database } from "./database.ts";
import type { DeploymentKeys } from "./deployment-key.ts";
import { and, eq, gte, lt, sql } from "./drizzle.ts";
import { guardEvent } from "./guard-json.ts";
import { readJson } from "./json.ts";
import { GUARD } from "./ledger.ts";
import type { Period } from "./period.ts";
import { ledger } from "./schema.ts";

/** In order. Throws StoreError `damaged` when one of them cannot be read. */
export function guardEvents(db: Database, keys: DeploymentKeys): (of: Period) => readonly GuardEvent[] {
  const select = db.query
    .select()
    .from(ledger)
    .where(
      and(
        eq(ledger.stream, GUARD),
        gte(ledger.at, sql.placeholder("from")),
        lt(ledger.at, sql.placeholder("to")),
      ),
    )
    .orderBy(ledger.seq)
    .prepare();
  return ({ region, from = 0, to = Number.MAX_SAFE_INTEGER }) =>
    select
      .all({ from, to })
      .map((row) =>
        readJson(guardEvent, keys.people.open(row.sealed, eventContext(row)).toString(), "ledger"),
      )
      .filter((event) => region === undefined || event.region === region);
}
