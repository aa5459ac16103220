/**
 * What a case's room of its own adds to every decision: nobody is called who does not sit there, whoever comes in or goes out is told
 * in the direct room, and a body that is to take the case is asked there, as it does not sit in the room yet.
 */
import type { Case } from "../case/case.ts";
import { evolve } from "../case/evolve.ts";
import type { Decision, Effect } from "../decision.ts";
import type { CaseCode, UserId } from "../ids.ts";
import { leads } from "../people/rights.ts";
import { seatedIn } from "../people/rooms-of.ts";
import { sayTo } from "../sealed/tell.ts";
import type { View } from "../view.ts";

export function withOwnRoom(decision: Decision, view: View): Decision {
  if (decision.kind === "refused") return decision;
  const codes = new Set(decision.entries.flatMap((entry) => (entry.stream === "case" ? [entry.code] : [])));
  const after = (code: CaseCode): Case | null =>
    decision.entries.reduce<Case | null>(
      (state, entry) =>
        entry.stream === "case" && entry.code === code ? evolve(state, entry.event, code) : state,
      view.case(code),
    );
  const moved = [...codes].flatMap((code) => {
    const state = after(code);
    return state === null ? [] : comings(view.case(code), state, view);
  });
  const effects = decision.effects.map((effect) => quieter(effect, after, view));
  return moved.length === 0 && effects.every((effect, i) => effect === decision.effects[i])
    ? decision
    : { ...decision, effects: [...effects, ...moved] };
}

/** Of those whom a message in the room calls, the ones who sit there. */
function quieter(effect: Effect, after: (code: CaseCode) => Case | null, view: View): Effect {
  if (effect.kind === "post_card") {
    const state = after(effect.code);
    return state === null || state.room === null ? effect : { ...effect, mentions: [] };
  }
  if ((effect.kind !== "say" && effect.kind !== "ask") || effect.to.kind !== "thread") return effect;
  const state = after(effect.to.code);
  if (state === null || state.room === null || effect.mentions.length === 0) return effect;
  const seated = seats(state, view);
  return { ...effect, mentions: effect.mentions.filter((user) => seated.has(user)) };
}

const seats = (state: Case | null, view: View): ReadonlyMap<UserId, boolean> =>
  new Map(
    state === null
      ? []
      : seatedIn(state, view.members({ region: state.home })).map((member) => [member.user, leads(member)]),
  );

/** Coordinators hear of it in their own room. */
function comings(before: Case | null, after: Case, view: View): readonly Effect[] {
  if (before === null || (before.room === null && after.room === null)) return [];
  const was = seats(before, view);
  const is = seats(after, view);
  const come = [...is].filter(([user, isLeader]) => !isLeader && !was.has(user));
  const gone = [...was].filter(
    ([user, isLeader]) => !isLeader && !is.has(user) && view.member(user) !== null,
  );
  const key = after.room === null ? "own-room-over" : "own-room-left";
  return [
    ...come.map(([user]) => sayTo(user, { key: "own-room-invited", code: after.code })),
    ...gone.map(([user]) => sayTo(user, { key, code: after.code })),
  ];
}
