/** The register's part of rebuild.ts. Differences name columns, never persons. */
import { isDeepStrictEqual } from "node:util";
import type { OrgId, UserId } from "../../src/ids.ts";
import type { PeopleEvent } from "../../src/people/events.ts";
import type { Hotline } from "../../src/people/hotline.ts";
import type { Away, Member, Organisation } from "../../src/people/member.ts";
import { eventContext } from "./case-history.ts";
import { eq } from "./drizzle.ts";
import { readJson } from "./json.ts";
import { applyPeople, PEOPLE, type LedgerParts } from "./ledger.ts";
import { peopleEvent } from "./people-json.ts";
import { ledger } from "./schema.ts";
import type { Difference } from "./store.ts";

type Register = {
  readonly members: Map<UserId, Member>;
  readonly away: Map<UserId, Away>;
  readonly organisations: Map<OrgId, Organisation>;
  readonly hotlines: Map<OrgId, Hotline & { readonly keyHash: string }>;
};

export function rebuildPeople(
  parts: LedgerParts,
  replace: boolean,
): { readonly differences: readonly Difference[]; readonly members: number } {
  const { hotlines, members } = parts;
  const events = peopleEvents(parts);
  const expected = fold(events);
  const stored: Register = {
    members: new Map(members.all({}).map((member) => [member.user, member])),
    away: new Map(members.away().map((away) => [away.member.user, away])),
    organisations: new Map(members.allOrganisations().map((org) => [org.id, org])),
    hotlines: new Map(hotlines.rows().map((hotline) => [hotline.org.id, hotline])),
  };
  const columns = new Set([
    ...differing("member", expected.members, stored.members),
    ...differing("away", expected.away, stored.away),
    ...differing("organisation", expected.organisations, stored.organisations),
    ...differing("hotline", expected.hotlines, stored.hotlines),
  ]);
  if (columns.size > 0 && replace) {
    hotlines.removeAll();
    members.removeAll();
    for (const event of events) applyPeople(event, parts);
  }
  const differences = [...columns].map((column): Difference => ({ code: PEOPLE, column }));
  return { differences, members: expected.members.size };
}

function peopleEvents({ db, keys }: LedgerParts): readonly PeopleEvent[] {
  const rows = db.query.select().from(ledger).where(eq(ledger.stream, PEOPLE)).orderBy(ledger.seq).all();
  return rows.map((row) =>
    readJson(peopleEvent, keys.people.open(row.sealed, eventContext(row)).toString(), "ledger"),
  );
}

/** An organisation is what was said of it last, for all of its members. */
function fold(events: readonly PeopleEvent[]): Register {
  const members = new Map<UserId, Member>();
  const away = new Map<UserId, Away>();
  const organisations = new Map<OrgId, Organisation>();
  const hotlines: Register["hotlines"] = new Map();
  for (const event of events) {
    switch (event.kind) {
      case "member_added":
        members.set(event.member.user, event.member);
        away.delete(event.member.user);
        organisations.set(event.member.org.id, event.member.org);
        break;
      case "member_removed":
        members.delete(event.user);
        away.delete(event.user);
        break;
      case "member_locked": {
        const member = members.get(event.user) ?? away.get(event.user)?.member;
        members.delete(event.user);
        if (member !== undefined) away.set(event.user, { member, why: event.why, since: event.at });
        break;
      }
      case "member_unlocked": {
        const back = away.get(event.user)?.member;
        away.delete(event.user);
        if (back !== undefined) members.set(event.user, back);
        break;
      }
      case "joint_asked":
      case "joint_confirmed":
      case "joint_refused":
      case "joint_used":
      case "keys_shown":
      case "member_asked":
      case "telegram_linked":
      case "telegram_unlinked":
        break;
      case "hotline_added":
        hotlines.set(event.hotline.org.id, { ...event.hotline, keyHash: event.keyHash });
        organisations.set(event.hotline.org.id, event.hotline.org);
        break;
      case "hotline_removed":
        hotlines.delete(event.org);
        break;
    }
  }
  for (const [user, member] of members) {
    members.set(user, { ...member, org: organisations.get(member.org.id) ?? member.org });
  }
  for (const [user, { member, ...rest }] of away) {
    const org = organisations.get(member.org.id) ?? member.org;
    away.set(user, { ...rest, member: { ...member, org } });
  }
  for (const [id, hotline] of hotlines) {
    hotlines.set(id, { ...hotline, org: organisations.get(id) ?? hotline.org });
  }
  return { members, away, organisations, hotlines };
}

function differing<K, V extends object>(
  what: string,
  expected: ReadonlyMap<K, V>,
  stored: ReadonlyMap<K, V>,
): readonly string[] {
  const columns = [...stored.keys()].filter((key) => !expected.has(key)).map(() => `${what}.*`);
  for (const [key, value] of expected) {
    const other = stored.get(key);
    if (other === undefined) columns.push(`${what}.*`);
    else {
      const known = new Map<string, unknown>(Object.entries(other));
      for (const [name, part] of Object.entries(value)) {
        if (!isDeepStrictEqual(known.get(name), part)) columns.push(`${what}.${name}`);
      }
    }
  }
  return columns;
}
