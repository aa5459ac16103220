/** A half-filled form is nothing but the next question: it must come back from the disk as it was. */
import { expect, test } from "vitest";
import type { FormStep } from "../../src/form.ts";
import { asEventId } from "../../src/ids.ts";
import { AISULU, at, txn } from "./fixtures/invented.ts";
import { prompt, send } from "./fixtures/sends.ts";
import { tempStore } from "./fixtures/temp-store.ts";

const FORM: FormStep = {
  kind: "form",
  fields: { category: "begging", children: 2 },
  asked: ["category", "children"],
  note: null,
};

test.each([
  ["a question", { step: "danger", form: FORM }],
  ["the note", { step: "note", form: { ...FORM, note: "" } }],
] as const)("%s of the form survives a restart", (_, reads) => {
  const temp = tempStore();
  const asked = prompt(`form:${AISULU}`, {
    options: [{ id: "1", label: "yes", command: { ...FORM, note: "x" } }],
    reads,
    only: AISULU,
  });
  temp.store.prompts.put(asked, { txn: txn("poll"), place: `direct:${AISULU}`, at: at(1) });
  temp.store.outbox.add(send("poll", { place: `direct:${AISULU}` }));
  temp.store.outbox.sent(txn("poll"), asEventId("$poll"));
  const view = temp.reopen().view();
  expect(view.promptsOfMember(AISULU)).toEqual([asked]);
  expect(view.promptOfEvent(asEventId("$poll"))).toEqual(asked);
});
