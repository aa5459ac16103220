/** What of the duties is shown: who decides, the next steps, the deadlines that run. */
import type { Case } from "../case/case.ts";
import type { Millis } from "../ids.ts";
import type { OrgKind } from "../people/member.ts";
import type { Names } from "../texts/line.ts";
import type { Deadline } from "./deadlines.ts";
import { isOwed } from "./duties.ts";
import type { DutyRules } from "./duty-rules.ts";
import { aboutCase } from "./matches.ts";
import { decides, type Decides, nextSteps, type Routing } from "./routing.ts";

export type DeadlineShown = {
  readonly todo: Names;
  readonly due: Millis;
  readonly isOver: boolean;
  /** Without a length in the source: no moment is shown. */
  readonly isAtOnce: boolean;
};

export type DutiesShown = {
  readonly decides: Decides | null;
  /** A coordinator pointed it out to this body. */
  readonly assigned: OrgKind | null;
  readonly steps: readonly Names[];
  /** The first that is over first. */
  readonly deadlines: readonly DeadlineShown[];
};

export function dutiesShown(state: Case, routing: Routing, { deadlines }: DutyRules): DutiesShown {
  const about = aboutCase(state);
  const { clocks, reached, assigned } = state.duties;
  const running = clocks.filter(isOwed).flatMap((clock) => {
    const deadline = deadlines.find(({ id }) => id === clock.deadline);
    return deadline === undefined ? [] : [{ clock, deadline }];
  });
  const done = reached.map(({ what }) => what);
  // A step that stands there as a deadline is not said twice.
  const withDeadline = running.flatMap(({ deadline }) => deadline.kept_by.reached);
  return {
    decides: decides(about, routing),
    assigned: state.phase.kind === "open" ? (assigned?.to ?? null) : null,
    steps: nextSteps(about, [...done, ...withDeadline], routing).map(({ names }) => names),
    deadlines: running
      .map(
        ({ clock, deadline }): DeadlineShown => ({
          todo: deadline.todo,
          due: clock.due,
          isOver: clock.state === "missed",
          isAtOnce: isAtOnce(deadline),
        }),
      )
      .toSorted((a, b) => a.due - b.due),
  };
}

const isAtOnce = ({ length }: Deadline): boolean => "at_once_minutes" in length;
