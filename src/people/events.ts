/** What happened to the register of members: part of the ledger, as leaving must be provable. */
import type { Millis, OrgId, UserId } from "../ids.ts";
import type { Hotline } from "./hotline.ts";
import type { JointEvent } from "./two-person.ts";
import type { AwayWhy, Member } from "./member.ts";

export type PeopleEvent =
  | JointEvent
  /** The recovery key was shown on the command line, while there was nobody yet who could agree. */
  | { readonly kind: "keys_shown"; readonly by: "operator"; readonly at: Millis }
  | {
      readonly kind: "member_added";
      readonly by: UserId | "operator";
      readonly at: Millis;
      readonly member: Member;
    }
  | {
      readonly kind: "member_removed";
      readonly by: UserId | "operator";
      readonly at: Millis;
      readonly user: UserId;
    }
  /** Out of all rooms and without any right at once, the place on the register kept. */
  | {
      readonly kind: "member_locked";
      readonly by: UserId | "operator";
      readonly at: Millis;
      readonly user: UserId;
      readonly why: AwayWhy;
    }
  | {
      readonly kind: "member_unlocked";
      readonly by: UserId | "operator";
      readonly at: Millis;
      readonly user: UserId;
    }
  /** Silent for long, and asked in the direct room whether they are still there. */
  | { readonly kind: "member_asked"; readonly by: UserId; readonly at: Millis; readonly user: UserId }
  /** May be called over Telegram from now on. Under which account stands in no event. */
  | { readonly kind: "telegram_linked"; readonly by: UserId; readonly at: Millis; readonly user: UserId }
  /** By the member, or the account was linked to another one; who leaves or is locked is unlinked without an event of its own. */
  | { readonly kind: "telegram_unlinked"; readonly by: UserId; readonly at: Millis; readonly user: UserId }
  /** `keyHash`: SHA-256 of its key, in hex. The same organisation again: a new key, and the old one opens nothing. */
  | {
      readonly kind: "hotline_added";
      readonly by: UserId | "operator";
      readonly at: Millis;
      readonly hotline: Hotline;
      readonly keyHash: string;
    }
  | {
      readonly kind: "hotline_removed";
      readonly by: UserId | "operator";
      readonly at: Millis;
      readonly org: OrgId;
    };
