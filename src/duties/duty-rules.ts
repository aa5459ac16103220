/** Everything that duties are computed from besides the case. */
import type { RegionId } from "../ids.ts";
import type { Deadline } from "./deadlines.ts";
import type { Where } from "./local-time.ts";
import type { Reminders } from "./reminders.ts";

export type DutyRules = {
  readonly deadlines: readonly Deadline[];
  /** By region: who confirmed the deadlines, and when. */
  readonly confirmed: Readonly<Record<string, string>>;
  readonly reminders: Reminders;
  /** Calendar and clock of a region. */
  readonly where: (region: RegionId) => Where;
};
