/** Members and organisations: a projection of people events. Names are personal data and sealed; the rest is in clear for look-ups. */
import type { SQL } from "drizzle-orm";
import type { PeopleEvent } from "../../src/people/events.ts";
import type { Member, Organisation } from "../../src/people/member.ts";
import type { Database } from "./database.ts";
import type { DeploymentKeys } from "./deployment-key.ts";
import { and, eq, sql } from "./drizzle.ts";
import type { OrganisationTable } from "./organisations.ts";
import { ledger, members, organisations } from "./schema.ts";
import type { Members } from "./store.ts";

/** What the ledger needs besides. */
export type MemberTable = Members & {
  apply(event: Extract<PeopleEvent, { kind: "member_added" | "member_removed" }>): void;
  allOrganisations(): readonly Organisation[];
  removeAll(): void;
};

const memberContext = (user: string): string => `member/${user}`;

export function memberTable(db: Database, keys: DeploymentKeys, orgs: OrganisationTable): MemberTable {
  const readName = (box: Buffer, context: string): string => keys.people.open(box, context).toString();

  const selectAll = () =>
    db.query.select().from(members).innerJoin(organisations, eq(organisations.id, members.org));
  const selectOne = selectAll()
    .where(eq(members.user, sql.placeholder("user")))
    .prepare();
  const newest = db.query
    .select({ seq: sql<number | null>`max(${ledger.seq})` })
    .from(ledger)
    .where(eq(ledger.stream, "people"))
    .prepare();
  // Asked several times a message: each shape is prepared once.
  const listed = (where: SQL | undefined) => selectAll().where(where).orderBy(members.user).prepare();
  const ofRegion = eq(members.region, sql.placeholder("region"));
  const ofKind = eq(organisations.kind, sql.placeholder("kind"));
  const lists = {
    everybody: listed(undefined),
    region: listed(ofRegion),
    kind: listed(ofKind),
    both: listed(and(ofRegion, ofKind)),
  };
  const list = ({ region, kind }: Parameters<Members["all"]>[0]) => {
    if (region === undefined) return kind === undefined ? lists.everybody : lists.kind;
    return kind === undefined ? lists.region : lists.both;
  };
  const organisationsOf = db.query
    .selectDistinct({ id: organisations.id, kind: organisations.kind, name: organisations.name })
    .from(organisations)
    .innerJoin(members, eq(members.org, organisations.id))
    .where(ofRegion)
    .orderBy(organisations.id)
    .prepare();

  const memberFrom = (row: {
    members: typeof members.$inferSelect;
    organisations: typeof organisations.$inferSelect;
  }): Member => ({
    user: row.members.user,
    name: readName(row.members.name, memberContext(row.members.user)),
    org: orgs.from(row.organisations),
    role: row.members.role,
    region: row.members.region,
    language: row.members.language,
  });

  const add = (member: Member): void => {
    orgs.save(member.org);
    const row = {
      org: member.org.id,
      role: member.role,
      region: member.region,
      language: member.language,
      name: keys.people.seal(member.name, memberContext(member.user)),
    };
    db.query
      .insert(members)
      .values({ user: member.user, ...row })
      .onConflictDoUpdate({ target: members.user, set: row })
      .run();
  };

  return {
    get: (user) => {
      const row = selectOne.get({ user });
      return row === undefined ? null : memberFrom(row);
    },
    all: (of) => list(of).all({ region: of.region, kind: of.kind }).map(memberFrom),
    organisations: (region) => organisationsOf.all({ region }).map(orgs.from),
    organisation: (id) => {
      const row = db.query.select().from(organisations).where(eq(organisations.id, id)).get();
      return row === undefined ? null : orgs.from(row);
    },
    version: () => newest.get()?.seq ?? 0,
    allOrganisations: () => db.query.select().from(organisations).all().map(orgs.from),
    removeAll: () => {
      db.query.delete(members).run();
      db.query.delete(organisations).run();
    },
    apply: (event) => {
      switch (event.kind) {
        case "member_added":
          return add(event.member);
        case "member_removed":
          db.query.delete(members).where(eq(members.user, event.user)).run();
          return;
      }
    },
  };
}
