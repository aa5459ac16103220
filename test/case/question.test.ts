/** Questions to tap or to answer with a number: about the fields of a case, and about the report. */
import { describe, expect, test } from "vitest";
import { AGE_BANDS, CATEGORIES, type FieldName, NEEDS, WHENS } from "../../src/case/fields.ts";
import { questionAbout } from "../../src/case/question.ts";
import { OUTCOMES, type Report, type ReportPart, SERVICES } from "../../src/case/report.ts";
import { askForPart, confirmReport } from "../../src/case/report-question.ts";
import { reportLines, reportSummary } from "../../src/case/report-summary.ts";
import type { Prompt } from "../../src/decision.ts";
import { ORG_KINDS } from "../../src/people/member.ts";
import { newWorld, ngo, police } from "./world.ts";

const world = newWorld();
const one = world.the(world.raise(ngo, { category: "begging", children: 1 }));
const many = world.the(world.raise(ngo, { category: "begging", children: 2 }));
const { code } = one;

const FIELDS = [
  "category",
  "region",
  "district",
  "place",
  "children",
  "girls",
  "boys",
  "ages",
  "accompanied",
  "status",
  "when",
  "danger",
  "needs",
] as const satisfies readonly FieldName[];
const PARTS = [
  "outcome",
  "placement",
  "children",
  "services",
  "organisations",
  "tip",
  "criminal",
  "next",
] as const satisfies readonly ReportPart[];

const idsOf = (prompt: Prompt): string[] => prompt.options.map(({ id }) => id);
const meant = (prompt: Prompt, id: string) => prompt.options.find((option) => option.id === id)?.command;

describe("a question about a field", () => {
  test.each(FIELDS)(
    "%s: is about this case, its options differ, and the last of them is the way out",
    (field) => {
      const prompt = questionAbout(field, one);
      expect(prompt).toMatchObject({ id: `${code}:${field}`, code, reads: { field }, only: null });
      expect(prompt.question.code).toBe(code);
      expect(new Set(idsOf(prompt)).size).toBe(prompt.options.length);
      expect(prompt.options.at(-1)).toMatchObject({
        label: { text: "unknown" },
        command: { kind: "tell", code, fields: { [field]: "unknown" } },
      });
      for (const { command } of prompt.options) expect(command).toMatchObject({ kind: "tell", code });
    },
  );

  test("offers each value once, numbered as it is shown", () => {
    const prompt = questionAbout("category", one);
    expect(idsOf(prompt)).toEqual([...CATEGORIES, "unknown"].map((_, i) => String(i + 1)));
    expect(CATEGORIES.map((_, i) => meant(prompt, String(i + 1)))).toEqual(
      CATEGORIES.map((category) => ({ kind: "tell", code, fields: { category } })),
    );
    expect(
      questionAbout("when", one)
        .options.slice(0, -1)
        .map(({ command }) => command),
    ).toEqual(WHENS.map((when) => ({ kind: "tell", code, fields: { when } })));
    expect(
      (["place", "accompanied", "status"] as const).map((field) => questionAbout(field, one).options.length),
    ).toEqual([16, 6, 5]);
    expect(meant(questionAbout("place", one), "2")).toMatchObject({ fields: { place: "station" } });
    expect(meant(questionAbout("accompanied", one), "1")).toMatchObject({ fields: { accompanied: "alone" } });
    expect(meant(questionAbout("status", one), "2")).toMatchObject({ fields: { status: "foreign" } });
  });

  test("about danger offers yes, no and unknown", () => {
    expect(questionAbout("danger", one).options.map(({ command }) => command)).toEqual([
      { kind: "tell", code, fields: { danger: true } },
      { kind: "tell", code, fields: { danger: false } },
      { kind: "tell", code, fields: { danger: "unknown" } },
    ]);
  });

  test("about a number: the number typed is the number meant", () => {
    for (const field of ["children", "girls", "boys"] as const)
      for (const n of [1, 2, 3, 4, 5])
        expect(meant(questionAbout(field, one), String(n))).toMatchObject({ fields: { [field]: n } });
    expect(idsOf(questionAbout("children", one)).at(-1)).toBe("?");
  });

  test("about ages: the band typed is the band meant, told by its two ends", () => {
    const prompt = questionAbout("ages", one);
    expect(idsOf(prompt)).toEqual([...AGE_BANDS, "?"]);
    for (const band of AGE_BANDS)
      expect(meant(prompt, band)).toMatchObject({ fields: { ages: band.split("-").map(Number) } });
    expect(prompt.options[0]?.label).toBe("0–2");
  });

  test("about needs takes several answers, any other takes one", () => {
    expect(questionAbout("needs", one).most).toBe(NEEDS.length + 1);
    expect(meant(questionAbout("needs", one), "4")).toMatchObject({ fields: { needs: ["food"] } });
    for (const field of FIELDS) if (field !== "needs") expect(questionAbout(field, one).most, field).toBe(1);
  });

  test("about the district is answered in words", () => {
    expect(questionAbout("district", one).options).toHaveLength(1);
    expect(questionAbout("region", one).options).toHaveLength(1);
  });

  test("speaks of one child or of several", () => {
    const keys = (state: typeof one) => FIELDS.map((field) => questionAbout(field, state).question.key);
    const same = [
      "ask-category",
      "ask-region",
      "ask-district",
      "ask-place",
      "ask-children",
      "ask-children",
      "ask-children",
    ];
    expect(keys(one)).toEqual([
      ...same,
      "ask-ages-one",
      "ask-accompanied-one",
      "ask-status",
      "ask-when",
      "ask-danger-one",
      "ask-needs",
    ]);
    expect(keys(many)).toEqual([
      ...same,
      "ask-ages-many",
      "ask-accompanied-many",
      "ask-status",
      "ask-when",
      "ask-danger-many",
      "ask-needs",
    ]);
    const unknown = { ...one, fields: { children: "unknown" as const } };
    expect(questionAbout("ages", unknown).question.key).toBe("ask-ages-one");
  });
});

