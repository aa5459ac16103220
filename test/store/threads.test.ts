import { expect, test } from "vitest";
import { AISULU, at, code, event, of, opened, ROOM, taken, txn } from "./fixtures/invented.ts";
import { prompt, send } from "./fixtures/sends.ts";
import { type TempStore, tempStore } from "./fixtures/temp-store.ts";

const message = (name: string, rest: { code?: 1 | null; edits?: string } = {}) => ({
  event: event(name),
  room: ROOM,
  sender: AISULU,
  code: rest.code === 1 ? code(1) : null,
  edits: rest.edits === undefined ? null : event(rest.edits),
});

test("a message leads to its case, and so do its edits", () => {
  const { store } = tempStore();
  store.messages.note(message("first", { code: 1 }));
  store.messages.note(message("edit", { edits: "first" }));
  store.messages.note(message("chatter"));
  const view = store.view();
  expect(view.caseOfEvent(event("first"))).toBe(code(1));
  expect(view.caseOfEvent(event("edit"))).toBe(code(1));
  expect(view.caseOfEvent(event("chatter"))).toBeNull();
  expect(view.caseOfEvent(event("unknown"))).toBeNull();
});

test("a case told later is added to a message; nothing known is taken away", () => {
  const { store } = tempStore();
  store.messages.note(message("alert"));
  store.messages.note(message("alert", { code: 1 }));
  store.messages.note(message("alert"));
  expect(store.messages.get(event("alert"))?.code).toBe(code(1));
});

test("all edits of a message are known, and which of them still stand", () => {
  const { store } = tempStore();
  store.messages.note(message("first"));
  store.messages.note(message("z", { edits: "first" }));
  store.messages.note(message("a", { edits: "first" }));
  store.messages.note(message("other", { edits: "z" }));
  store.messages.markRedacted(event("z"));
  store.messages.markRedacted(event("unknown"));
  store.messages.note(message("z", { edits: "first" }));
  expect(store.messages.editsOf(event("first")).map((edit) => [edit.event, edit.redacted])).toEqual([
    ["$z", true],
    ["$a", false],
  ]);
});

function withPoll(): TempStore {
  const temp = tempStore();
  const { store } = temp;
  store.rooms.remember("response:shymkent", ROOM);
  store.ledger.append(of(code(1), opened()), "c1");
  store.outbox.add(send("poll-1", { code: code(1) }));
  store.prompts.put(prompt("p", { code: code(1) }), {
    txn: txn("poll-1"),
    place: "response:shymkent",
    at: at(1),
  });
  return temp;
}

test("a vote finds its prompt by the poll's event, once it was sent, through a restart", () => {
  const temp = withPoll();
  expect(temp.store.prompts.byPollEvent(event("p1"))).toBeNull();
  temp.store.outbox.sent(txn("poll-1"), event("p1"));
  expect(temp.reopen().view().promptOfEvent(event("p1"))).toEqual(prompt("p", { code: code(1) }));
});

test("a settled prompt is found only by those who ask for it", () => {
  const { store } = withPoll();
  store.outbox.sent(txn("poll-1"), event("p1"));
  store.prompts.settle("p");
  store.prompts.settle("unknown");
  expect(store.prompts.byPollEvent(event("p1"))).toBeNull();
  expect(store.prompts.byPollEvent(event("p1"), { evenSettled: true })?.id).toBe("p");
  expect(store.prompts.get("p")).toMatchObject({ open: false, txn: "poll-1", at: 1 });
  expect(store.prompts.ofCase(code(1))).toEqual([]);
});

test("asking again under the same id replaces the older question", () => {
  const { store } = withPoll();
  store.outbox.sent(txn("poll-1"), event("p1"));
  store.outbox.add(send("poll-2", { code: code(1) }));
  store.prompts.put(prompt("p", { code: code(1), most: 3 }), {
    txn: txn("poll-2"),
    place: "response:shymkent",
    at: at(2),
  });
  store.prompts.put(prompt("p", { code: code(1), most: 4 }), {
    txn: txn("poll-2"),
    place: "response:shymkent",
    at: at(2),
  });
  store.outbox.sent(txn("poll-2"), event("p2"));
  expect(store.prompts.byPollEvent(event("p1"))).toBeNull();
  expect(store.prompts.byPollEvent(event("p2"))?.most).toBe(3);
  expect(store.prompts.get("p")).toMatchObject({ open: true, txn: "poll-2" });
  expect(store.prompts.ofCase(code(1))).toHaveLength(1);
});

test("open prompts of a thread and of a direct room are told apart, newest first", () => {
  const { store } = withPoll();
  const put = (id: string, place: `direct:${string}` | "response:shymkent", about: boolean) =>
    store.prompts.put(prompt(id, { code: about ? code(1) : null }), { txn: txn(id), place, at: at(2) });
  put("thread", "response:shymkent", true);
  put("mine", `direct:${AISULU}`, false);
  put("mine-about", `direct:${AISULU}`, true);
  put("other", "direct:@someone:test", false);
  expect(
    store
      .view()
      .promptsOfCase(code(1))
      .map((one) => one.id),
  ).toEqual(["thread", "p"]);
  expect(
    store
      .view()
      .promptsOfMember(AISULU)
      .map((one) => one.id),
  ).toEqual(["mine-about", "mine"]);
});

test("what each option means comes back as it was", () => {
  const { store } = tempStore();
  const whole = prompt("p", {
    options: [
      {
        id: "1",
        label: { code: code(2) },
        command: { kind: "close", code: code(2), parts: { next: "none" }, sure: true },
      },
      {
        id: "2",
        label: 3,
        command: { kind: "tell", code: code(2), fields: { ages: [3, 4], danger: "unknown" } },
      },
    ],
    reads: { part: "outcome" },
    only: AISULU,
  });
  store.prompts.put(whole, { txn: txn("t"), place: `direct:${AISULU}`, at: at(1) });
  expect(store.prompts.get("p")?.prompt).toEqual(whole);
});

test("the last undoable act of a member names its case", () => {
  const { store } = tempStore();
  store.ledger.append(of(code(1), opened(), taken(50)), "c1");
  store.ledger.append(of(code(2), opened(), taken(40)), "c2");
  const by = taken().by;
  expect(store.view().lastActOf(by)).toBe(code(1));
  expect(store.view().lastActOf(AISULU)).toBeNull();
  store.ledger.append(of(code(1), { kind: "undone", by, at: at(60), act: "taken" }), "c3");
  expect(store.view().lastActOf(by)).toBe(code(2));
});
