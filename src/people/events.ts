/** What happened to the register of members: part of the ledger, as leaving must be provable. */
import type { Millis, UserId } from "../ids.ts";
import type { Member } from "./member.ts";

export type PeopleEvent =
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
    };
