/**
 * What a member gives for one recipient only, taken out before anything else reads it: a sealed detail is not guarded but sealed
 * (admit.ts, "sealed"), and its message is removed at once. In the direct room «детали CODE …», or whatever follows the bot's short
 * question; in a room of many the same words are removed, and offered to be sealed with one tap.
 */
import type { CaseCode } from "../ids.ts";
import { heldPrompt, hold, offerSealing, whichCase } from "../sealed/sealed-question.ts";
import type { SealedTold } from "../words/sealed-words.ts";
import { promptFor } from "./choice.ts";
import { caseInSight } from "./case-in-sight.ts";
import { chosenNumbers } from "../words/chosen-numbers.ts";
import { isKnown } from "./known-case.ts";
import type { Reading } from "./reading.ts";
import type { Step } from "./step.ts";

/** null: nothing is to be sealed. */
export function sealedSteps(reading: Reading, body: string): readonly Step[] | null {
  const { message, tools } = reading;
  const told = tools.sealed(body, message.mentions);
  if (message.where.kind !== "direct") return inRoom(reading, told);
  if (told?.act === "give") return giving(reading, told);
  if (told?.act === "show_to") return naming(reading, told);
  return following(reading, body, told);
}

type Giving = Extract<SealedTold, { readonly act: "give" }>;

function giving(reading: Reading, { code, brings }: Giving): readonly Step[] {
  const known = code === "mistyped" ? null : (code ?? answeredCase(reading));
  if (known === null || !isKnown(known, reading)) {
    if (brings) return [removal(reading), ...kept(reading), ...asking(reading)];
    return code === null
      ? [{ refuse: { kind: "not_understood", line: { key: "sealed-how" } } }]
      : [{ refuse: { kind: "code_mistyped", line: { key: "code-mistyped" } } }];
  }
  return brings ? sealed(reading, known) : [{ do: { kind: "seal_ask", code: known } }];
}

/** The case of the message that this one answers. */
const answeredCase = ({ message, view }: Reading): CaseCode | null => {
  const { content } = message;
  const near =
    content.kind === "text" || content.kind === "media" ? (content.replyTo ?? content.thread) : null;
  return near === null ? null : view.caseOfEvent(near);
};

/** Out of the room first: whatever comes of the rest, the words do not stay. */
function sealed(reading: Reading, code: CaseCode): readonly Step[] {
  return [removal(reading), ...kept(reading), { do: { kind: "seal", code, held: reading.message.event } }];
}

const removal = ({ message }: Reading): Step => ({
  do: { kind: "redact", room: message.room, event: message.event },
});

const kept = ({ message }: Reading): readonly Step[] => [
  { effect: hold(message.event, heldPrompt(message.event)) },
];

const asking = ({ message, by, view, context }: Reading): readonly Step[] =>
  whichCase(by, message.event, view, context).map((effect) => ({ effect }));

function naming(
  { view, message }: Reading,
  { code, to, hours }: Extract<SealedTold, { readonly act: "show_to" }>,
): readonly Step[] {
  const { content } = message;
  const near = content.kind === "text" ? content.replyTo : null;
  const meant = code ?? (near === null ? null : view.caseOfEvent(near));
  return meant === null
    ? [{ refuse: { kind: "not_understood", line: { key: "code-needs-case" } } }]
    : [{ do: { kind: "show_to", code: meant, to, hours } }];
}

/** The case for which the bot waits for details of this member; null: for none. */
export function collectingFor({ by, view, context }: Reading): { code: CaseCode; prompt: string } | null {
  for (const { id, reads } of view.promptsOfMember(by.user))
    if (reads !== null && "details" in reads && reads.until > context.now)
      return { code: reads.details, prompt: id };
  return null;
}

/** After the question whatever comes is a detail, but for a tap in words, "ready", and what names a case: that is a command. */
function following(reading: Reading, body: string, told: SealedTold | null): readonly Step[] | null {
  const waiting = collectingFor(reading);
  if (waiting === null) return null;
  if (told?.act === "done") return [{ effect: { kind: "settle", prompt: waiting.prompt } }];
  const sight = caseInSight(reading, body);
  const prompt = promptFor(reading, sight);
  if (prompt !== null && chosenNumbers(body, prompt.options.length) !== null) return null;
  const { tools, by } = reading;
  const word = tools.word(body, { addressed: true, direct: true, language: by.language });
  if (word?.sure === true && (sight.named !== null || CASELESS.has(word.action))) return null;
  return sealed(reading, waiting.code);
}

/** Words for the bot that need no case and are no detail of anybody. */
const CASELESS: ReadonlySet<string> = new Set(["list", "numbers", "help", "page", "form", "form_link"]);

/** Written where all can read it: out, and into the hands of the taker with one tap. Only what names its case is meant so for certain. */
function inRoom(reading: Reading, told: SealedTold | null): readonly Step[] | null {
  if (told?.act !== "give" || !told.brings || told.code === null || told.code === "mistyped") return null;
  if (!isKnown(told.code, reading)) return null;
  const { by, message } = reading;
  const offer = offerSealing(by, message.event, told.code, "sealed-direct-only");
  return [removal(reading), ...kept(reading), ...offer.map((effect) => ({ effect }))];
}
