/**
 * Who sends an alert by the form: the second sealed box. It names the alert's box, so that nobody on the way can put another alert beside
 * it; and it is sealed apart, so that an alert that waited on a phone can be sent with a new pass (adr/0030).
 */
import { z } from "zod";

const PassJson = z.strictObject({
  /** BLAKE2b-256 of the alert's box, hex. */
  box: z.string().regex(/^[0-9a-f]{64}$/),
  by: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("link"), secret: z.string().regex(/^[0-9a-f]{64}$/) }),
    /** As Telegram gave it to the page, in the form of a query. */
    z.strictObject({ kind: z.literal("telegram"), data: z.string().min(1).max(3_500) }),
  ]),
});
export type Pass = z.infer<typeof PassJson>;

/** Null: not what our page writes. */
export function parsePass(json: unknown): Pass | null {
  const parsed = PassJson.safeParse(json);
  return parsed.success ? parsed.data : null;
}
