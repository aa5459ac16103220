/** A member edited a message: the guard reads the new words too, and an author's edit of an alert corrects the case. */
import type { CaseCode, EventId } from "../ids.ts";
import { guardedSteps, judge, kindList, kindsFound } from "./guarded.ts";
import type { Step } from "./step.ts";
import type { GuardKind } from "./tools.ts";
import type { Reading } from "./reading.ts";
import { shortened } from "./alert.ts";

export function editSteps(reading: Reading, body: string, original: EventId): readonly Step[] {
  const { message, by, view } = reading;
  if (message.where.kind === "direct") return [];
  const code = view.caseOfEvent(original);
  // Nothing came of the first version: the new one is read as if it had been written so at once.
  if (code === null) return guardedSteps({ ...reading, message: { ...message, event: original } }, body);
  const verdict = judge(reading, body);
  if (verdict.verdict === "stop") return removed(reading, original, code, kindsFound(verdict));
  const raised = view.case(code);
  if (raised === null || raised.source !== original || raised.author !== by.user) return [];
  const fields = reading.tools.fields(verdict.clean);
  return [{ belongsTo: code }, { do: { kind: "tell", code, fields, note: shortened(verdict.clean) } }];
}

/** Out with the first version too: clients show both. The card then keeps what was said before the edit. */
function removed(
  { message, view }: Reading,
  original: EventId,
  code: CaseCode,
  kinds: readonly GuardKind[],
): readonly Step[] {
  const gone: Step[] = view.case(code)?.source === original ? [{ do: { kind: "source_gone", code } }] : [];
  return [
    { do: { kind: "redact", room: message.room, event: original } },
    ...gone,
    {
      refuse: {
        kind: "personal_data",
        line: { key: "personal-data", args: { kinds: kindList(kinds) }, code },
      },
    },
  ];
}
