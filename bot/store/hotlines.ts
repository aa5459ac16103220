/** Hotlines that post by the web port, what they posted, and what came of it. Hotlines are a projection of people events. */
import type { CaseCode, OrgId } from "../../src/ids.ts";
import type { Hotline } from "../../src/people/hotline.ts";
import type { PeopleEvent } from "../../src/people/events.ts";
import type { Database } from "./database.ts";
import { and, eq } from "./drizzle.ts";
import type { OrganisationTable } from "./organisations.ts";
import { hotlineAlerts, hotlines, organisations } from "./schema.ts";

export type Hotlines = {
  all(): readonly Hotline[];
  /** `keyHash`: SHA-256 of the key that was shown, in hex. */
  withKey(keyHash: string): Hotline | null;
  /** What was answered to this request before, and for which body. */
  answered(
    org: OrgId,
    request: string,
  ): { readonly digest: string; readonly codes: readonly CaseCode[] } | null;
  remember(
    org: OrgId,
    request: string,
    answer: { readonly digest: string; readonly codes: readonly CaseCode[] },
  ): void;
  /** Did this hotline post the alert behind this code? */
  posted(org: OrgId, code: CaseCode): boolean;
};

/** What the ledger needs besides. */
export type HotlineTable = Hotlines & {
  apply(event: Extract<PeopleEvent, { kind: "hotline_added" | "hotline_removed" }>): void;
  /** For rebuild: the key counts as well. */
  rows(): readonly (Hotline & { readonly keyHash: string })[];
  removeAll(): void;
};

export function hotlineTable(db: Database, orgs: OrganisationTable): HotlineTable {
  const joined = () =>
    db.query.select().from(hotlines).innerJoin(organisations, eq(organisations.id, hotlines.org));
  const from = (row: {
    hotlines: typeof hotlines.$inferSelect;
    organisations: typeof organisations.$inferSelect;
  }): Hotline => ({ org: orgs.from(row.organisations), region: row.hotlines.region });

  return {
    all: () => joined().orderBy(hotlines.org).all().map(from),
    withKey: (keyHash) => {
      const row = joined().where(eq(hotlines.keyHash, keyHash)).get();
      return row === undefined ? null : from(row);
    },
    answered: (org, request) => {
      const rows = db.query
        .select()
        .from(hotlineAlerts)
        .where(and(eq(hotlineAlerts.org, org), eq(hotlineAlerts.request, request)))
        .orderBy(hotlineAlerts.ordinal)
        .all();
      const [first] = rows;
      return first === undefined ? null : { digest: first.digest, codes: rows.map(({ code }) => code) };
    },
    remember: (org, request, { digest, codes }) => {
      for (const [ordinal, code] of codes.entries())
        db.query.insert(hotlineAlerts).values({ org, request, ordinal, digest, code }).run();
    },
    posted: (org, code) =>
      db.query
        .select({ code: hotlineAlerts.code })
        .from(hotlineAlerts)
        .where(and(eq(hotlineAlerts.org, org), eq(hotlineAlerts.code, code)))
        .get() !== undefined,
    rows: () =>
      joined()
        .all()
        .map((row) => ({ ...from(row), keyHash: row.hotlines.keyHash })),
    removeAll: () => void db.query.delete(hotlines).run(),
    apply: (event) => {
      if (event.kind === "hotline_removed") {
        db.query.delete(hotlines).where(eq(hotlines.org, event.org)).run();
        return;
      }
      const { org, region } = event.hotline;
      const row = { region, keyHash: event.keyHash };
      orgs.save(org);
      db.query
        .insert(hotlines)
        .values({ org: org.id, ...row })
        .onConflictDoUpdate({ target: hotlines.org, set: row })
        .run();
    },
  };
}
