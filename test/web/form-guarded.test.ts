/** Personal data in the form's free text: the guard reads it in the bot, and asks in the direct room before anybody else sees it. */
import { describe, expect, test } from "vitest";
import { AISULU, SHYMKENT } from "../store/fixtures/invented.ts";
import { formStage, type FormStage, TOLD } from "./form-stage.ts";

const PHONE = "8 701 555 01 23";
const STOPPED = { ...TOLD, note: `Бала жалғыз, анасының нөмірі ${PHONE}` };

const casesOf = ({ store }: FormStage) => store.cases.unclosed(SHYMKENT);
/** All that waits to be sent into the direct room. */
const saidDirectly = ({ store }: FormStage): string =>
  store.outbox
    .ready(50)
    .filter(({ room }) => room === "!direct:test")
    .map((row) => JSON.stringify(row.kind === "send" ? row.content : {}))
    .join("\n");
const promptsOf = ({ store }: FormStage) => store.prompts.ofMember(AISULU);

describe("a note that the guard stops", () => {
  test("opens nothing; the cleaned text waits in the direct room, and the answer says so without a word of it", async () => {
    const stage = formStage();
    const answer = await stage.sent(stage.linkPass(), STOPPED);
    expect(answer).toMatchObject({ status: 202, json: { held: true } });
    expect(Object.keys(answer.json)).toEqual(["held"]);
    expect(casesOf(stage)).toEqual([]);
    expect(saidDirectly(stage)).toContain("Бала жалғыз");
    expect(saidDirectly(stage)).not.toContain("555");
    expect(stage.store.ledger.guardEvents({}).map(({ kind }) => kind)).toEqual(["guard_stopped"]);
  });

  test("its first tap opens the case with all that was tapped on the form, without the number", async () => {
    const stage = formStage();
    await stage.sent(stage.linkPass(), STOPPED);
    const [prompt] = promptsOf(stage);
    const [send] = prompt?.options ?? [];
    expect(send?.command).toMatchObject({
      kind: "raise",
      home: SHYMKENT,
      fields: { category: "unaccompanied", children: 2, accompanied: "alone" },
    });
    expect(JSON.stringify(send?.command)).not.toContain("555");
  });

  test("sent again, it is answered as before and asks no second time", async () => {
    const stage = formStage();
    const [pass, id] = [stage.linkPass(), "ab".repeat(16)];
    await stage.sent(pass, STOPPED, id);
    expect((await stage.sent(pass, STOPPED, id)).status).toBe(202);
    expect(promptsOf(stage).length).toBe(1);
  });

  test("corrected on the page, it goes by the same link, and the question in the direct room is over", async () => {
    const stage = formStage();
    const pass = stage.linkPass();
    await stage.sent(pass, STOPPED);
    expect((await stage.sent(pass, TOLD)).status).toBe(201);
    expect(casesOf(stage).length).toBe(1);
    expect(promptsOf(stage).filter(({ id }) => id.startsWith("guard:"))).toEqual([]);
    expect((await stage.sent(pass, { ...TOLD, children: 8 })).status).toBe(409);
  });

  test("once its author has answered there, the link is used up", async () => {
    const stage = formStage();
    const pass = stage.linkPass();
    await stage.sent(pass, STOPPED);
    const [prompt] = promptsOf(stage);
    stage.store.prompts.settle(prompt?.id ?? "");
    expect((await stage.sent(pass, TOLD)).status).toBe(409);
  });
});

test("a note that the guard cannot judge opens nothing and leaves the link good", async () => {
  let broken = true;
  const stage = formStage({
    guard: (text) => {
      if (broken) throw new Error(text);
      return { verdict: "pass", spans: [], clean: text };
    },
  });
  const pass = stage.linkPass();
  const answer = await stage.sent(pass);
  expect([answer.status, answer.json.error?.kind]).toEqual([422, "unchecked"]);
  expect(casesOf(stage)).toEqual([]);
  broken = false;
  expect((await stage.sent(pass)).status).toBe(201);
});
