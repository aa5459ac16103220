/** Events of the coordinators' page as JSON inside the ledger's sealed column. */
import { z } from "zod";
import type { PageEvent } from "../../src/people/page-event.ts";
import { millis, regionId, userId } from "./case-json.ts";
import { byKind, shape } from "./json.ts";

type EventOf<K extends PageEvent["kind"]> = Extract<PageEvent, { readonly kind: K }>;
const act = <K extends PageEvent["kind"]>(kind: K) => ({
  kind: z.literal(kind),
  by: userId,
  at: millis,
  region: regionId,
});

export const pageEvent = byKind<PageEvent>({
  signed_in: shape<EventOf<"signed_in">>()(act("signed_in")),
  signed_out: shape<EventOf<"signed_out">>()(act("signed_out")),
  exported: shape<EventOf<"exported">>()({ ...act("exported"), cases: z.number() }),
});
