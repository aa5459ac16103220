/** A member edited a message: the guard reads the new words too, and an author's edit of an alert corrects the case. */
import type { Command } from "../command.ts";
import { explain } from "../guard/explain.ts";
import { appealing, guardQuestion, kindsAndInstead, sealOffer } from "../guard/guard-question.ts";
import type { CaseCode, EventId } from "../ids.ts";
import { admitted, failedClosed, guardedSteps, type Held, keeping, offerCleaned } from "./guarded.ts";
import type { Step } from "./step.ts";
import type { Reading } from "./reading.ts";
import { recorded } from "./recorded.ts";
import { shortened } from "./alert.ts";

export function editSteps(reading: Reading, body: string, original: EventId): readonly Step[] {
  const { message, by, view } = reading;
  if (message.where.kind === "direct") return editedDetail(reading, original);
  if (view.senderOfEvent(original) !== by.user) return falseEdit(reading, body);
  const code = view.caseOfEvent(original);
  // Nothing came of the first version: the new one is read as if it had been written so at once.
  if (code === null) return guardedSteps({ ...reading, message: { ...message, event: original } }, body);
  const admission = admitted(reading, body);
  if (admission.kind === "unchecked") return [...failedClosed(reading, original), ...gone(reading, original)];
  if (admission.kind === "stop") return removed(reading, original, code, admission);
  const clean = admission.kind === "pass" ? body : admission.clean;
  const correction = isAlert(reading, original)
    ? [{ belongsTo: code }, { do: corrected(reading, code, clean) }]
    : [];
  return admission.kind === "pass"
    ? correction
    : [...asked(reading, original, code, admission), ...correction];
}

/** The first version was sealed and removed: what edits it goes as well, and is given anew. */
function editedDetail({ message, view, by }: Reading, original: EventId): readonly Step[] {
  const given = view.detailFrom(original);
  if (given === null || given.by !== by.user) return [];
  return [
    { do: { kind: "redact", room: message.room, event: message.event } },
    { refuse: { kind: "not_understood", line: { key: "sealed-edited", code: given.code } } },
  ];
}

/**
 * Clients ignore an edit of somebody else's message; so do we, but for what the guard finds in it. Nobody has another's message, or
 * the bot's card, removed by a false edit of it: the edit alone goes.
 */
function falseEdit(reading: Reading, body: string): readonly Step[] {
  const admission = admitted(reading, body);
  if (admission.kind === "pass" || admission.kind === "ask") return [];
  if (admission.kind === "unchecked") return failedClosed(reading);
  return [
    { do: { kind: "redact", room: reading.message.room, event: reading.message.event } },
    recorded("guard_stopped", reading, admission),
    offerCleaned(reading, admission, null),
  ];
}

const isAlert = ({ view, by }: Reading, original: EventId): boolean => {
  const code = view.caseOfEvent(original);
  const raised = code === null ? null : view.case(code);
  return raised !== null && raised.source === original && raised.author === by.user;
};

const corrected = ({ tools }: Reading, code: CaseCode, text: string): Command => ({
  kind: "tell",
  code,
  fields: tools.fields(text),
  note: shortened(text),
});

/** The alert of a case went with its edit: the card repeats what was said before. */
function gone(reading: Reading, original: EventId): Step[] {
  const code = reading.view.caseOfEvent(original);
  return code !== null && reading.view.case(code)?.source === original
    ? [{ do: { kind: "source_gone", code } }]
    : [];
}

/** Out with the first version too: clients show both. The cleaned words may correct the card, or stand in the thread, after a tap. */
function removed(reading: Reading, original: EventId, code: CaseCode, held: Held): readonly Step[] {
  const { message, by } = reading;
  const alert = isAlert(reading, original);
  const send = corrected(reading, code, held.clean);
  const offer: Step = alert
    ? {
        effect: guardQuestion(by, {
          id: message.event,
          key: "guard-stopped-edit",
          tap: "guard-tap-send",
          args: kindsAndInstead(held.found),
          offers: [
            { label: "button-send", command: send },
            { label: "button-do-not-send", command: null },
            appealing(message.event, held.found, { send, text: held.clean }),
            sealOffer(code, message.event),
          ],
          quote: held.clean,
          code,
        }),
      }
    : offerCleaned(reading, held, code);
  return [
    { do: { kind: "redact", room: message.room, event: original } },
    recorded("guard_stopped", reading, held),
    ...gone(reading, original),
    keeping(reading),
    offer,
  ];
}

/** The new words stand until their author has answered; hidden, both versions go. */
function asked(reading: Reading, original: EventId, code: CaseCode, held: Held): readonly Step[] {
  const { message, by } = reading;
  return [
    recorded("guard_asked", reading, held),
    {
      effect: guardQuestion(by, {
        id: message.event,
        key: "guard-ask-room",
        tap: "guard-tap-personal",
        args: kindsAndInstead(held.found),
        offers: [
          {
            label: "button-yes-hide",
            command: { kind: "hide", room: message.room, event: original, code, text: held.clean },
          },
          {
            label: "button-leave-it",
            command: { kind: "insist", kinds: explain(held.found), send: null },
          },
        ],
        quote: held.clean,
      }),
    },
  ];
}
