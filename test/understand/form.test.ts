/** The form in the direct room: step by step, by tap, number or word, and one tap at the end opens the case. */
import { describe, expect, test } from "vitest";
import { asEventId } from "../../src/ids.ts";
import type { Member } from "../../src/people/member.ts";
import { say as sayLine } from "../../src/texts/say.ts";
import { auditor, ngo, police } from "../case/world.ts";
import { openScene, type Outcome, type Scene, texts } from "./scene.ts";

const DIRECT = { room: "direct" } as const;
const asked = ({ effects }: Outcome) => effects.flatMap((one) => (one.kind === "ask" ? [one.prompt] : []));
const question = (outcome: Outcome): string => asked(outcome)[0]?.question.key ?? "nothing";
const write = (scene: Scene, words: readonly string[], by: Member = ngo): Outcome[] =>
  words.map((text) => scene.write(by, text, DIRECT));
const cases = (scene: Scene) => scene.world.view.unclosed(ngo.region);

describe("the form", () => {
  test("asks what and where first, then the rest by its value, then for a note, and shows what will be sent", () => {
    const scene = openScene();
    const answers = ["форма", "1", "Абай ауданы", "1", "2", "2", "7-8", "4", "Сидят у входа", "1"];
    const outcomes = write(scene, answers);
    expect(outcomes.map(question)).toEqual([
      "ask-category",
      "ask-district",
      "ask-place",
      "ask-danger-one",
      "ask-children",
      "ask-ages-many",
      "ask-accompanied-many",
      "form-note",
      "form-send",
      // Opened: what comes next is asked in the case's thread.
      expect.stringMatching(/^(ask-|nothing)/),
    ]);
    const [state, ...others] = cases(scene);
    expect(others).toEqual([]);
    expect(state?.fields).toMatchObject({
      category: "begging",
      place: "market",
      danger: false,
      children: 2,
      ages: [7, 8],
      accompanied: "other_adult",
    });
    expect(state?.note).toBe("Сидят у входа");
  });

  test("may be tapped through, and everything may stay unknown", () => {
    const scene = openScene();
    scene.write(ngo, "форма", DIRECT);
    const form = `form:${ngo.user}`;
    for (let steps = 0; steps < 9; steps += 1) {
      const prompt = scene.world.view.promptOfEvent(asEventId(form));
      const last = prompt?.options.at(-1);
      const way = prompt?.question.key.startsWith("form-") === true ? "1" : (last?.id ?? "");
      scene.vote(ngo, form, way);
    }
    expect(cases(scene).map(({ fields }) => fields.children)).toEqual(["unknown"]);
  });

  test("shows the member in words what will be sent", () => {
    const scene = openScene();
    const outcomes = write(scene, ["форма", "2", "не знаю", "4", "1", "3", "12, 14", "1", "нет"]);
    const prompt = outcomes.flatMap(asked).at(-1);
    if (prompt === undefined) throw new Error("nothing was asked");
    const { plain } = sayLine(prompt.question, ["ru"], texts, "Asia/Almaty");
    expect(plain).toMatch(/^Отправить сигнал\?\n.*принуждают к труду|^Отправить сигнал\?\n.*труд/i);
    expect(plain).toMatch(/детей: 3 · возраст 12–14/);
  });

  test("that is cancelled opens nothing", () => {
    const scene = openScene();
    write(scene, ["форма", "1", "Абай ауданы", "1", "2", "2", "7-8", "4", "нет", "2"]);
    expect(cases(scene)).toEqual([]);
  });

  test("asked for again begins anew", () => {
    const scene = openScene();
    const [, , again] = write(scene, ["форма", "1", "форма"]);
    expect(again === undefined ? "" : question(again)).toBe("ask-category");
    expect(scene.world.view.promptsOfMember(ngo.user).length).toBe(1);
  });

  test("an answer that is none is not taken for one, and the question stays open", () => {
    const scene = openScene();
    const [, wrong] = write(scene, ["форма", "бұл не?"]);
    expect(wrong?.done.map(({ kind }) => kind)).not.toContain("form");
    expect(scene.world.view.promptsOfMember(ngo.user)[0]?.question.key).toBe("ask-category");
  });

  test("an alert in own words meanwhile is an alert", () => {
    const scene = openScene();
    write(scene, [
      "форма",
      "На вокзале мальчик лет 10, один, документов нет, полиция ещё не приехала, плачет, ничего не ел, просит помочь",
    ]);
    expect(cases(scene)).toHaveLength(1);
  });

  test("personal data in the note is shown cleaned before it goes on", () => {
    const scene = openScene();
    const outcomes = write(scene, [
      "форма",
      "1",
      "Абай ауданы",
      "1",
      "2",
      "2",
      "7-8",
      "4",
      "Тел матери 8 701 234 56 78",
    ]);
    const warned = outcomes.flatMap(({ effects }) => effects).findLast((one) => one.kind === "ask");
    expect(warned?.kind === "ask" ? warned.prompt.question.key : "").toMatch(/^guard-/);
    expect(JSON.stringify(warned)).not.toContain("234 56");
    scene.write(ngo, "1", DIRECT);
    scene.write(ngo, "1", DIRECT);
    expect(
      cases(scene)
        .map(({ note }) => note)
        .join(),
    ).toMatch(/\[/);
  });

  test("belongs to the one who fills it in", () => {
    const scene = openScene();
    scene.write(ngo, "форма", DIRECT);
    expect(scene.vote(police, `form:${ngo.user}`, "1").done).toEqual([]);
  });

  test("is not for auditors", () => {
    const outcome = openScene().write(auditor, "форма", DIRECT);
    expect(outcome.refusals.map(({ kind }) => kind)).toEqual(["not_allowed"]);
  });

  test.each(["форма", "Нысан", "по шагам", "step by step", "қадаммен"])("is opened by «%s»", (word) => {
    expect(question(openScene().write(ngo, word, DIRECT))).toBe("ask-category");
  });

  test("is not meant by a uniform", () =>
    expect(
      openScene()
        .write(ngo, "школьная форма нужна ребёнку")
        .done.map(({ kind }) => kind),
    ).not.toContain("form"));
});
