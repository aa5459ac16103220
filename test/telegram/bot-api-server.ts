/**
 * A Bot API server after https://core.telegram.org/bots/api: updates stay until a later offset confirms them, long polls wait, buttons
 * come back as callback queries, blocked chats answer 403. telegram-test-api does none of this (it forgets updates once they were given out,
 * answers polls at once, and knows no deleteMessages, no leaveChat and no error). It records every request: what a recorder between
 * Dabyl and Telegram would see.
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { onTestFinished } from "vitest";
import { z } from "zod";

export type Recorded = { readonly method: string; readonly payload: Readonly<Record<string, unknown>> };
type Button = { text: string; url?: string; callback_data?: string; web_app?: { url: string } };
export type Standing = { chat: number; id: number; text: string; buttons: Button[] };
/** What goes wrong with the next requests of a method; `lost`: it is done, and the answer never comes. */
export type Fault = { code: number; description: string; retry_after?: number } | "lost" | "cut";

export const TOKEN = "700000001:AAinvented-token-of-a-test-000000000";

export async function botApiServer(token = TOKEN) {
  const recorded: Recorded[] = [];
  const messages = new Map<string, Standing>();
  const blocked = new Set<number>();
  const faults = new Map<string, Fault[]>();
  const sockets = new Set<{ destroy(): void }>();
  let updates: { update_id: number; [kind: string]: unknown }[] = [];
  let webhook: { url: string; secret_token?: string } | null = null;
  let nextUpdate = 100;
  let nextMessage = 1;
  let down = false;
  let waiting: (() => void)[] = [];

  let clock = () => Date.now();
  const seconds = (): number => Math.floor(clock() / 1000);

  const wake = () => {
    const all = waiting;
    waiting = [];
    all.forEach((one) => one());
  };
  const receive = async (update: Record<string, unknown>) => {
    const whole = { update_id: nextUpdate++, ...update };
    if (webhook === null) {
      updates.push(whole);
      wake();
      return;
    }
    const headers = {
      "content-type": "application/json",
      ...(webhook.secret_token !== undefined && { "x-telegram-bot-api-secret-token": webhook.secret_token }),
    };
    await fetch(webhook.url, { method: "POST", headers, body: JSON.stringify(whole) });
  };

  type Outcome = { result: unknown } | { code: number; description: string };
  const fail = (code: number, description: string): Outcome => ({ code, description });
  const doing: Record<string, (payload: Record<string, unknown>) => Outcome | Promise<Outcome>> = {
    getMe: () => ({
      result: { id: 700000001, is_bot: true, first_name: "Dabyl", username: "dabyl_test_bot" },
    }),
    deleteWebhook: () => {
      webhook = null;
      return { result: true };
    },
    setWebhook: ({ url, secret_token }) => {
      webhook = { url: String(url), ...(typeof secret_token === "string" && { secret_token }) };
      return { result: true };
    },
    getUpdates: async ({ offset = 0, timeout = 0, limit = 100 }) => {
      if (webhook !== null) return fail(409, "Conflict: can't use getUpdates method while webhook is active");
      updates = updates.filter(({ update_id: id }) => id >= Number(offset));
      if (updates.length === 0 && Number(timeout) > 0)
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, Number(timeout) * 1000);
          waiting.push(() => {
            clearTimeout(timer);
            resolve();
          });
        });
      return { result: updates.filter(({ update_id: id }) => id >= Number(offset)).slice(0, Number(limit)) };
    },
    sendMessage: ({ chat_id, text, reply_markup }) => {
      const chat = Number(chat_id);
      if (blocked.has(chat)) return fail(403, "Forbidden: bot was blocked by the user");
      const id = nextMessage++;
      messages.set(`${chat}/${id}`, { chat, id, text: String(text), buttons: buttonsOf(reply_markup) });
      return { result: { message_id: id, date: seconds(), chat: { id: chat, type: "private" }, text } };
    },
    editMessageText: ({ chat_id, message_id, text, reply_markup }) => {
      const message = messages.get(`${Number(chat_id)}/${Number(message_id)}`);
      if (message === undefined) return fail(400, "Bad Request: message to edit not found");
      const buttons = buttonsOf(reply_markup);
      if (message.text === text && JSON.stringify(message.buttons) === JSON.stringify(buttons))
        return fail(400, "Bad Request: message is not modified");
      Object.assign(message, { text, buttons });
      return { result: true };
    },
    answerCallbackQuery: () => ({ result: true }),
    deleteMessages: ({ message_ids }) =>
      Array.isArray(message_ids) && message_ids.length <= 100
        ? { result: true }
        : fail(400, "Bad Request: too many message identifiers specified"),
    leaveChat: () => ({ result: true }),
  };

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const [, given = "", method = ""] = /^\/bot([^/]+)\/(\w+)/.exec(request.url ?? "") ?? [];
    const payload: Record<string, unknown> = JSON.parse((await bodyOf(request)) || "{}");
    recorded.push({ method, payload });
    const reply = (status: number, body: unknown) => {
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    };
    if (given !== token) return reply(401, { ok: false, error_code: 401, description: "Unauthorized" });
    const fault = faults.get(method)?.shift();
    if (fault === "cut") return response.destroy();
    if (typeof fault === "object") {
      const { code, description, retry_after } = fault;
      const parameters = retry_after === undefined ? {} : { parameters: { retry_after } };
      return reply(code, { ok: false, error_code: code, description, ...parameters });
    }
    const outcome = (await doing[method]?.(payload)) ?? fail(404, "Not Found");
    if (fault === "lost") return response.destroy();
    if ("result" in outcome) return reply(200, { ok: true, result: outcome.result });
    reply(outcome.code, { ok: false, error_code: outcome.code, description: outcome.description });
  };
  const server = createServer((request, response) => {
    if (down) return void request.socket.destroy();
    void answer(request, response);
  });
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const bound = server.address();
  if (typeof bound !== "object" || bound === null) throw new Error("no port");
  const { port } = bound;
  const stop = () => {
    wake();
    sockets.forEach((socket) => socket.destroy());
    server.close();
  };
  onTestFinished(stop);

  const person = (id: number, language = "ru") => ({
    id,
    is_bot: false,
    first_name: "Invented",
    language_code: language,
  });
  const sent = (id: number, more: Record<string, unknown>, language?: string) => ({
    message_id: nextMessage++,
    date: seconds(),
    chat: { id, type: "private", first_name: "Invented" },
    from: person(id, language),
    ...more,
  });
  return {
    url: new URL(`http://127.0.0.1:${port}`),
    token,
    recorded,
    messages: () => [...messages.values()],
    of: (method: string) => recorded.filter((one) => one.method === method).map(({ payload }) => payload),
    fail: (method: string, ...with_: Fault[]) =>
      void faults.set(method, [...(faults.get(method) ?? []), ...with_]),
    block: (id: number, is = true) => void (is ? blocked.add(id) : blocked.delete(id)),
    /** Nothing is answered any more; what hangs is cut off. */
    down: (is: boolean) => {
      down = is;
      if (is) sockets.forEach((socket) => socket.destroy());
    },
    /** Of messages, milliseconds. */
    setClock: (now: () => number) => void (clock = now),
    webhook: () => webhook,
    unconfirmed: () => updates.length,
    receive,
    write: (id: number, text: string, language?: string) =>
      receive({ message: sent(id, { text }, language) }),
    send: (id: number, content: Record<string, unknown>) => receive({ message: sent(id, content) }),
    edit: (id: number, text: string) =>
      receive({ edited_message: { ...sent(id, { text }), edit_date: seconds() } }),
    tap: (id: number, data: string, language?: string) =>
      receive({
        callback_query: { id: `q${nextUpdate}`, from: person(id, language), chat_instance: "1", data },
      }),
    stop,
  };
}

export type BotApiServer = Awaited<ReturnType<typeof botApiServer>>;

const Markup = z.object({
  inline_keyboard: z.array(
    z.array(
      z.object({
        text: z.string(),
        url: z.string().exactOptional(),
        callback_data: z.string().exactOptional(),
        web_app: z.object({ url: z.string() }).exactOptional(),
      }),
    ),
  ),
});
function buttonsOf(markup: unknown): Button[] {
  const parsed = Markup.safeParse(markup);
  return parsed.success ? parsed.data.inline_keyboard.flat() : [];
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(Buffer.from(part));
  return Buffer.concat(parts).toString("utf8");
}
