/** The words, taps and numbers of the memory aid, through the real readers. */
import { describe, expect, test } from "vitest";
import type { CaseCode } from "../../src/ids.ts";
import { say } from "../../src/texts/say.ts";
import { coordinator, newWorld, ngo, police } from "../case/world.ts";
import { asked, cardOf, heard, openScene, type Scene, texts } from "./scene.ts";

function taken(): { scene: Scene; code: CaseCode; shown: string } {
  const scene = openScene(newWorld());
  const { code } = scene.alert(ngo);
  scene.write(police, "беру", { replyTo: cardOf(code) });
  return { scene, code, shown: `${code.slice(0, 3)}-${code.slice(3)}` };
}
const direct = (scene: Scene, text: string, by = police) => scene.write(by, text, { room: "direct" });

describe("the memory aid", () => {
  test.each(["форма оценки КОД", "бағалау нысаны КОД", "assessment form КОД", "КОД оценка статуса"])(
    "is opened by «%s» in the direct room",
    (words) => {
      const { scene, shown } = taken();
      expect(heard(direct(scene, words.replace("КОД", shown)))).toEqual(["assessment-ask"]);
    },
  );

  test("is ticked by numbers and by taps, and ends with the list", () => {
    const { scene, code, shown } = taken();
    direct(scene, `форма оценки ${shown}`);
    expect(heard(direct(scene, "1, 4"))).toEqual(["assessment-ask"]);
    expect(heard(direct(scene, "1 3 7"))).toEqual(["assessment-ask"]);
    scene.vote(police, `${code}:assess:means:${police.user}`, "8");
    const last = scene.vote(police, `${code}:assess:harm:${police.user}`, "1", "2");
    expect(heard(last)).toEqual(["assessment-result"]);
    expect(scene.world.the(code).assessment).toEqual({
      purpose: [2, 5],
      acts: [8, 10, 14],
      means: [],
      harm: [29, 30],
    });
    const [question] = asked(last).map(({ prompt }) => prompt.question);
    if (question === undefined) throw new Error("nothing was shown");
    for (const language of ["kk", "ru", "en"] as const) {
      const { plain } = say(question, [language], texts, "Asia/Almaty");
      expect(plain).toMatch(/\n2\. /);
      expect(plain).toMatch(/Шешетіндер|Решают|Decides/);
      expect(plain).not.toMatch(/\b(?:28|score|балл|ұпай)\b/u);
    }
  });

  test("takes every mark of a client that votes with each one", () => {
    const { scene, code, shown } = taken();
    direct(scene, `форма оценки ${shown}`);
    scene.vote(police, `${code}:assess:purpose:${police.user}`, "1");
    scene.vote(police, `${code}:assess:purpose:${police.user}`, "1", "2");
    expect(scene.world.the(code).assessment).toEqual({ purpose: [2, 3] });
    scene.vote(coordinator, `${code}:assess:purpose:${police.user}`, "5");
    expect(scene.world.the(code).assessment).toEqual({ purpose: [2, 3] });
  });

  test("shows nothing in any room: asked for there, it points to the direct chat", () => {
    const { scene, code, shown } = taken();
    for (const room of ["response", "coordination"] as const) {
      const outcome = scene.write(police, `форма оценки ${shown}`, { room });
      expect(heard(outcome)).toEqual(["assessment-direct-only"]);
    }
    direct(scene, `форма оценки ${shown}`);
    expect(scene.world.view.promptsOfCase(code).filter(({ id }) => id.includes("assess"))).toEqual([]);
  });

  test("without a code offers the cases that the member acts on", () => {
    const { scene, code } = taken();
    const [which] = asked(direct(scene, "форма оценки"));
    expect(which?.prompt.options[0]?.command).toEqual({ kind: "assess", code, anew: false });
    expect(heard(direct(scene, "форма оценки", ngo))).toEqual(["code-needs-case"]);
  });

  test("leaves the form of an alert what it was", () => {
    const { scene } = taken();
    expect(asked(direct(scene, "форма"))[0]?.prompt.id).toBe(`form:${police.user}`);
  });
});
