/** A body that is to take a case with a room of its own does not sit there yet: its members are asked in their direct rooms. */
import type { Case } from "../case/case.ts";
import type { Effect } from "../decision.ts";
import type { Member, OrgKind } from "../people/member.ts";
import { may } from "../people/rights.ts";
import { term } from "../texts/term.ts";
import type { View } from "../view.ts";

const offerTo = ({ code }: Case, { user }: Member): string => `${code}:offer:${user}`;

export function askOutside(state: Case, receivers: readonly Member[], to: OrgKind): Effect[] {
  if (state.room === null) return [];
  const { code } = state;
  const key = state.phase.kind === "open" ? "own-room-assigned" : "offered";
  return receivers
    .filter((member) => !may(member, "sit_in_own_room", state))
    .map(
      (member): Effect => ({
        kind: "ask",
        to: { kind: "direct", user: member.user },
        mentions: [],
        prompt: {
          id: offerTo(state, member),
          code,
          question: { key, code, args: { org: term("kind", to) } },
          options: [
            { id: "1", label: { text: "button-take" }, command: { kind: "take", code } },
            { id: "2", label: { text: "button-cannot" }, command: { kind: "decline", code } },
          ],
          most: 1,
          reads: null,
          only: member.user,
        },
      }),
    );
}

/** Nobody is asked any longer what somebody answered. */
export function settleOutside(state: Case, view: View): Effect[] {
  if (state.room === null) return [];
  const { phase, duties } = state;
  const kinds = new Set([phase.kind === "taken" ? phase.offer?.to : undefined, duties.assigned?.to]);
  return view
    .members({ region: state.home })
    .filter(({ org }) => kinds.has(org.kind))
    .map((member) => ({ kind: "settle", prompt: offerTo(state, member) }));
}
