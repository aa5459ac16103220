/** Filling in the memory aid: one question a head, in the direct room, for whoever acts on the case. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { HEADS, type HeadId } from "../../src/assessment/assessment-form.ts";
import { makeCode } from "../../src/case/code.ts";
import { evolve } from "../../src/case/evolve.ts";
import type { Case } from "../../src/case/case.ts";
import type { CaseCode } from "../../src/ids.ts";
import {
  auditor,
  coordinator,
  effectsOf,
  linesOf,
  newWorld,
  ngo,
  police,
  police2,
  refusalOf,
  rules,
  stranger,
  type World,
} from "../case/world.ts";

function taken(): { world: World; code: CaseCode } {
  const world = newWorld();
  const code = world.raise(ngo);
  world.do({ kind: "take", code }, police);
  return { world, code };
}
const open = (code: CaseCode, anew = false) => ({ kind: "assess", code, anew }) as const;
const tick = (code: CaseCode, head: HeadId, ...lines: number[]) =>
  ({ kind: "assess_tick", code, head, lines }) as const;
/** Answers as a tap does it: the question is settled, then what was chosen is done. */
function answer(world: World, code: CaseCode, head: HeadId, lines: number[], by = police) {
  const decision = world.do(tick(code, head, ...lines), by);
  world.keep({ kind: "settle", prompt: `${code}:assess:${head}:${by.user}` });
  return decision;
}

