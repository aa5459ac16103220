/** Undo, reopening and what they must leave alone; questions that nobody needs to answer any more. */
import { describe, expect, test } from "vitest";
import type { CaseCode } from "../../src/ids.ts";
import {
  auditor,
  coordinator,
  effectsOf,
  migration,
  newWorld,
  ngo,
  police,
  refusalOf,
  stranger,
  type World,
} from "./world.ts";

function takenWorld(): { world: World; code: CaseCode } {
  const world = newWorld();
  const code = world.raise(ngo);
  world.do({ kind: "take", code }, police);
  return { world, code };
}
const openQuestions = (world: World, code: CaseCode): string[] =>
  world.view.promptsOfCase(code).map(({ id }) => id.slice(code.length + 1));
const close = (world: World, code: CaseCode) =>
  world.do({ kind: "close", code, parts: { outcome: "false_alarm" }, sure: false }, police);

describe("undo", () => {
  test("of an answer keeps what others reported meanwhile", () => {
    const { world, code } = takenWorld();
    world.do({ kind: "tell", code, fields: { danger: true } }, ngo);
    world.do({ kind: "close", code, parts: { outcome: "placed" }, sure: false }, police);
    world.do({ kind: "undo", code }, ngo);
    expect(world.the(code).fields.danger).toBeUndefined();
    expect(world.the(code)).toMatchObject({ urgency: "amber", report: { outcome: "placed" } });
  });

  test("of an answer does not ask again, and leaves the question that came after it", () => {
    const world = newWorld();
    const code = world.raise(ngo, { category: "begging" });
    world.do({ kind: "tell", code, fields: { danger: true } }, ngo);
    const { asked, question } = world.the(code);
    world.do({ kind: "undo", code }, ngo);
    expect(world.the(code)).toMatchObject({ asked, question });
    expect(new Set(asked).size).toBe(asked.length);
    expect(asked).toContain("danger");
    expect(openQuestions(world, code)).toEqual([question]);
  });

  test("of an answer leaves an offer declined that was declined since", () => {
    const { world, code } = takenWorld();
    world.do({ kind: "hand_over", code, to: "migration" }, police);
    world.do({ kind: "tell", code, fields: { danger: true } }, ngo);
    world.do({ kind: "decline", code }, migration);
    world.do({ kind: "undo", code }, ngo);
    expect(world.the(code).phase).toMatchObject({ taker: { org: police.org }, offer: null });
  });

  test("of a withdrawal leaves the case as it moved since", () => {
    const { world, code } = takenWorld();
    world.do({ kind: "hand_over", code, to: "migration" }, police);
    world.do({ kind: "withdraw", code }, ngo);
    world.do({ kind: "decline", code }, migration);
    world.do({ kind: "undo", code }, ngo);
    expect(world.the(code)).toMatchObject({ withdrawn: false, phase: { offer: null } });
  });

  test("of an offer takes its question back", () => {
    const { world, code } = takenWorld();
    world.do({ kind: "hand_over", code, to: "migration" }, police);
    expect(openQuestions(world, code)).toContain("offer");
    world.do({ kind: "undo", code }, police);
    expect(openQuestions(world, code)).toEqual(["danger"]);
    expect(refusalOf(world.do({ kind: "take", code }, migration))?.kind).toBe("already_taken");
  });

  test("of a closing gives back the report as far as it was given, and asks nothing twice", () => {
    const { world, code } = takenWorld();
    world.do({ kind: "close", code, parts: { outcome: "placed" }, sure: false }, police);
    world.do({ kind: "close", code, parts: { outcome: "false_alarm" }, sure: false }, police);
    expect(world.the(code).report).toEqual({ outcome: "false_alarm" });
    world.do({ kind: "undo", code }, police);
    expect(world.the(code)).toMatchObject({ phase: { kind: "taken" }, question: null, asked: ["danger"] });
    expect(world.the(code).report).toEqual({ outcome: "placed" });
  });

  test("does not bring back a message that was deleted meanwhile", () => {
    const { world, code } = takenWorld();
    world.do({ kind: "source_gone", code }, ngo);
    world.do({ kind: "undo", code }, police);
    expect(world.the(code)).toMatchObject({ phase: { kind: "open" }, source: null });
  });

  test("of a reopening closes again, with the report, and asks nothing any more", () => {
    const { world, code } = takenWorld();
    close(world, code);
    world.do({ kind: "reopen", code }, ngo);
    world.do({ kind: "question", code }, ngo);
    expect(openQuestions(world, code)).toHaveLength(1);
    world.do({ kind: "undo", code }, ngo);
    expect(world.the(code)).toMatchObject({
      phase: { kind: "closed" },
      report: { outcome: "false_alarm" },
      reopened: 0,
      question: null,
    });
    expect(openQuestions(world, code)).toEqual([]);
  });

  test("is not for somebody who became an auditor since", () => {
    const { world, code } = takenWorld();
    expect(refusalOf(world.do({ kind: "undo", code }, { ...police, role: "auditor" }))?.kind).toBe(
      "not_allowed",
    );
    expect(world.the(code).phase.kind).toBe("taken");
  });

  test("names the act in the thread, and the card follows", () => {
    const { world, code } = takenWorld();
    expect(effectsOf(world.do({ kind: "undo", code: null }, police))).toMatchObject([
      { kind: "refresh_card", code },
      {
        kind: "say",
        to: { kind: "thread", code },
        line: { key: "undone", args: { act: { text: "act-taken" } } },
      },
    ]);
    expect(refusalOf(world.do({ kind: "undo", code: null }, police))?.line).toEqual({
      key: "nothing-to-undo",
    });
  });
});

