/** Members who were taken off the register and whose rooms the bot has still to empty; and when each of them left. */
import { asUserId, type Millis, type UserId } from "../src/ids.ts";
import type { Store } from "./store/store.ts";

type Vaulted = Pick<Store, "vault">;

/** One user a line. */
const LEFT = "rooms.left";
const leftAt = (user: UserId): string => `rooms.left_at.${user}`;
/** Milliseconds within which an off-boarded member is out of all rooms; who is still there then is a stranger like any other. */
const OUT_WITHIN = 300_000;

export function noteLeaver(user: UserId, now: Millis, { vault }: Vaulted): void {
  vault.set(LEFT, [...leaversOf({ vault }), user].join("\n"));
  vault.set(leftAt(user), String(now));
}

/** A member got another role or region: out of some rooms in a moment. */
export const noteMover = (user: UserId, now: Millis, { vault }: Vaulted): void =>
  vault.set(leftAt(user), String(now));

export const leaversOf = ({ vault }: Vaulted): readonly UserId[] =>
  (vault.get(LEFT) ?? "").split("\n").filter(Boolean).map(asUserId);

export const forgetLeavers = ({ vault }: Vaulted): void => vault.set(LEFT, "");

/** Did this user join as a member of the room, and lost the place a moment ago? Then the bot is just putting them out. */
export function joinedBeforeLeaving(
  user: UserId,
  joinedAt: number,
  { vault }: Vaulted,
  now: Millis,
): boolean {
  const left = Number(vault.get(leftAt(user)) ?? Number.NaN);
  return joinedAt <= left && (leaversOf({ vault }).includes(user) || now - left < OUT_WITHIN);
}
