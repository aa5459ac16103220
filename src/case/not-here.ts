/**
 * What is answered about a case that is none of the member's region: where it went, if it once stood in the member's room; else
 * the same as about a case that never was, so that nobody learns of another region's cases.
 */
import type { Rules } from "../context.ts";
import type { Refusal } from "../decision.ts";
import type { CaseCode } from "../ids.ts";
import type { Member } from "../people/member.ts";
import type { View } from "../view.ts";

export function notHere(
  code: CaseCode,
  by: Member,
  view: Pick<View, "case" | "erasedIn">,
  { regionNames }: Pick<Rules, "regionNames">,
): Refusal {
  const state = view.case(code);
  if (state === null && view.erasedIn(code) === by.region)
    return { kind: "code_unknown", line: { key: "code-erased", args: {} } };
  if (state === null || !state.left.includes(by.region))
    return { kind: "code_unknown", line: { key: "code-unknown" } };
  return {
    kind: "wrong_state",
    line: { key: "moved-away", code, args: { region: { names: regionNames(state.home) } } },
  };
}
