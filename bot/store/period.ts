/** Of one region or of all, in [from, to). */
import type { Millis, RegionId } from "../../src/ids.ts";

export type Period = { readonly region?: RegionId; readonly from?: Millis; readonly to?: Millis };
