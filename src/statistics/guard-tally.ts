/** How often the guard stopped and asked, by kind, and how often it was said to be wrong: from its events, without content. */
import type { GuardEvent } from "../guard/events.ts";
import type { Kind } from "../guard/verdict.ts";

/** `kinds`: in how many texts each kind was found; one text may hold several, so they need not add up to `total`. */
export type GuardCount = { readonly total: number; readonly kinds: Readonly<Partial<Record<Kind, number>>> };

export type GuardTally = {
  readonly stopped: GuardCount;
  readonly asked: GuardCount;
  /** Asked, and sent or left as it was. */
  readonly insisted: GuardCount;
  readonly appealed: GuardCount;
  /** Answers of coordinators to appeals. An appeal may be answered in a later period than it was made. */
  readonly mistakes: number;
  readonly upheld: number;
};

export function guardTally(events: readonly GuardEvent[]): GuardTally {
  const answers = events.filter((event) => event.kind === "guard_answered");
  return {
    stopped: countOf(events.filter((event) => event.kind === "guard_stopped")),
    asked: countOf(events.filter((event) => event.kind === "guard_asked")),
    insisted: countOf(events.filter((event) => event.kind === "guard_insisted")),
    appealed: countOf(events.filter((event) => event.kind === "guard_appealed")),
    mistakes: answers.filter(({ mistake }) => mistake).length,
    upheld: answers.filter(({ mistake }) => !mistake).length,
  };
}

type Finding = Exclude<GuardEvent, { readonly kind: "guard_answered" }>;

function countOf(some: readonly Finding[]): GuardCount {
  const kinds: Partial<Record<Kind, number>> = {};
  for (const one of some.flatMap(kindsIn)) kinds[one] = (kinds[one] ?? 0) + 1;
  return { total: some.length, kinds };
}

const kindsIn = (event: Finding): readonly Kind[] => [
  ...new Set("kinds" in event ? event.kinds : event.found.map(({ kind }) => kind)),
];
