/**
 * A case's room of its own (issue 7, part 5): for those who need to know. What is said of the case is said there; the response room
 * keeps the card as it was, and how the case stands.
 */
import type { Case, Urgency } from "../case/case.ts";
import type { CaseEvent } from "../case/events.ts";
import type { Fields } from "../case/fields.ts";
import type { Millis, UserId } from "../ids.ts";
import { NOTHING_SEALED } from "../sealed/sealed.ts";

export type OwnRoom = {
  readonly since: Millis;
  /** Whom a coordinator named, besides those who sit there anyway (people/rights.ts, `sit_in_own_room`). */
  readonly named: readonly UserId[];
  /** What the response room knew when the case left it, and goes on showing. */
  readonly shown: { readonly fields: Fields; readonly note: string; readonly urgency: Urgency };
};

type RoomEvent = Extract<CaseEvent, { readonly kind: "room_opened" | "room_named" | "room_unnamed" }>;

export function foldRoom({ room, fields, note, urgency }: Case, event: RoomEvent): OwnRoom | null {
  switch (event.kind) {
    case "room_opened":
      return room ?? { since: event.at, named: [], shown: { fields, note, urgency } };
    case "room_named":
      return room && { ...room, named: [...room.named.filter((user) => user !== event.to), event.to] };
    case "room_unnamed":
      return room && { ...room, named: room.named.filter((user) => user !== event.user) };
  }
}

/** The case as whoever sits outside its room may go on seeing it: what was known before, and who holds it. As it is where it has none. */
export function outside(state: Case): Case {
  const { room, phase } = state;
  if (room === null) return state;
  return {
    ...state,
    ...room.shown,
    phase: phase.kind === "closed" ? { ...phase, into: null } : phase,
    report: {},
    proposal: null,
    sealed: NOTHING_SEALED,
    withdrawn: false,
  };
}
