/** Cases and their events as JSON inside sealed columns. Written by JSON.stringify, read here. */
import { z } from "zod";
import type { Case, Offer, Phase, Proposal, Taker } from "../../src/case/case.ts";
import { HEADS } from "../../src/assessment/assessment-form.ts";
import type { CaseEvent } from "../../src/case/events.ts";
import {
  ACCOMPANIED,
  CATEGORIES,
  type Fields,
  NEEDS,
  PLACES,
  STATUSES,
  WHENS,
} from "../../src/case/fields.ts";
import {
  CRIMINAL_CASES,
  type NextStep,
  OUTCOMES,
  PLACEMENTS,
  type Report,
  SERVICES,
  TIP_STATUSES,
} from "../../src/case/report.ts";
import { type Clock, type Duties, NO_DUTIES, type Reminded, type Subject } from "../../src/duties/duties.ts";
import { MILESTONES } from "../../src/duties/milestones.ts";
import { WAIVE_REASONS } from "../../src/duties/waive-reasons.ts";
import {
  asEventId,
  asMillis,
  asOrgId,
  asRegionId,
  asUserId,
  type CaseCode,
  type RaidCode,
} from "../../src/ids.ts";
import { ORG_KINDS, type Organisation } from "../../src/people/member.ts";
import type { OwnRoom } from "../../src/own-room/own-room.ts";
import { NOTHING_SEALED } from "../../src/sealed/sealed.ts";
import { byKind, shape } from "./json.ts";
import { coming, comingEvent } from "./coming-json.ts";
import { detailEvents, sealed } from "./sealed-json.ts";

export const userId = z.string().transform(asUserId);
export const regionId = z.string().transform(asRegionId);
export const eventId = z.string().transform(asEventId);
export const millis = z.number().int().transform(asMillis);
export const caseCode = z.custom<CaseCode>((value) => typeof value === "string" && value.length === 7);
export const raidCode = z.custom<RaidCode>(
  (value) => typeof value === "string" && /^R[1-9A-Z]{5}$/.test(value),
);
export const headId = z.enum(HEADS);
export const orgKind = z.enum(ORG_KINDS);
export const category = z.enum(CATEGORIES);
export const urgency = z.enum(["red", "amber", "green"]);
export const outcome = z.enum(OUTCOMES);

const told = <T extends z.ZodType>(value: T) => z.union([value, z.literal("unknown")]).exactOptional();

export const organisation = shape<Organisation>()({
  id: z.string().transform(asOrgId),
  name: z.string(),
  kind: orgKind,
});

export const fields = shape<Fields>()({
  category: told(category),
  region: z.string().exactOptional(),
  district: told(z.string()),
  place: told(z.enum(PLACES)),
  children: told(z.number()),
  girls: z.number().exactOptional(),
  boys: z.number().exactOptional(),
  ages: told(z.array(z.number())),
  accompanied: told(z.enum(ACCOMPANIED)),
  status: told(z.enum(STATUSES)),
  when: told(z.enum(WHENS)),
  danger: told(z.boolean()),
  needs: told(z.array(z.enum(NEEDS))),
});
export const fieldName = fields.keyof();

const nextStep: z.ZodType<NextStep> = z.union([
  z.literal("none"),
  z.strictObject({ what: z.string(), date: z.string().nullable() }),
]);
export const report = shape<Report>()({
  outcome: outcome.exactOptional(),
  placement: z.enum(PLACEMENTS).exactOptional(),
  children: z.number().exactOptional(),
  services: z.array(z.enum(SERVICES)).exactOptional(),
  organisations: z.array(orgKind).exactOptional(),
  tip: z.enum(TIP_STATUSES).exactOptional(),
  criminal: z.enum(CRIMINAL_CASES).exactOptional(),
  next: nextStep.exactOptional(),
  note: z.string().exactOptional(),
  duplicateOf: z.string().exactOptional(),
});

const heard = { services: z.array(z.enum(SERVICES)), bodies: z.array(orgKind) };

