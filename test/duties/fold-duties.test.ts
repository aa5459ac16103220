import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Case } from "../../src/case/case.ts";
import type { CaseEvent } from "../../src/case/events.ts";
import { evolve } from "../../src/case/evolve.ts";
import { CLOCK } from "../../src/duties/clock-member.ts";
import { deadlineTally } from "../../src/duties/deadline-tally.ts";
import { isOwed } from "../../src/duties/duties.ts";
import { asMillis } from "../../src/ids.ts";
import { caseHistory } from "../store/fixtures/random-history.ts";
import { newWorld, ngo, police } from "../case/world.ts";

const at = (n: number) => asMillis(Date.UTC(2026, 10, 22, 6, 0) + n);

function foldedFrom(...events: readonly CaseEvent[]): Case {
  const world = newWorld();
  const code = world.raise();
  return events.reduce<Case>((state, event) => evolve(state, event, code), world.the(code));
}

const started: CaseEvent = {
  kind: "clock_started",
  by: ngo.user,
  at: at(1),
  deadline: "form",
  due: at(100),
  owes: ["ngo"],
};
const kept = (n: number): CaseEvent => ({ kind: "clock_kept", by: ngo.user, at: at(n), deadline: "form" });
const missed: CaseEvent = { kind: "clock_missed", by: CLOCK, at: at(101), deadline: "form" };

describe("a deadline's clock", () => {
  test("done at the last moment is kept, a moment later it is late", () => {
    expect(foldedFrom(started, kept(100)).duties.clocks).toMatchObject([{ state: "kept", endedAt: at(100) }]);
    expect(foldedFrom(started, kept(101)).duties.clocks).toMatchObject([{ state: "late" }]);
  });

  test("missed and then done is late: it counts as missed once, and never as kept", () => {
    const state = foldedFrom(started, missed, kept(200));
    expect(state.duties.clocks).toMatchObject([{ state: "late" }]);
    expect(deadlineTally(state.duties)).toEqual({ deadlinesKept: 0, deadlinesMissed: 1 });
  });

  test("waived with a reason or ended by the closing counts as neither", () => {
    const waived: CaseEvent = {
      kind: "clock_waived",
      by: ngo.user,
      at: at(5),
      deadline: "form",
      reason: "with_family",
    };
    const ended: CaseEvent = { kind: "clock_ended", by: ngo.user, at: at(5), deadline: "form" };
    for (const event of [waived, ended])
      expect(deadlineTally(foldedFrom(started, event).duties)).toEqual({
        deadlinesKept: 0,
        deadlinesMissed: 0,
      });
    expect(foldedFrom(started, waived).duties.clocks).toMatchObject([
      { state: "waived", reason: "with_family" },
    ]);
  });

  test("what is over for a clock changes it no more", () => {
    expect(foldedFrom(started, kept(5), missed).duties.clocks).toMatchObject([{ state: "kept" }]);
  });

  test("a step of the law that is undone gives back the clocks, but not what was sent", () => {
    const reached: CaseEvent = { kind: "reached", by: ngo.user, at: at(5), what: "form_sent" };
    const reminded: CaseEvent = {
      kind: "reminded",
      by: CLOCK,
      at: at(6),
      of: "clock:form",
      since: at(1),
      step: 1,
    };
    const undone: CaseEvent = { kind: "undone", by: ngo.user, at: at(7), act: "reached" };
    const { duties } = foldedFrom(started, reached, kept(5), reminded, undone);
    expect(duties.clocks).toMatchObject([{ state: "running", endedAt: null }]);
    expect(duties.reached).toEqual([]);
    expect(duties.reminded).toEqual([{ of: "clock:form", since: at(1), step: 1 }]);
  });
});

describe("what reminders are counted from", () => {
  test("a member's word or act is heard, the clock's own is not", () => {
    expect(foldedFrom({ kind: "spoke", by: police.user, at: at(9) }).duties.heard).toBe(at(9));
    expect(foldedFrom(started, missed).duties.heard).toBe(at(1));
  });

  test("a case that is opened again waits from then on, and a coordinator's assignment is over", () => {
    const state = foldedFrom(
      { kind: "assigned", by: ngo.user, at: at(1), to: "csc", because: "begging" },
      { kind: "closed", by: ngo.user, at: at(2), report: {}, into: null },
      { kind: "reopened", by: ngo.user, at: at(3) },
    );
    expect(state.duties).toMatchObject({ waiting: at(3), assigned: null });
  });

  test("a case that becomes more urgent is so from then on", () => {
    const told: CaseEvent = {
      kind: "told",
      by: ngo.user,
      at: at(4),
      fields: { danger: true },
      urgency: "red",
      answers: null,
      note: null,
    };
    expect(foldedFrom(told).duties.urgent).toBe(at(4));
  });
});

test("whatever happened, a deadline has one clock at most that is still owed when each is started once", () => {
  const code = newWorld().raise();
  fc.assert(
    fc.property(caseHistory, (history) => {
      const events = history.flat().filter((event, i, all) => {
        if (event.kind !== "clock_started") return true;
        return !all
          .slice(0, i)
          .some((one) => one.kind === "clock_started" && one.deadline === event.deadline);
      });
      const state = events.reduce<Case | null>((one, event) => evolve(one, event, code), null);
      const owed = (state?.duties.clocks ?? []).filter(isOwed).map(({ deadline }) => deadline);
      expect(new Set(owed).size).toBe(owed.length);
    }),
  );
});
