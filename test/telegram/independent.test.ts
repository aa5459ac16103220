/** The plain way once more against a Bot API server that others wrote (telegram-test-api): linked, rung, tapped, put right. */
import { createRequire } from "node:module";
import { createServer } from "node:net";
import type { TelegramServer as Server } from "telegram-test-api/lib/telegramServer.js";
import { expect, onTestFinished, test } from "vitest";
import { showCode } from "../../src/case/code.ts";
import { AISULU } from "../store/fixtures/invented.ts";
import { TOKEN } from "./bot-api-server.ts";
import { doorbellStage, ACCOUNTS } from "./doorbell-stage.ts";

// Its types speak of a default export, its file is one.
const TelegramServer: typeof Server = createRequire(import.meta.url)("telegram-test-api");

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const bound = server.address();
  if (typeof bound !== "object" || bound === null) throw new Error("no port");
  await new Promise((resolve) => server.close(resolve));
  return bound.port;
}

test("a ring, a tap, and that nobody is needed any more", async () => {
  const server = new TelegramServer({ port: await freePort(), host: "127.0.0.1" });
  await server.start();
  onTestFinished(async () => void (await server.stop()));
  const stage = await doorbellStage({
    linked: [AISULU],
    settings: { token: TOKEN, apiRoot: new URL(server.config.apiURL) },
  });
  const code = stage.raise();
  const sent = () => server.storage.botMessages.map(({ message }) => message);
  await expect
    .poll(() => sent().map(({ text }) => text))
    .toEqual([`🔔 ${showCode(code)} · жаңа дабыл · Шымкент қаласы`]);
  const [, data = ""] = /"callback_data":"([^"]+)"/.exec(JSON.stringify(sent())) ?? [];
  const client = server.getClient(TOKEN, { userId: ACCOUNTS.aisulu, chatId: ACCOUNTS.aisulu });
  await client.sendCallback(client.makeCallbackQuery(data));
  await expect.poll(() => stage.store.cases.case(code)?.duties.coming.length).toBe(1);
  await expect.poll(() => sent()[0]?.text).toBe(`${showCode(code)} · жолда деп белгіленді`);
  stage.act({ kind: "take", code }, AISULU);
  await expect.poll(() => sent()[0]?.text).toBe(`${showCode(code)} · енді қажет емес`);
  expect(stage.broken).toEqual([]);
});
