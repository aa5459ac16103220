/** Closing with a report, merging, moving, going back. */
import { describe, expect, test } from "vitest";
import type { Report } from "../../src/case/report.ts";
import type { CaseCode } from "../../src/ids.ts";
import {
  auditor,
  coordinator,
  effectsOf,
  linesOf,
  mentionedIn,
  migration,
  newWorld,
  ngo,
  police,
  police2,
  refusalOf,
  stranger,
  SHYMKENT,
} from "./world.ts";

const FULL: Report = { outcome: "placed", placement: "csc", children: 2, services: ["social_domestic"] };

function takenWorld(): { world: ReturnType<typeof newWorld>; code: CaseCode } {
  const world = newWorld();
  const code = world.raise(ngo);
  world.do({ kind: "take", code }, police);
  return { world, code };
}

describe("closing", () => {
  test("a case cannot close without an outcome", () => {
    const { world, code } = takenWorld();
    const decision = world.do({ kind: "close", code, parts: {}, sure: false }, police);
    expect(linesOf(decision)).toEqual(["report-ask-outcome"]);
    expect(world.the(code).phase.kind).toBe("taken");
  });

  test("one message with all that must be told closes; what holds by itself stands in the report", () => {
    const { world, code } = takenWorld();
    world.do({ kind: "close", code, parts: FULL, sure: false }, police);
    expect(world.the(code).phase.kind).toBe("closed");
    expect(world.the(code).report).toEqual({
      ...FULL,
      organisations: ["juvenile_police"],
      tip: "not_assessed",
      criminal: "none",
      next: "none",
    });
  });

  test("asks for the first part that is missing and keeps what was given", () => {
    const { world, code } = takenWorld();
    expect(
      linesOf(world.do({ kind: "close", code, parts: { outcome: "placed" }, sure: false }, police)),
    ).toEqual(["report-ask-placement"]);
    expect(world.the(code)).toMatchObject({ phase: { kind: "taken" }, report: { outcome: "placed" } });
    expect(
      linesOf(world.do({ kind: "close", code, parts: { placement: "csc" }, sure: false }, police2)),
    ).toEqual(["report-ask-services"]);
  });

  test("what only the card knows is confirmed with one tap", () => {
    const { world, code } = takenWorld();
    const parts: Report = { outcome: "safe_family", services: ["socio_legal"] };
    expect(linesOf(world.do({ kind: "close", code, parts, sure: false }, police))).toEqual([
      "report-ask-confirm",
    ]);
    expect(world.the(code).phase.kind).toBe("taken");
    world.do({ kind: "close", code, parts: {}, sure: true }, police);
    expect(world.the(code)).toMatchObject({ phase: { kind: "closed" }, report: { children: 2 } });
  });

  test("the answer to the last question, which shows all the rest, closes without another tap", () => {
    const { world, code } = takenWorld();
    const asked = world.do({ kind: "close", code, parts: { outcome: "safe_family" }, sure: false }, police);
    expect(linesOf(asked)).toEqual(["report-ask-services"]);
    world.do({ kind: "close", code, parts: { services: ["socio_legal"] }, sure: true }, police);
    expect(world.the(code)).toMatchObject({
      phase: { kind: "closed" },
      report: { outcome: "safe_family", services: ["socio_legal"], children: 2 },
    });
  });

  test("an answer that closed, given anew by the same member within ten minutes, puts the report right", () => {
    const { world, code } = takenWorld();
    world.do({ kind: "close", code, parts: { outcome: "safe_family" }, sure: false }, police);
    world.do({ kind: "close", code, parts: { services: ["socio_legal"] }, sure: true }, police);
    const again: Report = { services: ["socio_legal", "socio_medical"] };
    const decision = world.do({ kind: "close", code, parts: again, sure: true }, police);
    expect(linesOf(decision)).toEqual(["closed"]);
    expect(world.the(code)).toMatchObject({ phase: { kind: "closed" }, report: again });
    expect(world.do({ kind: "close", code, parts: again, sure: true }, police)).toMatchObject({
      entries: [],
      effects: [],
    });
    const others = world.do({ kind: "close", code, parts: { services: [] }, sure: true }, police2);
    expect(refusalOf(others)?.kind).toBe("wrong_state");
    world.pass(11 * 60_000);
    const late = world.do({ kind: "close", code, parts: { services: [] }, sure: true }, police);
    expect(refusalOf(late)?.kind).toBe("wrong_state");
    expect(world.the(code).report).toMatchObject(again);
  });

  test("a false alarm needs the outcome alone", () => {
    const { world, code } = takenWorld();
    expect(
      linesOf(world.do({ kind: "close", code, parts: { outcome: "false_alarm" }, sure: false }, police)),
    ).toEqual(["closed-short"]);
    expect(world.the(code).report).toEqual({ outcome: "false_alarm" });
  });

  test("services that the thread named need not be told again", () => {
    const { world, code } = takenWorld();
    world.do({ kind: "hear", code, report: { services: ["socio_medical"], organisations: ["health"] } }, ngo);
    world.do({ kind: "close", code, parts: { outcome: "safe_family", children: 2 }, sure: false }, police);
    expect(world.the(code).report).toMatchObject({
      services: ["socio_medical"],
      organisations: ["juvenile_police", "health"],
    });
  });

  test("is refused to others, who may call the coordinator with one tap", () => {
    const { world, code } = takenWorld();
    const refusal = refusalOf(world.do({ kind: "close", code, parts: FULL, sure: false }, migration));
    expect(refusal).toMatchObject({
      kind: "not_allowed",
      prompt: { options: [{ command: { kind: "remind_coordinator", code } }, { command: null }] },
    });
    expect(world.the(code).phase.kind).toBe("taken");
    expect(mentionedIn(world.do({ kind: "remind_coordinator", code }, migration))).toEqual([
      coordinator.user,
    ]);
  });

  test("a coordinator closes an open case that its author withdrew", () => {
    const world = newWorld();
    const code = world.raise(ngo);
    expect(mentionedIn(world.do({ kind: "withdraw", code }, ngo))).toEqual([coordinator.user]);
    expect(world.the(code)).toMatchObject({ withdrawn: true, phase: { kind: "open" } });
    world.do({ kind: "close", code, parts: { outcome: "false_alarm" }, sure: false }, coordinator);
    expect(world.the(code).phase).toMatchObject({ kind: "closed", taker: null });
  });
});

