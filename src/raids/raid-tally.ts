/** What raids came to: how many, places visited by kind, people met, cases opened by the kind of body that posted them. */
import { PLACES } from "../case/fields.ts";
import type { RaidCode } from "../ids.ts";
import { ORG_KINDS, type OrgKind } from "../people/member.ts";
import type { CaseFact } from "../statistics/fact.ts";
import type { Raid, Visited } from "./raid.ts";

export type RaidCases = {
  readonly total: number;
  readonly byBody: Readonly<Partial<Record<OrgKind, number>>>;
};

export type RaidTally = {
  /** Cancelled ones are in no figure. */
  readonly opened: number;
  readonly ended: number;
  readonly visited: Visited;
  readonly met: number;
  readonly cases: RaidCases;
};

/** Places and people are counted when the raid has ended with its report. */
export function raidTally(raids: readonly Raid[], facts: Iterable<CountedInRaid>): RaidTally {
  const counted = raids.filter(({ phase }) => phase.kind !== "cancelled");
  const ended = counted.filter(({ phase }) => phase.kind === "ended");
  return {
    opened: counted.length,
    ended: ended.length,
    visited: together(
      PLACES,
      ended.map(({ report }) => report.visited ?? {}),
    ),
    met: ended.reduce((sum, { report }) => sum + (report.met ?? 0), 0),
    cases: casesOf(new Set(counted.map(({ code }) => code)), facts),
  };
}

export type CountedInRaid = Pick<CaseFact, "raid" | "postedKind">;

/** The cases that carry one of these codes. */
export function casesOf(codes: ReadonlySet<RaidCode>, facts: Iterable<CountedInRaid>): RaidCases {
  const mine = [...facts].filter(({ raid }) => raid !== null && codes.has(raid));
  return {
    total: mine.length,
    byBody: together(
      ORG_KINDS,
      mine.map(({ postedKind }) => ({ [postedKind]: 1 })),
    ),
  };
}

/** Sums by name, in the order of the names; what is never told is left out. */
function together<K extends string>(
  names: readonly K[],
  counts: readonly Readonly<Partial<Record<string, number>>>[],
): Partial<Record<K, number>> {
  const sums: Partial<Record<K, number>> = {};
  for (const name of names) {
    const told = counts.flatMap((count) => count[name] ?? []);
    if (told.length > 0) sums[name] = told.reduce((sum, n) => sum + n, 0);
  }
  return sums;
}
