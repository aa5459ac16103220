/** Closed means reported: what each outcome needs. The table is written from DESIGN ("Closure report"), not from the template. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Case } from "../../src/case/case.ts";
import { askForPart } from "../../src/case/report-question.ts";
import { type Completeness, completeness, parseClosure } from "../../src/case/closure.ts";
import { OUTCOMES, type Outcome, type Report, type ReportPart } from "../../src/case/report.ts";
import { newWorld, ngo, police, rules } from "./world.ts";

const GIVEN = {
  placement: "csc",
  children: 2,
  services: ["social_domestic"],
  organisations: ["health"],
  tip: "recognised",
  criminal: "opened",
  next: { what: "a school place", date: "2026-11-27" },
} as const satisfies Report;
type Part = keyof typeof GIVEN;
const PARTS = ["placement", "children", "services", "organisations", "tip", "criminal", "next"] as const;

/** t: must be told · c: taken from the card · a: assumed unless told · -: not part of the report. In the order of PARTS. */
const NEEDS: Readonly<Record<Outcome, string>> = {
  safe_family: "-ctaaaa",
  placed: "tctaaaa",
  other_region: "-ctaaaa",
  not_located: "---a--t",
  false_alarm: "-------",
  duplicate: "-------",
  refused: "-ctaaaa",
  other: "-ctaaat",
};
const ASSUMED: Report = {
  organisations: ["juvenile_police"],
  tip: "not_assessed",
  criminal: "none",
  next: "none",
};
/** The order in which parts are asked. */
const ASKED: readonly Part[] = ["placement", "services", "next", "children"];

const partsOf = (outcome: Outcome, way: string): Part[] => PARTS.filter((_, i) => NEEDS[outcome][i] === way);

function caseWith(children: number | "unknown" | undefined): Case {
  const world = newWorld();
  const code = world.raise(ngo, { category: "begging", ...(children !== undefined && { children }) });
  world.do({ kind: "take", code }, police);
  return world.the(code);
}
const judge = (given: Report, sure = false, state = caseWith(3)): Completeness =>
  completeness(state, given, sure, rules.closure);

describe.each(OUTCOMES)("a case that ended as %s", (outcome) => {
  const subsets = fc.subarray([...PARTS]);
  const pick = (parts: readonly Part[]): Report => ({
    outcome,
    ...Object.fromEntries(parts.map((part) => [part, GIVEN[part]])),
  });

  test("with any subset of the parts: closes, waits for a tap, or says what is missing", () => {
    fc.assert(
      fc.property(
        subsets,
        fc.boolean(),
        fc.constantFrom(3, "unknown" as const, undefined),
        (parts, sure, onCard) => {
          const judged = judge(pick(parts), sure, caseWith(onCard));
          const needed = (way: string) => partsOf(outcome, way);
          const untold = needed("t").filter((part) => !parts.includes(part));
          const unknown = needed("c").filter((part) => !parts.includes(part) && typeof onCard !== "number");
          const missing = untold.length > 0 ? untold : unknown;
          if (missing.length > 0) {
            const isLast = untold.length + unknown.length === 1;
            const card = typeof onCard === "number" && needed("c").includes("children");
            const stands = { ...(card && { children: onCard }), ...pick(parts) };
            expect(judged).toEqual({
              kind: "missing",
              parts: ASKED.filter((part) => missing.includes(part)),
              last: isLast ? stands : null,
            });
            return;
          }
          const isOnlyOnCard = needed("c").some((part) => !parts.includes(part));
          expect(judged.kind).toBe(isOnlyOnCard && !sure ? "to_confirm" : "complete");
          const wanted: Report = { outcome };
          for (const part of [...needed("t"), ...needed("c"), ...needed("a")])
            Object.assign(wanted, {
              [part]: parts.includes(part) ? GIVEN[part] : part === "children" ? 3 : ASSUMED[part],
            });
          if (wanted.organisations !== undefined && parts.includes("organisations"))
            wanted.organisations = ["juvenile_police", "health"];
          expect(judged).toMatchObject({ report: wanted });
          if (judged.kind !== "missing") expect(judged.report).toEqual(wanted);
        },
      ),
    );
  });

  test("keeps the note, and the other case only where it is a duplicate", () => {
    const judged = judge({ ...pick([...PARTS]), note: "both rest", duplicateOf: "K7P4X2M" });
    if (judged.kind === "missing") throw new Error("nothing is missing");
    expect(judged.report.note).toBe("both rest");
    expect(judged.report.duplicateOf).toBe(outcome === "duplicate" ? "K7P4X2M" : undefined);
  });
});

describe("a report", () => {
  test("without an outcome misses the outcome, whatever else is given", () => {
    expect(judge({ ...GIVEN }, true)).toEqual({ kind: "missing", parts: ["outcome"], last: null });
  });

  test("that says of no service counts as told", () => {
    expect(judge({ outcome: "safe_family", children: 1, services: [] }).kind).toBe("complete");
  });

  test("of no child helped counts as told", () => {
    expect(judge({ outcome: "refused", children: 0, services: [] })).toMatchObject({
      kind: "complete",
      report: { children: 0 },
    });
  });

  test("takes over what the thread named, without naming anybody twice", () => {
    const heard = {
      services: ["socio_legal" as const],
      bodies: ["health" as const, "juvenile_police" as const],
    };
    expect(judge({ outcome: "safe_family", children: 2 }, false, { ...caseWith(3), heard })).toMatchObject({
      kind: "complete",
      report: { services: ["socio_legal"], organisations: ["juvenile_police", "health"] },
    });
    expect(
      judge({ outcome: "safe_family", children: 2, services: [] }, false, { ...caseWith(3), heard }),
    ).toMatchObject({ report: { services: [] } });
  });

  test("of an open case that a coordinator closes names no taker", () => {
    const world = newWorld();
    const state = world.the(world.raise(ngo));
    expect(judge({ outcome: "safe_family", children: 2, services: [] }, false, state)).toMatchObject({
      report: { organisations: [] },
    });
  });
});

test("a closure file with an unknown part or without an outcome is refused", () => {
  const parts = { told: ["outcome"], filled: [], assumed: [] };
  const outcomes = Object.fromEntries(OUTCOMES.map((outcome) => [outcome, parts]));
  const file = { about: "", outcomes, assume: { tip: "not_assessed", criminal: "none", next: "none" } };
  expect(parseClosure(file)).toEqual(file);
  expect(() => parseClosure({ ...file, outcomes: { ...outcomes, other: undefined } })).toThrow();
  const told: readonly (ReportPart | "weather")[] = ["weather"];
  expect(() => parseClosure({ ...file, outcomes: { ...outcomes, other: { ...parts, told } } })).toThrow();
});

test("the last question shows all the rest, and its answer closes", () => {
  const prompt = askForPart("services", ["services"], caseWith(2), { outcome: "refused", children: 2 });
  expect(prompt.question.args).toMatchObject({ closes: { text: "report-ask-last" } });
  const commands = prompt.options.map(({ command }) => command);
  expect(commands).toMatchObject(commands.map(() => ({ kind: "close", sure: true })));
});
