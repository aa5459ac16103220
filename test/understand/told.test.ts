/** «передали в ЦАН» in the thread of a case: the holder is offered to close it, for others it is a note. */
import { expect, test } from "vitest";
import { coordinator, migration, ngo, police } from "../case/world.ts";
import { asked, heard, kinds, openScene } from "./scene.ts";

test("from the body that holds the case: one tap, and the report has what was told", () => {
  const scene = openScene();
  const { code } = scene.alert(ngo);
  scene.world.do({ kind: "take", code }, police);
  const outcome = scene.write(police, "Ребёнка передали в ЦАН", { thread: code });
  expect(heard(outcome)).toEqual(["confirm-close"]);
  expect(scene.world.the(code).phase.kind).toBe("taken");
  const [prompt] = asked(outcome);
  expect(prompt).toMatchObject({
    prompt: {
      only: police.user,
      options: [{ command: { kind: "close", parts: { outcome: "placed", placement: "csc" } } }, {}],
    },
  });
  scene.vote(police, prompt?.prompt.id ?? "", "1");
  expect(scene.world.the(code).report).toMatchObject({ outcome: "placed", placement: "csc" });
});

test("from others, or while nobody holds the case, it is a note: bodies and services are kept, nobody is asked", () => {
  const scene = openScene();
  const { code } = scene.alert(ngo);
  expect(heard(scene.write(police, "передали опеке", { thread: code }))).toEqual([]);
  scene.world.do({ kind: "take", code }, police);
  const outcome = scene.write(migration, "передали опеке", { thread: code });
  expect(heard(outcome)).toEqual([]);
  expect(kinds(outcome).every((kind) => kind === "hear")).toBe(true);
});

test("a coordinator may close any taken case, and is asked too; a closed one is left alone", () => {
  const scene = openScene();
  const { code } = scene.alert(ngo);
  scene.world.do({ kind: "take", code }, police);
  expect(heard(scene.write(coordinator, "отбасына тапсырдық", { thread: code }))).toEqual(["confirm-close"]);
  scene.world.do({ kind: "close", code, parts: { outcome: "false_alarm" }, sure: true }, police);
  expect(heard(scene.write(police, "передали", { thread: code }))).toEqual([]);
});

test("without a case in sight it is no command: in the direct room it may be an alert", () => {
  const scene = openScene();
  const { code } = scene.alert(ngo);
  scene.world.do({ kind: "take", code }, police);
  expect(heard(scene.write(police, "передали", { room: "direct" }))).toEqual(["not-understood"]);
});
