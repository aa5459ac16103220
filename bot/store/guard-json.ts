/** Events of the guard as JSON inside the ledger's sealed column. */
import { z } from "zod";
import type { Found, GuardEvent } from "../../src/guard/events.ts";
import { KINDS } from "../../src/guard/verdict.ts";
import { millis, regionId, userId } from "./case-json.ts";
import { byKind, shape } from "./json.ts";

export const guardKind = z.enum(KINDS);
export const found = shape<Found>()({ kind: guardKind, word: z.number(), of: z.number() });

type EventOf<K extends GuardEvent["kind"]> = Extract<GuardEvent, { readonly kind: K }>;
const act = <K extends GuardEvent["kind"]>(kind: K) => ({
  kind: z.literal(kind),
  by: userId,
  at: millis,
  region: regionId,
});
const kinds = z.array(guardKind);

export const guardEvent = byKind<GuardEvent>({
  guard_stopped: shape<EventOf<"guard_stopped">>()({ ...act("guard_stopped"), kinds }),
  guard_asked: shape<EventOf<"guard_asked">>()({ ...act("guard_asked"), kinds }),
  guard_insisted: shape<EventOf<"guard_insisted">>()({ ...act("guard_insisted"), kinds }),
  guard_appealed: shape<EventOf<"guard_appealed">>()({
    ...act("guard_appealed"),
    appeal: z.string(),
    found: z.array(found),
  }),
  guard_answered: shape<EventOf<"guard_answered">>()({
    ...act("guard_answered"),
    appeal: z.string(),
    mistake: z.boolean(),
  }),
});
