/** A practice alert: the whole path in the direct room; no case, no figure, nobody else. */
import { describe, expect, test } from "vitest";
import { ngo, police } from "../case/world.ts";
import { asked, heard, kinds, openScene } from "../understand/scene.ts";

const DIRECT = { room: "direct" } as const;

const leftNothing = (scene: ReturnType<typeof openScene>): void => {
  expect(scene.world.entries).toEqual([]);
  expect(scene.world.view.unclosed(ngo.region)).toEqual([]);
};

describe("the path", () => {
  test.each([
    ["taps", ["1", "1"]],
    ["words", ["беру", "закрыть"]],
  ])(
    "goes by %s from the card to the closing, in the direct room alone, and leaves nothing behind",
    (_, [take = "", close = ""]) => {
      const scene = openScene();
      const outcomes = [
        scene.write(ngo, "тренировка", DIRECT),
        scene.write(ngo, take, DIRECT),
        scene.write(ngo, close, DIRECT),
      ];
      expect(outcomes.flatMap(heard)).toEqual(["practice-card", "practice-taken", "practice-done"]);
      for (const { effects } of outcomes)
        for (const effect of effects)
          if (effect.kind !== "settle")
            expect(effect).toMatchObject({ to: { kind: "direct", user: ngo.user } });
      expect(scene.world.view.promptsOfMember(ngo.user)).toEqual([]);
      leftNothing(scene);
    },
  );

  test("shows the own words as the bot read them", () => {
    const scene = openScene();
    const [ask] = asked(scene.write(ngo, "Жаттығу: базарда 8 жасар екі бала қайыр сұрап отыр", DIRECT));
    expect(ask?.prompt.question).toMatchObject({
      key: "practice-card",
      args: { category: { text: "category-begging" }, children: 2 },
    });
    leftNothing(scene);
  });

  test("can be stopped at each step", () => {
    const scene = openScene();
    scene.write(ngo, "practice", DIRECT);
    expect(heard(scene.write(ngo, "2", DIRECT))).toEqual(["practice-over"]);
    expect(scene.world.view.promptsOfMember(ngo.user)).toEqual([]);
  });
});

describe("no real alert is lost to it", () => {
  test("what is written while a practice runs is an alert like any other", () => {
    const scene = openScene();
    scene.write(ngo, "тренировка", DIRECT);
    expect(kinds(scene.write(ngo, "На вокзале мальчик лет 10, один, документов нет", DIRECT))).toEqual([
      "raise",
    ]);
  });

  test("own words that were meant in earnest are raised with one tap", () => {
    const scene = openScene();
    scene.write(ngo, "учебный сигнал: на вокзале мальчик лет 10, один, документов нет", DIRECT);
    leftNothing(scene);
    expect(kinds(scene.write(ngo, "2", DIRECT))).toEqual(["raise"]);
    expect(scene.world.view.unclosed(ngo.region)).toHaveLength(1);
  });

  test("in the response room nothing is opened, and the author hears what to do if it was meant", () => {
    const scene = openScene();
    expect(heard(scene.write(ngo, "тренировка: на вокзале мальчик лет 10, один"))).toEqual([
      "practice-where",
    ]);
    leftNothing(scene);
  });

  test("a story that only begins with the word is an alert", () => {
    const scene = openScene();
    const text = "Тренировка по футболу, стадион: тренер бьёт мальчика 9 лет, мальчик плачет";
    expect(heard(scene.write(police, text))).not.toContain("practice-where");
  });
});

test("how to verify a device is told by the names of the apps", () => {
  const scene = openScene();
  const outcome = scene.write(ngo, "құрылғыны растау", DIRECT);
  expect(outcome.effects).toMatchObject([{ line: { key: "device-steps", args: { newest: "Element X" } } }]);
});