export const milestone = z.enum(MILESTONES);
export const waiveReason = z.enum(WAIVE_REASONS);
const subject = z.custom<Subject>(
  (value) =>
    value === "untaken" ||
    value === "silent" ||
    value === "report" ||
    value === "confirm" ||
    (typeof value === "string" && value.startsWith("clock:")),
);

type EventOf<K extends CaseEvent["kind"]> = Extract<CaseEvent, { readonly kind: K }>;
const act = { by: userId, at: millis };
export const caseEvent = byKind<CaseEvent>({
  opened: shape<EventOf<"opened">>()({
    kind: z.literal("opened"),
    ...act,
    home: regionId,
    postedBy: organisation,
    fields,
    urgency,
    note: z.string(),
    source: eventId.nullable(),
    // Of before there were raids.
    raid: raidCode.nullable().default(null),
  }),
  asked: shape<EventOf<"asked">>()({ kind: z.literal("asked"), ...act, field: fieldName }),
  told: shape<EventOf<"told">>()({
    kind: z.literal("told"),
    ...act,
    fields,
    urgency,
    answers: fieldName.nullable(),
    note: z.string().nullable(),
  }),
  taken: shape<EventOf<"taken">>()({ kind: z.literal("taken"), ...act, org: organisation }),
  offered: shape<EventOf<"offered">>()({ kind: z.literal("offered"), ...act, to: orgKind }),
  declined: shape<EventOf<"declined">>()({ kind: z.literal("declined"), ...act }),
  heard: shape<EventOf<"heard">>()({ kind: z.literal("heard"), ...act, ...heard }),
  reported: shape<EventOf<"reported">>()({ kind: z.literal("reported"), ...act, parts: report }),
  proposed: shape<EventOf<"proposed">>()({
    kind: z.literal("proposed"),
    ...act,
    report,
    given: report,
    org: organisation,
  }),
  assessed: shape<EventOf<"assessed">>()({
    kind: z.literal("assessed"),
    ...act,
    head: headId,
    lines: z.array(z.number().int()),
  }),
  assessment_read: shape<EventOf<"assessment_read">>()({ kind: z.literal("assessment_read"), ...act }),
  ...detailEvents,
  returned: shape<EventOf<"returned">>()({ kind: z.literal("returned"), ...act, reason: z.string() }),
  closed: shape<EventOf<"closed">>()({
    kind: z.literal("closed"),
    ...act,
    report,
    into: caseCode.nullable(),
  }),
  reopened: shape<EventOf<"reopened">>()({ kind: z.literal("reopened"), ...act }),
  transferred: shape<EventOf<"transferred">>()({ kind: z.literal("transferred"), ...act, to: regionId }),
  withdrawn: shape<EventOf<"withdrawn">>()({ kind: z.literal("withdrawn"), ...act }),
  source_gone: shape<EventOf<"source_gone">>()({ kind: z.literal("source_gone"), ...act }),
  undone: shape<EventOf<"undone">>()({
    kind: z.literal("undone"),
    ...act,
    act: z.custom<EventOf<"undone">["act"]>((value) => typeof value === "string"),
  }),
  assigned: shape<EventOf<"assigned">>()({
    kind: z.literal("assigned"),
    ...act,
    to: orgKind,
    because: z.string().nullable(),
  }),
  spoke: shape<EventOf<"spoke">>()({ kind: z.literal("spoke"), ...act }),
  reached: shape<EventOf<"reached">>()({ kind: z.literal("reached"), ...act, what: milestone }),
  clock_started: shape<EventOf<"clock_started">>()({
    kind: z.literal("clock_started"),
    ...act,
    deadline: z.string(),
    due: millis,
    owes: z.array(orgKind),
  }),
  clock_kept: shape<EventOf<"clock_kept">>()({ kind: z.literal("clock_kept"), ...act, deadline: z.string() }),
  clock_missed: shape<EventOf<"clock_missed">>()({
    kind: z.literal("clock_missed"),
    ...act,
    deadline: z.string(),
  }),
  clock_waived: shape<EventOf<"clock_waived">>()({
    kind: z.literal("clock_waived"),
    ...act,
    deadline: z.string(),
    reason: waiveReason,
  }),
  clock_ended: shape<EventOf<"clock_ended">>()({
    kind: z.literal("clock_ended"),
    ...act,
    deadline: z.string(),
  }),
  room_opened: shape<EventOf<"room_opened">>()({ kind: z.literal("room_opened"), ...act }),
  room_named: shape<EventOf<"room_named">>()({ kind: z.literal("room_named"), ...act, to: userId }),
  room_unnamed: shape<EventOf<"room_unnamed">>()({ kind: z.literal("room_unnamed"), ...act, user: userId }),
  erased: shape<EventOf<"erased">>()({ kind: z.literal("erased"), ...act }),
  holder_left: shape<EventOf<"holder_left">>()({
    kind: z.literal("holder_left"),
    ...act,
    user: userId,
    next: userId.nullable(),
  }),
  coming: comingEvent,
  reminded: shape<EventOf<"reminded">>()({
    kind: z.literal("reminded"),
    ...act,
    of: subject,
    since: millis,
    step: z.number(),
  }),
});

