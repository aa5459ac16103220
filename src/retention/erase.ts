/** "erase CODE": a person's right to have data erased. Only a closed case goes: an open one is somebody's work, and would never end in a report. */
import { act, caseFor, elsewhere, refuse } from "../case/decide/outcome.ts";
import { orgLabel } from "../case/org-label.ts";
import type { Context } from "../context.ts";
import type { Decision, Effect } from "../decision.ts";
import type { CaseCode } from "../ids.ts";
import type { Member } from "../people/member.ts";
import { mayErase } from "../people/rights.ts";
import type { View } from "../view.ts";

export function erase(code: CaseCode, by: Member, view: View, context: Context): Decision {
  const state = caseFor(code, by, view);
  if (state === null) return elsewhere(code, by, view, context);
  if (!mayErase(by)) return refuse("not_allowed", "not-allowed-erase", { code });
  if (state.phase.kind !== "closed") return refuse("wrong_state", "erase-closed-first", { code });
  // The code goes in as a word: what names the case as its own would be sealed under the key that goes.
  const line = {
    key: "erased",
    args: { code: { code }, org: orgLabel(by.org, view.organisations(state.home)) },
  } as const;
  const say = (to: Extract<Effect, { kind: "say" }>["to"]): Effect => ({
    kind: "say",
    to,
    line,
    mentions: [],
  });
  return {
    kind: "done",
    entries: [{ stream: "case", code, event: { kind: "erased", ...act(by, context.now) } }],
    effects: [
      { kind: "erase", code },
      say({ kind: "direct", user: by.user }),
      say({ kind: "coordination", region: state.home }),
    ],
  };
}
