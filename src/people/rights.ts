/**
 * Who may do what, and where (DESIGN, "The case", "Who may do what"): ONE table, asked before anything is done. Everything is bound to
 * the own region but what stands as "everywhere"; an auditor reads and changes nothing; an administrator keeps the register and
 * never reads a sealed detail (issue 7).
 */
import type { Case } from "../case/case.ts";
import { takerOf } from "../case/evolve.ts";
import type { RegionId } from "../ids.ts";
import type { Member, Role } from "./member.ts";

/** Acts on a case. */
export const CASE_ACTS = [
  "raise",
  "tell",
  "take",
  "hand_over",
  "close",
  "confirm",
  "merge",
  "transfer",
  "reopen",
  "withdraw",
  "undo",
  /** Fill in and see the memory aid of the assessment form, as all details of a case. */
  "assess",
  /** Give a sealed detail to whoever holds the case. */
  "give_details",
  /** Give a case a room of its own, and say who sits there besides. */
  "keep_own_room",
  /** Sit in it, read and act there. */
  "sit_in_own_room",
  /** Read a sealed detail without being named as its recipient. */
  "read_details",
] as const;

/** Acts in a region. */
export const REGION_ACTS = [
  "sit_in_response_room",
  "sit_in_coordination_room",
  "see_numbers",
  "open_page",
  "run_raid",
  "judge_appeal",
  /** Have what a closed case holds erased for good. */
  "erase",
  /** Be named as the recipient of a sealed detail. */
  "receive_details",
  /** Be named for the own room of a case. */
  "be_named_for_room",
  /** Also: give back the place of somebody who was suspended. */
  "invite",
  "remove",
  "lock",
  "unlock",
  /** Be asked, and say yes, where two administrators are needed (two-person.ts). */
  "release_together",
  "export_keys_together",
] as const;

export type CaseAct = (typeof CASE_ACTS)[number];
export type RegionAct = (typeof REGION_ACTS)[number];
export type Act = CaseAct | RegionAct;

/**
 * What a member is to a case. `second`: of another organisation than the one whose report waits. `acting`: who took it, the person, while
 * `holder` is the organisation. `named`: by a coordinator, for the room of the case.
 */
type Standing = "holder" | "author" | "second" | "acting" | "named";

/** `region`: in the own region, whatever the case. A list: in a case of the own region to which the member stands so. */
type Grant = "never" | "region" | "everywhere" | readonly Standing[];
type Row = Readonly<Record<Role, Grant>>;

const row = (
  responder: Grant,
  coordinator: Grant,
  head: Grant,
  administrator: Grant,
  auditor: Grant,
): Row => ({
  responder,
  coordinator,
  head,
  administrator,
  auditor,
});
const HELD = ["holder"] as const;
const OWN = ["holder", "author"] as const;
const SECOND = ["second"] as const;
const NEED_TO_KNOW = ["acting", "author", "named"] as const;

