/**
 * An alert that came sealed by the form, from the guard on. Nobody has seen it yet: as in the direct room, nothing leaves before its author
 * has seen the cleaned text, there.
 */
import type { Command } from "../command.ts";
import type { EventId } from "../ids.ts";
import { guardPrompt } from "../guard/guard-question.ts";
import { hold } from "../sealed/sealed-question.ts";
import type { SentAlert } from "../sealed-form/sent-alert.ts";
import { admit } from "./admit.ts";
import { shortened } from "./alert.ts";
import { offering } from "./before-sending.ts";
import type { Reading } from "./reading.ts";
import { recorded } from "./recorded.ts";
import type { Step } from "./step.ts";

export type SentForm =
  | { readonly kind: "raise"; readonly command: Command }
  /** `prompt` asks the author in the direct room; the whole note is to be held under the event's id. */
  | { readonly kind: "held"; readonly prompt: string; readonly steps: readonly Step[] }
  /** The guard could not tell. */
  | { readonly kind: "unchecked" };

/** `event`: what stands for the message that there is none of. */
export function sentForm(
  { fields, note }: SentAlert,
  event: EventId,
  reading: Pick<Reading, "by" | "view" | "tools" | "context">,
): SentForm {
  const { by } = reading;
  const raising = (words: string): Command => ({
    kind: "raise",
    home: by.region,
    fields,
    note: shortened(words),
    source: null,
    cleaned: null,
  });
  const admission = admit([note], "group", reading);
  if (admission.kind === "unchecked") return { kind: "unchecked" };
  if (admission.kind === "pass") return { kind: "raise", command: raising(note) };
  const id = `${event}:0`;
  const shown = { command: raising(admission.clean), words: admission.clean };
  const prompt = guardPrompt(id);
  return {
    kind: "held",
    prompt,
    steps: [
      recorded(admission.kind === "stop" ? "guard_stopped" : "guard_asked", reading, admission),
      { effect: hold(event, prompt) },
      { effect: offering({ by, message: { event } }, admission, shown, raising(note), id, true) },
    ],
  };
}
