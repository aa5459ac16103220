/** Why a deadline no longer has to be kept: tapped, never free text, as the ledger keeps it for good. */
export const WAIVE_REASONS = [
  "not_applicable",
  "other_body",
  "with_family",
  "recognised_before",
  "other",
] as const;
export type WaiveReason = (typeof WAIVE_REASONS)[number];
