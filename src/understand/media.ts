/**
 * Pictures, voice, files, stickers, places on a map: nobody can read them for personal data, so a room takes none. In the direct room
 * they are details for whoever holds the case; out of a room they are removed, and offered to be sealed with one tap. What was written
 * under one may be an alert and is not lost.
 */
import type { CaseCode } from "../ids.ts";
import type { SentenceKey } from "../texts/keys.ts";
import { offerSealing, whichCase } from "../sealed/sealed-question.ts";
import { findCodes } from "../case/code.ts";
import { confirmRaise } from "./alert.ts";
import { admit } from "./admit.ts";
import { isKnown } from "./known-case.ts";
import type { Brought, MediaProblem } from "./message.ts";
import type { Reading } from "./reading.ts";
import { collectingFor } from "./sealed-steps.ts";
import type { Step } from "./step.ts";

const PROBLEMS: Readonly<Record<MediaProblem, SentenceKey>> = {
  photo_format: "sealed-photo-format",
  photo_broken: "sealed-photo-broken",
  voice_format: "sealed-voice-format",
  document_format: "sealed-document-format",
  file_broken: "sealed-file-broken",
  film: "sealed-film",
  too_large: "sealed-too-large",
  unreachable: "sealed-unreachable",
};

export function mediaSteps(
  reading: Reading,
  caption: string | null,
  brought: Brought | null,
): readonly Step[] {
  const { message } = reading;
  const direct = message.where.kind === "direct";
  const removal: Step = { do: { kind: "redact", room: message.room, event: message.event } };
  const code = caseOf(reading, caption);
  if (brought?.kind !== "held") {
    const key = brought === null ? "guard-media-direct" : PROBLEMS[brought.why];
    return [
      ...(direct && brought === null ? [] : [removal]),
      { refuse: { kind: "media_refused", line: { key: direct ? key : "guard-media-refused" } } },
      ...offerCaption(reading, caption),
    ];
  }
  if (direct && code !== null) return [removal, { do: { kind: "seal", code, held: message.event } }];
  const refusal: Step[] = direct
    ? []
    : [{ refuse: { kind: "media_refused", line: { key: "guard-media-refused" } } }];
  const alert = code === null ? offerCaption(reading, caption) : [];
  return [
    removal,
    ...refusal,
    ...(code === null ? whichOf(reading, direct) : offered(reading, code)),
    ...alert,
  ];
}

const offered = ({ by, message }: Reading, code: CaseCode): readonly Step[] =>
  offerSealing(by, message.event, code, "sealed-media-offer").map((effect) => ({ effect }));

const whichOf = ({ by, message, view, context }: Reading, direct: boolean): readonly Step[] =>
  whichCase(by, message.event, view, context, direct ? "sealed-which-case" : "sealed-media-which").map(
    (effect) => ({ effect }),
  );

/** Named in the caption, else the case of what it answers, else the one for which the bot waits. */
function caseOf(reading: Reading, caption: string | null): CaseCode | null {
  const { message, view } = reading;
  const { content } = message;
  const named = caption === null ? null : (findCodes(caption)[0]?.code ?? null);
  const near = content.kind === "media" ? (content.replyTo ?? content.thread) : null;
  const waiting = message.where.kind === "direct" ? (collectingFor(reading)?.code ?? null) : null;
  const code = named ?? (near === null ? null : view.caseOfEvent(near)) ?? waiting;
  return code !== null && isKnown(code, reading) ? code : null;
}

function offerCaption(reading: Reading, caption: string | null): readonly Step[] {
  const { tools, by } = reading;
  if (caption === null) return [];
  const admission = admit([caption], "group", reading);
  if (admission.kind === "unchecked") return [];
  const clean = admission.kind === "pass" ? caption : admission.clean;
  const { alert, parts } = tools.alerts(clean, by.region);
  return alert === "no" ? [] : [confirmRaise(reading, clean, parts, { redacted: true, cleaned: null })];
}
