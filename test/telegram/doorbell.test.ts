/** The doorbell against a Bot API server: linked, rung, acknowledged, put right. */
import { describe, expect, test } from "vitest";
import { showCode } from "../../src/case/code.ts";
import { templates } from "../bot/office.ts";
import { AISULU, BERIK, SHYMKENT } from "../store/fixtures/invented.ts";
import {
  ACCOUNTS,
  AMBER,
  comingButton,
  comings,
  doorbellStage,
  HEAD,
  MONDAY,
  RED,
  rung,
  type Stage,
} from "./doorbell-stage.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const ME = ACCOUNTS.aisulu;

const answers = (stage: Stage) => stage.api.of("answerCallbackQuery").map(({ text }) => text);
async function linkCode(stage: Stage): Promise<string> {
  stage.act({ kind: "telegram", on: true }, AISULU);
  const link = /https:\/\/t\.me\/dabyl_test_bot\?start=([\w-]{1,64})/.exec(stage.said.at(-1)?.body ?? "");
  return link?.[1] ?? "";
}

describe("linking", () => {
  test("a link from the direct room joins the account to the member, once, and both are told", async () => {
    const stage = await doorbellStage({ linked: [] });
    await expect.poll(() => stage.store.vault.get("telegram.username")).toBe("dabyl_test_bot");
    const code = await linkCode(stage);
    await stage.api.write(ME, `/start ${code}`);
    await expect.poll(() => stage.store.telegram.memberOf(String(ME))).toBe(AISULU);
    await expect
      .poll(() =>
        stage.api
          .messages()
          .map(({ text }) => text)
          .join(),
      )
      .toContain("Қосылды.");
    stage.deliver();
    expect(stage.said.at(-1)?.body).toContain("Telegram қосылды");
    await stage.api.write(ACCOUNTS.berik, `/start ${code}`);
    await expect
      .poll(() =>
        stage.api
          .messages()
          .map(({ text }) => text)
          .join(),
      )
      .toContain("Код не подходит");
    expect(stage.store.telegram.memberOf(String(ACCOUNTS.berik))).toBeNull();
    stage.act({ kind: "telegram", on: false }, AISULU);
    expect(stage.said.at(-1)?.body).toContain("Telegram өшірілді");
    expect(stage.store.telegram.memberOf(String(ME))).toBeNull();
    stage.act({ kind: "telegram", on: false }, AISULU);
    expect(stage.said.at(-1)?.body).toContain("Telegram қосылмаған");
    expect(stage.store.ledger.rebuild().ok).toBe(true);
  });

  test("codes cannot be guessed for long, and whoever guesses does not keep others from linking", async () => {
    const stage = await doorbellStage({ linked: [] });
    for (let i = 0; i < 8; i += 1) await stage.api.write(ACCOUNTS.berik, `/start guess${i}`);
    const told = () => stage.api.of("sendMessage").map(({ text }) => String(text));
    await expect.poll(() => told().length).toBe(8);
    expect(told().filter((text) => text.startsWith("Код не подходит"))).toHaveLength(5);
    expect(told().filter((text) => text.startsWith("Слишком много"))).toHaveLength(3);
    await stage.api.write(ME, `/start ${await linkCode(stage)}`);
    await expect.poll(() => stage.store.telegram.memberOf(String(ME))).toBe(AISULU);
  });

  test("the code is good for ten minutes", async () => {
    const stage = await doorbellStage({ linked: [] });
    await expect.poll(() => stage.store.vault.get("telegram.username")).not.toBeNull();
    const code = await linkCode(stage);
    stage.pass(10 * MINUTE);
    await stage.api.write(ME, `/start ${code}`, "kk");
    await expect
      .poll(() =>
        stage.api
          .messages()
          .map(({ text }) => text)
          .join(),
      )
      .toContain("Код жарамайды");
  });

  test("who was locked is not rung any more", async () => {
    const stage = await doorbellStage();
    const locked = {
      kind: "member_locked",
      by: "operator",
      at: stage.now(),
      user: AISULU,
      why: "locked",
    } as const;
    stage.store.ledger.append([{ stream: "people", event: locked }], "cli:lock");
    stage.raise();
    stage.pass(10 * MINUTE);
    await expect.poll(() => stage.api.of("getUpdates").length).toBeGreaterThan(1);
    expect(stage.ringsOf()).toEqual([]);
  });
});

