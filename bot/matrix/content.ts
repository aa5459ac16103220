/**
 * Descriptions in the house's words -> Matrix contents. Pure.
 * `m.relates_to` travels outside the ciphertext: it holds event ids and nothing else (matrix-notes.md, Rooms).
 */
import type { EventId, TxnId, UserId } from "../../src/ids.ts";
import type { Json, JsonObject, PendingContent } from "../ports.ts";

/** An event by its id, or by the outbox row that will become it. */
export type EventRef = EventId | { readonly $event: TxnId };

/** Where a message stands: on its own, in a thread, or as a plain reply. */
export type Standing =
  | { readonly kind: "alone" }
  /** `latest` is what clients without threads show it as a reply to; the root where left out. */
  | { readonly kind: "thread"; readonly root: EventRef; readonly latest?: EventRef }
  | { readonly kind: "reply"; readonly to: EventRef };

export type Text = {
  readonly plain: string;
  /** Bold, lists, code and quotes render everywhere; tables do not (matrix-notes.md). */
  readonly html: string | null;
  /** Whose phones ring. Always set, empty for nobody: without it phones may ring for all or none. */
  readonly mentions: readonly UserId[];
};

/** Content of an m.room.message. */
export const textContent = (text: Text, standing: Standing): PendingContent => ({
  ...body(text),
  "m.mentions": mentions(text.mentions),
  ...relation(standing),
});

/**
 * Content of an m.room.message that replaces `target`. `ring` are the users who were not mentioned before: only they
 * are called again (MSC3952).
 */
export const editContent = (target: EventRef, text: Text, ring: readonly UserId[] = []): PendingContent => ({
  ...body({ plain: `* ${text.plain}`, html: text.html === null ? null : `* ${text.html}` }),
  "m.mentions": mentions(ring),
  "m.new_content": { ...body(text), "m.mentions": mentions(text.mentions) },
  "m.relates_to": { rel_type: "m.replace", event_id: json(target) },
});

export const POLL_START = "org.matrix.msc3381.poll.start";
export const POLL_END = "org.matrix.msc3381.poll.end";
const MSC_TEXT = "org.matrix.msc1767.text";

export type Poll = {
  readonly question: string;
  /** 1 to 20 (MSC3381); `id` is what a vote names. */
  readonly answers: readonly { readonly id: string; readonly text: string }[];
  /** `undisclosed` shows counts only when the poll has ended. */
  readonly kind: "disclosed" | "undisclosed";
  /** How many answers one member may choose. */
  readonly most: number;
  readonly mentions: readonly UserId[];
};

/** Content of a POLL_START event, with question and numbered answers as text for clients without polls. */
export const pollContent = (poll: Poll, standing: Standing): PendingContent => {
  const fallback = [poll.question, ...poll.answers.map((answer, i) => `${i + 1}. ${answer.text}`)].join("\n");
  return {
    [POLL_START]: {
      question: { [MSC_TEXT]: poll.question, body: poll.question, msgtype: "m.text" },
      kind: `org.matrix.msc3381.poll.${poll.kind}`,
      max_selections: poll.most,
      answers: poll.answers.map((answer) => ({ id: answer.id, [MSC_TEXT]: answer.text })),
    },
    [MSC_TEXT]: fallback,
    body: fallback,
    msgtype: "m.text",
    "m.mentions": mentions(poll.mentions),
    ...relation(standing),
  };
};

/** Content of a POLL_END event. `text` is what clients without polls show. */
export const pollEndContent = (poll: EventRef, text: string): PendingContent => ({
  [POLL_END]: {},
  [MSC_TEXT]: text,
  body: text,
  "m.mentions": mentions([]),
  "m.relates_to": { rel_type: "m.reference", event_id: json(poll) },
});

/** In a content that waits in the outbox: a drawing (SVG) that becomes a sealed PNG when it is sent (attachment.ts). */
export const PICTURE = "$picture";

export type PictureText = {
  readonly svg: string;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** What it shows, for who cannot see it. */
  readonly alt: string;
  readonly file: string;
};

/** Content of an m.image; the drawing becomes a sealed file when it is sent (attachment.ts). */
export const pictureContent = ({ svg, width, height, alt, file }: PictureText): PendingContent => ({
  msgtype: "m.image",
  body: alt,
  filename: file,
  info: { mimetype: "image/png", w: width, h: height },
  [PICTURE]: svg,
  "m.mentions": {},
});

const body = (text: Pick<Text, "plain" | "html">): JsonObject => ({
  msgtype: "m.text",
  body: text.plain,
  ...(text.html === null ? {} : { format: "org.matrix.custom.html", formatted_body: text.html }),
});

const mentions = (users: readonly UserId[]): JsonObject =>
  users.length === 0 ? {} : { user_ids: [...users] };

const relation = (standing: Standing): JsonObject => {
  switch (standing.kind) {
    case "alone":
      return {};
    case "thread":
      return {
        "m.relates_to": {
          rel_type: "m.thread",
          event_id: json(standing.root),
          is_falling_back: true,
          "m.in_reply_to": { event_id: json(standing.latest ?? standing.root) },
        },
      };
    case "reply":
      return { "m.relates_to": { "m.in_reply_to": { event_id: json(standing.to) } } };
    default:
      return standing satisfies never;
  }
};

const json = (ref: EventRef): Json => (typeof ref === "string" ? ref : { $event: ref.$event });