describe("what is no longer asked", () => {
  test("nothing, once a case is closed: neither its fields, nor its report, nor an offer", () => {
    const { world, code } = takenWorld();
    world.do({ kind: "hand_over", code, to: "migration" }, police);
    world.do({ kind: "close", code, parts: {}, sure: false }, police);
    expect(openQuestions(world, code).toSorted()).toEqual(["danger", "offer", "report:outcome"]);
    close(world, code);
    expect(openQuestions(world, code)).toEqual([]);
  });

  test("nor once it is merged or has moved to another region", () => {
    for (const kind of ["same_as", "transfer"] as const) {
      const { world, code } = takenWorld();
      const other = world.raise(ngo);
      const decision =
        kind === "same_as"
          ? world.do({ kind, code, other }, police)
          : world.do({ kind, code, to: stranger.region }, police);
      expect(decision.kind).toBe("done");
      expect(openQuestions(world, code)).toEqual([]);
    }
  });

  test("the part of a report that was told in words while another was being asked", () => {
    const { world, code } = takenWorld();
    world.do({ kind: "close", code, parts: { outcome: "placed" }, sure: false }, police);
    world.do({ kind: "close", code, parts: { placement: "csc" }, sure: false }, police);
    expect(openQuestions(world, code).toSorted()).toEqual(["danger", "report:services"]);
  });
});

describe("reopening", () => {
  test("takes back an earlier withdrawal", () => {
    const world = newWorld();
    const code = world.raise(ngo);
    world.do({ kind: "withdraw", code }, ngo);
    world.do({ kind: "close", code, parts: { outcome: "false_alarm" }, sure: false }, coordinator);
    world.do({ kind: "reopen", code }, ngo);
    expect(world.the(code)).toMatchObject({ withdrawn: false, phase: { kind: "open" } });
  });

  test("keeps when the case was first taken", () => {
    const { world, code } = takenWorld();
    const { takenAt } = world.the(code);
    close(world, code);
    world.do({ kind: "reopen", code }, ngo);
    world.pass(60_000);
    world.do({ kind: "take", code }, migration);
    expect(world.the(code)).toMatchObject({ takenAt, phase: { taker: { org: migration.org } } });
  });

  test("calls the bodies of the routing again", () => {
    const { world, code } = takenWorld();
    close(world, code);
    expect(effectsOf(world.do({ kind: "reopen", code }, police))).toMatchObject([
      { kind: "refresh_card" },
      { kind: "say", line: { key: "reopened-first" }, mentions: expect.arrayContaining([coordinator.user]) },
    ]);
    expect(refusalOf(world.do({ kind: "reopen", code }, police))?.line.key).toBe("wrong-state-not-closed");
  });
});

describe("declining an offer", () => {
  test("is for the body that was asked; the giver holds on and hears of it", () => {
    const { world, code } = takenWorld();
    expect(refusalOf(world.do({ kind: "decline", code }, migration))?.kind).toBe("wrong_state");
    world.do({ kind: "hand_over", code, to: "migration" }, police);
    expect(refusalOf(world.do({ kind: "decline", code }, ngo))?.kind).toBe("not_allowed");
    expect(refusalOf(world.do({ kind: "decline", code }, auditor))?.kind).toBe("not_allowed");
    expect(effectsOf(world.do({ kind: "decline", code }, migration))).toContainEqual(
      expect.objectContaining({ kind: "say", mentions: [police.user] }),
    );
    expect(world.the(code).phase).toMatchObject({ taker: { org: police.org }, offer: null });
    expect(openQuestions(world, code)).toEqual(["danger"]);
  });
});

describe("calling the coordinator", () => {
  test("is offered to each refused member for itself", () => {
    const { world, code } = takenWorld();
    const offered = [migration, ngo].map(
      (by) => refusalOf(world.do({ kind: "close", code, parts: {}, sure: false }, by))?.prompt,
    );
    expect(offered.map((prompt) => prompt?.only)).toEqual([migration.user, ngo.user]);
    expect(new Set(offered.map((prompt) => prompt?.id)).size).toBe(2);
  });
});
