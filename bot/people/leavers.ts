/**
 * Members who were taken off the register or locked, and whom the bot has still to put out of the rooms; and when each of them left.
 * Kept in the vault, so that a bot that was down sees them off at its next start.
 */
import type { LedgerEntry } from "../../src/decision.ts";
import { asRegionId, asUserId, type Millis, type RegionId, type UserId } from "../../src/ids.ts";
import { acceptKey, forgetKeys } from "./known-keys.ts";
import type { Store } from "../store/store.ts";

type Vaulted = Pick<Store, "vault">;

/** `region`: whose rooms they sat in; null: not known. */
export type Leaver = { readonly user: UserId; readonly region: RegionId | null };

/** One a line: the account, a space, the region. */
const LEFT = "rooms.left";
const leftAt = (user: UserId): string => `rooms.left_at.${user}`;
/** Milliseconds within which an off-boarded member is out of all rooms; who is still there then is a stranger like any other. */
const OUT_WITHIN = 300_000;

export function noteLeaver(user: UserId, now: Millis, { vault }: Vaulted, region?: RegionId): void {
  const line = region === undefined ? user : `${user} ${region}`;
  vault.set(LEFT, [...linesOf(vault), line].join("\n"));
  vault.set(leftAt(user), String(now));
}

/** A member got another role or region: out of some rooms in a moment. */
export const noteMover = (user: UserId, now: Millis, { vault }: Vaulted): void =>
  vault.set(leftAt(user), String(now));

const linesOf = (vault: Vaulted["vault"]): readonly string[] =>
  (vault.get(LEFT) ?? "").split("\n").filter(Boolean);

export const leaversIn = ({ vault }: Vaulted): readonly Leaver[] =>
  linesOf(vault).map((line) => {
    const [user = "", region] = line.split(" ");
    return { user: asUserId(user), region: region === undefined ? null : asRegionId(region) };
  });

export const leaversOf = (store: Vaulted): readonly UserId[] => leaversIn(store).map(({ user }) => user);

/** When this member left, for what is done once about it. */
export const leftWhen = (user: UserId, { vault }: Vaulted): string => vault.get(leftAt(user)) ?? "";

/**
 * Those alone that were seen off: somebody else may have left meanwhile. One transaction: whom `dabyl member lock` writes down between the
 * reading and the writing would be forgotten, and stay in the direct room with their cases in hand.
 */
export function forgetLeavers(
  { vault, transaction }: Pick<Store, "vault" | "transaction">,
  seenOff: readonly UserId[] | null = null,
): void {
  transaction(() => {
    const left =
      seenOff === null ? [] : linesOf(vault).filter((line) => !seenOff.some((user) => isOf(line, user)));
    vault.set(LEFT, left.join("\n"));
  });
}

const isOf = (line: string, user: UserId): boolean => line === user || line.startsWith(`${user} `);

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

/**
 * What the bot has to do outside for these events of the register. Inside their transaction, and before they are appended: of whoever
 * is removed the register knows the region no longer afterwards.
 */
export function noteRegister(entries: readonly LedgerEntry[], now: Millis, store: Store): void {
  for (const entry of entries) {
    if (entry.stream !== "people") continue;
    const { event } = entry;
    switch (event.kind) {
      case "member_added":
        store.vault.forget(invitedName(event.member.user));
        acceptKey(event.member.user, store);
        store.presence.seen(event.member.user, now);
        if (store.members.get(event.member.user) !== null) noteMover(event.member.user, now, store);
        break;
      case "member_unlocked":
        store.vault.forget(invitedName(event.user));
        acceptKey(event.user, store);
        // Silent before: the count begins anew.
        store.presence.seen(event.user, now);
        break;
      case "member_removed":
        store.vault.forget(welcomedName(event.user));
        forgetKeys(event.user, store);
        noteLeaver(event.user, now, store, store.members.get(event.user)?.region);
        break;
      case "member_locked":
        noteLeaver(event.user, now, store, store.members.get(event.user)?.region);
        break;
      case "joint_asked":
      case "joint_confirmed":
      case "joint_refused":
      case "joint_used":
      case "keys_shown":
      case "member_asked":
      case "telegram_linked":
      case "telegram_unlinked":
      case "hotline_added":
      case "hotline_removed":
        break;
    }
  }
}

/** In the vault once a member was invited everywhere (rooms-in-order.ts). */
export const invitedName = (user: UserId): string => `rooms.invited.${user}`;
/** In the vault once a member was welcomed (welcoming.ts). */
export const welcomedName = (user: UserId): string => `rooms.welcomed.${user}`;
