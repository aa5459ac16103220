/** Events of the register as JSON inside the ledger's sealed column. */
import { z } from "zod";
import type { PeopleEvent } from "../../src/people/events.ts";
import { AWAY, LANGUAGES, type Member, ROLES } from "../../src/people/member.ts";
import { JOINT_ACTS, type JointRelease } from "../../src/people/two-person.ts";
import { asOrgId } from "../../src/ids.ts";
import type { Hotline } from "../../src/people/hotline.ts";
import { millis, organisation, regionId, userId } from "./case-json.ts";
import { byKind, shape } from "./json.ts";

const member = shape<Member>()({
  user: userId,
  name: z.string(),
  org: organisation,
  role: z.enum(ROLES),
  region: regionId,
  language: z.enum(LANGUAGES),
});

const hotline = shape<Hotline>()({ org: organisation, region: regionId });

type EventOf<K extends PeopleEvent["kind"]> = Extract<PeopleEvent, { readonly kind: K }>;
const act = { by: z.union([z.literal("operator"), userId]), at: millis };
export const jointRelease = shape<JointRelease>()({ region: regionId, to: userId, hours: z.number() });
const jointStep = <K extends "joint_confirmed" | "joint_refused" | "joint_used">(kind: K) => ({
  kind: z.literal(kind),
  id: z.string(),
  by: userId,
  at: millis,
});

export const peopleEvent = byKind<PeopleEvent>({
  joint_asked: shape<EventOf<"joint_asked">>()({
    kind: z.literal("joint_asked"),
    id: z.string(),
    act: z.enum(JOINT_ACTS),
    by: userId,
    at: millis,
    release: jointRelease.exactOptional(),
  }),
  joint_confirmed: shape<EventOf<"joint_confirmed">>()(jointStep("joint_confirmed")),
  joint_refused: shape<EventOf<"joint_refused">>()(jointStep("joint_refused")),
  joint_used: shape<EventOf<"joint_used">>()(jointStep("joint_used")),
  keys_shown: shape<EventOf<"keys_shown">>()({
    kind: z.literal("keys_shown"),
    by: z.literal("operator"),
    at: millis,
  }),
  member_added: shape<EventOf<"member_added">>()({ kind: z.literal("member_added"), ...act, member }),
  member_removed: shape<EventOf<"member_removed">>()({
    kind: z.literal("member_removed"),
    ...act,
    user: userId,
  }),
  member_locked: shape<EventOf<"member_locked">>()({
    kind: z.literal("member_locked"),
    ...act,
    user: userId,
    why: z.enum(AWAY),
  }),
  member_unlocked: shape<EventOf<"member_unlocked">>()({
    kind: z.literal("member_unlocked"),
    ...act,
    user: userId,
  }),
  member_asked: shape<EventOf<"member_asked">>()({
    kind: z.literal("member_asked"),
    by: userId,
    at: millis,
    user: userId,
  }),
  telegram_linked: shape<EventOf<"telegram_linked">>()({
    kind: z.literal("telegram_linked"),
    by: userId,
    at: millis,
    user: userId,
  }),
  telegram_unlinked: shape<EventOf<"telegram_unlinked">>()({
    kind: z.literal("telegram_unlinked"),
    by: userId,
    at: millis,
    user: userId,
  }),
  hotline_added: shape<EventOf<"hotline_added">>()({
    kind: z.literal("hotline_added"),
    ...act,
    hotline,
    keyHash: z.string(),
  }),
  hotline_removed: shape<EventOf<"hotline_removed">>()({
    kind: z.literal("hotline_removed"),
    ...act,
    org: z.string().transform(asOrgId),
  }),
});
