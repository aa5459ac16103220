/** What the guard did, for the ledger: kinds alone. */
import { type Found, kindsOf } from "../guard/events.ts";
import type { Reading } from "./reading.ts";
import type { Step } from "./step.ts";

export const recorded = (
  kind: "guard_stopped" | "guard_asked",
  { by, context }: Reading,
  { found }: { readonly found: readonly Found[] },
): Step => ({
  record: { kind, by: by.user, at: context.now, region: by.region, kinds: kindsOf(found) },
});
