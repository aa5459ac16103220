/** Events of raids as JSON inside the ledger's sealed column. */
import { z } from "zod";
import { PLACES } from "../../src/case/fields.ts";
import type { RaidEvent } from "../../src/raids/events.ts";
import type { RaidPlan, RaidReport } from "../../src/raids/raid.ts";
import { millis, orgKind, raidCode, regionId, userId } from "./case-json.ts";
import { byKind, shape } from "./json.ts";

export const raidPlan = shape<RaidPlan>()({
  region: regionId,
  district: z.string().nullable(),
  places: z.array(z.enum(PLACES)),
  bodies: z.array(orgKind),
  until: millis.nullable(),
});
export const raidReport = shape<RaidReport>()({
  visited: z.partialRecord(z.enum(PLACES), z.number().int().nonnegative()).exactOptional(),
  met: z.number().int().nonnegative().exactOptional(),
});

type EventOf<K extends RaidEvent["kind"]> = Extract<RaidEvent, { readonly kind: K }>;
const act = <K extends RaidEvent["kind"]>(kind: K) => ({
  kind: z.literal(kind),
  code: raidCode,
  by: userId,
  at: millis,
});

export const raidEvent = byKind<RaidEvent>({
  raid_opened: shape<EventOf<"raid_opened">>()({ ...act("raid_opened"), plan: raidPlan }),
  raid_told: shape<EventOf<"raid_told">>()({ ...act("raid_told"), parts: raidReport }),
  raid_reminded: shape<EventOf<"raid_reminded">>()({
    ...act("raid_reminded"),
    step: z.number().int().positive(),
  }),
  raid_ended: shape<EventOf<"raid_ended">>()(act("raid_ended")),
  raid_undone: shape<EventOf<"raid_undone">>()(act("raid_undone")),
});
