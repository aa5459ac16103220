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
  if (!isOwn(reading, original)) return [];
  const raised = view.case(code);
  if (raised === null || raised.source !== original || raised.author !== by.user) return [];
  const fields = reading.tools.fields(verdict.clean);
  return [{ belongsTo: code }, { do: { kind: "tell", code, fields, note: shortened(verdict.clean) } }];
}

/** Clients ignore an edit of somebody else's message; so do we, but for what the guard finds in it. */
const isOwn = ({ view, by }: Reading, original: EventId): boolean => view.senderOfEvent(original) === by.user;

/**
 * Out with the first version too: clients show both. The card then keeps what was said before the edit. Nobody has another's
 * message, or the bot's card, removed by a false edit of it: then the edit alone goes.
 */
function removed(
  reading: Reading,
  original: EventId,
  code: CaseCode,
  kinds: readonly GuardKind[],
): readonly Step[] {
  const { message, view } = reading;
  const own = isOwn(reading, original);
  const gone: Step[] =
    own && view.case(code)?.source === original ? [{ do: { kind: "source_gone", code } }] : [];
  return [
    { do: { kind: "redact", room: message.room, event: own ? original : message.event } },
    ...gone,
    {
      refuse: {
        kind: "personal_data",
        line: { key: "personal-data", args: { kinds: kindList(kinds) }, code },
      },
    },
  ];
}
