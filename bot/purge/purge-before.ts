/** Up to when nothing in the rooms is needed any more: older than the longest time that words are kept, and than every case that still has them. */
import { asMillis, type Millis } from "../../src/ids.ts";
import type { Retention } from "../../src/retention/retention.ts";

/** `oldest`: when the oldest case with words was opened; null: there is none. */
export function purgeBefore(
  now: Millis,
  oldest: Millis | null,
  { default: usual, rules }: Retention,
): Millis {
  const months = Math.max(usual.words_months, ...rules.flatMap((rule) => rule.words_months ?? []));
  const kept = Temporal.Instant.fromEpochMilliseconds(now)
    .toZonedDateTimeISO("UTC")
    .subtract({ months }).epochMilliseconds;
  return asMillis(Math.min(kept, oldest ?? kept));
}
