/** Words of a closure report that others will read, written in the direct room: seen cleaned before anything is closed. */
import { describe, expect, test } from "vitest";
import { showCode } from "../../src/case/code.ts";
import { ngo, police } from "../case/world.ts";
import { admit } from "../../src/understand/admit.ts";
import { asUserId } from "../../src/ids.ts";
import { asked, heard, kinds, openScene, tools } from "./scene.ts";

const PHONE = "8 705 318 44 20";

function direct(words: string) {
  const scene = openScene();
  const { code } = scene.alert(ngo);
  scene.write(police, "беру", { thread: code });
  const outcome = scene.write(police, `закрыть ${showCode(code)}: ${words}`, { room: "direct" });
  return { scene, code, outcome };
}

describe.each([
  ["a note", `ложная тревога, примечание: звонить на ${PHONE}`],
  ["a next step", `не нашли, следующий шаг: позвонить на ${PHONE}`],
  ["a next step and a note", `не нашли, следующий шаг: школа. Примечание: звонить на ${PHONE}`],
])("a telephone number in %s", (_, words) => {
  test("closes nothing before its member has seen the cleaned words", () => {
    const { scene, code, outcome } = direct(words);
    expect([outcome.done, heard(outcome)]).toEqual([[], ["guard-stopped-direct"]]);
    expect(scene.world.the(code).phase.kind).toBe("taken");
    const [question] = asked(outcome);
    expect(question?.quote).not.toMatch(/318/);
    expect(question?.prompt.options[0]?.command).toMatchObject({ kind: "close", code });
  });
});

test("a telephone number beside a report that shows no words of its own is left out, with a warning", () => {
  const { scene, code, outcome } = direct(`ложная тревога ${PHONE}`);
  expect(kinds(outcome)).toEqual(["close"]);
  expect(heard(outcome)).toContain("guard-warned");
  expect(scene.world.the(code).phase.kind).toBe("closed");
});

test("a member who is called by name and is in no register is no name that the guard knows", () => {
  const scene = openScene();
  const door = { by: ngo, view: scene.world.view, tools };
  expect(admit(["рахмет"], "group", door, [asUserId("@nobody:localhost")])).toEqual({ kind: "pass" });
});

describe("a telephone number in the form", () => {
  const filling = (next: "note" | "place") => {
    const scene = openScene();
    const done = ["category", "district"] as const;
    const all = [...done, "place", "danger", "children", "ages", "accompanied"] as const;
    const steps = next === "note" ? all : done;
    scene.world.do({ kind: "form", fields: { category: "begging" }, asked: steps, note: null }, ngo);
    return scene;
  };

  test("in its note is seen cleaned first", () => {
    const outcome = filling("note").write(ngo, `сидит у входа, ${PHONE}`, { room: "direct" });
    expect([outcome.done, heard(outcome)]).toEqual([[], ["guard-stopped-direct"]]);
    expect(asked(outcome)[0]?.prompt.options[0]?.command).toMatchObject({ kind: "form" });
    expect(JSON.stringify(asked(outcome)[0]?.quote)).not.toMatch(/318/);
  });

  test("beside an answer is left out, with a warning", () => {
    const outcome = filling("place").write(ngo, `рынок ${PHONE}`, { room: "direct" });
    expect(kinds(outcome)).toEqual(["form"]);
    expect(heard(outcome)).toContain("guard-warned");
  });
});
