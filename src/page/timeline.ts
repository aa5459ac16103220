/** What happened to a case, for those who do not sit in its thread: kinds of steps, times and bodies, no words of anybody. Pure. */
import type { CaseEvent, CaseEventKind } from "../case/events.ts";
import { orgLabel } from "../case/org-label.ts";
import type { Rules } from "../context.ts";
import type { Millis, UserId } from "../ids.ts";
import type { Organisation } from "../people/member.ts";
import type { Arg } from "../texts/line.ts";
import { term } from "../texts/term.ts";

/** An event, or what is left of it when the case's data key was destroyed. */
export type PastEvent =
  | CaseEvent
  | { readonly kind: CaseEventKind; readonly by: UserId; readonly at: Millis; readonly gone: true };

export type TimelineStep = {
  readonly kind: CaseEventKind;
  readonly at: Millis;
  /** The body that acted; null where the bot did, or where it is not known any more. */
  readonly who: Arg | null;
  /** What it came to: the body that was asked, the region, the outcome. */
  readonly what: Arg | null;
};

export type Bodies = {
  /** Of the region that looks on; of any other only the kind is told. */
  readonly organisations: readonly Organisation[];
  readonly orgOf: (user: UserId) => Organisation | null;
};

export function timelineOf(
  events: readonly PastEvent[],
  bodies: Bodies,
  rules: Pick<Rules, "regionNames" | "duties">,
): readonly TimelineStep[] {
  return events.map((event) => ({
    kind: event.kind,
    at: event.at,
    who: whoIn(event, bodies),
    what: "gone" in event ? null : whatIn(event, rules),
  }));
}

function whoIn(event: PastEvent, { organisations, orgOf }: Bodies): Arg | null {
  const label = (org: Organisation | null): Arg | null => {
    if (org === null) return null;
    const isOurs = organisations.some(({ id }) => id === org.id);
    return isOurs ? orgLabel(org, organisations) : term("kind", org.kind);
  };
  // Asking is the bot's doing; what was heard stood in somebody's words.
  if (event.kind === "asked" || event.kind === "heard" || event.kind === "holder_left") return null;
  if ("gone" in event) return label(orgOf(event.by));
  if (event.kind === "opened") return term("kind", event.postedBy.kind);
  return label(event.kind === "taken" ? event.org : orgOf(event.by));
}

function whatIn(event: CaseEvent, rules: Pick<Rules, "regionNames" | "duties">): Arg | null {
  switch (event.kind) {
    case "offered":
    case "assigned":
      return term("kind", event.to);
    case "reached":
      return term("milestone", event.what);
    case "transferred":
      return { names: rules.regionNames(event.to) };
    case "clock_started":
    case "clock_kept":
    case "clock_missed":
    case "clock_ended":
      return todoOf(event.deadline, rules);
    case "clock_waived":
      return {
        all: [todoOf(event.deadline, rules) ?? event.deadline, term("waive", event.reason)],
        join: " · ",
      };
    case "closed":
      return event.report.outcome === undefined ? null : term("outcome", event.report.outcome);
    default:
      return null;
  }
}

/** Null: experts have taken it out of their file since then. */
function todoOf(deadline: string, { duties }: Pick<Rules, "duties">): Arg | null {
  const known = duties.deadlines.find(({ id }) => id === deadline);
  return known === undefined ? null : { names: known.todo };
}
