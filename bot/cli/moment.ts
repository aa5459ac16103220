/** A day or a moment on the command line: `2026-11-22` or ISO 8601. */
import { CommandFailure } from "./output.ts";

export function momentOf(typed: string, option: string): number {
  const at = Date.parse(typed);
  if (Number.isNaN(at))
    throw new CommandFailure(
      "wrong_usage",
      `${option} takes a day such as 2026-11-22, or a moment in ISO 8601.`,
      2,
    );
  return at;
}
