/** Folds an event into a raid. Pure and total: the ledger's events are the truth, so no event is refused here. */
import type { RaidEvent } from "./events.ts";
import type { Raid } from "./raid.ts";

/** The first event of a raid is always `raid_opened`; anything else without a raid is a broken ledger. */
export function evolveRaid(state: Raid | null, event: RaidEvent): Raid {
  const { code, by, at } = event;
  if (event.kind === "raid_opened")
    return {
      code,
      plan: event.plan,
      openedBy: by,
      openedAt: at,
      report: {},
      reminded: 0,
      phase: { kind: "open" },
      last: { act: "opened", by, at },
    };
  if (state === null) throw new Error(`a raid does not begin with "raid_opened" but with "${event.kind}"`);
  switch (event.kind) {
    case "raid_told":
      return { ...state, report: { ...state.report, ...event.parts } };
    case "raid_reminded":
      return { ...state, reminded: event.step };
    case "raid_ended":
      return { ...state, phase: { kind: "ended", at, by }, last: { act: "ended", by, at } };
    case "raid_undone":
      return state.last?.act === "ended"
        ? { ...state, phase: { kind: "open" }, last: null }
        : { ...state, phase: { kind: "cancelled", at, by }, last: null };
  }
}

/** All raids, in the order in which they were opened. */
export function foldRaids(events: readonly RaidEvent[]): readonly Raid[] {
  const raids = new Map<string, Raid>();
  for (const event of events) raids.set(event.code, evolveRaid(raids.get(event.code) ?? null, event));
  return [...raids.values()];
}
