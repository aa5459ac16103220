/**
 * From a member's message to what it asks for: what is to be sealed never comes further; else guard first, then the case it speaks of, then taps and numbers, command words,
 * answers, corrections, and at last: is it an alert? Pure; changes nothing; `handle` decides what comes of it.
 */
import { voteSteps } from "./choice.ts";
import { isSign } from "./clear-words.ts";
import { editSteps } from "./edit.ts";
import { guardedSteps } from "./guarded.ts";
import { sealedSteps } from "./sealed-steps.ts";
import { jointSteps } from "./joint-steps.ts";
import { mediaSteps } from "./media.ts";
import type { Reading } from "./reading.ts";
import type { Step } from "./step.ts";
import { unfamiliarSteps } from "./unfamiliar.ts";

export function understand(reading: Reading): readonly Step[] {
  const { message, by, view } = reading;
  switch (message.content.kind) {
    case "vote":
      return [
        ...unfamiliarSteps(reading),
        ...voteSteps(message.content.poll, message.content.answers, by, view),
      ];
    case "media":
      return mediaSteps(reading, message.content.caption, message.content.brought);
    case "oversized":
      return oversizedSteps(reading);
    case "deleted":
      return [...clearWords(reading), ...goneSteps(reading, message.content.event)];
    case "reaction":
      return clearWords(reading);
    case "unfamiliar":
      return unfamiliarSteps(reading);
    case "text":
      return message.content.replaces === null
        ? (jointSteps(reading, message.content.body) ??
            sealedSteps(reading, message.content.body) ??
            guardedSteps(reading, message.content.body))
        : editSteps(reading, message.content.body, message.content.replaces);
  }
}

function oversizedSteps({ message }: Reading): readonly Step[] {
  const refusal: Step = { refuse: { kind: "oversized", line: { key: "guard-oversized" } } };
  if (message.where.kind === "direct") return [refusal];
  return [{ do: { kind: "redact", room: message.room, event: message.event } }, refusal];
}

function goneSteps({ view }: Reading, event: Reading["message"]["event"]): readonly Step[] {
  const code = view.caseOfEvent(event);
  const raised = code === null ? null : view.case(code);
  return raised?.source === event ? [{ do: { kind: "source_gone", code: raised.code } }] : [];
}

/**
 * A reaction's sign and the reason of a deletion lie in clear at the homeserver (matrix-notes.md, "Relations and reactions are
 * cleartext"): whatever they say, words have no place there. True of the direct room as well.
 */
function clearWords({ message }: Reading): readonly Step[] {
  if (message.besides.every(isSign)) return [];
  return [
    { do: { kind: "redact", room: message.room, event: message.event } },
    { refuse: { kind: "personal_data", line: { key: "guard-clear-words" } } },
  ];
}
