/** Members and organisations: a projection of people events. Names are personal data and sealed; the rest is in clear for look-ups. */
import type { Millis, OrgId, RegionId, UserId } from "../../src/ids.ts";
import type { PeopleEvent } from "../../src/people/events.ts";
import type { Away, AwayWhy, Member, Organisation, OrgKind } from "../../src/people/member.ts";
import type { Seat } from "../../src/people/rooms-of.ts";
import type { Database } from "./database.ts";
import type { DeploymentKeys } from "./deployment-key.ts";
import { eq, sql } from "./drizzle.ts";
import { kept } from "./kept.ts";
import type { OrganisationTable } from "./organisations.ts";
import { ledger, members, organisations } from "./schema.ts";
import type { PageSessionTable } from "./page-sessions.ts";
import type { TelegramTable } from "./telegram.ts";

export type Members = {
  get(user: UserId): Member | null;
  all(of: { readonly region?: RegionId; readonly kind?: OrgKind }): readonly Member[];
  /** On the register and out of all rooms: locked or suspended. None of the other look-ups finds them. */
  away(): readonly Away[];
  /** Organisations that have a member in this region. */
  organisations(region: RegionId): readonly Organisation[];
  organisation(id: OrgId): Organisation | null;
  /** Another number whenever the register changed, also by another process; cheap. */
  version(): number;
};

/** What the ledger needs besides. */
export type MemberTable = Members & {
  apply(event: Exclude<PeopleEvent, { kind: "hotline_added" | "hotline_removed" }>): void;
  allOrganisations(): readonly Organisation[];
  /** Everybody, without names. */
  seats(): readonly Seat[];
  removeAll(): void;
  /** An organisation's name changed with somebody else's event. */
  changed(): void;
};

type Row = {
  readonly members: typeof members.$inferSelect;
  readonly organisations: typeof organisations.$inferSelect;
};

const memberContext = (user: string): string => `member/${user}`;

export function memberTable(
  db: Database,
  keys: DeploymentKeys,
  orgs: OrganisationTable,
  {
    sessions,
    telegram,
  }: {
    readonly sessions: Pick<PageSessionTable, "endAllOf">;
    readonly telegram: Pick<TelegramTable, "unlink">;
  },
): MemberTable {
  /** What somebody got into by another way than the rooms, or is called by. */
  const cutOff = (user: UserId): void => {
    sessions.endAllOf(user);
    telegram.unlink(user);
  };
  const readName = (box: Buffer, context: string): string => keys.people.open(box, context).toString();

  const newest = db.query
    .select({ seq: sql<number | null>`max(${ledger.seq})` })
    .from(ledger)
    .where(eq(ledger.stream, "people"))
    .prepare();
  const everybody = db.query
    .select()
    .from(members)
    .innerJoin(organisations, eq(organisations.id, members.org))
    .orderBy(members.user)
    .prepare();

  const memberFrom = (row: Row): Member => ({
    user: row.members.user,
    name: readName(row.members.name, memberContext(row.members.user)),
    org: orgs.from(row.organisations),
    role: row.members.role,
    region: row.members.region,
    language: row.members.language,
  });
  // Asked a dozen times a message, changed once a week. Names are unsealed when they are asked for.
  const register = kept(db, () => {
    const version = newest.get()?.seq ?? 0;
    const all = everybody.all();
    // Who is away is nobody for whoever asks: no room, no right, no mention.
    const rows = all.filter((row) => row.members.away === null);
    const opened = new Map<UserId, Member>();
    const member = (row: Row): Member => {
      const known = opened.get(row.members.user) ?? memberFrom(row);
      opened.set(row.members.user, known);
      return known;
    };
    return {
      version,
      rows,
      gone: all.filter((row) => row.members.away !== null),
      member,
      byUser: new Map(rows.map((row) => [row.members.user, row])),
    };
  });

  const add = (member: Member): void => {
    orgs.save(member.org);
    const row = {
      org: member.org.id,
      role: member.role,
      region: member.region,
      language: member.language,
      name: keys.people.seal(member.name, memberContext(member.user)),
      away: null,
      awaySince: null,
    };
    db.query
      .insert(members)
      .values({ user: member.user, ...row })
      .onConflictDoUpdate({ target: members.user, set: row })
      .run();
  };

  const setAway = (user: UserId, away: AwayWhy | null, awaySince: Millis | null): void =>
    void db.query.update(members).set({ away, awaySince }).where(eq(members.user, user)).run();

  return {
    get: (user) => {
      const { byUser, member } = register.get();
      const row = byUser.get(user);
      return row === undefined ? null : member(row);
    },
    all: ({ region, kind }) => {
      const { rows, member } = register.get();
      const wanted = rows.filter(
        (row) =>
          (region === undefined || row.members.region === region) &&
          (kind === undefined || row.organisations.kind === kind),
      );
      return wanted.map(member);
    },
    away: () => {
      const { gone, member } = register.get();
      return gone.flatMap((row): Away[] => {
        const { away: why, awaySince: since } = row.members;
        return why === null || since === null ? [] : [{ member: member(row), why, since }];
      });
    },
    organisations: (region) => {
      const { rows, member } = register.get();
      const here = rows.filter((row) => row.members.region === region).map((row) => member(row).org);
      return [...new Map(here.map((org) => [org.id, org])).values()].toSorted((a, b) =>
        a.id < b.id ? -1 : 1,
      );
    },
    changed: () => register.changed(),
    seats: () => register.get().rows.map((row) => row.members),
    organisation: (id) => {
      const row = db.query.select().from(organisations).where(eq(organisations.id, id)).get();
      return row === undefined ? null : orgs.from(row);
    },
    version: () => register.get().version,
    allOrganisations: () => db.query.select().from(organisations).all().map(orgs.from),
    removeAll: () => {
      register.changed();
      db.query.delete(members).run();
      db.query.delete(organisations).run();
    },
    apply: (event) => {
      register.changed();
      switch (event.kind) {
        // Also for who is added again: a role that was taken away and given back signs in anew.
        case "member_added":
          sessions.endAllOf(event.member.user);
          return add(event.member);
        case "member_removed":
          cutOff(event.user);
          db.query.delete(members).where(eq(members.user, event.user)).run();
          return;
        case "member_locked":
          cutOff(event.user);
          return setAway(event.user, event.why, event.at);
        case "member_unlocked":
          return setAway(event.user, null, null);
        case "joint_asked":
        case "joint_confirmed":
        case "joint_refused":
        case "joint_used":
        case "keys_shown":
        case "member_asked":
        case "telegram_linked":
          return;
        case "telegram_unlinked":
          telegram.unlink(event.user);
          return;
      }
    },
  };
}
