/**
 * Acts for which one administrator is not enough (issue 7): a request that another administrator has to confirm within its time. Folded
 * out of the register's events, so that who asked, who agreed and what was done with it stand in the ledger. Pure.
 */
import { asMillis, type Millis, type RegionId, type UserId } from "../ids.ts";
import type { Member } from "./member.ts";
import { mayIn } from "./rights.ts";

/** `release_region`: sealed details of a whole region. `export_keys`: the recovery key, which opens the bot's account. */
export const JOINT_ACTS = ["release_region", "export_keys"] as const;
export type JointAct = (typeof JOINT_ACTS)[number];

export type JointRelease = { readonly region: RegionId; readonly to: UserId; readonly hours: number };

export type JointEvent =
  | {
      readonly kind: "joint_asked";
      readonly id: string;
      readonly act: JointAct;
      readonly by: UserId;
      readonly at: Millis;
      /** For `release_region`: of which region, to whom, for how many hours. */
      readonly release?: JointRelease;
    }
  | { readonly kind: "joint_confirmed"; readonly id: string; readonly by: UserId; readonly at: Millis }
  | { readonly kind: "joint_refused"; readonly id: string; readonly by: UserId; readonly at: Millis }
  /** It was done: a confirmation is good for once. */
  | { readonly kind: "joint_used"; readonly id: string; readonly by: UserId; readonly at: Millis };

export type JointRequest = {
  readonly id: string;
  readonly act: JointAct;
  readonly by: UserId;
  readonly askedAt: Millis;
  readonly confirmed: { readonly by: UserId; readonly at: Millis } | null;
  readonly over: "refused" | "used" | null;
  readonly release: JointRelease | null;
};

/** Who became an administrator less than a day ago confirms nothing: nobody brings in a second one for the purpose unseen. */
export const STANDING_MS = 24 * 3_600_000;

export const isJointEvent = (event: { readonly kind: string }): event is JointEvent =>
  event.kind.startsWith("joint_");

/** A request waits for a day; confirmed, it may be used for an hour. */
export const ASKED_FOR_MS = 24 * 3_600_000;
export const GOOD_FOR_MS = 3_600_000;

export function foldJoint(
  requests: ReadonlyMap<string, JointRequest>,
  event: JointEvent,
): ReadonlyMap<string, JointRequest> {
  const { id, by, at } = event;
  if (event.kind === "joint_asked") {
    const { act, release = null } = event;
    const request: JointRequest = { id, act, by, askedAt: at, confirmed: null, over: null, release };
    return new Map(requests).set(id, request);
  }
  const known = requests.get(id);
  if (known === undefined) return requests;
  switch (event.kind) {
    case "joint_confirmed":
      return new Map(requests).set(id, { ...known, confirmed: { by, at } });
    case "joint_refused":
      return new Map(requests).set(id, { ...known, over: "refused" });
    case "joint_used":
      return new Map(requests).set(id, { ...known, over: "used" });
  }
}

export type JointState = "waiting" | "confirmed" | "refused" | "used" | "expired";

export function stateOf({ askedAt, confirmed, over }: JointRequest, now: Millis): JointState {
  if (over !== null) return over;
  const until = confirmed === null ? askedAt + ASKED_FOR_MS : confirmed.at + GOOD_FOR_MS;
  if (now >= until) return "expired";
  return confirmed === null ? "waiting" : "confirmed";
}

export type JointRefusal = "not_administrator" | "own_request" | "no_second" | "expired" | "not_confirmed";
type Outcome<E> = { readonly event: E } | { readonly refused: JointRefusal };
type Asked = Extract<JointEvent, { kind: "joint_asked" }>;

const isOne = (member: Member, act: JointAct): boolean =>
  mayIn(member.region, act === "release_region" ? "release_together" : "export_keys_together", member);

/** `administrators`: all who take part now. Alone, nobody can ask: there is nobody to agree. */
export function askJointly(
  act: JointAct,
  id: string,
  by: Member,
  administrators: readonly Member[],
  now: Millis,
): Outcome<Asked> {
  if (!isOne(by, act)) return { refused: "not_administrator" };
  if (!administrators.some((one) => one.user !== by.user && isOne(one, act))) return { refused: "no_second" };
  return { event: { kind: "joint_asked", id, act, by: by.user, at: now } };
}

/** Another administrator than the one who asked, while the request waits. Confirming twice changes nothing and is refused. */
export function answerJointly(
  request: JointRequest,
  agrees: boolean,
  by: Member,
  now: Millis,
): Outcome<Exclude<JointEvent, Asked>> {
  if (!isOne(by, request.act)) return { refused: "not_administrator" };
  if (by.user === request.by) return { refused: "own_request" };
  if (stateOf(request, now) !== "waiting") return { refused: "expired" };
  return {
    event: { kind: agrees ? "joint_confirmed" : "joint_refused", id: request.id, by: by.user, at: now },
  };
}

/**
 * Whoever asked does it, once, while the confirmation holds; and only while both are still administrators, as somebody may have been
 * removed in between.
 */
export function useJointly(
  request: JointRequest,
  by: Member,
  administrators: readonly Member[],
  now: Millis,
): Outcome<Exclude<JointEvent, Asked>> {
  if (by.user !== request.by || !isOne(by, request.act)) return { refused: "not_administrator" };
  const state = stateOf(request, now);
  if (state !== "confirmed") return { refused: state === "waiting" ? "not_confirmed" : "expired" };
  const second = administrators.find(({ user }) => user === request.confirmed?.by);
  if (second === undefined || !isOne(second, request.act)) return { refused: "no_second" };
  return { event: { kind: "joint_used", id: request.id, by: by.user, at: now } };
}

/** Until when whoever is asked may answer. */
export const answerBy = ({ askedAt }: JointRequest): Millis => asMillis(askedAt + ASKED_FOR_MS);