describe("a ring", () => {
  test("says code, kind and region, opens the thread, and nothing else", async () => {
    const stage = await doorbellStage();
    const code = stage.raise();
    const [ring] = await rung(stage);
    expect(ring?.text).toBe(`🔔 ${showCode(code)} · жаңа дабыл · Шымкент қаласы`);
    expect(ring?.buttons.map(({ text }) => text)).toEqual(["Ашу", "Бара жатырмын"]);
    expect(ring?.buttons[0]?.url).toMatch(/^https:\/\/matrix\.to\/#\/!response%3Atest\/%24of%3A[\w-]+$/);
    expect(stage.api.of("sendMessage")[0]).toMatchObject({
      protect_content: true,
      link_preview_options: { is_disabled: true },
    });
  });

  const wanting = (codeOnly: boolean) => ({
    ...templates,
    regions: templates.regions.map((region) => ({ ...region, codeOnly: region.id === SHYMKENT && codeOnly })),
  });
  test.each([
    ["in templates/regions.json", { templates: wanting(true) }],
    ["by the operator's setting", { templates: wanting(false), settings: { codeOnly: [SHYMKENT] } }],
    ["or nobody knows the region", { templates: { ...templates, regions: [] } }],
  ])("shrinks to the code where the region wants it so, %s", async (_, how) => {
    const stage = await doorbellStage(how);
    const code = stage.raise();
    const [ring] = await rung(stage);
    expect(ring?.text).toBe(`🔔 ${showCode(code)}`);
    expect(JSON.stringify(stage.api.recorded)).not.toContain("Шымкент");
  });

  test("comes once for each step, and the next step's once more", async () => {
    const stage = await doorbellStage();
    stage.raise();
    await rung(stage);
    stage.look();
    stage.pass(10 * MINUTE);
    const [, second] = await rung(stage, 2);
    expect(second?.text).toContain(" · күтуде · ");
    stage.pass(5 * MINUTE);
    expect(await rung(stage, 2)).toHaveLength(2);
  });

  test("for somebody whose account is not linked there is none, and no row either", async () => {
    const stage = await doorbellStage({ linked: [] });
    stage.raise();
    expect(stage.store.bells.next()).toBeNull();
  });

  test("that is not urgent waits for the end of the night; an urgent one does not", async () => {
    const stage = await doorbellStage({ from: MONDAY + 12 * HOUR });
    stage.raise(HEAD, RED);
    await rung(stage);
    const calm = stage.raise(HEAD, { ...AMBER, category: "violence" });
    expect(stage.store.cases.case(calm)?.urgency).not.toBe("red");
    stage.act({ kind: "hand_over", code: calm, to: "juvenile_police" }, HEAD);
    stage.pass(MINUTE);
    const [next] = [stage.store.bells.next()];
    expect(new Date(next ?? 0).toISOString()).toBe("2026-11-24T03:00:00.000Z");
  });

  test("says that nobody is needed once the case is taken", async () => {
    const stage = await doorbellStage();
    const code = stage.raise();
    await rung(stage);
    stage.act({ kind: "take", code }, BERIK);
    await expect.poll(() => stage.ringsOf()[0]?.text).toBe(`${showCode(code)} · енді қажет емес`);
    expect(stage.ringsOf()[0]?.buttons.map(({ text }) => text)).toEqual(["Ашу"]);
    const edits = stage.api.of("editMessageText").length;
    stage.look();
    stage.pass(MINUTE);
    expect(stage.api.of("editMessageText")).toHaveLength(edits);
  });

  test("of a case that was taken before it could ring is dropped", async () => {
    const stage = await doorbellStage();
    stage.api.down(true);
    const code = stage.raise();
    stage.act({ kind: "take", code }, BERIK);
    stage.api.down(false);
    await expect.poll(() => stage.store.bells.next()).toBeNull();
    expect(stage.ringsOf()).toEqual([]);
  });

  test("several that are due together are one message", async () => {
    const stage = await doorbellStage();
    stage.api.down(true);
    const codes = [stage.raise(), stage.raise(HEAD, { ...RED, children: 2 })];
    stage.pass(10 * MINUTE);
    stage.api.down(false);
    const [ring] = await rung(stage);
    for (const code of codes) expect(ring?.text).toContain(`🔔 ${showCode(code)} · күтуде`);
    expect(ring?.text.split("\n")).toHaveLength(2);
    expect(ring?.buttons).toHaveLength(4);
  });
});

describe("on my way", () => {
  test("is noted once, however often it is tapped, and the member is told in the own language", async () => {
    const stage = await doorbellStage();
    const code = stage.raise();
    await rung(stage);
    const button = comingButton(stage);
    await stage.api.tap(ME, button, "ru");
    await expect
      .poll(() => answers(stage))
      .toEqual(["Белгіленді. Іс әлі алынған жоқ, оны ортақ бөлмеде алуға болады."]);
    await stage.api.tap(ME, button, "ru");
    await expect.poll(() => answers(stage)).toHaveLength(2);
    expect(comings(stage)).toBe(1);
    stage.deliver();
    expect(stage.said.map(({ body }) => body).join("\n")).toContain(
      `${showCode(code)} · Жолда: ювеналды полиция`,
    );
    await expect.poll(() => stage.ringsOf()[0]?.text).toBe(`${showCode(code)} · жолда деп белгіленді`);
  });

  test("puts off the reminder of that step, once", async () => {
    const stage = await doorbellStage();
    stage.raise();
    await rung(stage);
    await stage.api.tap(ME, comingButton(stage));
    await expect.poll(() => answers(stage)).toHaveLength(1);
    stage.pass(10 * MINUTE);
    expect(stage.ringsOf()).toHaveLength(1);
    stage.pass(10 * MINUTE);
    expect((await rung(stage, 2))[1]?.text).toContain("күтуде");
  });

  test("after somebody took the case it says so, calls it no error, and does nothing", async () => {
    const stage = await doorbellStage();
    const code = stage.raise();
    await rung(stage);
    const button = comingButton(stage);
    stage.act({ kind: "take", code }, BERIK);
    const before = stage.said.length;
    await stage.api.tap(ME, button);
    await expect.poll(() => answers(stage)).toEqual(["Бұл іс алынған. Толығырақ ортақ бөлмеде."]);
    stage.deliver();
    expect([comings(stage), stage.said.length]).toEqual([0, before]);
  });

  test("just before somebody takes the case both stand, each once", async () => {
    const stage = await doorbellStage();
    const code = stage.raise();
    await rung(stage);
    const button = comingButton(stage);
    await stage.api.tap(ME, button);
    await expect.poll(() => comings(stage)).toBe(1);
    stage.act({ kind: "take", code }, BERIK);
    await stage.api.tap(ME, button);
    await expect.poll(() => answers(stage)).toHaveLength(2);
    expect(comings(stage)).toBe(1);
    expect(stage.store.cases.case(code)?.phase).toMatchObject({ kind: "taken", taker: { by: BERIK } });
    expect(stage.store.ledger.verify().ok).toBe(true);
  });

  test("told twice, as the process died before Telegram heard that it was taken in, it counts once", async () => {
    const stage = await doorbellStage();
    stage.raise();
    await rung(stage);
    const button = comingButton(stage);
    stage.api.fail("getUpdates", "lost");
    await stage.api.tap(ME, button);
    await expect.poll(() => comings(stage)).toBe(1);
    await stage.stop();
    await stage.api.tap(ME, button);
    const again = await doorbellStage({ temp: stage.temp, server: stage.api });
    await expect.poll(() => stage.api.unconfirmed()).toBe(0);
    expect(comings(again)).toBe(1);
    expect(again.ringsOf()).toHaveLength(1);
  });

  test("by somebody else, or with a button that nobody was given, is refused", async () => {
    const stage = await doorbellStage();
    stage.raise();
    await rung(stage);
    await stage.api.tap(ACCOUNTS.berik, comingButton(stage));
    await stage.api.tap(999, comingButton(stage), "en");
    await stage.api.tap(ME, "forged");
    await expect.poll(() => answers(stage)).toHaveLength(3);
    expect(answers(stage)[1]).toBe("This button no longer works. Open Element.");
    expect(comings(stage)).toBe(0);
  });
});
