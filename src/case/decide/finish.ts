/** The end of a case: it is closed with a whole report, and everybody is told what came of it. */
import type { Context } from "../../context.ts";
import type { Decision } from "../../decision.ts";
import type { Member } from "../../people/member.ts";
import type { View } from "../../view.ts";
import type { Case } from "../case.ts";
import type { CaseEvent } from "../events.ts";
import { evolve } from "../evolve.ts";
import type { Report } from "../report.ts";
import { reportSummary } from "../report-summary.ts";
import { act, done, settleQuestions } from "./outcome.ts";

/** `first`: events that come before the closing, which `state` has seen already. */
export function finish(
  state: Case,
  report: Report,
  by: Member,
  view: View,
  context: Context,
  first: readonly CaseEvent[] = [],
): Decision {
  const { code } = state;
  const event: CaseEvent = { kind: "closed", ...act(by, context.now), report, into: null };
  return done(
    code,
    [...first, event],
    [
      ...settleQuestions(state, view),
      { kind: "refresh_card", code },
      {
        kind: "say",
        to: { kind: "thread", code },
        line: reportSummary(evolve(state, event, code)),
        mentions: [state.author].filter((user) => user !== by.user),
      },
    ],
  );
}
