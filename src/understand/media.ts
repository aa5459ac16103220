/**
 * Pictures, voice, files, stickers, places on a map: nobody can read them for personal data, so a room takes none; the author hears
 * to whom to hand them. What was written under one may be an alert and is not lost: it is offered without the picture.
 */
import { confirmRaise } from "./alert.ts";
import { admit } from "./admit.ts";
import type { Reading } from "./reading.ts";
import type { Step } from "./step.ts";

export function mediaSteps(reading: Reading, caption: string | null): readonly Step[] {
  const { message } = reading;
  const offered = caption === null ? [] : offerCaption(reading, caption);
  if (message.where.kind === "direct")
    return [{ refuse: { kind: "media_refused", line: { key: "guard-media-direct" } } }, ...offered];
  return [
    { do: { kind: "redact", room: message.room, event: message.event } },
    { refuse: { kind: "media_refused", line: { key: "guard-media-refused" } } },
    ...offered,
  ];
}

function offerCaption(reading: Reading, caption: string): readonly Step[] {
  const { tools, by } = reading;
  const admission = admit([caption], "group", reading);
  if (admission.kind === "unchecked") return [];
  const clean = admission.kind === "pass" ? caption : admission.clean;
  const { alert, parts } = tools.alerts(clean, by.region);
  return alert === "no" ? [] : [confirmRaise(reading, clean, parts, { redacted: true, cleaned: null })];
}
