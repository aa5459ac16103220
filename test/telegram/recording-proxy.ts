/** telegram-test-api behind a recorder: every request that Dabyl makes of the Bot API is written down and passed on. */
import { createServer } from "node:http";
import { createRequire } from "node:module";
import type { TelegramServer as Server } from "telegram-test-api/lib/telegramServer.js";
import { z } from "zod";
import type { Recorded } from "./bot-api-server.ts";

// Its types speak of a default export, its file is one.
export const TelegramServer: typeof Server = createRequire(import.meta.url)("telegram-test-api");

const Payload = z.record(z.string(), z.unknown());

export async function recordedTestApi() {
  const [port, front] = [await freePort(), createServer()];
  const server = new TelegramServer({ port, host: "127.0.0.1", storeTimeout: 3_600 });
  await server.start();
  const recorded: Recorded[] = [];
  // A connection that is closed while a request is on it would lose a ring, as it may in life: here none is closed for being idle.
  front.keepAliveTimeout = 0;
  front.on("request", (request, response) => {
    void (async () => {
      const parts: Buffer[] = [];
      for await (const part of request) parts.push(Buffer.from(part));
      const body = Buffer.concat(parts).toString("utf8");
      const method = (request.url ?? "").replace(/^.*\//, "");
      recorded.push({ method, payload: Payload.parse(JSON.parse(body || "{}")) });
      // A connection of its own for each, for the same reason.
      const answer = await fetch(`${server.config.apiURL}${request.url}`, {
        method: "POST",
        headers: { "content-type": "application/json", connection: "close" },
        body: body || "{}",
      });
      response.writeHead(answer.status, { "content-type": "application/json" }).end(await answer.text());
    })().catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => front.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${portOf(front.address())}`,
    recorded,
    /** What stands in the bot's chats, edits included. */
    messages: () =>
      server.storage.botMessages.map(({ message }) => ({
        text: message.text,
        buttons: Payload.parse(message).reply_markup,
        chat: Number(message.chat_id),
      })),
    client: (token: string, account: number) => server.getClient(token, { userId: account, chatId: account }),
    stop: async () => {
      front.closeAllConnections();
      front.close();
      await server.stop();
    },
  };
}

const portOf = (address: ReturnType<ReturnType<typeof createServer>["address"]>): number => {
  if (typeof address !== "object" || address === null) throw new Error("no port");
  return address.port;
};

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const port = portOf(server.address());
  await new Promise((resolve) => server.close(resolve));
  return port;
}
