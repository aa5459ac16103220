/** "steps": everything that is next on a case and by when, as the card shows only the beginning. Changes nothing. */
import { caseFor, done, elsewhere } from "../case/decide/outcome.ts";
import type { Context } from "../context.ts";
import type { Audience, Decision } from "../decision.ts";
import type { CaseCode } from "../ids.ts";
import type { Member } from "../people/member.ts";
import type { Arg } from "../texts/line.ts";
import { term } from "../texts/term.ts";
import type { View } from "../view.ts";
import { localOf } from "./local-time.ts";
import { type DeadlineShown, type DutiesShown, dutiesShown } from "./shown.ts";

export function steps(code: CaseCode, by: Member, view: View, context: Context): Decision {
  const state = caseFor(code, by, view);
  if (state === null) return elsewhere(code, by, view, context);
  const { rules, origin } = context;
  const shown = dutiesShown(state, rules.routing, rules.duties);
  const to: Audience = origin.kind === "response" ? { kind: "thread", code } : origin;
  const where = rules.duties.where(state.home);
  const lines: Arg[] = [
    ...whoDecides(shown),
    ...shown.steps.map((names): Arg => ({ names })),
    ...shown.deadlines.map(deadline),
    ...(shown.deadlines.some(({ due }) => where.calendar.certainty(localOf(due, where).year) === "fixed")
      ? [{ text: "calendar-not-known" } as const]
      : []),
  ];
  const items: Arg = lines.length === 0 ? { text: "steps-none" } : { all: lines, join: "\n" };
  return done(code, [], [{ kind: "say", to, line: { key: "steps", code, args: { items } }, mentions: [] }]);
}

function whoDecides({ decides }: DutiesShown): readonly Arg[] {
  if (decides === null) return [];
  const who: Arg =
    decides.kind === "coordinator" ? { text: "card-decides-coordinator" } : term("kind", decides.body);
  return [{ text: "steps-decides", args: { who } }];
}

function deadline({ todo, due, isOver, isAtOnce }: DeadlineShown): Arg {
  const when: Arg = isAtOnce ? { text: "card-at-once" } : { moment: due, show: "date_time" };
  return { text: isOver ? "steps-overdue" : "steps-due", args: { when, todo: { names: todo } } };
}
