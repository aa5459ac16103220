/** Everything that duties are computed from besides the case. */
import type { RegionId } from "../ids.ts";
import type { Deadline } from "./deadlines.ts";
import type { Where } from "./local-time.ts";
import type { Reminders } from "./reminders.ts";

export type DutyRules = {
  readonly deadlines: readonly Deadline[];
  readonly reminders: Reminders;
  /** Calendar and clock of a region. */
  readonly where: (region: RegionId) => Where;
};