const clock = shape<Clock>()({
  deadline: z.string(),
  startedAt: millis,
  due: millis,
  owes: z.array(orgKind),
  state: z.enum(["running", "missed", "kept", "late", "waived", "ended"]),
  endedAt: millis.nullable(),
  reason: waiveReason.nullable(),
});
const duties: z.ZodType<Duties> = shape<Duties>()({
  waiting: millis.nullable(),
  urgent: millis.nullable(),
  heard: millis.nullable(),
  reported: millis.nullable(),
  reached: z.array(z.strictObject({ what: milestone, at: millis })),
  clocks: z.array(clock),
  reminded: z.array(shape<Reminded>()({ of: subject, since: millis, step: z.number() })),
  coming,
  assigned: z.strictObject({ to: orgKind, because: z.string().nullable() }).nullable(),
});

const ownRoom = shape<OwnRoom>()({
  since: millis,
  named: z.array(userId),
  shown: z.strictObject({ fields, note: z.string(), urgency }),
});
const taker = shape<Taker>()({ org: organisation, by: userId, since: millis });
const proposal = shape<Proposal>()({ report, by: userId, org: organisation, at: millis });
const offer = shape<Offer>()({ to: orgKind, by: userId, at: millis });
type PhaseOf<K extends Phase["kind"]> = Extract<Phase, { readonly kind: K }>;
const phase = byKind<Phase>({
  open: shape<PhaseOf<"open">>()({ kind: z.literal("open") }),
  taken: shape<PhaseOf<"taken">>()({ kind: z.literal("taken"), taker, offer: offer.nullable() }),
  closed: shape<PhaseOf<"closed">>()({
    kind: z.literal("closed"),
    at: millis,
    by: userId,
    taker: taker.nullable(),
    into: caseCode.nullable(),
  }),
});

type Last = NonNullable<Case["last"]>;
const undoable = z.custom<Last["act"]>((value) => typeof value === "string");

export const caseState: z.ZodType<Case> = shape<Case>()({
  code: caseCode,
  home: regionId,
  left: z.array(regionId),
  author: userId,
  postedBy: organisation,
  raid: raidCode.nullable().default(null),
  openedAt: millis,
  takenAt: millis.nullable(),
  phase,
  fields,
  urgency,
  note: z.string(),
  source: eventId.nullable(),
  asked: z.array(fieldName),
  question: fieldName.nullable(),
  report,
  // A state of before there were second persons has none.
  proposal: proposal.nullable().default(null),
  assessment: z.partialRecord(headId, z.array(z.number().int())).nullable().default(null),
  // Nor sealed details.
  sealed: sealed.default(NOTHING_SEALED),
  // Nor a room of its own.
  room: ownRoom.nullable().default(null),
  heard: z.strictObject(heard),
  withdrawn: z.boolean(),
  reopened: z.number(),
  // Cases written before there were deadlines have none.
  duties: duties.default(NO_DUTIES),
  last: z.strictObject({ act: undoable, by: userId, at: millis, before: z.lazy(() => caseState) }).nullable(),
});
