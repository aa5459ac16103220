/**
 * The guard's place in the flow. In a room that others read, a stop removes the message and the case goes on from the cleaned
 * text; in a direct room nothing leaves until the member has seen the cleaned text. It fails closed: what could not be judged is
 * not shown to anybody (guard-notes.md; glossary, messages 5 and 6; docs/guard.md, "Where it stands").
 */
import type { Command } from "../command.ts";
import type { CaseCode, EventId } from "../ids.ts";
import { explain } from "../guard/explain.ts";
import {
  appealing,
  guardPrompt,
  guardQuestion,
  kindsAndInstead,
  type Offer,
  sealOffer,
} from "../guard/guard-question.ts";
import { hold } from "../sealed/sealed-question.ts";
import { type Admission, admit, type Destination } from "./admit.ts";
import { beforeSending } from "./before-sending.ts";
import { saysMore, wordsOfHtml } from "./formatted.ts";
import type { Message } from "./message.ts";
import { meaning } from "./meaning.ts";
import type { Reading } from "./reading.ts";
import { mayIn } from "../people/rights.ts";
import { accountsIn } from "../words/people.ts";
import { recorded } from "./recorded.ts";
import type { Step } from "./step.ts";
import { unmasked } from "./unmasked.ts";

export type Held = Extract<Admission, { kind: "ask" | "stop" }>;

/** Reads a text through the guard, and says what is to be done with what it asks for. */
export function guardedSteps(reading: Reading, body: string): readonly Step[] {
  const admission = admitted(reading, body);
  if (admission.kind === "pass") return meaning(reading, body, { redacted: false, cleaned: null });
  if (admission.kind === "unchecked") return failedClosed(reading);
  return reading.message.where.kind === "direct"
    ? beforeSending(reading, body, admission)
    : inRoom(reading, admission);
}

/**
 * The body, and in a room that others read all that their clients could show besides: the worst counts. The cleaned text is always
 * the body's, since the bot itself never shows anything else of a member's to anybody.
 */
export function admitted(reading: Reading, body: string): Admission {
  const { message } = reading;
  if (message.where.kind === "direct") return admit([body], "group", reading);
  return admittedWhole(reading, body);
}

/** Words of an event whose kind is not read: there is no body to clean. */
export const admittedBesides = (reading: Reading): Admission => admittedWhole(reading, "");

function admittedWhole(reading: Reading, body: string): Admission {
  const { message } = reading;
  const besides = shownBesides(message, body);
  return besides === null
    ? { kind: "unchecked" }
    : admit([body, ...besides], destination(message), reading, message.mentions, [
        ...accountsFor(reading, body),
        ...countsOfRaid(reading, body),
      ]);
}

/** An account that a coordinator invites or locks is a colleague's: in their own room it may be written. */
function accountsFor({ message, by, tools }: Reading, body: string): readonly string[] {
  const { where } = message;
  if (where.kind !== "coordination" || !mayIn(where.region, "invite", by)) return [];
  if (tools.people(body, false) === null) return [];
  return accountsIn(body).map(({ start, end }) => body.slice(start, end));
}

/** Numbers and kinds of places are what the report of a raid is made of: nobody's address, though they may look like one. */
const countsOfRaid = ({ message, by, view, tools }: Reading, body: string): readonly string[] =>
  message.where.kind === "coordination" &&
  view.raids(by.region).some(({ phase }) => phase.kind === "open") &&
  tools.raidCounts(body)
    ? [body]
    : [];

/** Who will read it, not where it was written: what a member tells the bot alone goes on to the response room. */
const destination = ({ where }: Message): Destination =>
  where.kind === "coordination" ? "coordinators" : "group";

/** An event of 64 KiB may hold thousands of fields, and the guard takes milliseconds for each. */
const MOST_APART = 32;

/** Null: nobody can say for certain what clients show. */
function shownBesides({ content, besides }: Message, body: string): readonly string[] | null {
  const formatted = content.kind === "text" ? content.formatted : null;
  const words = formatted === null ? body : wordsOfHtml(formatted);
  if (words === null) return null;
  const html = saysMore(words, body) ? [words] : [];
  // One by one: a name and a number that stand in two fields are two things; and together: a number cut in two is one.
  const together = besides.length > 1 ? [besides.join("\n")] : [];
  return [...html, ...(besides.length <= MOST_APART ? besides : []), ...together];
}

