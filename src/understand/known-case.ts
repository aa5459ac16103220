/** A case that there is and that this member may know of: one of the own region. Any other is answered as if there were none. */
import type { CaseCode } from "../ids.ts";
import type { Reading } from "./reading.ts";
import type { Step } from "./step.ts";

export const isKnown = (code: CaseCode, { view, by }: Pick<Reading, "view" | "by">): boolean =>
  view.case(code)?.home === by.region;

export const UNKNOWN_CASE: Step = { refuse: { kind: "code_unknown", line: { key: "code-unknown" } } };
