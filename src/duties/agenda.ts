/**
 * What the clock still has to do with a case, and when: computed from the case alone, so that whatever stops a duty (a taking, an
 * answer, a closing) takes its reminders away in the same moment.
 */
import type { Case } from "../case/case.ts";
import type { Millis } from "../ids.ts";
import { beforeMoments } from "./before.ts";
import type { Deadline } from "./deadlines.ts";
import type { Clock, Duties, Subject } from "./duties.ts";
import type { DutyRules } from "./duty-rules.ts";
import { momentsOf } from "./ladder.ts";
import type { Ladder, Told } from "./reminders.ts";

export type Task =
  /** `step` counts from 1; `over`: of a deadline that is over. */
  | {
      readonly kind: "remind";
      readonly of: Subject;
      readonly since: Millis;
      readonly step: number;
      readonly tell: Told;
      readonly at: Millis;
    }
  | { readonly kind: "miss"; readonly clock: Clock; readonly at: Millis };

/** Not yet done, in no particular order. */
export function agendaOf(state: Case, rules: DutyRules): readonly Task[] {
  return [...waitingTasks(state, rules), ...clockTasks(state, rules)];
}

/** When the clock has to look at this case next; null: never, as things stand. */
export function nextMoment(state: Case, rules: DutyRules): Millis | null {
  return agendaOf(state, rules).reduce<Millis | null>(
    (first, { at }) => (first === null || at < first ? at : first),
    null,
  );
}

function waitingTasks(state: Case, rules: DutyRules): readonly Task[] {
  const { phase, duties, openedAt, report, proposal } = state;
  const { reminders } = rules;
  if (phase.kind !== "closed" && proposal !== null)
    return climb("confirm", proposal.at, reminders.confirm, state, rules);
  switch (phase.kind) {
    case "closed":
      return [];
    case "open": {
      const ladder = state.withdrawn ? reminders.withdrawn : reminders.untaken[state.urgency];
      return climb("untaken", waitsSince(state), ladder, state, rules);
    }
    case "taken": {
      const half = duties.reported !== null && Object.keys(report).length > 0;
      return [
        ...climb("silent", duties.heard ?? openedAt, reminders.silent, state, rules),
        ...(half ? climb("report", duties.reported, reminders.report, state, rules) : []),
      ];
    }
  }
}

/** From when the reminders of a case that nobody has taken count. */
const waitsSince = ({ duties, openedAt }: Case): Millis =>
  later(duties.waiting ?? openedAt, duties.urgent ?? openedAt);

/** The reminder that comes next while nobody takes the case; after the last one, the one that would follow it. */
export function nextReminder(
  state: Case,
  rules: DutyRules,
): { readonly since: Millis; readonly step: number } {
  const since = waitsSince(state);
  const steps = agendaOf(state, rules).flatMap((task) =>
    task.kind === "remind" && task.of === "untaken" ? [task.step] : [],
  );
  return {
    since,
    step: steps.length > 0 ? Math.min(...steps) : stepsDone(state.duties, "untaken", since) + 1,
  };
}

const later = (one: Millis, other: Millis): Millis => (one > other ? one : other);

function climb(of: Subject, since: Millis, ladder: Ladder, state: Case, rules: DutyRules): readonly Task[] {
  const where = rules.where(state.home);
  const moments = momentsOf(since, ladder, rules.reminders.quiet, where, putOff(state.duties, of, since));
  const done = stepsDone(state.duties, of, since);
  return ladder.steps.flatMap(({ tell }, i): Task[] => {
    const at = moments[i];
    return at === undefined || i < done ? [] : [{ kind: "remind", of, since, step: i + 1, tell, at }];
  });
}

/** Somebody is on the way to a case that waits: the reminder that would come next waits once more. */
const putOff = ({ coming }: Duties, of: Subject, since: Millis): ReadonlySet<number> =>
  new Set(of === "untaken" ? coming.flatMap((one) => (one.since === since ? [one.step] : [])) : []);

const stepsDone = ({ reminded }: Duties, of: Subject, since: Millis): number =>
  reminded.find((one) => one.of === of && one.since === since)?.step ?? 0;

function clockTasks(state: Case, rules: DutyRules): readonly Task[] {
  return state.duties.clocks.flatMap((clock) => {
    if (clock.state !== "running" && clock.state !== "missed") return [];
    // A deadline that experts took out of the file since then runs out silently.
    const deadline = rules.deadlines.find(({ id }) => id === clock.deadline);
    const miss: Task[] = clock.state === "running" ? [{ kind: "miss", clock, at: clock.due }] : [];
    return deadline === undefined ? miss : [...miss, ...reminding(clock, deadline, state, rules)];
  });
}

/** Steps before the end, then those after it, counted on. */
function reminding(clock: Clock, deadline: Deadline, state: Case, rules: DutyRules): readonly Task[] {
  const { reminders } = rules;
  const where = rules.where(state.home);
  const of: Subject = `clock:${clock.deadline}`;
  const since = clock.startedAt;
  const done = stepsDone(state.duties, of, since);
  const before = beforeMoments(clock, deadline.remind_before, where);
  const over = "at_once_minutes" in deadline.length ? reminders.at_once_over : reminders.deadline_over;
  const after = momentsOf(clock.due, over, reminders.quiet, where);
  const all = [
    ...before.map((at) => ({ at, tell: "owes" as const })),
    ...over.steps.map(({ tell }, i) => ({ at: after[i] ?? null, tell })),
  ];
  return all.flatMap(({ at, tell }, i): Task[] =>
    at === null || i < done ? [] : [{ kind: "remind", of, since, step: i + 1, tell, at }],
  );
}
