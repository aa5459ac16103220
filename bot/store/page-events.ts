/** Who signed in to the coordinators' page and what was taken out of it, out of the ledger: no table of its own. */
import type { PageEvent } from "../../src/people/page-event.ts";
import { eventContext } from "./case-history.ts";
import type { Database } from "./database.ts";
import type { DeploymentKeys } from "./deployment-key.ts";
import { and, eq, gte, lt, sql } from "./drizzle.ts";
import { readJson } from "./json.ts";
import { PAGE } from "./ledger.ts";
import { pageEvent } from "./page-json.ts";
import type { Period } from "./period.ts";
import { ledger } from "./schema.ts";

/** In order. Throws StoreError `damaged` when one of them cannot be read. */
export function pageEvents(db: Database, keys: DeploymentKeys): (of: Period) => readonly PageEvent[] {
  const select = db.query
    .select()
    .from(ledger)
    .where(
      and(
        eq(ledger.stream, PAGE),
        gte(ledger.at, sql.placeholder("from")),
        lt(ledger.at, sql.placeholder("to")),
      ),
    )
    .orderBy(ledger.seq)
    .prepare();
  return ({ region, from = 0, to = Number.MAX_SAFE_INTEGER }) =>
    select
      .all({ from, to })
      .map((row) => readJson(pageEvent, keys.people.open(row.sealed, eventContext(row)).toString(), "ledger"))
      .filter((event) => region === undefined || event.region === region);
}
