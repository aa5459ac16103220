/** What passed between Dabyl and Telegram over a whole story, judged by a recorder that sees every request. */
import { expect, test } from "vitest";
import { showCode } from "../../src/case/code.ts";
import { AISULU, BERIK, SHYMKENT } from "../store/fixtures/invented.ts";
import { accountOf, ACCOUNTS, doorbellStage, HEAD, RED, type Stage } from "./doorbell-stage.ts";
import { whatElsePassed } from "./what-passed.ts";

const MINUTE = 60_000;
const CANARY = "CANARY Ерлан 87011234567 Абай 15";

const rung = (stage: Stage, n: number) => expect.poll(() => stage.ringsOf().length).toBe(n);
const buttonOf = (stage: Stage, at: number) =>
  stage.ringsOf()[at]?.buttons.find((one) => one.callback_data !== undefined)?.callback_data ?? "";

test("over a whole story nothing passed but codes, kinds, regions and links", async () => {
  const stage = await doorbellStage({ linked: [] });
  const { api } = stage;
  await expect.poll(() => stage.store.vault.get("telegram.username")).not.toBeNull();
  for (const user of [AISULU, BERIK] as const) {
    stage.act({ kind: "telegram", on: true }, user);
    const [, code = ""] = /\?start=([\w-]+)/.exec(stage.said.at(-1)?.body ?? "") ?? [];
    await api.write(accountOf(user), `/start ${code}`);
    await expect.poll(() => stage.store.telegram.isLinked(user)).toBe(true);
  }
  const laden = { ...RED, region: "shymkent", district: "turksib_district", place: "market" } as const;
  const raise = {
    kind: "raise",
    home: SHYMKENT,
    fields: laden,
    note: CANARY,
    source: null,
    cleaned: null,
  } as const;
  stage.act(raise, HEAD);
  const [code] = [...stage.store.cases.list({})].map((look) => look.fact.code);
  if (code === undefined) throw new Error("no case was opened");
  await rung(stage, 1);
  stage.act({ kind: "post_cleaned", code, text: CANARY }, HEAD);
  await api.tap(ACCOUNTS.aisulu, buttonOf(stage, 0));
  await expect.poll(() => api.of("answerCallbackQuery").length).toBe(1);
  stage.pass(20 * MINUTE);
  await rung(stage, 2);
  for (const text of [CANARY, `/start ${CANARY}`]) await api.write(ACCOUNTS.aisulu, text);
  await api.send(ACCOUNTS.berik, { photo: [{ file_id: CANARY }], caption: CANARY });
  await api.edit(ACCOUNTS.aisulu, CANARY);
  stage.act({ kind: "hand_over", code, to: "csc" }, HEAD);
  stage.act({ kind: "take", code }, AISULU);
  await api.tap(ACCOUNTS.aisulu, buttonOf(stage, 1));
  stage.act({ kind: "hand_over", code, to: "csc" }, AISULU);
  stage.act({ kind: "take", code }, BERIK);
  for (let day = 0; day < 9; day += 1) stage.pass(24 * 60 * MINUTE);
  stage.act({ kind: "close", code, parts: { outcome: "false_alarm" }, sure: true }, BERIK);
  stage.act({ kind: "reopen", code }, HEAD);
  await api.receive({
    my_chat_member: { chat: { id: -1, type: "group" }, new_chat_member: { status: "member" } },
  });
  await expect.poll(() => api.of("leaveChat").length).toBe(1);
  await expect.poll(() => api.of("editMessageText").length).toBeGreaterThan(1);
  await stage.stop();

  const texts = api.recorded.flatMap(({ payload: { text } }) => (typeof text === "string" ? [text] : []));
  expect(texts.length).toBeGreaterThan(8);
  expect(whatElsePassed(api.recorded, new Set([showCode(code)]))).toEqual([]);
  expect(JSON.stringify(api.recorded)).not.toContain("CANARY");
  expect(stage.broken).toEqual([]);
});
