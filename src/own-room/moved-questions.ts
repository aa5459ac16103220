/**
 * What is still asked of a case moves with it, into its room or back into the thread: a question is answered where the case goes on.
 * Reminders are not asked again: the next one comes at its time.
 */
import type { Case } from "../case/case.ts";
import type { Effect } from "../decision.ts";
import type { View } from "../view.ts";

export function movedQuestions(before: Case, after: Case, view: View): Effect[] {
  const { code } = after;
  // Asked again in the order in which they were asked.
  return view
    .promptsOfCase(code)
    .toReversed()
    .flatMap((prompt): Effect[] =>
      prompt.tapOnly === true || prompt.id.startsWith("confirm:") || before.home !== after.home
        ? [{ kind: "settle", prompt: prompt.id }]
        : [
            {
              kind: "ask",
              to: { kind: "thread", code },
              prompt,
              mentions: prompt.only === null ? [] : [prompt.only],
            },
          ],
    );
}
