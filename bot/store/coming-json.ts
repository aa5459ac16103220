/** That somebody is on the way, as JSON inside sealed columns (case-json.ts). */
import { z } from "zod";
import type { CaseEvent } from "../../src/case/events.ts";
import type { Coming } from "../../src/duties/duties.ts";
import { asMillis, asOrgId, asUserId } from "../../src/ids.ts";
import { ORG_KINDS, type Organisation } from "../../src/people/member.ts";
import { shape } from "./json.ts";

const moment = z.int().transform(asMillis);
const org = shape<Organisation>()({
  id: z.string().transform(asOrgId),
  name: z.string(),
  kind: z.enum(ORG_KINDS),
});
const said = { org, since: moment, step: z.int() };

/** Cases written before there was a doorbell have none. */
export const coming = z.array(shape<Coming>()(said)).default([]);

export const comingEvent = shape<Extract<CaseEvent, { kind: "coming" }>>()({
  kind: z.literal("coming"),
  by: z.string().transform(asUserId),
  at: moment,
  ...said,
});
