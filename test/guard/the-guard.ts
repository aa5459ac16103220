import { loadGuard } from "../../src/guard/load-guard.ts";
import type { GuardContext } from "../../src/guard/verdict.ts";
import { guardFiles } from "./guard-files.ts";

/** The real guard with the data of templates/guard, loaded once a test file. */
export const guard = loadGuard(guardFiles());
export const room: GuardContext = { recipient: "response_room", language: "ru" };

/** What of a text is masked, as "kind: piece", in order. */
export function found(text: string, context: GuardContext = room): string[] {
  return guard(text, context).spans.map((span) => `${span.kind}: ${text.slice(span.start, span.end)}`);
}
