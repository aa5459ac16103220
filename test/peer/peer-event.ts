import { z } from "zod";
import type { EventId, RoomId, UserId } from "../../src/ids.ts";
import { asEventId } from "../../src/ids.ts";
import type { Content, EventLine } from "./peer-lines.ts";

/** An event as a member sees it: decrypted, with what it relates to. */
export type PeerEvent = {
  readonly room: RoomId;
  readonly eventId: EventId;
  readonly sender: UserId;
  readonly type: string;
  readonly content: Content;
  readonly encrypted: boolean;
  /** Null in the clear. */
  readonly trust: "signed" | "changed" | "unsigned" | "unknown" | "own" | null;
  /** `body` of a message, or null. Of an edit: the new body. */
  readonly text: string | null;
  /** `formatted_body`, likewise. */
  readonly html: string | null;
  /** The thread's root. */
  readonly thread: EventId | null;
  /** The event it answers; null where that is only the fallback of a thread. */
  readonly replyTo: EventId | null;
  /** The event that it replaces (m.replace). */
  readonly replaces: EventId | null;
  /** The event it refers to (m.reference): a vote's poll. */
  readonly refersTo: EventId | null;
  /** The event it reacts to, and with what. */
  readonly reaction: { readonly to: EventId; readonly key: string } | null;
  readonly poll: Poll | null;
  /** The ids of the answers of a vote. */
  readonly vote: readonly string[] | null;
  readonly mentions: readonly string[];
  /** The megolm session and message index: equal for a replayed ciphertext. */
  readonly ratchet: string | null;
  /** Could not be read when it came, but later. */
  readonly late: boolean;
  /** When the homeserver got it; when this member had it decrypted. Milliseconds since 1970. */
  readonly sentAt: number;
  readonly at: number;
};

export type Poll = {
  readonly question: string;
  readonly answers: readonly { readonly id: string; readonly text: string }[];
  readonly maxSelections: number;
};

const id = z.string().transform((s): EventId => asEventId(s));
const Relation = z
  .object({
    rel_type: z.string().optional(),
    event_id: id.optional(),
    key: z.string().optional(),
    is_falling_back: z.boolean().optional(),
    "m.in_reply_to": z.object({ event_id: id }).optional().catch(undefined),
  })
  .catch({});

const Message = z.object({ body: z.string(), formatted_body: z.string().optional() });
const Mentions = z.object({ "m.mentions": z.object({ user_ids: z.array(z.string()) }) });

/** MSC3381, with its unstable names. Question and answers are extensible texts (MSC1767). */
const START = "org.matrix.msc3381.poll.start";
const RESPONSE = "org.matrix.msc3381.poll.response";
const TEXT = "org.matrix.msc1767.text";
const Text = z.object({ [TEXT]: z.string() });
const PollStart = z.object({
  [START]: z.object({
    question: Text,
    max_selections: z.number().default(1),
    answers: z.array(Text.extend({ id: z.string() })),
  }),
});
const PollResponse = z.object({ [RESPONSE]: z.object({ answers: z.array(z.string()) }) });

/** Reads the parts that tests ask for; what does not parse is null, and `content` has the whole. */
export function readEvent(line: EventLine): PeerEvent {
  const { content } = line;
  const relation = Relation.parse(content["m.relates_to"] ?? {});
  const shown = relation.rel_type === "m.replace" ? content["m.new_content"] : content;
  const message = Message.safeParse(shown).data;
  const target = relation.event_id ?? null;
  const isThread = relation.rel_type === "m.thread";
  const inReplyTo = relation["m.in_reply_to"]?.event_id ?? null;
  return {
    room: line.room,
    eventId: line.event_id,
    sender: line.sender,
    type: line.type,
    content,
    encrypted: line.encrypted,
    trust: line.trust ?? null,
    text: message?.body ?? null,
    html: message?.formatted_body ?? null,
    thread: isThread ? target : null,
    replyTo: isThread && relation.is_falling_back === true ? null : inReplyTo,
    replaces: relation.rel_type === "m.replace" ? target : null,
    refersTo: relation.rel_type === "m.reference" ? target : null,
    reaction:
      relation.rel_type === "m.annotation" && target !== null
        ? { to: target, key: relation.key ?? "" }
        : null,
    poll: readPoll(shown),
    vote: PollResponse.safeParse(content).data?.[RESPONSE].answers ?? null,
    mentions: Mentions.safeParse(shown).data?.["m.mentions"].user_ids ?? [],
    ratchet: line.session === undefined ? null : `${line.session} ${line.index ?? ""}`,
    late: line.late,
    sentAt: line.sent_at,
    at: line.at,
  };
}

function readPoll(content: unknown): Poll | null {
  const start = PollStart.safeParse(content).data?.[START];
  if (start === undefined) return null;
  const answers = start.answers.map((answer) => ({ id: answer.id, text: answer[TEXT] }));
  return { question: start.question[TEXT], answers, maxSelections: start.max_selections };
}
