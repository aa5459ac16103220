/** Raids, out of the ledger: a region has a few a year, so no table of their own, and none that could differ from it. */
import type { RaidCode, RegionId } from "../../src/ids.ts";
import { foldRaids } from "../../src/raids/evolve-raid.ts";
import type { Raid } from "../../src/raids/raid.ts";
import { eventContext } from "./case-history.ts";
import type { Database } from "./database.ts";
import type { DeploymentKeys } from "./deployment-key.ts";
import { eq } from "./drizzle.ts";
import { readJson } from "./json.ts";
import { kept } from "./kept.ts";
import { raidEvent } from "./raid-json.ts";
import { ledger } from "./schema.ts";

export const RAIDS = "raids";

export type Raids = {
  /** In the order in which they were opened; of all regions where none is named. Throws StoreError `damaged`. */
  all(region?: RegionId): readonly Raid[];
  get(code: RaidCode): Raid | null;
};

export type RaidTable = Raids & {
  /** The ledger got an event of a raid; inside the transaction. */
  changed(): void;
};

export function raidTable(db: Database, keys: DeploymentKeys): RaidTable {
  const select = db.query.select().from(ledger).where(eq(ledger.stream, RAIDS)).orderBy(ledger.seq).prepare();
  const read = kept(db, () =>
    foldRaids(
      select
        .all()
        .map((row) =>
          readJson(raidEvent, keys.people.open(row.sealed, eventContext(row)).toString(), "ledger"),
        ),
    ),
  );
  return {
    all: (region) =>
      region === undefined ? read.get() : read.get().filter(({ plan }) => plan.region === region),
    get: (code) => read.get().find((raid) => raid.code === code) ?? null,
    changed: read.changed,
  };
}
