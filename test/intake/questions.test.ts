import fc from "fast-check";
import { expect, test } from "vitest";
import { FIELD_NAMES, type FieldName } from "../../src/intake/fields.ts";
import { asRegionId } from "../../src/ids.ts";
import { type AskState, loadQuestions, nextQuestion } from "../../src/intake/questions.ts";
import { intakeFiles } from "./corpus.ts";

const questions = loadQuestions(intakeFiles()["questions"]);
const state = (given: Partial<AskState>): AskState => ({ fields: {}, unknown: [], asked: [], ...given });

test("danger is asked first where nothing is known", () => {
  expect(nextQuestion(state({}), questions)).toBe("danger");
});

test("what is known is not asked", () => {
  expect(
    nextQuestion(state({ fields: { danger: false, category: "begging", children: 2 } }), questions),
  ).toBe("ages");
});

test("a child missing from school is not asked about danger", () => {
  expect(nextQuestion(state({ fields: { category: "education" } }), questions)).toBe("children");
});

test("nothing is asked twice, nothing known or unknown is asked, and it ends", () => {
  const field = fc.constantFrom(...FIELD_NAMES);
  fc.assert(
    fc.property(
      fc.uniqueArray(field),
      fc.constantFrom("begging", "missing", "education"),
      (unknown, category) => {
        const asked: FieldName[] = [];
        for (;;) {
          const next = nextQuestion(state({ fields: { category }, unknown, asked }), questions);
          if (next === null) break;
          expect([...asked, ...unknown, "category"]).not.toContain(next);
          asked.push(next);
        }
        expect(asked.length).toBeLessThanOrEqual(questions.most);
      },
    ),
  );
});

test("what is only good to know is asked when nothing was asked before, or when a member asks for it", () => {
  const fields = {
    danger: false,
    category: "begging",
    children: 2,
    ages: [6, 9],
    accompanied: "alone",
  } as const;
  const known = { ...fields, region: asRegionId("shymkent") };
  expect(nextQuestion(state({ fields: known }), questions)).toBe("place");
  expect(nextQuestion(state({ fields: known, asked: ["danger"] }), questions)).toBeNull();
  expect(nextQuestion(state({ fields: known, asked: ["danger"], wanted: true }), questions)).toBe("place");
});

test("a broken file is refused", () => {
  expect(() => loadQuestions({ most: 3, questions: [{ field: "name" }] })).toThrow();
});

test("a question may depend on one of several needs", () => {
  const list = loadQuestions({
    most: 3,
    questions: [{ field: "when", only: { needs: ["medical"] } }],
  });
  expect(nextQuestion(state({ fields: { needs: ["food", "medical"] } }), list)).toBe("when");
  expect(nextQuestion(state({ fields: { needs: ["food"] } }), list)).toBeNull();
});

test.each(["missing", "marriage", "documents", "education"] as const)(
  "who is with the child is not asked where the trouble is %s",
  (category) => {
    const fields = { category, danger: false, children: 1, ages: [9], district: "taraz" };
    expect(nextQuestion(state({ fields }), questions)).not.toBe("accompanied");
  },
);
