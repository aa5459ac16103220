/** What is ticked of the assessment form is sealed under the key of its case, and gone with it. */
import { expect, test } from "vitest";
import { promptJson } from "../../bot/store/prompt-json.ts";
import type { CaseEvent } from "../../src/case/events.ts";
import { asMillis } from "../../src/ids.ts";
import { added, AISULU, code, of, opened } from "./fixtures/invented.ts";
import { tempStore } from "./fixtures/temp-store.ts";

const ticked: CaseEvent = {
  kind: "assessed",
  by: AISULU,
  at: asMillis(2_000),
  head: "harm",
  lines: [29, 32],
};
const read: CaseEvent = { kind: "assessment_read", by: AISULU, at: asMillis(3_000) };

test("ticks come back with their case, lie nowhere in clear, and are destroyed with its key", () => {
  const { store, bytes } = tempStore();
  store.ledger.append([added()], "cli:1");
  store.ledger.append(of(code(1), opened(), ticked, read), "$alert");
  expect(store.cases.case(code(1))?.assessment).toEqual({ harm: [29, 32] });
  expect(store.ledger.rebuild()).toMatchObject({ ok: true });
  expect(bytes().includes("[29,32]")).toBe(false);
  store.dataKeys.destroy(code(1));
  expect(store.cases.case(code(1))).toBeNull();
  expect(store.cases.events(code(1)).map(({ event }) => Object.keys(event))).toContainEqual([
    "kind",
    "by",
    "at",
  ]);
});

test("a half-filled form survives a restart: its question with what each tick means", () => {
  const prompt = {
    id: "assess",
    code: code(1),
    question: { key: "assessment-ask" },
    options: [
      {
        id: "1",
        label: { text: "yes" },
        command: { kind: "assess_tick", code: code(1), head: "acts", lines: [8] },
      },
      { id: "2", label: { text: "no" }, command: { kind: "assess", code: code(1), anew: true } },
    ],
    most: 2,
    reads: null,
    only: AISULU,
  };
  expect(promptJson.parse(JSON.parse(JSON.stringify(prompt)))).toEqual(prompt);
});
