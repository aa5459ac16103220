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
    stopped: countOf("guard_stopped"),
    asked: countOf("guard_asked"),
    insisted: countOf("guard_insisted"),
    appealed: countOf("guard_appealed"),
    mistakes: answers.filter(({ mistake }) => mistake).length,
    upheld: answers.filter(({ mistake }) => !mistake).length,
  };

  function countOf(kind: Exclude<GuardEvent["kind"], "guard_answered">): GuardCount {
    const some = events.filter((event) => event.kind === kind);
    const kinds: Partial<Record<Kind, number>> = {};
    for (const one of some.flatMap(kindsIn)) kinds[one] = (kinds[one] ?? 0) + 1;
    return { total: some.length, kinds };
  }
}

function kindsIn(event: GuardEvent): readonly Kind[] {
  if ("kinds" in event) return [...new Set(event.kinds)];
  return event.kind === "guard_appealed" ? [...new Set(event.found.map(({ kind }) => kind))] : [];
}
