/** What goes wrong between the doorbell and Telegram, and updates that are posted to the web port. */
import { describe, expect, test } from "vitest";
import { messengerHook } from "../../bot/web/messenger-hook.ts";
import { asMillis } from "../../src/ids.ts";
import { AISULU, BERIK } from "../store/fixtures/invented.ts";
import { bodyOf, CASE, office } from "../bot/office.ts";
import { TOKEN } from "./bot-api-server.ts";
import { ACCOUNTS, comingButton, comings, doorbellStage, rung, type Stage } from "./doorbell-stage.ts";

const MINUTE = 60_000;
const ME = ACCOUNTS.aisulu;

describe("what goes wrong", () => {
  test("who blocked the bot is told once in the direct room, and reached again without doing anything", async () => {
    const stage = await doorbellStage();
    stage.api.block(ME);
    stage.raise();
    const unreachable = () =>
      stage.said.filter(({ body }) => body.includes("Telegram арқылы сізге хабар жетпейді"));
    await expect.poll(() => (stage.deliver(), unreachable().length)).toBe(1);
    stage.pass(10 * MINUTE);
    await expect.poll(() => stage.store.bells.counts(asMillis(0)).failed).toBe(2);
    expect(unreachable()).toHaveLength(1);
    stage.api.block(ME, false);
    stage.pass(10 * MINUTE);
    await rung(stage);
    expect(stage.store.telegram.linked().find(({ user }) => user === AISULU)?.unreachableSince).toBeNull();
  });

  test("whoever blocks it is known before anything rings", async () => {
    const stage = await doorbellStage();
    await stage.api.receive({
      my_chat_member: { chat: { id: ME, type: "private" }, new_chat_member: { status: "kicked" } },
    });
    await expect
      .poll(() => stage.store.telegram.linked().find(({ user }) => user === AISULU)?.unreachableSince)
      .not.toBeNull();
  });

  test("too many requests: it waits as long as it was told, and rings once", async () => {
    const stage = await doorbellStage();
    stage.api.fail("sendMessage", {
      code: 429,
      description: "Too Many Requests: retry after 1",
      retry_after: 1,
    });
    stage.raise();
    await rung(stage);
    expect(stage.api.of("sendMessage")).toHaveLength(2);
  });

  test("an answer that never came: it may have rung, and so rings no second time in this step", async () => {
    const stage = await doorbellStage();
    stage.api.fail("sendMessage", "lost");
    stage.raise();
    await rung(stage);
    await expect.poll(() => stage.store.bells.counts(asMillis(0))).toMatchObject({ unsure: 1 });
    stage.pass(MINUTE);
    expect(await rung(stage)).toHaveLength(1);
    await stage.api.tap(ME, comingButton(stage));
    await expect.poll(() => comings(stage)).toBe(1);
  });

  test("a process that died while it rang rings no second time", async () => {
    const stage = await doorbellStage();
    stage.raise();
    await rung(stage);
    await stage.stop();
    stage.temp.tamper("UPDATE bells SET state = 'given', message = NULL, shown = NULL");
    const again = await doorbellStage({ temp: stage.temp, server: stage.api });
    await expect.poll(() => stage.store.bells.counts(asMillis(0))).toMatchObject({ unsure: 1 });
    expect(again.ringsOf()).toHaveLength(1);
  });

  test("Telegram away: said once after a while, nothing rings twice when it is back, and that it is back is noted", async () => {
    const stage = await doorbellStage();
    stage.api.down(true);
    stage.raise();
    const alarms = () => stage.log.filter(({ loud }) => loud).map(({ event }) => event);
    const minuteLater = () => {
      if (alarms().length === 0) stage.pass(MINUTE);
      return alarms();
    };
    await expect.poll(minuteLater, { interval: 200 }).toEqual(["telegram_down"]);
    stage.pass(10 * MINUTE);
    stage.pass(10 * MINUTE);
    stage.api.down(false);
    const [ring] = await rung(stage);
    expect(ring?.text.split("\n")).toHaveLength(1);
    await expect.poll(() => stage.log.map(({ event }) => event)).toContain("telegram_up");
    expect(alarms()).toEqual(["telegram_down"]);
  });

  test("a token that Telegram does not know: said once, and Dabyl goes on", async () => {
    const stage = await doorbellStage({ settings: { token: "700000001:not-the-token-of-this-bot-00000" } });
    await expect
      .poll(() => stage.log.filter(({ loud }) => loud))
      .toEqual([{ event: "telegram_token", facts: { why: "token" }, loud: true }]);
    stage.raise();
    stage.act({ kind: "telegram", on: true }, BERIK);
    expect(stage.said.at(-1)?.body).toContain("Telegram сейчас не отвечает");
    expect(stage.broken).toEqual([]);
  });

  test("without a token there is nothing to link, which is said, and everything else goes on", () => {
    const { store, act, ready } = office();
    act([{ kind: "telegram_code", user: AISULU }]);
    expect(bodyOf(ready()[0])).toContain("Telegram боты әлі жоқ");
    act([{ kind: "post_card", code: CASE, mentions: [AISULU] }], { id: "$card", at: asMillis(6_000) });
    expect(ready().length).toBe(2);
    expect([store.telegram.linked(), store.bells.next()]).toEqual([[], null]);
  });

  test("neither token nor account nor words stand in the log, whatever went wrong", async () => {
    const stage = await doorbellStage();
    stage.api.fail("sendMessage", { code: 400, description: "Bad Request: CANARY" }, "cut", "lost");
    stage.raise();
    for (let sent = 1; sent <= 2; sent += 1) {
      await expect.poll(() => stage.api.of("sendMessage").length).toBe(sent);
      stage.pass(10 * MINUTE);
    }
    await expect.poll(() => stage.store.bells.counts(asMillis(0)).unsure).toBe(2);
    await stage.stop();
    expect(JSON.stringify(stage.log)).not.toMatch(new RegExp(`CANARY|${TOKEN}|${ME}|127\\.0\\.0\\.1`));
    expect(stage.broken).toEqual([]);
  });
});

describe("posted to the web port", () => {
  const post = (stage: Stage, body: string, secret?: string) => {
    if (stage.hook === null) throw new Error("there is no hook");
    return messengerHook(stage.hook).request("/", {
      method: "POST",
      body,
      headers: secret === undefined ? {} : { "x-telegram-bot-api-secret-token": secret },
    });
  };
  const webhook = new URL("https://dabyl.example.org");

  test("updates count with the secret alone", async () => {
    const stage = await doorbellStage({ settings: { webhook } });
    await expect.poll(() => stage.api.webhook()?.url).toBe("https://dabyl.example.org/telegram/update");
    stage.raise();
    await rung(stage);
    const update = JSON.stringify({
      update_id: 1,
      callback_query: { id: "1", from: { id: ME }, data: comingButton(stage) },
    });
    expect((await post(stage, update)).status).toBe(403);
    expect((await post(stage, update, "guess")).status).toBe(403);
    expect(comings(stage)).toBe(0);
    const secret = stage.api.webhook()?.secret_token;
    expect((await post(stage, update, secret)).status).toBe(200);
    expect(comings(stage)).toBe(1);
    expect((await post(stage, "no json", secret)).status).toBe(200);
    expect((await post(stage, "x".repeat(300_000), secret)).status).toBe(413);
    expect(stage.api.of("getUpdates")).toEqual([]);
  });
});
