/**
 * The only way to the Bot API: a handful of methods with what they may carry, by grammY's `Api`. What goes wrong becomes a value here, so
 * that no error of grammY leaves this file: its errors hold the payload, and those of the network the address with the token.
 */
import { Api, GrammyError, HttpError } from "grammy";
import type { Update } from "grammy/types";
import { z } from "zod";

/**
 * - `wait`: too many requests; again after so many milliseconds.
 * - `unreachable`: blocked, the chat or the account is gone.
 * - `token`: the Bot API does not know us. `conflict`: another bot polls under this token.
 * - `away`: it surely did not get there. `unsure`: it may have.
 * - `refused`: anything else that it will not do.
 */
export type Failure =
  | { readonly kind: "wait"; readonly ms: number }
  | { readonly kind: "unreachable" | "token" | "conflict" | "away" | "unsure" | "refused" };
export type Answer<T> = { readonly kind: "ok"; readonly value: T } | Failure;

export type Button =
  | { readonly text: string; readonly url: string }
  | { readonly text: string; readonly callback_data: string }
  | { readonly text: string; readonly web_app: { readonly url: string } };
export type Shown = { readonly text: string; readonly rows: readonly (readonly Button[])[] };

export type BotApi = {
  me(): Promise<Answer<{ readonly username: string }>>;
  updates(offset: number, seconds: number, stop: AbortSignal): Promise<Answer<readonly unknown[]>>;
  /** Updates are posted there from now on, with this secret; null: they are fetched. */
  hook(to: { readonly url: string; readonly secret: string } | null): Promise<Answer<unknown>>;
  send(account: string, shown: Shown): Promise<Answer<{ readonly message: number }>>;
  edit(account: string, message: number, shown: Shown): Promise<Answer<unknown>>;
  answer(query: string, text: string): Promise<Answer<unknown>>;
  remove(account: string, messages: readonly number[]): Promise<Answer<unknown>>;
  sayIn(chat: number, text: string): Promise<Answer<unknown>>;
  leave(chat: number): Promise<Answer<unknown>>;
};

/** Kinds of updates. */
export type Wanted = readonly Exclude<keyof Update, "update_id">[];

/** Longer than a long poll; a request that hangs is given up. */
const TIMEOUT_S = 40;

const Updates = z.array(z.unknown());

export function botApi(token: string, root: URL, allowed: Wanted): BotApi {
  const api = new Api(token, {
    apiRoot: root.href.replace(/\/+$/, ""),
    timeoutSeconds: TIMEOUT_S,
    sensitiveLogs: false,
    // A redirect would carry the token and what is said elsewhere.
    baseFetchConfig: { redirect: "error" },
  });
  const plain = { link_preview_options: { is_disabled: true } } as const;
  const keyboard = ({ rows }: Shown) => ({
    inline_keyboard: rows.map((row) => row.map((button) => ({ ...button }))),
  });
  return {
    me: () => answered(async () => ({ username: (await api.getMe()).username })),
    updates: (offset, timeout, stop) =>
      answered(async () => {
        const how = { offset, timeout, limit: 100, allowed_updates: allowed };
        // oxlint-disable-next-line no-unsafe-type-assertion -- grammY's types name the signal of a package; any does at run time
        return Updates.parse(await api.getUpdates(how, stop as never));
      }),
    hook: (to) =>
      answered(() =>
        to === null
          ? api.deleteWebhook()
          : api.setWebhook(to.url, {
              secret_token: to.secret,
              allowed_updates: allowed,
              max_connections: 4,
            }),
      ),
    send: (account, shown) =>
      answered(async () => {
        const how = { ...plain, protect_content: true, reply_markup: keyboard(shown) };
        return { message: (await api.sendMessage(account, shown.text, how)).message_id };
      }),
    edit: (account, message, shown) =>
      answered(() =>
        api.editMessageText(account, message, shown.text, { ...plain, reply_markup: keyboard(shown) }),
      ),
    answer: (query, text) => answered(() => api.answerCallbackQuery(query, { text, show_alert: false })),
    remove: (account, messages) => answered(() => api.deleteMessages(account, [...messages])),
    sayIn: (chat, text) => answered(() => api.sendMessage(chat, text, plain)),
    leave: (chat) => answered(() => api.leaveChat(chat)),
  };
}

const answered = <T>(work: () => Promise<T>): Promise<Answer<T>> =>
  work().then((value): Answer<T> => ({ kind: "ok", value }), failed);

function failed(error: unknown): Failure {
  if (error instanceof GrammyError) return failureOf(error);
  if (error instanceof HttpError) return { kind: surelyAway(error.error) ? "away" : "unsure" };
  if (error instanceof z.ZodError) return { kind: "refused" };
  // A bug of ours; its own words could hold what was sent.
  throw new Error("a request to the Bot API could not be made");
}

function failureOf({ error_code: code, description, parameters }: GrammyError): Failure {
  if (code === 429) return { kind: "wait", ms: Math.max(1, parameters.retry_after ?? 5) * 1000 };
  if (code === 401 || code === 404) return { kind: "token" };
  if (code === 409) return { kind: "conflict" };
  if (code === 403 || (code === 400 && /chat not found|user not found|PEER_ID_INVALID/i.test(description)))
    return { kind: "unreachable" };
  if (code >= 500) return { kind: "unsure" };
  // An edit that changes nothing is done already.
  return { kind: "refused" };
}

/** No connection was made, so nothing went out. */
const NEVER_LEFT: ReadonlySet<string> = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "ENETUNREACH",
  "EHOSTUNREACH",
  "ENETDOWN",
  "CERT_HAS_EXPIRED",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
  "ERR_TLS_CERT_ALTNAME_INVALID",
]);

const surelyAway = (error: unknown): boolean =>
  typeof error === "object" &&
  error !== null &&
  "code" in error &&
  typeof error.code === "string" &&
  NEVER_LEFT.has(error.code);