describe("withdrawing", () => {
  test("twice changes nothing and calls nobody again", () => {
    const world = newWorld();
    const code = world.raise(ngo);
    world.do({ kind: "withdraw", code }, ngo);
    const before = world.entries.length;
    expect(effectsOf(world.do({ kind: "withdraw", code }, ngo))).toEqual([]);
    expect(world.entries).toHaveLength(before);
  });
});

describe("merging, moving, going back", () => {
  test("the same case is closed as a duplicate that names the other", () => {
    const { world, code } = takenWorld();
    const other = world.raise(migration);
    world.do({ kind: "same_as", code, other }, police);
    expect(world.the(code)).toMatchObject({
      phase: { kind: "closed", into: other },
      report: { outcome: "duplicate", duplicateOf: other },
    });
    expect(refusalOf(world.do({ kind: "same_as", code: other, other }, coordinator))?.line.key).toBe(
      "same-as-itself",
    );
  });

  test("undo of a closing gives back the taken case with its taker", () => {
    const { world, code } = takenWorld();
    const before = world.the(code);
    world.do({ kind: "close", code, parts: FULL, sure: false }, police);
    world.do({ kind: "undo", code: null }, police);
    expect(world.the(code).phase).toEqual(before.phase);
  });

  test("undo is for the own last act and for ten minutes", () => {
    const { world, code } = takenWorld();
    expect(refusalOf(world.do({ kind: "undo", code }, migration))?.line.key).toBe("nothing-to-undo");
    world.pass(10 * 60_000 + 1);
    expect(refusalOf(world.do({ kind: "undo", code }, police))?.kind).toBe("undo_expired");
  });

  test("undo is possible at ten minutes sharp, and once", () => {
    const { world, code } = takenWorld();
    world.pass(10 * 60_000);
    world.do({ kind: "undo", code }, police);
    expect(world.the(code).phase.kind).toBe("open");
    expect(refusalOf(world.do({ kind: "undo", code }, police))?.line.key).toBe("nothing-to-undo");
  });

  test("the last taker, the author and a coordinator may reopen; others may not", () => {
    for (const [by, allowed] of [
      [police2, true],
      [ngo, true],
      [coordinator, true],
      [migration, false],
      [auditor, false],
    ] as const) {
      const { world, code } = takenWorld();
      world.do({ kind: "close", code, parts: FULL, sure: false }, police);
      expect(world.do({ kind: "reopen", code }, by).kind, by.name).toBe(allowed ? "done" : "refused");
    }
  });

  test("a reopened case is open, counts it, and needs a new report", () => {
    const { world, code } = takenWorld();
    world.do({ kind: "close", code, parts: FULL, sure: false }, police);
    world.do({ kind: "reopen", code }, ngo);
    expect(world.the(code)).toMatchObject({ phase: { kind: "open" }, reopened: 1, report: {} });
  });

  test("a transferred case stands open in the other region with a card of its own", () => {
    const { world, code } = takenWorld();
    const decision = world.do({ kind: "transfer", code, to: stranger.region }, police);
    expect(effectsOf(decision).filter(({ kind }) => kind !== "settle")).toMatchObject([
      { kind: "say", to: { kind: "thread", code, of: SHYMKENT } },
      { kind: "leave_card", code, of: SHYMKENT },
      { kind: "post_card", code },
    ]);
    expect(world.the(code)).toMatchObject({ home: stranger.region, phase: { kind: "open" } });
    expect(refusalOf(world.do({ kind: "take", code }, police))?.line.key).toBe("moved-away");
    expect(world.do({ kind: "take", code }, stranger).kind).toBe("done");
  });
});