describe("a question about the report", () => {
  test.each(PARTS)("%s: is about this case, and every option closes with that part", (part) => {
    const prompt = askForPart(part, [part], one);
    expect(prompt).toMatchObject({
      id: `${code}:report:${part}`,
      code,
      question: { key: `report-ask-${part}`, code },
      reads: { part },
      only: null,
    });
    expect(new Set(idsOf(prompt)).size).toBe(prompt.options.length);
    for (const { command } of prompt.options) {
      expect(command).toMatchObject({ kind: "close", code, sure: false });
      if (command?.kind === "close") expect(Object.keys(command.parts)).toEqual([part]);
    }
  });

  test("offers each value once, numbered as it is shown", () => {
    expect(askForPart("outcome", ["outcome"], one).options.map(({ id, command }) => [id, command])).toEqual(
      OUTCOMES.map((outcome, i) => [String(i + 1), { kind: "close", code, parts: { outcome }, sure: false }]),
    );
    expect(PARTS.map((part) => askForPart(part, [part], one).options.length)).toEqual([
      OUTCOMES.length,
      5,
      6,
      SERVICES.length + 1,
      ORG_KINDS.length,
      4,
      4,
      1,
    ]);
    expect(meant(askForPart("placement", ["placement"], one), "4")).toMatchObject({
      parts: { placement: "shelter" },
    });
    expect(meant(askForPart("services", ["services"], one), "2")).toMatchObject({
      parts: { services: ["socio_medical"] },
    });
    expect(meant(askForPart("services", ["services"], one), "9")).toMatchObject({ parts: { services: [] } });
    expect(meant(askForPart("organisations", ["organisations"], one), "4")).toMatchObject({
      parts: { organisations: ["ngo"] },
    });
    expect(meant(askForPart("tip", ["tip"], one), "3")).toMatchObject({ parts: { tip: "recognised" } });
    expect(meant(askForPart("criminal", ["criminal"], one), "2")).toMatchObject({
      parts: { criminal: "opened" },
    });
    expect(meant(askForPart("next", ["next"], one), "1")).toMatchObject({ parts: { next: "none" } });
  });

  test("of the children helped: the number typed is the number meant, nought included", () => {
    const prompt = askForPart("children", ["children"], one);
    for (const n of [0, 1, 2, 3, 4, 5])
      expect(meant(prompt, String(n))).toMatchObject({ parts: { children: n } });
  });

  test("takes several services and bodies, and one of anything else", () => {
    const several = PARTS.filter((part) => askForPart(part, [part], one).most > 1);
    expect(several).toEqual(["services", "organisations"]);
    expect(askForPart("services", ["services"], one).most).toBe(SERVICES.length + 1);
  });

  test("names what else is missing, so that one message can tell it all", () => {
    expect(askForPart("services", ["services", "next", "children"], one).question.args).toEqual({
      more: { all: [{ text: "part-next" }, { text: "part-children" }], join: ", " },
      left: 3,
      closes: "",
    });
  });

  test("is never about a note or about the other case", () => {
    expect(() => askForPart("note", ["note"], one)).toThrow();
    expect(() => askForPart("duplicateOf", ["duplicateOf"], one)).toThrow();
  });

  test("to confirm it shows all that stands, and offers to correct", () => {
    const prompt = confirmReport(one, { outcome: "refused", children: 1 });
    expect(prompt).toMatchObject({
      id: `${code}:report:confirm`,
      code,
      question: { key: "report-ask-confirm", code },
      most: 1,
      reads: null,
      only: null,
    });
    expect(prompt.options.map(({ id, command }) => [id, command])).toEqual([
      ["1", { kind: "close", code, parts: {}, sure: true }],
      ["2", { kind: "correct_report", code }],
    ]);
    expect(prompt.question.args?.["summary"]).toEqual(reportLines({ outcome: "refused", children: 1 }));
  });
});

