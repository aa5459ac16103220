/**
 * An update of the Bot API, reduced to what may be known of it: who, where, which button, which code. Words, pictures and names are not
 * read out of it, and so cannot be kept or logged. https://core.telegram.org/bots/api#update
 */
import { z } from "zod";
import type { Language } from "../../src/people/member.ts";

export type Heard =
  | {
      readonly kind: "tap";
      readonly account: string;
      readonly query: string;
      readonly data: string;
      readonly language: Language;
    }
  /** `/start CODE`, or `/start` alone. */
  | {
      readonly kind: "start";
      readonly account: string;
      readonly message: number;
      readonly code: string | null;
      readonly language: Language;
    }
  /** Whatever else a person sent, or changed afterwards. `at`: when, in milliseconds. */
  | {
      readonly kind: "typed";
      readonly account: string;
      readonly message: number;
      readonly at: number;
      readonly language: Language;
    }
  | { readonly kind: "reachable"; readonly account: string; readonly is: boolean }
  /** In a group or channel. */
  | { readonly kind: "group"; readonly chat: number }
  /** Nothing that anybody did. */
  | { readonly kind: "nothing" };

const Person = z.object({ id: z.number().int(), language_code: z.string().optional() });
const Chat = z.object({ id: z.number().int(), type: z.string() });
const Message = z.object({
  message_id: z.number().int(),
  date: z.number(),
  edit_date: z.number().optional(),
  chat: Chat,
  from: Person.optional(),
  // Of a text only what a deep link makes of it: `/start CODE`.
  text: z
    .string()
    .transform((text) => /^\/start(?:@\w+)?(?:\s+([\w-]{1,64}))?\s*$/u.exec(text))
    .optional(),
  // Said by Telegram itself, not by anybody.
  write_access_allowed: z.unknown().optional(),
  pinned_message: z.unknown().optional(),
  message_auto_delete_timer_changed: z.unknown().optional(),
});
const Update = z.object({
  update_id: z.number().int(),
  message: Message.optional(),
  edited_message: Message.optional(),
  channel_post: Message.optional(),
  callback_query: z.object({ id: z.string(), from: Person, data: z.string().max(64).optional() }).optional(),
  my_chat_member: z.object({ chat: Chat, new_chat_member: z.object({ status: z.string() }) }).optional(),
});

/** What is asked for; everything else is not even sent. */
export const ALLOWED_UPDATES = [
  "message",
  "edited_message",
  "channel_post",
  "callback_query",
  "my_chat_member",
] as const;

/** `id` null: it is no update at all. */
export function heardIn(update: unknown): { readonly id: number | null; readonly heard: Heard } {
  const parsed = Update.safeParse(update);
  if (!parsed.success) {
    const bare = z.object({ update_id: z.number().int() }).safeParse(update);
    return { id: bare.success ? bare.data.update_id : null, heard: { kind: "nothing" } };
  }
  return { id: parsed.data.update_id, heard: heardOf(parsed.data) };
}

function heardOf(update: z.infer<typeof Update>): Heard {
  const { callback_query: query, my_chat_member: member } = update;
  if (query !== undefined)
    return {
      kind: "tap",
      account: String(query.from.id),
      query: query.id,
      data: query.data ?? "",
      language: languageOf(query.from),
    };
  if (member !== undefined) return membership(member);
  const message = update.message ?? update.edited_message ?? update.channel_post;
  return message === undefined ? { kind: "nothing" } : said(message, update.message === undefined);
}

function membership({
  chat,
  new_chat_member: { status },
}: NonNullable<z.infer<typeof Update>["my_chat_member"]>): Heard {
  if (chat.type === "private")
    return { kind: "reachable", account: String(chat.id), is: status !== "kicked" };
  const isIn = status !== "left" && status !== "kicked";
  return isIn ? { kind: "group", chat: chat.id } : { kind: "nothing" };
}

function said(message: z.infer<typeof Message>, edited: boolean): Heard {
  const { chat, from, text, message_id: id } = message;
  if (chat.type !== "private") return { kind: "group", chat: chat.id };
  const { write_access_allowed, pinned_message, message_auto_delete_timer_changed } = message;
  const notices = [write_access_allowed, pinned_message, message_auto_delete_timer_changed];
  if (notices.some((notice) => notice !== undefined)) return { kind: "nothing" };
  const known = { account: String(chat.id), message: id, language: languageOf(from) };
  if (text !== undefined && text !== null && !edited)
    return { kind: "start", ...known, code: text[1] ?? null };
  return { kind: "typed", ...known, at: (message.edit_date ?? message.date) * 1000 };
}

/** Telegram's is the language of the app (IETF tag); whoever reads neither Kazakh nor Russian gets English. */
function languageOf(person: z.infer<typeof Person> | undefined): Language {
  const tag = person?.language_code?.slice(0, 2).toLowerCase();
  return tag === "kk" || tag === "en" ? tag : tag === undefined || tag === "ru" ? "ru" : "en";
}
