/** What was done on the coordinators' page: part of the ledger, as it must be known who could read the numbers, and who took them out. */
import type { Millis, RegionId, UserId } from "../ids.ts";

type Act<K extends string> = {
  readonly kind: K;
  readonly by: UserId;
  readonly at: Millis;
  /** Whose pages they were. */
  readonly region: RegionId;
};

export type PageEvent =
  | Act<"signed_in">
  | Act<"signed_out">
  /** `cases`: how many rows the table had. */
  | (Act<"exported"> & { readonly cases: number });
