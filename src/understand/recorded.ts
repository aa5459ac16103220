/** What the guard did, for the ledger: kinds alone. */
import type { Found } from "../guard/events.ts";
import { explain } from "../guard/explain.ts";
import type { Reading } from "./reading.ts";
import type { Step } from "./step.ts";

export const recorded = (
  kind: "guard_stopped" | "guard_asked",
  { by, context }: Pick<Reading, "by" | "context">,
  { found }: { readonly found: readonly Found[] },
): Step => ({
  record: { kind, by: by.user, at: context.now, region: by.region, kinds: explain(found) },
});
