/** Deadlines of one case as statistics count them (docs/duties.md): what is still running, waived or ended is in neither number. */
import type { Duties } from "./duties.ts";

export function deadlineTally({ clocks }: Duties): {
  readonly deadlinesKept: number;
  readonly deadlinesMissed: number;
} {
  const count = (...states: readonly string[]) => clocks.filter(({ state }) => states.includes(state)).length;
  return { deadlinesKept: count("kept"), deadlinesMissed: count("late", "missed") };
}
