/** A case that there is and that this member may act on: one of the own region. What is said of any other stands in case/not-here.ts. */
import { notHere } from "../case/not-here.ts";
import type { CaseCode } from "../ids.ts";
import type { Reading } from "./reading.ts";
import type { Step } from "./step.ts";

export const isKnown = (code: CaseCode, { view, by }: Pick<Reading, "view" | "by">): boolean =>
  view.case(code)?.home === by.region;

export const unknownCase = (code: CaseCode, { view, by, context }: Reading): Step => ({
  refuse: notHere(code, by, view, context.rules),
});

/** It stood in the room of this member's region and was transferred from there. */
export const hasLeft = (code: CaseCode, { view, by }: Pick<Reading, "view" | "by">): boolean =>
  view.case(code)?.left.includes(by.region) === true;
