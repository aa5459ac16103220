/**
 * What people do in the bot's chat. A tap and a code are decided at once, before Telegram hears that the update arrived; what is said back
 * follows behind, as nothing depends on it. Whatever is typed is taken away again and answered with one sentence, not once a message.
 */
import type { Notice } from "../../src/doorbell/words.ts";
import type { Language } from "../../src/people/member.ts";
import type { BotApi, Button } from "./bot-api.ts";
import { type Heard, heardIn } from "./heard.ts";
import type { TelegramParts } from "./telegram.ts";

export type Receiving = {
  /** The number of the update, once what it asks for is on the disk; null: it was none. */
  take(update: unknown): number | null;
  /** What is under way was said, or failed. */
  settled(): Promise<void>;
};

/** One chat is answered so often at most, however much is typed into it; and what is older than this is not answered at all. */
const ANSWER_EVERY_MS = 10_000;
const OLD_MS = 600_000;
/** Chats that are remembered for that. */
const MOST_CHATS = 10_000;
/** The Bot API takes away so many messages at a time. */
const REMOVED_AT_ONCE = 100;

type Doing = TelegramParts & { readonly api: BotApi };

export function receiving(api: BotApi, parts: TelegramParts): Receiving {
  const doing: Doing = { ...parts, api };
  const queue = newQueue(parts.onBroken);
  const answered = new Map<string, number>();
  const removals = new Map<string, number[]>();
  const left = new Set<number>();
  const later = (work: () => Promise<unknown>): void => queue.add(work);

  const remove = (account: string, message: number): void => {
    const waiting = removals.get(account);
    if (waiting !== undefined) return void waiting.push(message);
    removals.set(account, [message]);
    later(async () => {
      const messages = removals.get(account) ?? [];
      removals.delete(account);
      for (let i = 0; i < messages.length; i += REMOVED_AT_ONCE)
        await api.remove(account, messages.slice(i, i + REMOVED_AT_ONCE));
    });
  };
  const mayAnswer = (account: string): boolean => {
    const now = parts.now();
    if (now - (answered.get(account) ?? -Infinity) < ANSWER_EVERY_MS) return false;
    if (answered.size >= MOST_CHATS) answered.clear();
    answered.set(account, now);
    return true;
  };
  const say = (account: string, notice: Notice, language: Language): void =>
    later(() => api.send(account, noticeShown(notice, language, account, doing)));

  const act = (heard: Heard): void => {
    switch (heard.kind) {
      case "tap": {
        const answer = parts.desk.tapped(heard.account, heard.data);
        const language = parts.desk.languageOf(heard.account) ?? heard.language;
        return later(() => api.answer(heard.query, parts.words.tap(answer, language)));
      }
      case "start":
        return start(heard);
      case "typed": {
        remove(heard.account, heard.message);
        if (parts.now() - heard.at > OLD_MS || !mayAnswer(heard.account)) return;
        const known = parts.desk.languageOf(heard.account);
        const form = parts.formUrl() === null ? "telegram-typed" : "telegram-typed-form";
        return say(heard.account, known === null ? "telegram-stranger" : form, known ?? heard.language);
      }
      case "reachable":
        return parts.desk.reachable(heard.account, heard.is);
      case "group": {
        if (left.has(heard.chat)) return;
        if (left.size >= MOST_CHATS) left.clear();
        left.add(heard.chat);
        return later(async () => {
          await api.sayIn(heard.chat, inAllLanguages("telegram-group", doing));
          await api.leave(heard.chat);
          left.delete(heard.chat);
        });
      }
      case "nothing":
        return;
    }
  };
  const start = ({ account, message, code, language }: Extract<Heard, { kind: "start" }>): void => {
    remove(account, message);
    const known = parts.desk.languageOf(account);
    if (code !== null) {
      const came = parts.desk.link(account, code);
      const now = parts.desk.languageOf(account) ?? language;
      return say(account, came === "linked" ? "telegram-linked-here" : came, now);
    }
    if (!mayAnswer(account)) return;
    say(account, known === null ? "telegram-stranger" : "telegram-linked-here", known ?? language);
  };
  return {
    take: (update) => {
      const { id, heard } = heardIn(update);
      act(heard);
      return id;
    },
    settled: () => queue.empty(),
  };
}

/** Beside the sentence the way that is open instead: the form, or the direct room. */
function noticeShown(
  notice: Notice,
  language: Language,
  account: string,
  { words, formUrl, chatUrl }: Doing,
) {
  const form = notice === "telegram-typed-form" || notice === "telegram-linked-here" ? formUrl() : null;
  const chat = notice === "telegram-typed" ? chatUrl(account) : null;
  const buttons: Button[] = [
    ...(form === null ? [] : [{ text: words.button("button-form", language), web_app: { url: form.href } }]),
    ...(chat === null ? [] : [{ text: words.button("bell-open", language), url: chat.href }]),
  ];
  return { text: words.notice(notice, language), rows: buttons.length === 0 ? [] : [buttons] };
}

const inAllLanguages = (notice: Notice, { words }: Doing): string =>
  (["kk", "ru", "en"] as const).map((language) => words.notice(notice, language)).join("\n");

/** One after the other. What piles up beyond this is not said: a flood of taps may not become one of answers. */
const MOST_WAITING = 1_000;

function newQueue(onBroken: (error: unknown) => void) {
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  return {
    add: (work: () => Promise<unknown>): void => {
      if (waiting >= MOST_WAITING) return;
      waiting += 1;
      last = last
        .then(work)
        .catch(onBroken)
        .finally(() => void (waiting -= 1));
    },
    empty: async (): Promise<void> => void (await last),
  };
}
