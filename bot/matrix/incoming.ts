/** An opened event -> what the member did. Everything here was written by somebody else: nothing is believed. Pure. */
import { z } from "zod";
import { asEventId, type EventId } from "../../src/ids.ts";
import type { JsonObject } from "../ports.ts";
import { withoutReplyFallback } from "./reply-fallback.ts";

export type Incoming =
  | {
      readonly kind: "text";
      /** Without the quote that clients put before a reply. */
      readonly body: string;
      /** The HTML that came with it, unread: it may say other things than `body`, so the guard has to read it as well. */
      readonly formatted: string | null;
      readonly msgtype: "m.text" | "m.notice" | "m.emote";
      readonly thread: EventId | null;
      readonly replyTo: EventId | null;
      /** This text takes the place of that event's. */
      readonly replaces: EventId | null;
    }
  /** No answers means that the vote is taken back. */
  | { readonly kind: "vote"; readonly poll: EventId; readonly answers: readonly string[] }
  | {
      readonly kind: "media";
      readonly msgtype: string;
      readonly thread: EventId | null;
      readonly replyTo: EventId | null;
    }
  | { readonly kind: "redaction"; readonly event: EventId }
  | { readonly kind: "reaction"; readonly event: EventId; readonly key: string }
  /** A text longer than MOST_BYTES; it is not handed on. */
  | { readonly kind: "oversized"; readonly bytes: number }
  /** Of a kind that is of no concern here. */
  | { readonly kind: "other" }
  | { readonly kind: "malformed" };

/** Bytes of UTF-8. A long alert has two thousand. */
export const MOST_BYTES = 16_384;
const MOST_ANSWERS = 20; // MSC3381

export const readIncoming = (type: string, content: JsonObject): Incoming => {
  switch (type) {
    case "m.room.message":
      return message(content);
    case "m.sticker":
      return { kind: "media", msgtype: type, ...placing(content) };
    case "m.poll.response":
    case "org.matrix.msc3381.poll.response":
      return vote(content);
    case "m.room.redaction":
      return redaction(content);
    case "m.reaction":
      return reaction(content);
    default:
      return { kind: "other" };
  }
};

const Id = z
  .string()
  .regex(/^\$.{1,254}$/)
  .transform(asEventId);
const Body = z.looseObject({
  msgtype: z.string().max(255),
  body: z.string(),
  formatted_body: z.string().nullish(),
});
const Replace = z.looseObject({
  "m.relates_to": z.looseObject({ rel_type: z.literal("m.replace"), event_id: Id }),
  "m.new_content": Body,
});
const Relation = z.looseObject({
  rel_type: z.string().optional(),
  event_id: Id.optional().catch(undefined),
  is_falling_back: z.boolean().optional().catch(undefined),
  "m.in_reply_to": z.looseObject({ event_id: Id }).optional().catch(undefined),
});

const message = (content: JsonObject): Incoming => {
  const relation = Relation.safeParse(content["m.relates_to"]).data;
  if (relation?.rel_type === "m.replace") {
    const edit = Replace.safeParse(content);
    if (!edit.success) return { kind: "malformed" };
    const text = said(edit.data["m.new_content"], { thread: null, replyTo: null });
    return text.kind === "text" ? { ...text, replaces: edit.data["m.relates_to"].event_id } : text;
  }
  const plain = Body.safeParse(content);
  return plain.success ? said(plain.data, placing(content)) : { kind: "malformed" };
};

const said = (content: z.infer<typeof Body>, place: Placing): Incoming => {
  const { msgtype } = content;
  if (msgtype !== "m.text" && msgtype !== "m.notice" && msgtype !== "m.emote")
    return MEDIA.has(msgtype) ? { kind: "media", msgtype, ...place } : { kind: "other" };
  const formatted = content.formatted_body ?? null;
  const bytes = Math.max(Buffer.byteLength(content.body), Buffer.byteLength(formatted ?? ""));
  if (bytes > MOST_BYTES) return { kind: "oversized", bytes };
  return {
    kind: "text",
    msgtype,
    body: withoutReplyFallback(content.body),
    formatted,
    ...place,
    replaces: null,
  };
};
const MEDIA = new Set(["m.image", "m.file", "m.audio", "m.video", "m.location"]);

type Placing = { readonly thread: EventId | null; readonly replyTo: EventId | null };

/** A reply inside a thread counts as one only where the client says that it is not the fallback (`is_falling_back`). */
const placing = (content: JsonObject): Placing => {
  const relation = Relation.safeParse(content["m.relates_to"]).data;
  const isThread = relation?.rel_type === "m.thread";
  const replyTo = relation?.["m.in_reply_to"]?.event_id ?? null;
  return {
    thread: isThread ? (relation.event_id ?? null) : null,
    replyTo: isThread && relation.is_falling_back === true ? null : replyTo,
  };
};

const Answers = z.array(z.string().max(255));
const Vote = z.looseObject({
  "m.relates_to": z.looseObject({ event_id: Id }),
  "m.selections": Answers.optional(),
  "org.matrix.msc3381.v2.selections": Answers.optional(),
  "org.matrix.msc3381.poll.response": z.looseObject({ answers: Answers }).optional(),
});

const vote = (content: JsonObject): Incoming => {
  const parsed = Vote.safeParse(content);
  if (!parsed.success) return { kind: "malformed" };
  const answers =
    parsed.data["m.selections"] ??
    parsed.data["org.matrix.msc3381.v2.selections"] ??
    parsed.data["org.matrix.msc3381.poll.response"]?.answers;
  if (answers === undefined) return { kind: "malformed" };
  return {
    kind: "vote",
    poll: parsed.data["m.relates_to"].event_id,
    answers: [...new Set(answers)].slice(0, MOST_ANSWERS),
  };
};

const Redaction = z.looseObject({ redacts: Id });
const redaction = (content: JsonObject): Incoming => {
  const parsed = Redaction.safeParse(content);
  return parsed.success ? { kind: "redaction", event: parsed.data.redacts } : { kind: "malformed" };
};

const Reaction = z.looseObject({
  "m.relates_to": z.looseObject({
    rel_type: z.literal("m.annotation"),
    event_id: Id,
    key: z.string().min(1).max(64),
  }),
});
const reaction = (content: JsonObject): Incoming => {
  const parsed = Reaction.safeParse(content);
  if (!parsed.success) return { kind: "malformed" };
  return {
    kind: "reaction",
    event: parsed.data["m.relates_to"].event_id,
    key: parsed.data["m.relates_to"].key,
  };
};
