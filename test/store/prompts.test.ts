/** A question keeps what its answers would do for as long as it waits for one. */
import { expect, test } from "vitest";
import { asEventId } from "../../src/ids.ts";
import { AISULU, at, code, txn } from "./fixtures/invented.ts";
import { prompt, send } from "./fixtures/sends.ts";
import { tempStore } from "./fixtures/temp-store.ts";

const TEXT = "мальчик у рынка, мать [имя]";
const place = `direct:${AISULU}` as const;
const question = (name: string) =>
  prompt(name, {
    options: [
      { id: "1", label: "send", command: { kind: "post_cleaned", code: null, text: TEXT } },
      { id: "2", label: "no", command: null },
    ],
    only: AISULU,
  });

test("a cleaned text is forgotten as soon as its question is settled", () => {
  const { store } = tempStore();
  store.prompts.put(question("guard:x"), { txn: txn("a"), place, at: at(1) });
  expect(JSON.stringify(store.prompts.get("guard:x"))).toContain(TEXT);
  store.prompts.settle("guard:x");
  const settled = store.prompts.get("guard:x");
  expect(settled).toMatchObject({
    open: false,
    prompt: { options: [{ id: "1", command: null }, { id: "2" }] },
  });
  expect(JSON.stringify(settled)).not.toContain(TEXT);
});

test("so is that of a question which another of its name replaces", () => {
  const { store } = tempStore();
  store.prompts.put(question("guard:x"), { txn: txn("a"), place, at: at(1) });
  store.outbox.add(send("a", { place }));
  store.outbox.sent(txn("a"), asEventId("$poll-a"));
  store.prompts.put(question("guard:x"), { txn: txn("b"), place, at: at(2) });
  const first = store.view().promptOfEvent(asEventId("$poll-a"), { evenSettled: true });
  expect(first?.options.map(({ command }) => command)).toEqual([null, null]);
});

test("a case's question keeps its answers: a closing is put right by the next tap", () => {
  const { store } = tempStore();
  const asked = prompt("close", {
    code: code(1),
    options: [{ id: "1", label: "x", command: { kind: "close", code: code(1), parts: {}, sure: true } }],
  });
  store.prompts.put(asked, { txn: txn("a"), place: "response:shymkent", at: at(1) });
  store.prompts.settle("close");
  expect(store.prompts.get("close")?.prompt).toEqual(asked);
});

test("a reply to the numbered text of a question is a reply to the question", () => {
  const { store } = tempStore();
  store.outbox.add(send("text", { place, createdAt: at(1) }));
  store.outbox.add(send("poll", { place, createdAt: at(1) }));
  store.prompts.put(question("guard:x"), { txn: txn("poll"), place, at: at(1) });
  store.outbox.add(send("later", { place, createdAt: at(2) }));
  store.outbox.sent(txn("text"), asEventId("$text"));
  store.outbox.sent(txn("poll"), asEventId("$poll"));
  store.outbox.sent(txn("later"), asEventId("$later"));
  const view = store.view();
  expect(view.promptOfEvent(asEventId("$text"))?.id).toBe("guard:x");
  expect(view.promptOfEvent(asEventId("$poll"))?.id).toBe("guard:x");
  expect(view.promptOfEvent(asEventId("$later"))).toBeNull();
  store.prompts.settle("guard:x");
  expect(view.promptOfEvent(asEventId("$text"))).toBeNull();
});