describe("the memory aid", () => {
  test("asks the four heads one by one, and shows the list with who decides", () => {
    const { world, code } = taken();
    const first = world.do(open(code), police);
    expect(linesOf(first)).toEqual(["assessment-ask"]);
    expect(effectsOf(first)).toMatchObject([{ to: { kind: "direct", user: police.user } }]);
    const decisions = [[2, 5], [8, 11, 19], [], [29]].map((lines, at) => {
      const head = HEADS[at] ?? "purpose";
      world.keep({ kind: "settle", prompt: `${code}:assess:${head}:${police.user}` });
      return world.do(tick(code, head, ...lines), police);
    });
    expect(decisions.flatMap(linesOf)).toEqual([
      "assessment-ask",
      "assessment-ask",
      "assessment-ask",
      "assessment-result",
    ]);
    expect(world.the(code).assessment).toEqual({ purpose: [2, 5], acts: [8, 11, 19], means: [], harm: [29] });
  });

  test("offers every line of a head to tick, and none of them", () => {
    const { world, code } = taken();
    world.do(open(code), police);
    const [purpose] = world.view.promptsOfMember(police.user);
    expect(purpose?.options).toHaveLength(6);
    expect(purpose?.most).toBe(5);
    expect(purpose?.only).toBe(police.user);
    expect(purpose?.options.at(-1)?.command).toEqual(tick(code, "purpose"));
  });

  test("never says a sum or a verdict: the same words whatever was ticked", () => {
    const shown = (lines: number[]) => {
      const { world, code } = taken();
      for (const head of HEADS) answer(world, code, head, lines);
      const [prompt] = world.view.promptsOfMember(police.user);
      const question = JSON.stringify(prompt?.question).replaceAll(code, "");
      // The lines' own numbers in the form.
      return question.replaceAll(/"number":"\d+"/g, "");
    };
    const all = rules.assessment.flatMap(({ lines }) => lines.map(({ number }) => number));
    for (const lines of [[], [2, 8, 9], all]) expect(shown(lines)).not.toMatch(/\d/);
  });

  test("goes on at the head where it stood", () => {
    const { world, code } = taken();
    world.do(open(code), police);
    answer(world, code, "purpose", [3]);
    world.keep({ kind: "settle", prompt: `${code}:assess:acts:${police.user}` });
    world.do(open(code), police2);
    expect(world.view.promptsOfMember(police2.user)[0]?.id).toBe(`${code}:assess:acts:${police2.user}`);
  });

  test("counts every mark of a head, also those that come after the next was asked", () => {
    const { world, code } = taken();
    world.do(open(code), police);
    answer(world, code, "purpose", [2]);
    const later = world.do(tick(code, "purpose", 2, 3), police);
    expect(effectsOf(later)).toEqual([]);
    expect(world.the(code).assessment).toEqual({ purpose: [2, 3] });
  });

  test("whole, is shown again with a line in the ledger for each reading, and can be ticked anew", () => {
    const { world, code } = taken();
    for (const head of HEADS) answer(world, code, head, []);
    const read = world.do(open(code), coordinator);
    expect(linesOf(read)).toEqual(["assessment-result"]);
    expect(read).toMatchObject({ entries: [{ event: { kind: "assessment_read", by: coordinator.user } }] });
    const anew = world.do(open(code, true), coordinator);
    expect(linesOf(anew)).toEqual(["assessment-ask"]);
    answer(world, code, "purpose", [6], coordinator);
    expect(world.the(code).assessment?.purpose).toEqual([6]);
  });

  test("of a closed case can be read and not changed", () => {
    const { world, code } = taken();
    const other = world.raise(ngo);
    for (const head of HEADS) answer(world, code, head, [2]);
    for (const each of [code, other])
      world.do({ kind: "close", code: each, parts: { outcome: "false_alarm" }, sure: false }, coordinator);
    const read = world.do(open(code), police);
    expect(effectsOf(read)).toMatchObject([{ kind: "say", to: { kind: "direct", user: police.user } }]);
    for (const command of [open(code, true), tick(code, "harm", 29), open(other)])
      expect(refusalOf(world.do(command, coordinator))?.line.key).toBe("wrong-state-closed");
  });

  test("is for the body that holds the case and for coordinators alone", () => {
    const { world, code } = taken();
    for (const command of [open(code), tick(code, "harm", 29)]) {
      for (const who of [ngo, auditor])
        expect(refusalOf(world.do(command, who))?.line.key).toBe("not-allowed-assess");
      expect(refusalOf(world.do(command, stranger))?.line.key).toBe("code-unknown");
    }
    expect(world.the(code).assessment).toBeNull();
  });

  test("begun by nobody, of a case that is closed or was never there, is refused", () => {
    const { world, code } = taken();
    const [unknown] = [makeCode([1, 2, 3, 4, 5, 6])];
    expect(refusalOf(world.do(open(unknown), police))?.line.key).toBe("code-unknown");
    world.do(open(code), police);
    expect(world.the(code).assessment).toBeNull();
  });

  test("is not undone with another act", () => {
    const { world, code } = taken();
    answer(world, code, "purpose", [2]);
    world.do({ kind: "undo", code }, police);
    expect(world.the(code)).toMatchObject({ phase: { kind: "open" }, assessment: { purpose: [2] } });
  });
});

test("whatever is ticked in whatever order, each head holds what was ticked last, of its own lines, in their order", () => {
  const lines = fc.array(fc.integer({ min: 1, max: 32 }), { maxLength: 8 });
  const ticks = fc.array(fc.tuple(fc.constantFrom(...HEADS), lines), { maxLength: 12 });
  fc.assert(
    fc.property(ticks, (list) => {
      const { world, code } = taken();
      const last = new Map<HeadId, number[]>();
      for (const [head, numbers] of list) {
        answer(world, code, head, numbers);
        const own = rules.assessment.find(({ id }) => id === head)?.lines.map(({ number }) => number) ?? [];
        last.set(
          head,
          own.filter((number) => numbers.includes(number)),
        );
      }
      expect(world.the(code).assessment ?? {}).toEqual(Object.fromEntries(last));
      const replayed = world.entries.reduce<Case | null>(
        (one, entry) => (entry.stream === "case" ? evolve(one, entry.event, entry.code) : one),
        null,
      );
      expect(replayed).toEqual(world.the(code));
    }),
    { numRuns: 100 },
  );
});
