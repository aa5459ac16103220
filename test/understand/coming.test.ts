/** «Еду», «бара жатырмын» in the thread: the same act as the button, and never a taking by itself. */
import { expect, test } from "vitest";
import { auditor, guardianship, ngo, police } from "../case/world.ts";
import { asked, heard, kinds, openScene } from "./scene.ts";

const WORDS = ["еду", "Иду", "выезжаем!", "бара жатырмын", "барамыз", "жолға шықтық", "on my way"];

test.each(WORDS)("«%s» is noted as the button is, and taking is offered by one tap", (text) => {
  const scene = openScene();
  const { code } = scene.alert(ngo);
  const outcome = scene.write(police, text, { thread: code });
  expect(kinds(outcome)).toEqual(["coming"]);
  expect(heard(outcome)).toEqual(["coming-noted", "confirm-take"]);
  expect(scene.world.the(code)).toMatchObject({
    phase: { kind: "open" },
    duties: { coming: [{ org: { id: police.org.id } }] },
  });
});

test("that tap takes it, and «нет» leaves it at being on the way", () => {
  const scene = openScene();
  const { code } = scene.alert(ngo);
  for (const [by, answer] of [
    [police, "2"],
    [guardianship, "1"],
  ] as const) {
    const [question] = asked(scene.write(by, "еду", { thread: code }));
    scene.vote(by, question?.prompt.id ?? "", answer);
  }
  expect(scene.world.the(code).phase).toMatchObject({ kind: "taken", taker: { by: guardianship.user } });
});

test("said again in the same step by the same body, the room is not told again", () => {
  const scene = openScene();
  const { code } = scene.alert(ngo);
  scene.write(police, "еду", { thread: code });
  expect(heard(scene.write(police, "еду", { thread: code }))).toEqual(["confirm-take"]);
  expect(scene.world.the(code).duties.coming).toHaveLength(1);
});

test("asked or supposed, it is not noted; «беру» stays its own", () => {
  const scene = openScene();
  const { code } = scene.alert(ngo);
  expect(heard(scene.write(police, "еду?", { thread: code }))).toEqual(["confirm-take"]);
  expect(kinds(scene.write(police, "беру", { thread: code }))).toEqual(["take"]);
  expect(scene.world.the(code).duties.coming).toEqual([]);
});

test("under a case that somebody holds it says nothing to anybody", () => {
  const scene = openScene();
  const { code } = scene.alert(ngo);
  scene.write(guardianship, "беру", { thread: code });
  expect(heard(scene.write(police, "еду", { thread: code }))).toEqual([]);
});

test("an auditor is told who may", () => {
  const scene = openScene();
  const { code } = scene.alert(ngo);
  expect(heard(scene.write(auditor, "еду", { thread: code }))).toEqual(["auditor-reads-only"]);
});

test("in the direct room, without a code, it asks which case is taken", () => {
  const scene = openScene();
  scene.alert(ngo);
  expect(heard(scene.write(police, "еду", { room: "direct" }))).toEqual(["confirm-take-which"]);
});
