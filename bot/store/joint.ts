/** Requests of two administrators, and since when somebody is one: out of the ledger, as raids are; there are a few a year. */
import { asMillis, type Millis, type UserId } from "../../src/ids.ts";
import type { PeopleEvent } from "../../src/people/events.ts";
import { foldJoint, isJointEvent, type JointRequest, STANDING_MS } from "../../src/people/two-person.ts";
import { eventContext } from "./case-history.ts";
import type { Database } from "./database.ts";
import type { DeploymentKeys } from "./deployment-key.ts";
import { eq } from "./drizzle.ts";
import { readJson } from "./json.ts";
import { kept } from "./kept.ts";
import { peopleEvent } from "./people-json.ts";
import { ledger } from "./schema.ts";

export type Joint = {
  request(id: string): JointRequest | null;
  /** A confirmed request that may still be used is among them. */
  requests(): readonly JointRequest[];
  /** Since when each administrator has been one without a break, whether they take part now or not. */
  administrators(): ReadonlyMap<UserId, Millis>;
  /** Were there ever two at once? From then on one alone gets no key. */
  everTwo(): boolean;
};

export type JointTable = Joint & {
  /** The ledger got an event of the register; inside the transaction. */
  changed(): void;
};

type State = {
  readonly requests: ReadonlyMap<string, JointRequest>;
  readonly since: ReadonlyMap<UserId, Millis>;
  readonly everTwo: boolean;
};

export function jointTable(db: Database, keys: DeploymentKeys): JointTable {
  const select = db.query
    .select()
    .from(ledger)
    .where(eq(ledger.stream, "people"))
    .orderBy(ledger.seq)
    .prepare();
  const read = kept(db, () =>
    select
      .all()
      .map((row) =>
        readJson(peopleEvent, keys.people.open(row.sealed, eventContext(row)).toString(), "ledger"),
      )
      .reduce(follow, { requests: new Map(), since: new Map(), everTwo: false }),
  );
  return {
    request: (id) => read.get().requests.get(id) ?? null,
    requests: () => [...read.get().requests.values()],
    administrators: () => read.get().since,
    everTwo: () => read.get().everTwo,
    changed: read.changed,
  };
}

function follow(state: State, event: PeopleEvent): State {
  if (isJointEvent(event)) return { ...state, requests: foldJoint(state.requests, event) };
  if (event.kind !== "member_added" && event.kind !== "member_removed") return state;
  const since = new Map(state.since);
  if (event.kind === "member_removed") since.delete(event.user);
  else if (event.member.role !== "administrator") since.delete(event.member.user);
  else if (!since.has(event.member.user)) since.set(event.member.user, event.at);
  return { ...state, since, everTwo: state.everTwo || since.size > 1 };
}

/** Long enough an administrator that the others could notice. */
export const isLongStanding = (since: Millis | undefined, now: Millis): boolean =>
  since !== undefined && now >= asMillis(since + STANDING_MS);
