/** Whatever is typed, forwarded, photographed, recorded or changed in the bot's chat: taken away, answered with one sentence, kept nowhere. */
import { describe, expect, test } from "vitest";
import { doorbellStage, ACCOUNTS, type Stage } from "./doorbell-stage.ts";

const ME = ACCOUNTS.aisulu;
const CANARY = "CANARY-Ерлан-87011234567";
const said = (stage: Stage) => stage.api.of("sendMessage").map(({ text }) => String(text));
const removed = (stage: Stage) =>
  stage.api.of("deleteMessages").flatMap(({ message_ids: ids }) => (Array.isArray(ids) ? ids : []));

const CONTENTS: readonly (readonly [string, Record<string, unknown>])[] = [
  ["a text", { text: CANARY }],
  ["a command", { text: `/alert ${CANARY}` }],
  ["a start with words", { text: `/start ${CANARY} and more` }],
  [
    "a forwarded message",
    { text: CANARY, forward_origin: { type: "hidden_user", sender_user_name: CANARY, date: 1 } },
  ],
  ["a photo", { photo: [{ file_id: CANARY, file_unique_id: "1", width: 1, height: 1 }], caption: CANARY }],
  ["a voice message", { voice: { file_id: CANARY, file_unique_id: "1", duration: 1 } }],
  ["a video note", { video_note: { file_id: CANARY, file_unique_id: "1", length: 1, duration: 1 } }],
  ["a document", { document: { file_id: CANARY, file_unique_id: "1", file_name: CANARY } }],
  ["a place", { location: { latitude: 42.3, longitude: 69.6 } }],
  ["a contact", { contact: { phone_number: CANARY, first_name: CANARY } }],
  ["a sticker", { sticker: { file_id: CANARY } }],
];

describe("whatever a member sends", () => {
  test.each(CONTENTS)("%s is removed, and answered with one sentence and a button", async (_, content) => {
    const stage = await doorbellStage();
    await stage.api.send(ME, content);
    await expect
      .poll(() => said(stage))
      .toEqual([
        "Мұнда істер туралы ештеңе қабылданбайды: бұл чатты бөгде адам оқуы мүмкін. Element-те ботқа жазыңыз.",
      ]);
    expect(stage.api.messages()[0]?.buttons).toEqual([
      { text: "Ашу", url: expect.stringMatching(/^https:\/\/matrix\.to\/#\/!d\w+%3Atest$/) },
    ]);
    await expect.poll(() => removed(stage)).toHaveLength(1);
    await stage.stop();
    const traces = JSON.stringify([stage.log, stage.api.recorded]);
    expect(traces).not.toContain(CANARY);
    expect(stage.temp.bytes().includes(CANARY)).toBe(false);
    expect(stage.store.cases.unclosed).toBeTypeOf("function");
  });

  test("a change of an earlier message is removed as well", async () => {
    const stage = await doorbellStage();
    await stage.api.edit(ME, CANARY);
    await expect.poll(() => removed(stage)).toHaveLength(1);
    expect(stage.temp.bytes().includes(CANARY)).toBe(false);
  });

  test("thirty messages are removed together and answered once", async () => {
    const stage = await doorbellStage();
    for (let i = 0; i < 30; i += 1) await stage.api.write(ME, `${CANARY} ${i}`);
    await expect.poll(() => removed(stage)).toHaveLength(30);
    expect(said(stage)).toHaveLength(1);
    expect(stage.api.of("deleteMessages").length).toBeLessThan(30);
  });

  test("what was typed while the bot was away is removed, and not answered hours later", async () => {
    const stage = await doorbellStage();
    const old = Math.floor(stage.now() / 1000) - 3600;
    await stage.api.receive({
      message: { message_id: 900, date: old, chat: { id: ME, type: "private" }, text: CANARY },
    });
    await expect.poll(() => removed(stage)).toEqual([900]);
    expect(said(stage)).toEqual([]);
  });

  test("where there is a form, its button comes with the sentence", async () => {
    const stage = await doorbellStage({ formUrl: new URL("https://dabyl.example.org/form") });
    await stage.api.write(ME, CANARY);
    await expect.poll(() => said(stage)[0]).toContain("Дабыл беру үшін төмендегі түймені басыңыз");
    expect(stage.api.messages()[0]?.buttons).toEqual([
      { text: "Дабыл беру", web_app: { url: "https://dabyl.example.org/form" } },
    ]);
  });
});

test.each([
  ["kk", "Бұл чат Dabyl мүшелерін шақыру үшін ғана."],
  ["ru", "Этот чат только вызывает участников Dabyl."],
  ["uz", "This chat only calls members of Dabyl."],
])("somebody who is not linked is told what this is, in %s", async (language, words) => {
  const stage = await doorbellStage({ formUrl: new URL("https://dabyl.example.org/form") });
  await stage.api.write(999, CANARY, language);
  await expect.poll(() => said(stage)[0]).toContain(words);
  expect(stage.api.messages()[0]?.buttons).toEqual([]);
});

test("a group is left with one sentence, in three languages, whatever is written in it", async () => {
  const stage = await doorbellStage();
  const chat = { id: -100500, type: "supergroup", title: CANARY };
  await stage.api.receive({ my_chat_member: { chat, new_chat_member: { status: "member" } } });
  await stage.api.receive({ message: { message_id: 1, date: 1, chat, text: CANARY } });
  await expect.poll(() => stage.api.of("leaveChat")).toEqual([{ chat_id: -100500 }]);
  expect(said(stage)).toHaveLength(1);
  expect(said(stage)[0]?.split("\n")).toHaveLength(3);
  await stage.api.receive({ my_chat_member: { chat, new_chat_member: { status: "left" } } });
  await expect.poll(() => stage.api.unconfirmed()).toBe(0);
  expect(stage.api.of("leaveChat")).toHaveLength(1);
});

test("what is nobody's word is left alone, and what is no update at all breaks nothing", async () => {
  const stage = await doorbellStage();
  await stage.api.send(ME, { write_access_allowed: { from_request: true } });
  await stage.api.receive({ poll: { id: CANARY } });
  await stage.api.receive({ message: "CANARY" });
  await expect.poll(() => stage.api.unconfirmed()).toBe(0);
  expect([said(stage), removed(stage), stage.broken]).toEqual([[], [], []]);
});
