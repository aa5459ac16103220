/** Where a region asks for a second person: whatever members do, nobody closes a case with a report of the own organisation. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Case } from "../../src/case/case.ts";
import { completeness } from "../../src/case/closure.ts";
import { evolve } from "../../src/case/evolve.ts";
import type { Rules } from "../../src/context.ts";
import { acts } from "./random-acts.ts";
import { type Moment, watch } from "./watched.ts";
import { rules } from "./world.ts";

const BOTH: Rules = { ...rules, secondPerson: () => true };

const holds = (judge: (moment: Moment) => void, ruled: Rules = BOTH) =>
  fc.assert(
    fc.property(acts(50), (list) => watch(list, judge, ruled)),
    { numRuns: 300 },
  );

describe("whatever members do", () => {
  test("a case closes with the very report that waited, and by another organisation than the one that gave it", () => {
    let closed = 0;
    holds(({ before, after, by, command }) => {
      for (const [code, { phase, report }] of after) {
        const was = before.get(code);
        if (phase.kind !== "closed" || was === undefined || was.phase.kind === "closed") continue;
        if (phase.into !== null || command.kind === "undo") continue;
        closed += 1;
        expect(command.kind).toBe("confirm_closure");
        expect(report).toEqual(was.proposal?.report);
        expect(was.proposal?.org.id).not.toBe(by.org.id);
        expect(by.role).not.toBe("auditor");
        expect(completeness(was, report, true, rules.closure)).toMatchObject({ kind: "complete" });
      }
    });
    expect(closed).toBeGreaterThan(0);
  });

  test("the question stands open exactly as long as a report waits, and no closed case has one", () =>
    holds(({ world, after }) => {
      for (const [code, { proposal, phase }] of after) {
        const asked = world.view.promptsOfCase(code).filter(({ id }) => id === `${code}:confirm`);
        expect(asked.length).toBe(proposal === null ? 0 : 1);
        if (phase.kind === "closed") expect(proposal).toBeNull();
      }
    }));

  test("a report that waits is whole, and nothing but its giver's undo, a mended report or a move takes it back", () =>
    holds(({ before, after, command, by }) => {
      for (const [code, { proposal, report }] of after) {
        if (proposal !== null) expect(proposal.report).toMatchObject({ outcome: report.outcome });
        const was = before.get(code)?.proposal ?? null;
        if (was === null || proposal !== null) continue;
        expect([
          "confirm_closure",
          "return_closure",
          "close",
          "undo",
          "take",
          "transfer",
          "same_as",
        ]).toContain(command.kind);
        if (command.kind === "undo") expect(by.user).toBe(was.by);
      }
    }));

  test("the ledger alone gives the same cases", () =>
    holds(({ world, after }) => {
      for (const [code, state] of after)
        expect(
          world.entries.reduce<Case | null>(
            (one, entry) =>
              entry.stream === "case" && entry.code === code ? evolve(one, entry.event, code) : one,
            null,
          ),
        ).toEqual(state);
    }));

  test("without the setting no report ever waits", () =>
    holds(({ after }) => {
      for (const { proposal } of after.values()) expect(proposal).toBeNull();
    }, rules));
});
