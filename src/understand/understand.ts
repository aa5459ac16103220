/**
 * From a member's message to what it asks for: guard first, then the case it speaks of, then taps and numbers, command words,
 * answers, corrections, and at last: is it an alert? Pure; changes nothing; `handle` decides what comes of it.
 */
import type { Context } from "../context.ts";
import type { Member } from "../people/member.ts";
import type { View } from "../view.ts";
import { alertSteps } from "./alert.ts";
import { answerSteps } from "./answer.ts";
import { caseInSight } from "./case-in-sight.ts";
import { editSteps } from "./edit.ts";
import { guardedSteps } from "./guarded.ts";
import type { Message } from "./message.ts";
import { chosenSteps, voteSteps } from "./choice.ts";
import type { Step } from "./step.ts";
import type { GuardKind, Tools } from "./tools.ts";
import { wordSteps } from "./word-steps.ts";

export type Reading = {
  readonly message: Message;
  readonly by: Member;
  readonly view: View;
  readonly tools: Tools;
  readonly context: Context;
};

export function understand(reading: Reading): readonly Step[] {
  const { message, by, view } = reading;
  switch (message.content.kind) {
    case "vote":
      return voteSteps(message.content.poll, message.content.answers, by, view);
    case "media":
      return mediaSteps(reading);
    case "oversized":
      return oversizedSteps(message, by);
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

/** `redacted`: the original does not stand in the room (any more). `cleaned`: what the guard took out of it. */
export type Provenance = { readonly redacted: boolean; readonly cleaned: readonly GuardKind[] };

/** What a text that passed the guard asks for. */
export function meaning(reading: Reading, text: string, from: Provenance): readonly Step[] {
  const sight = caseInSight(reading, text);
  if (sight.mistyped && !isLong(text))
    return [{ refuse: { kind: "code_mistyped", line: { key: "code-mistyped" } } }];
  const belongs: Step[] = sight.code === null ? [] : [{ belongsTo: sight.code }];
  const steps =
    chosenSteps(reading, text, sight) ??
    wordSteps(reading, text, sight) ??
    answerSteps(reading, text, sight) ??
    alertSteps(reading, text, sight, from);
  return [...belongs, ...steps];
}

/** A long text with something like a code in it is more likely an alert with a number plate than a command. */
const isLong = (text: string): boolean => text.trim().split(/\s+/).length > 8;

function mediaSteps({ message, by }: Reading): readonly Step[] {
  const refusal: Step = { refuse: { kind: "media_refused", line: { key: "guard-media-refused" } } };
  if (message.where.kind === "direct" || by.role === "auditor") return [refusal];
  return [{ do: { kind: "redact", room: message.room, event: message.event } }, refusal];
}

function oversizedSteps(message: Message, by: Member): readonly Step[] {
  const refusal: Step = { refuse: { kind: "oversized", line: { key: "guard-oversized" } } };
  if (message.where.kind === "direct" || by.role === "auditor") return [refusal];
  return [{ do: { kind: "redact", room: message.room, event: message.event } }, refusal];
}
