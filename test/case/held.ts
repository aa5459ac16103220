/** What waits to be sealed and who may open it, in memory: as bot/store/held.ts and bot/store/sealed.ts keep it. */
import type { Case } from "../../src/case/case.ts";
import type { Effect } from "../../src/decision.ts";
import type { CaseCode, EventId, UserId } from "../../src/ids.ts";
import { holdersOf } from "../../src/sealed/grants.ts";
import type { Held, View } from "../../src/view.ts";

export function newHeld(cases: ReadonlyMap<CaseCode, Case>, sender: ReadonlyMap<string, UserId>) {
  const held = new Map<EventId, Held>();
  const details = () =>
    [...cases.values()].flatMap(({ code, sealed }) => sealed.details.map((detail) => ({ ...detail, code })));
  const view: Pick<View, "held" | "detailFrom" | "opensFor"> = {
    held: (event) => held.get(event) ?? null,
    detailFrom: (event) => details().find(({ source }) => source === event) ?? null,
    // A row for each holder of the case, gone with its reason.
    opensFor: (code, holder) => {
      const state = cases.get(code);
      return state !== undefined && holdersOf(state).includes(holder);
    },
  };
  const keep = (effect: Effect): void => {
    const by = effect.kind === "hold" ? sender.get(effect.event) : undefined;
    if (effect.kind === "hold" && by !== undefined && !held.has(effect.event))
      held.set(effect.event, { by, what: "text", point: null });
    if (effect.kind === "seal_held") held.delete(effect.event);
  };
  return { view, keep };
}
