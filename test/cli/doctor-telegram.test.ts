/** What the doctor says of the doorbell: whether Telegram answers, what to open if not, and what did not arrive. */
import { Buffer } from "node:buffer";
import { join } from "node:path";
import { expect, test } from "vitest";
import { telegramFinding } from "../../bot/cli/doctor-telegram.ts";
import { readConfig } from "../../bot/setup/config.ts";
import { asMillis } from "../../src/ids.ts";
import { KEY, tempFolder, tempStore } from "../store/fixtures/temp-store.ts";
import { ACCOUNTS, doorbellStage, rung } from "../telegram/doorbell-stage.ts";
import { botApiServer, TOKEN } from "../telegram/bot-api-server.ts";

const said = (home: string, settings: NodeJS.ProcessEnv) => {
  const key = Buffer.from(KEY).toString("base64");
  const config = readConfig({ DABYL_HOME: home, DABYL_STORE_KEY: key, ...settings });
  if ("problems" in config) throw new Error(JSON.stringify(config.problems));
  return telegramFinding(config);
};

test("without a token there is no doorbell, and that is no fault", async () => {
  expect(await said(tempFolder(), {})).toMatchObject({ check: "telegram", ok: true });
});

test("a token that Telegram does not know is named", async () => {
  const { url } = await botApiServer();
  const settings = { DABYL_TELEGRAM_TOKEN: `${TOKEN}x`, DABYL_TELEGRAM_API: url.href };
  expect(await said(tempFolder(), settings)).toMatchObject({
    ok: false,
    message: expect.stringContaining("correct DABYL_TELEGRAM_TOKEN"),
  });
});

test("when Telegram cannot be reached, it says which way is closed and where stands how to open it", async () => {
  const finding = await said(tempFolder(), {
    DABYL_TELEGRAM_TOKEN: TOKEN,
    DABYL_TELEGRAM_API: "http://127.0.0.1:9",
  });
  expect(finding.ok).toBe(false);
  expect(finding.message).toContain(
    'open the way to 127.0.0.1:9 (docs/operations.md, "The way out to Telegram")',
  );
  expect(finding.message).toContain("Dabyl works without it");
});

test("when the running bot does not get there and this command does, it says so, until the bot does again", async () => {
  const home = tempFolder();
  const stage = await doorbellStage({ temp: tempStore(join(home, "dabyl.db")) });
  const settings = { DABYL_TELEGRAM_TOKEN: TOKEN, DABYL_TELEGRAM_API: stage.api.url.href };
  stage.api.down(true);
  const isTold = () => {
    stage.pass(60_000);
    return stage.log.some(({ event }) => event === "telegram_down");
  };
  await expect.poll(isTold, { interval: 200 }).toBe(true);
  const elsewhere = await botApiServer();
  const finding = await said(home, { ...settings, DABYL_TELEGRAM_API: elsewhere.url.href });
  expect(finding).toMatchObject({
    ok: false,
    message: expect.stringMatching(/^answers here, but not the running bot/),
  });
  stage.api.down(false);
  await expect.poll(async () => (await said(home, settings)).ok).toBe(true);
});

test("who is not reached, and rings that failed or may be lost, are counted", async () => {
  const home = tempFolder();
  const stage = await doorbellStage({ temp: tempStore(join(home, "dabyl.db")), from: Date.now() });
  const settings = { DABYL_TELEGRAM_TOKEN: TOKEN, DABYL_TELEGRAM_API: stage.api.url.href };
  stage.raise();
  await rung(stage);
  expect((await said(home, settings)).message).toBe(
    "answers; 1 linked, 0 of them not reached, 0 rings of the last day failed or may be lost.",
  );
  stage.api.block(ACCOUNTS.aisulu);
  stage.raise();
  await expect.poll(() => stage.store.bells.counts(asMillis(0)).failed).toBe(1);
  expect((await said(home, settings)).message).toBe(
    "answers; 1 linked, 1 of them not reached, 1 rings of the last day failed or may be lost.",
  );
});
