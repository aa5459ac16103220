/**
 * Telegram as a doorbell (ADR 29): rings go out, "on my way" and codes come in, everything else is refused. Updates are fetched by long
 * polling, or posted to the web port. An update counts as told only when what it asks for is on the disk: the next fetch says so.
 */
import type { Ringing } from "../../src/doorbell/bell.ts";
import type { DoorbellWords } from "../../src/doorbell/words.ts";
import type { Messenger, MessengerDesk, RingAnswer } from "../messenger.ts";
import type { Journal } from "../ports.ts";
import { type Answer, botApi } from "./bot-api.ts";
import { ALLOWED_UPDATES } from "./heard.ts";
import { hookOf } from "./hook.ts";
import { poll } from "./poll.ts";
import { receiving } from "./receive.ts";
import { shownOf } from "./shown.ts";

export type TelegramSettings = {
  readonly token: string;
  /** `https://api.telegram.org`, or a Bot API server of one's own. */
  readonly apiRoot: URL;
  /** Where Telegram posts updates to (this deployment's name); null: they are fetched. */
  readonly webhook: URL | null;
};

export type TelegramParts = {
  readonly desk: MessengerDesk;
  readonly words: DoorbellWords;
  readonly journal: Journal;
  /** The sealed form that a linked member opens from here; null: there is none. */
  readonly formUrl: () => URL | null;
  /** The member's direct room in Matrix; null: nobody's account, or no room yet. */
  readonly chatUrl: (account: string) => URL | null;
  /** The bot's name there as it was known last, so that links can be made while Telegram is away. */
  readonly name: { get(): string | null; set(name: string): void };
  readonly now: () => number;
  readonly onBroken: (error: unknown) => void;
};

/** What is waited for when Telegram is away, milliseconds. */
const AWAY_MS = 15_000;

export function openTelegram(settings: TelegramSettings, parts: TelegramParts): Messenger {
  const api = botApi(settings.token, settings.apiRoot, ALLOWED_UPDATES);
  const receive = receiving(api, parts);
  const stopping = new AbortController();
  const hook = settings.webhook === null ? null : hookOf(settings.webhook, receive.take);
  const doubt = { now: new AbortController() };
  const running = poll(api, { ...parts, receive, hook, stop: stopping.signal, doubt }).catch(parts.onBroken);
  return {
    ring: async (account, ringing) => {
      const answer = await api.send(account, shown(ringing, parts));
      if (answer.kind === "away" || answer.kind === "unsure") doubt.now.abort();
      return rungBy(answer, parts.desk);
    },
    change: async (account, message, ringing) =>
      changedBy(await api.edit(account, Number(message), shown(ringing, parts))),
    linkFor: (code) => {
      const name = parts.name.get();
      return name === null ? null : new URL(`https://t.me/${name}?start=${code}`);
    },
    hook: hook?.take ?? null,
    close: async () => {
      stopping.abort();
      await running;
      await receive.settled();
    },
  };
}

const shown = (ringing: Ringing, { words }: TelegramParts) => shownOf(ringing, words);

function rungBy(answer: Answer<{ readonly message: number }>, desk: MessengerDesk): RingAnswer {
  switch (answer.kind) {
    case "ok":
      return { kind: "rung", message: String(answer.value.message) };
    case "wait":
      return { kind: "later", ms: answer.ms };
    case "away":
    case "token":
    case "conflict":
      desk.down(answer.kind === "away" ? "network" : answer.kind);
      return { kind: "later", ms: AWAY_MS };
    case "unreachable":
      return { kind: "unreachable" };
    case "unsure":
      desk.down("network");
      return { kind: "unsure" };
    case "refused":
      return { kind: "unsure" };
  }
}

function changedBy(answer: Answer<unknown>): "changed" | "gone" | "later" {
  switch (answer.kind) {
    case "ok":
      return "changed";
    // It says so already, or the member deleted it.
    case "refused":
    case "unreachable":
      return "gone";
    default:
      return "later";
  }
}