// biome-ignore format: a table
const TABLE: Readonly<Record<Act, Row>> = {
  //                             responder  coordinator head       administrator auditor
  raise:                    row("region",   "region",   "region",   "region",     "never"),
  tell:                     row("region",   "region",   "region",   "region",     "never"),
  take:                     row("region",   "region",   "region",   "region",     "never"),
  hand_over:                row(HELD,       "region",   "region",   HELD,         "never"),
  close:                    row(HELD,       "region",   "region",   HELD,         "never"),
  // Nobody confirms the report of the own organisation, a coordinator neither (DESIGN, "Closure report").
  confirm:                  row(SECOND,     SECOND,     SECOND,     SECOND,       "never"),
  merge:                    row(OWN,        "region",   "region",   OWN,          "never"),
  transfer:                 row(OWN,        "region",   "region",   OWN,          "never"),
  reopen:                   row(OWN,        "region",   "region",   OWN,          "never"),
  withdraw:                 row(OWN,        "region",   "region",   OWN,          "never"),
  undo:                     row("region",   "region",   "region",   "region",     "never"),
  assess:                   row(HELD,       "region",   "region",   HELD,         "never"),
  give_details:             row("region",   "region",   "region",   "region",     "never"),
  // The taking organisation alone: a coordinator of another body is nobody to it, an administrator never reads.
  read_details:             row(HELD,       HELD,       HELD,       "never",      "never"),
  keep_own_room:            row("never",    "region",   "region",   "never",      "never"),
  // The taker's acting member, the author, who was named, and the region's coordinators: nobody by organisation or office alone.
  sit_in_own_room:          row(NEED_TO_KNOW, "region", "region",   NEED_TO_KNOW, "never"),
  be_named_for_room:        row("region",   "region",   "region",   "region",     "never"),
  receive_details:          row("region",   "region",   "region",   "never",      "never"),
  sit_in_response_room:     row("region",   "region",   "region",   "region",     "region"),
  sit_in_coordination_room: row("never",    "region",   "region",   "region",     "never"),
  // Of another region an administrator sees counts, never its cases; an auditor may be named by a coordinator, who sees no other (adr/0025).
  see_numbers:              row("never",    "region",   "region",   "everywhere", "region"),
  open_page:                row("never",    "region",   "region",   "region",     "region"),
  run_raid:                 row("never",    "region",   "region",   "never",      "never"),
  judge_appeal:             row("never",    "region",   "region",   "never",      "never"),
  erase:                    row("never",    "region",   "region",   "region",     "never"),
  invite:                   row("never",    "region",   "region",   "region",     "never"),
  remove:                   row("never",    "region",   "region",   "region",     "never"),
  lock:                     row("never",    "region",   "region",   "region",     "never"),
  unlock:                   row("never",    "region",   "region",   "region",     "never"),
  release_together:         row("never",    "never",    "never",    "everywhere", "never"),
  export_keys_together:     row("never",    "never",    "never",    "everywhere", "never"),
};

/** `state` is null for what concerns no case yet: an alert. */
export function may(member: Member, act: CaseAct, state: Case | null): boolean {
  const grant = TABLE[act][member.role];
  if (state === null) return act === "raise" && grant !== "never";
  if (grant === "never") return false;
  if (grant === "everywhere") return true;
  if (member.region !== state.home) return false;
  return grant === "region" || grant.some((standing) => stands(member, standing, state));
}

/** The same for what concerns a region and no single case. */
export function mayIn(region: RegionId, act: RegionAct, member: Pick<Member, "role" | "region">): boolean {
  const grant = TABLE[act][member.role];
  return grant === "everywhere" || (grant === "region" && member.region === region);
}

/** While a case is taken its taker's organisation holds it; after closing, the last taker's does. An open case has no holder. */
function stands(member: Member, standing: Standing, { phase, author, proposal, room }: Case): boolean {
  switch (standing) {
    case "holder":
      return takerOf(phase)?.org.id === member.org.id;
    case "author":
      return member.user === author;
    case "acting":
      return takerOf(phase)?.by === member.user;
    case "named":
      return room?.named.includes(member.user) === true;
    case "second":
      return proposal !== null && proposal.org.id !== member.org.id;
  }
}

/** Roles that somebody in this role may give, take away and lock: never more rights than the own. */
const MAY_GIVE: Readonly<Record<Role, readonly Role[]>> = {
  responder: [],
  auditor: [],
  coordinator: ["responder", "coordinator", "auditor"],
  head: ["responder", "coordinator", "auditor", "head"],
  administrator: ["responder", "coordinator", "auditor", "head", "administrator"],
};

/** May this member invite, remove, lock or unlock (`act`) somebody of this role and region? */
export const mayManage = (
  member: Pick<Member, "role" | "region">,
  act: "invite" | "remove" | "lock" | "unlock",
  other: Pick<Member, "role" | "region">,
): boolean => mayIn(other.region, act, member) && MAY_GIVE[member.role].includes(other.role);

/** A coordinator, or the head of the region, who may do the same. */
export const leads = ({ role }: Pick<Member, "role">): boolean => role === "coordinator" || role === "head";

/** May this member see the numbers of the own region? */
export const maySeeNumbers = (member: Member): boolean => mayIn(member.region, "see_numbers", member);

/** May this member have what a case of the own region holds erased? */
export const mayErase = (member: Member): boolean => mayIn(member.region, "erase", member);

/** May this member sign in to the coordinators' page? It shows the own region's cases and numbers, and changes nothing. */
export const mayOpenPage = (member: Member): boolean => mayIn(member.region, "open_page", member);
