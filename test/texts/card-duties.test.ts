import { describe, expect, test } from "vitest";
import type { CardView } from "../../src/case/card-view.ts";
import type { DutiesShown } from "../../src/duties/shown.ts";
import { asMillis } from "../../src/ids.ts";
import { baby, lines } from "./cards-for-tests.ts";

const named = (word: string) => ({ kk: `${word}-kk`, ru: `${word}-ru`, en: `${word}-en` });
const soon = (word: string) => ({
  todo: named(word),
  due: asMillis(Date.UTC(2026, 10, 23, 5)),
  isOver: false,
  isAtOnce: false,
});
const duties: DutiesShown = {
  decides: { kind: "body", body: "guardianship" },
  assigned: null,
  steps: ["a", "b", "c", "d"].map(named),
  deadlines: ["x", "y", "z"].map(soon),
};
const open = (changed: Partial<DutiesShown> = {}): CardView => ({
  ...baby,
  duties: { ...duties, ...changed },
});
const taken = (changed: Partial<DutiesShown> = {}): CardView => ({
  ...open(changed),
  state: { kind: "taken", org: { names: named("org") }, since: asMillis(0), offered: null },
});
const about = (card: CardView, ...languages: ("kk" | "ru")[]) =>
  lines(card, ...languages).filter((one) => /Решает|Дальше|Әрі қарай|Срок|Поручено/.test(one));

describe("duties on a card", () => {
  test("in one language: who decides, three steps, two deadlines", () => {
    expect(about(open(), "ru")).toEqual([
      "Решает: орган опеки и попечительства",
      "Дальше: a-ru · b-ru · c-ru. Полностью: «шаги».",
      "Срок: 23.11, 10:00 · x-ru",
      "Срок: 23.11, 10:00 · y-ru",
    ]);
    expect(about(taken(), "ru")).toHaveLength(4);
  });

  test("in two languages: the very next step and deadline", () => {
    expect(about(open(), "kk", "ru")).toEqual([
      expect.stringMatching(/^Шешеді \/ Решает: /),
      "Әрі қарай: a-kk. Толығы: «қадамдар».",
      "Дальше: a-ru. Полностью: «шаги».",
      expect.stringMatching(/^Мерзімі \/ Срок: .*x-kk/),
    ]);
    expect(about(open({ steps: [named("a")], deadlines: [] }), "kk", "ru").slice(1)).toEqual([
      "Әрі қарай: a-kk",
      "Дальше: a-ru",
    ]);
  });

  test("in two languages a coordinator's decision is said once, and who decides no more once the case is held", () => {
    const byCoordinator = { decides: { kind: "coordinator", because: "begging" } } as const;
    expect(about(open({ ...byCoordinator, deadlines: [] }), "kk", "ru")).toEqual([
      expect.stringMatching(/^Шешеді \/ Решает: .*координатор/),
    ]);
    expect(about(open({ ...byCoordinator, deadlines: [] }), "ru")).toHaveLength(2);
    expect(about(taken(byCoordinator), "kk", "ru").join()).not.toContain("Решает");
  });

  test("an open case that was pointed out to a body names it in place of who decides", () => {
    const shown = lines(open({ assigned: "education" }), "ru");
    expect(shown.join("\n")).not.toContain("Решает");
    expect(shown).toContain("Дальше: a-ru · b-ru · c-ru. Полностью: «шаги».");
    expect(shown.join("\n")).toContain("управление образования");
  });

  test("nothing to do and nobody to decide adds no line", () => {
    const nothing = { decides: null, steps: [], deadlines: [] };
    expect(lines(open(nothing), "kk", "ru")).toEqual(lines(baby, "kk", "ru"));
    expect(lines(taken(nothing), "ru")).toEqual(lines({ ...taken(), duties: null }, "ru"));
  });
});
