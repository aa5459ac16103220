/** What a case knows of its sealed details, and their events, as JSON inside sealed columns (case-json.ts). */
import { z } from "zod";
import type { CaseEvent } from "../../src/case/events.ts";
import { asEventId, asMillis, asUserId, type CaseCode } from "../../src/ids.ts";
import { DETAIL_KINDS, type Detail, type Lying, type Named, type Sealed } from "../../src/sealed/sealed.ts";
import { shape } from "./json.ts";

type EventOf<K extends CaseEvent["kind"]> = Extract<CaseEvent, { readonly kind: K }>;

const user = z.string().transform(asUserId);
const event = z.string().transform(asEventId);
const moment = z.int().transform(asMillis);
const what = z.enum(DETAIL_KINDS);
const number = z.int();
const act = { by: user, at: moment };

const code = z.custom<CaseCode>((value) => typeof value === "string" && value.length === 7);
const detail = shape<Detail>()({
  number,
  what,
  by: user,
  at: moment,
  source: event,
  // Written before details followed a merge.
  trail: z.array(shape<Lying>()({ code, number })).default([]),
});

export const sealed: z.ZodType<Sealed> = shape<Sealed>()({
  details: z.array(detail),
  named: z.array(shape<Named>()({ to: user, by: user, until: moment })),
  last: z.int(),
});

export const detailEvents = {
  detail_given: shape<EventOf<"detail_given">>()({
    kind: z.literal("detail_given"),
    ...act,
    number,
    what,
    source: event,
  }),
  detail_went: shape<EventOf<"detail_went">>()({ kind: z.literal("detail_went"), ...act, number, to: code }),
  detail_came: shape<EventOf<"detail_came">>()({
    kind: z.literal("detail_came"),
    ...act,
    from: code,
    detail,
  }),
  detail_dropped: shape<EventOf<"detail_dropped">>()({ kind: z.literal("detail_dropped"), ...act, number }),
  detail_named: shape<EventOf<"detail_named">>()({
    kind: z.literal("detail_named"),
    ...act,
    to: user,
    until: moment,
  }),
  detail_read: shape<EventOf<"detail_read">>()({
    kind: z.literal("detail_read"),
    ...act,
    numbers: z.array(number),
    until: moment,
  }),
  detail_refused: shape<EventOf<"detail_refused">>()({ kind: z.literal("detail_refused"), ...act }),
};
