/** What `understand` and `handle` may know of the world: reads of one moment, inside the transaction that will write. */
import type { Case } from "./case/case.ts";
import type { Prompt } from "./decision.ts";
import type { GuardEvent } from "./guard/events.ts";
import type { CaseCode, EventId, Millis, RaidCode, RegionId, UserId } from "./ids.ts";
import type { Away, Member, OrgKind, Organisation } from "./people/member.ts";
import type { JointRequest } from "./people/two-person.ts";
import type { CountedFact } from "./statistics/fact.ts";

export type RecentCases = {
  readonly region: RegionId;
  readonly from: Millis;
  readonly children: number | null;
  readonly most: number;
};
import type { Raid } from "./raids/raid.ts";
import type { Holder } from "./sealed/grants.ts";
import type { Point } from "./sealed/nearest-centre.ts";
import type { DetailKind } from "./sealed/sealed.ts";
import type { CountedInRaid } from "./raids/raid-tally.ts";

export type Held = { readonly by: UserId; readonly what: DetailKind; readonly point: Point | null };

export type View = {
  case(code: CaseCode): Case | null;
  /** Was this code ever given to a case? Also when what the case held was destroyed since. */
  codeTaken(code: CaseCode): boolean;
  /** The home of a case of which nothing but counts is left; null for every other code. */
  erasedIn(code: CaseCode): RegionId | null;
  /** The case a message belongs to: the bot's own messages, members' replies, alerts. */
  caseOfEvent(event: EventId): CaseCode | null;
  /** Who wrote a message; null: the bot itself, or a message that never came in. */
  senderOfEvent(event: EventId): UserId | null;
  /** The prompt behind a poll event, or behind its numbered text; null when there is none or, without `evenSettled`, when it is settled. */
  promptOfEvent(event: EventId, how?: { readonly evenSettled: boolean }): Prompt | null;
  /** Open prompts of a case's thread, or of a member's direct room, newest first. */
  promptsOfCase(code: CaseCode): readonly Prompt[];
  promptsOfMember(user: UserId): readonly Prompt[];
  /** What a member's message brought and is held under its id; `point`: of a place on a map. */
  held(event: EventId): Held | null;
  /** The detail that came in this message. */
  detailFrom(event: EventId): { readonly code: CaseCode; readonly by: UserId } | null;
  /** Does the key of this case's details lie wrapped for them? */
  opensFor(code: CaseCode, holder: Holder): boolean;
  member(user: UserId): Member | null;
  members(of: { readonly region?: RegionId; readonly kind?: OrgKind }): readonly Member[];
  /** Is this member rung by a messenger outside of Matrix? */
  isRungOutside(user: UserId): boolean;
  /** Locked or suspended: `member` and `members` do not find them. */
  away(of: { readonly region: RegionId }): readonly Away[];
  organisations(region: RegionId): readonly Organisation[];
  /** Open or taken cases of a region, oldest first. */
  unclosed(region: RegionId): readonly Case[];
  /** The newest of a region's unclosed cases since then that could be about so many children (null: any number, and so is a case that does not tell). */
  unclosedSince(of: RecentCases): readonly Case[];
  /** The newest case in which this member acted last (for undo without a code). */
  lastActOf(user: UserId): CaseCode | null;
  /** Raids of a region, in the order in which they were opened. */
  raids(region: RegionId): readonly Raid[];
  raid(code: RaidCode): Raid | null;
  /** What needs two administrators: a request, and who may agree: administrators of any region since a day at least. */
  readonly joint: {
    request(id: string): JointRequest | null;
    longStanding(now: Millis): readonly Member[];
  };
  casesOfRaid(code: RaidCode): readonly CountedInRaid[];
  /** Open prompts of a region's coordination room, newest first. */
  promptsOfCoordination(region: RegionId): readonly Prompt[];
  /** What the guard did in [from, to), in order. */
  guardEvents(of: {
    readonly region?: RegionId;
    readonly from?: Millis;
    readonly to?: Millis;
  }): readonly GuardEvent[];
  /** Plain facts of cases opened in [from, to), as far as numbers count them, one by one and in no order. */
  eachFact(
    of: { readonly region?: RegionId; readonly from?: Millis; readonly to?: Millis },
    each: (fact: CountedFact) => void,
  ): void;
};