describe("the summary of a report", () => {
  const lines = (report: Report) => {
    const shown = reportLines(report);
    return typeof shown === "object" && "all" in shown ? shown.all : [];
  };
  const line = (key: string, value: unknown) => ({ text: `summary-${key}`, args: { value } });

  test("shows every part that was given, in the order of the glossary, and none that was not", () => {
    const report: Report = {
      outcome: "placed",
      placement: "csc",
      children: 0,
      services: ["socio_legal", "socio_medical"],
      organisations: ["juvenile_police"],
      tip: "not_assessed",
      criminal: "none",
      next: { what: "a school place", date: "2026-11-27" },
      note: "both rest",
    };
    expect(lines(report)).toEqual([
      line("placement", { text: "placement-csc" }),
      line("children", 0),
      line("services", {
        all: [{ text: "service-socio-legal" }, { text: "service-socio-medical" }],
        join: ", ",
      }),
      line("organisations", { all: [{ text: "kind-juvenile-police" }], join: ", " }),
      line("tip", { text: "tip-not-assessed" }),
      line("criminal", { text: "criminal-none" }),
      line("next", {
        all: ["a school place", { moment: Date.UTC(2026, 10, 27, 6), show: "date" }],
        join: ", ",
      }),
      line("note", "both rest"),
    ]);
    expect(lines({})).toEqual([]);
  });

  test("says the outcome where there is no placement, and none where nothing was given", () => {
    expect(lines({ outcome: "refused", services: [], next: "none" })).toEqual([
      line("outcome", { text: "outcome-refused" }),
      line("services", { text: "none" }),
      line("next", { text: "none" }),
    ]);
    expect(lines({ next: { what: "call again", date: null } })).toEqual([line("next", "call again")]);
  });

  test("is short for a false alarm and a duplicate, and only for a closed case", () => {
    const keyOf = (report: Report): string => {
      const here = newWorld();
      const closing = here.raise(ngo);
      here.do({ kind: "take", code: closing }, police);
      here.do({ kind: "close", code: closing, parts: report, sure: true }, police);
      return reportSummary(here.the(closing)).key;
    };
    expect(keyOf({ outcome: "false_alarm" })).toBe("closed-short");
    expect(keyOf({ outcome: "duplicate" })).toBe("closed-short");
    expect(keyOf({ outcome: "refused", services: [] })).toBe("closed");
    expect(() => reportSummary(one)).toThrow("only a closed case");
  });
});
