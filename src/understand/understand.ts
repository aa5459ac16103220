/**
 * From a member's message to what it asks for: guard first, then the case it speaks of, then taps and numbers, command words,
 * answers, corrections, and at last: is it an alert? Pure; changes nothing; `handle` decides what comes of it.
 */
import { voteSteps } from "./choice.ts";
import { editSteps } from "./edit.ts";
import { guardedSteps } from "./guarded.ts";
import type { Reading } from "./reading.ts";
import type { Step } from "./step.ts";

export function understand(reading: Reading): readonly Step[] {
  const { message, by, view } = reading;
  switch (message.content.kind) {
    case "vote":
      return voteSteps(message.content.poll, message.content.answers, by, view);
    case "media":
      return mediaSteps(reading);
    case "oversized":
      return oversizedSteps(reading);
    case "deleted": {
      const code = view.caseOfEvent(message.content.event);
      const raised = code === null ? null : view.case(code);
      return raised?.source === message.content.event
        ? [{ do: { kind: "source_gone", code: raised.code } }]
        : [];
    }
    case "text":
      return message.content.replaces === null
        ? guardedSteps(reading, message.content.body)
        : editSteps(reading, message.content.body, message.content.replaces);
  }
}

function mediaSteps({ message }: Reading): readonly Step[] {
  if (message.where.kind === "direct")
    return [{ refuse: { kind: "media_refused", line: { key: "guard-media-direct" } } }];
  return [
    { do: { kind: "redact", room: message.room, event: message.event } },
    { refuse: { kind: "media_refused", line: { key: "guard-media-refused" } } },
  ];
}

function oversizedSteps({ message }: Reading): readonly Step[] {
  const refusal: Step = { refuse: { kind: "oversized", line: { key: "guard-oversized" } } };
  if (message.where.kind === "direct") return [refusal];
  return [{ do: { kind: "redact", room: message.room, event: message.event } }, refusal];
}
