/** A coordinator gives a case a room of its own, and says who sits there besides those who need to know anyway. */
import type { Case } from "../case/case.ts";
import { act, caseFor, done, elsewhere, refuse } from "../case/decide/outcome.ts";
import type { CaseEvent } from "../case/events.ts";
import { evolve } from "../case/evolve.ts";
import type { Command } from "../command.ts";
import type { Context } from "../context.ts";
import type { Audience, Decision, Effect } from "../decision.ts";
import type { UserId } from "../ids.ts";
import { listed } from "../people/manage.ts";
import type { Member } from "../people/member.ts";
import { may, mayIn } from "../people/rights.ts";
import { seatedIn } from "../people/rooms-of.ts";
import type { TextKey } from "../texts/keys.ts";
import type { View } from "../view.ts";
import { movedQuestions } from "./moved-questions.ts";

type Of<K extends Command["kind"]> = Extract<Command, { readonly kind: K }>;

export function openRoom({ code }: Of<"own_room">, by: Member, view: View, context: Context): Decision {
  const state = kept(code, by, view, context);
  if ("kind" in state) return state;
  if (state.phase.kind === "closed") return refuse("wrong_state", "wrong-state-closed", { code });
  if (state.room !== null) return refuse("wrong_state", "own-room-already", { code });
  const event: CaseEvent = { kind: "room_opened", ...act(by, context.now) };
  const after = evolve(state, event, code);
  const seated = seatedIn(after, view.members({ region: state.home })).map(({ user }) => user);
  return done(
    code,
    [event],
    [
      ...movedQuestions(state, after, view),
      { kind: "refresh_card", code },
      told(state, "own-room-opened", seated),
    ],
  );
}

export function nameForRoom(
  { code, users }: Of<"own_room_name">,
  by: Member,
  view: View,
  context: Context,
): Decision {
  const state = withRoom(code, by, view, context);
  if ("kind" in state) return state;
  if (state.phase.kind === "closed") return refuse("wrong_state", "wrong-state-closed", { code });
  const members = users.flatMap((user) => view.member(user) ?? []);
  const wrong = users.find((user) => !members.some((one) => one.user === user && isFit(one, state)));
  if (wrong !== undefined) return refuse("not_allowed", "own-room-whom", { code, args: { user: wrong } });
  const fresh = members.filter((one) => !may(one, "sit_in_own_room", state)).map(({ user }) => user);
  if (fresh.length === 0)
    return refuse("wrong_state", "own-room-has", { code, args: { users: listed(users) } });
  return done(
    code,
    fresh.map((to): CaseEvent => ({ kind: "room_named", ...act(by, context.now), to })),
    answers(state, context, "own-room-named", fresh),
  );
}

const isFit = (member: Member, { home }: Case): boolean => mayIn(home, "be_named_for_room", member);

export function unnameForRoom(
  { code, users }: Of<"own_room_unname">,
  by: Member,
  view: View,
  context: Context,
): Decision {
  const state = withRoom(code, by, view, context);
  if ("kind" in state) return state;
  const named = users.filter((user) => state.room?.named.includes(user));
  if (named.length === 0)
    return refuse("wrong_state", "own-room-stays", { code, args: { users: listed(users) } });
  return done(
    code,
    named.map((user): CaseEvent => ({ kind: "room_unnamed", ...act(by, context.now), user })),
    answers(state, context, "own-room-unnamed", named),
  );
}

/** The case, if this member keeps its room. */
function kept(code: Case["code"], by: Member, view: View, context: Context): Case | Decision {
  const state = caseFor(code, by, view);
  if (state === null) return elsewhere(code, by, view, context);
  return may(by, "keep_own_room", state) ? state : refuse("not_allowed", "not-allowed-own-room", { code });
}

function withRoom(code: Case["code"], by: Member, view: View, context: Context): Case | Decision {
  const state = kept(code, by, view, context);
  return "kind" in state || state.room !== null ? state : refuse("wrong_state", "own-room-none", { code });
}

/** The coordinators always see who sits where; asked in the room itself, it is answered there as well. */
const told = ({ code, home }: Case, key: TextKey, users: readonly UserId[]): Effect => ({
  kind: "say",
  to: { kind: "coordination", region: home },
  line: { key, code, args: { users: listed(users) } },
  mentions: [],
});

function answers(
  state: Case,
  { origin }: Pick<Context, "origin">,
  key: TextKey,
  users: readonly UserId[],
): Effect[] {
  const first = told(state, key, users);
  const there: Audience = { kind: "thread", code: state.code };
  return origin.kind === "thread" && first.kind === "say" ? [{ ...first, to: there }, first] : [first];
}
