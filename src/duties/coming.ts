/**
 * "Бара жатырмын / Иду", tapped or written: somebody is on the way to a case that nobody has taken yet. It takes nothing: the reminder that would come
 * next waits once more as long, once however many say so, and the room sees which body comes (ADR 29).
 */
import { act, caseFor, done, elsewhere, refuse, tellThread } from "../case/decide/outcome.ts";
import { alreadyTaken } from "../case/decide/take.ts";
import { orgLabel } from "../case/org-label.ts";
import type { Command } from "../command.ts";
import type { Context } from "../context.ts";
import type { Decision } from "../decision.ts";
import type { Member } from "../people/member.ts";
import { may } from "../people/rights.ts";
import type { View } from "../view.ts";
import { nextReminder } from "./agenda.ts";

export function coming(
  { code }: Extract<Command, { kind: "coming" }>,
  by: Member,
  view: View,
  context: Context,
): Decision {
  const state = caseFor(code, by, view);
  if (state === null) return elsewhere(code, by, view, context);
  if (!may(by, "take", state)) return refuse("not_allowed", "auditor-reads-only", { code });
  if (state.phase.kind === "closed") return refuse("wrong_state", "wrong-state-closed", { code });
  if (state.phase.kind === "taken") return alreadyTaken(state, by, view);
  const { since, step } = nextReminder(state, context.rules.duties);
  const isKnown = state.duties.coming.some(
    (one) => one.org.id === by.org.id && one.since === since && one.step === step,
  );
  if (isKnown) return done(code, [], []);
  return done(
    code,
    [{ kind: "coming", ...act(by, context.now), org: by.org, since, step }],
    [
      { kind: "refresh_card", code },
      tellThread(state, "coming-noted", { org: orgLabel(by.org, view.organisations(state.home)) }),
    ],
  );
}