/** What could not be judged is taken out of the room, `event` with all its edits. */
export function failedClosed({ message }: Reading, event: EventId = message.event): readonly Step[] {
  const refusal: Step = { refuse: { kind: "personal_data", line: { key: "guard-failed" } } };
  return message.where.kind === "direct"
    ? [refusal]
    : [{ do: { kind: "redact", room: message.room, event } }, refusal];
}

/** Everybody in the room has seen it: a stop is taken out of the room, an ask is left to the member. */
function inRoom(reading: Reading, held: Held): readonly Step[] {
  if (held.kind === "ask") return askedInRoom(reading, held);
  const { message } = reading;
  const cleaned = { message: message.event, found: held.found };
  const first = meaning(reading, held.clean, { redacted: true, cleaned });
  const raised = first.filter((step) => "do" in step && step.do.kind === "raise").length;
  // Of several alerts in one text nobody can say which detail belongs to which.
  const meant =
    raised === 1
      ? meaning(reading, held.clean, { redacted: true, cleaned: { ...cleaned, held: true } })
      : first;
  const code = codeOf(meant);
  return [
    { do: { kind: "redact", room: message.room, event: message.event } },
    recorded("guard_stopped", reading, held),
    ...(raised === 1 || (raised === 0 && code !== null) ? [keeping(reading)] : []),
    ...meant,
    ...(raised > 0 ? [] : [offerCleaned(reading, held, code)]),
  ];
}

/** The words stand until their author has answered; a greeting that calls a colleague by name disturbs nobody. */
function askedInRoom(reading: Reading, held: Held): readonly Step[] {
  const { message, tools } = reading;
  const meant = meaning(reading, held.clean, { redacted: false, cleaned: null });
  const kinds = explain(held.found);
  if (kinds.every((kind) => kind === "person") && tools.courtesy(unmasked(held.clean))) return meant;
  const hide: Command = {
    kind: "hide",
    room: message.room,
    event: message.event,
    code: codeOf(meant),
    text: held.clean,
  };
  return [
    recorded("guard_asked", reading, held),
    ...meant,
    {
      effect: guardQuestion(reading.by, {
        id: message.event,
        key: "guard-ask-room",
        tap: "guard-tap-personal",
        args: kindsAndInstead(held.found),
        offers: [
          { label: "button-yes-hide", command: hide },
          { label: "button-leave-it", command: { kind: "insist", kinds, send: null } },
        ],
        quote: held.clean,
      }),
    },
  ];
}

/** The whole text waits, encrypted, for the tap that seals it; without one it is forgotten. */
export const keeping = ({ message }: Reading): Step => ({
  effect: hold(message.event, guardPrompt(message.event)),
});

const codeOf = (meant: readonly Step[]): CaseCode | null =>
  meant.flatMap((step) => ("belongsTo" in step ? [step.belongsTo] : []))[0] ?? null;

/** The words were removed and are no alert: the member may have the cleaned text shown with one tap. */
export function offerCleaned(reading: Reading, held: Held, code: CaseCode | null): Step {
  const { by, message } = reading;
  const send: Command = { kind: "post_cleaned", code, text: held.clean };
  const says = isWorthSending(held.clean);
  const offers: readonly Offer[] = says
    ? [
        { label: "button-send", command: send },
        { label: "button-do-not-send", command: null },
      ]
    : [{ label: "button-seen", command: null }];
  return {
    effect: guardQuestion(by, {
      id: message.event,
      key: says ? "guard-stopped-room-no-alert" : "guard-stopped-room-nothing-left",
      tap: says ? "guard-tap-send" : "guard-tap-removed",
      args: kindsAndInstead(held.found),
      offers: [
        ...offers,
        appealing(message.event, held.found, says ? { send, text: held.clean } : null),
        ...(code === null ? [] : [sealOffer(code, message.event)]),
      ],
      ...(says && { quote: held.clean }),
    }),
  };
}

/** Do any words remain besides the neutral ones? */
const isWorthSending = (clean: string): boolean => /\p{L}{2}/u.test(unmasked(clean));
