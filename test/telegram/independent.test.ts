/** The plain way once more against a Bot API server that others wrote (telegram-test-api): linked, rung, tapped, put right. */
import { expect, onTestFinished, test } from "vitest";
import { showCode } from "../../src/case/code.ts";
import { AISULU } from "../store/fixtures/invented.ts";
import { TOKEN } from "./bot-api-server.ts";
import { doorbellStage, ACCOUNTS } from "./doorbell-stage.ts";
import { recordedTestApi } from "./recording-proxy.ts";
import { whatElsePassed } from "./what-passed.ts";

test("a ring, a tap, and that nobody is needed any more", async () => {
  const server = await recordedTestApi();
  onTestFinished(server.stop);
  const stage = await doorbellStage({
    linked: [AISULU],
    settings: { token: TOKEN, apiRoot: new URL(server.url) },
  });
  const code = stage.raise();
  const sent = server.messages;
  await expect
    .poll(() => sent().map(({ text }) => text))
    .toEqual([`🔔 ${showCode(code)} · жаңа дабыл · Шымкент қаласы`]);
  const [, data = ""] = /"callback_data":"([^"]+)"/.exec(JSON.stringify(sent())) ?? [];
  const client = server.client(TOKEN, ACCOUNTS.aisulu);
  await client.sendCallback(client.makeCallbackQuery(data));
  await expect.poll(() => stage.store.cases.case(code)?.duties.coming.length).toBe(1);
  await expect.poll(() => sent()[0]?.text).toBe(`${showCode(code)} · жолда деп белгіленді`);
  stage.act({ kind: "take", code }, AISULU);
  await expect.poll(() => sent()[0]?.text).toBe(`${showCode(code)} · енді қажет емес`);
  expect(whatElsePassed(server.recorded, new Set([showCode(code)]))).toEqual([]);
  expect(stage.broken).toEqual([]);
});
