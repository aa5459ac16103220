/** Closing that another organisation confirms (templates/regions.json, "second_person"). */
import { describe, expect, test } from "vitest";
import type { Report } from "../../src/case/report.ts";
import type { Rules } from "../../src/context.ts";
import { asRegionId, type CaseCode } from "../../src/ids.ts";
import {
  auditor,
  coordinator,
  EVERYBODY,
  effectsOf,
  linesOf,
  member,
  mentionedIn,
  newWorld,
  ngo,
  police,
  police2,
  refusalOf,
  rules,
  SHYMKENT,
  stranger,
  type World,
} from "./world.ts";

const FULL: Report = { outcome: "placed", placement: "csc", children: 2, services: ["social_domestic"] };
const FALSE_ALARM: Report = { outcome: "false_alarm" };
const ASKED_FOR: Rules = { ...rules, secondPerson: (region) => region === SHYMKENT };

function waitingWorld(members = EVERYBODY): { world: World; code: CaseCode } {
  const world = newWorld(members, ASKED_FOR);
  const code = world.raise(ngo);
  world.do({ kind: "take", code }, police);
  world.do({ kind: "close", code, parts: FULL, sure: false }, police);
  return { world, code };
}
const confirm = (code: CaseCode) => ({ kind: "confirm_closure", code }) as const;
const giveBack = (code: CaseCode, reason: string | null = "which services?") =>
  ({ kind: "return_closure", code, reason }) as const;

describe("a whole report", () => {
  test("waits: the case stays taken, the card is refreshed and coordinators of other organisations are asked", () => {
    const world = newWorld(EVERYBODY, ASKED_FOR);
    const code = world.raise(ngo);
    world.do({ kind: "take", code }, police);
    const decision = world.do({ kind: "close", code, parts: FULL, sure: false }, police);
    expect(world.the(code)).toMatchObject({ phase: { kind: "taken" }, proposal: { org: police.org } });
    expect(effectsOf(decision)).toContainEqual({ kind: "refresh_card", code });
    expect(linesOf(decision)).toEqual(["closure-ask-confirm"]);
    expect(mentionedIn(decision)).toEqual([coordinator.user]);
  });

  test("of a region without coordinators elsewhere calls the other bodies that took part", () => {
    const cast = [ngo, police, police2, auditor];
    const world = newWorld(cast, ASKED_FOR);
    const code = world.raise(ngo);
    const parts: Report = { ...FULL, organisations: ["ngo"] };
    world.do({ kind: "take", code }, police);
    expect(mentionedIn(world.do({ kind: "close", code, parts, sure: false }, police))).toEqual([ngo.user]);
    const alone = world.raise(ngo);
    world.do({ kind: "take", code: alone }, police);
    const nobody = world.do(
      { kind: "close", code: alone, parts: { outcome: "false_alarm" }, sure: false },
      police,
    );
    expect(mentionedIn(nobody)).toEqual([]);
    expect(world.the(alone).proposal).not.toBeNull();
  });

  test("closes at the moment of its confirmation, with the confirmer as who closed it and the taker kept", () => {
    const { world, code } = waitingWorld();
    world.pass(3_600_000);
    const decision = world.do(confirm(code), ngo);
    expect(world.the(code)).toMatchObject({
      phase: { kind: "closed", by: ngo.user, at: world.contextFor(ngo).now, taker: { org: police.org } },
      report: FULL,
      proposal: null,
    });
    expect(linesOf(decision)).toEqual(["closed"]);
    expect(world.facts({})[0]?.closedAt).toBe(world.contextFor(ngo).now);
  });

  test("cannot be confirmed by the organisation that gave it, by an auditor or from another region", () => {
    const { world, code } = waitingWorld();
    expect(refusalOf(world.do(confirm(code), police))?.line.key).toBe("not-allowed-confirm");
    expect(refusalOf(world.do(confirm(code), police2))?.line.key).toBe("not-allowed-confirm");
    expect(refusalOf(world.do(confirm(code), auditor))?.line.key).toBe("auditor-reads-only");
    expect(refusalOf(world.do(confirm(code), stranger))?.line.key).toBe("code-unknown");
    expect(world.the(code).phase.kind).toBe("taken");
  });

  test("of a coordinator about an open case waits as well, for another organisation", () => {
    const world = newWorld(EVERYBODY, ASKED_FOR);
    const code = world.raise(ngo);
    world.do({ kind: "close", code, parts: FALSE_ALARM, sure: false }, coordinator);
    expect(world.the(code)).toMatchObject({ phase: { kind: "open" }, proposal: { org: coordinator.org } });
    expect(refusalOf(world.do(confirm(code), coordinator))?.line.key).toBe("not-allowed-confirm");
    world.do(confirm(code), ngo);
    expect(world.the(code).phase).toMatchObject({ kind: "closed", taker: null });
  });

  test("given again as it was changes nothing; another one takes its place", () => {
    const { world, code } = waitingWorld();
    expect(effectsOf(world.do({ kind: "close", code, parts: FULL, sure: false }, police))).toEqual([]);
    expect(effectsOf(world.do({ kind: "close", code, parts: {}, sure: false }, police))).toEqual([]);
    world.do({ kind: "close", code, parts: { ...FULL, children: 3 }, sure: true }, police2);
    expect(world.the(code).proposal).toMatchObject({ report: { children: 3 }, by: police2.user });
  });

  test("put right by its giver within ten minutes is one act: undo goes back before the first", () => {
    const { world, code } = waitingWorld();
    world.do({ kind: "close", code, parts: { ...FULL, children: 3 }, sure: true }, police);
    world.do({ kind: "undo", code }, police);
    expect(world.the(code)).toMatchObject({ proposal: null, report: {}, phase: { kind: "taken" } });
    expect(world.view.promptsOfCase(code)).toEqual([]);
  });

  test("that is begun anew waits no longer", () => {
    const { world, code } = waitingWorld();
    const decision = world.do(
      { kind: "close", code, parts: { outcome: "not_located" }, sure: false },
      police,
    );
    expect(world.the(code).proposal).toBeNull();
    expect(world.view.promptsOfCase(code).map(({ id }) => id)).toEqual([`${code}:report:next`]);
    expect(effectsOf(decision)).toContainEqual({ kind: "refresh_card", code });
    const again = waitingWorld();
    const parts: Report = { outcome: "safe_family", services: [] };
    again.world.do({ kind: "return_closure", code: again.code, reason: "no" }, ngo);
    again.world.do({ kind: "close", code: again.code, parts, sure: false }, police);
    expect(again.world.the(again.code).proposal?.report.outcome).toBe("safe_family");
  });

  test("keeps the case from being handed over, and its taking by another body ends the waiting", () => {
    const { world, code } = waitingWorld();
    const over = world.do({ kind: "hand_over", code, to: "ngo" }, police);
    expect(refusalOf(over)?.line.key).toBe("wrong-state-awaiting");
    const open = world.raise(ngo);
    world.do({ kind: "close", code: open, parts: FALSE_ALARM, sure: false }, coordinator);
    world.do({ kind: "take", code: open }, police);
    expect(world.the(open)).toMatchObject({ proposal: null, phase: { kind: "taken" } });
    expect(refusalOf(world.do(confirm(open), ngo))?.line.key).toBe("wrong-state-not-awaiting");
  });

  test("of another region closes at once", () => {
    const turkistan = asRegionId("turkistan");
    const far = member("far", "ngo", "responder", turkistan);
    const world = newWorld([far], ASKED_FOR);
    const decision = world.do(
      { kind: "raise", home: turkistan, fields: {}, note: "", source: null, cleaned: null },
      far,
    );
    const [entry] = decision.kind === "done" ? decision.entries : [];
    if (entry?.stream !== "case") throw new Error("the alert opened no case");
    world.do({ kind: "take", code: entry.code }, far);
    world.do({ kind: "close", code: entry.code, parts: FALSE_ALARM, sure: false }, far);
    expect(world.the(entry.code).phase.kind).toBe("closed");
  });
});

describe("returned", () => {
  test("the report goes back to its giver with the reason, and the case goes on", () => {
    const { world, code } = waitingWorld();
    const decision = world.do(giveBack(code), ngo);
    expect(world.the(code)).toMatchObject({ proposal: null, phase: { kind: "taken" }, report: FULL });
    expect(mentionedIn(decision)).toEqual([police.user]);
    expect(effectsOf(decision)).toContainEqual(
      expect.objectContaining({ kind: "say", quote: "which services?" }),
    );
    expect(refusalOf(world.do(confirm(code), ngo))?.line.key).toBe("wrong-state-not-awaiting");
  });

  test("of an open case it goes back to the coordinator who gave it", () => {
    const world = newWorld(EVERYBODY, ASKED_FOR);
    const code = world.raise(ngo);
    world.do({ kind: "close", code, parts: FALSE_ALARM, sure: false }, coordinator);
    expect(mentionedIn(world.do(giveBack(code), ngo))).toEqual([coordinator.user]);
  });

  test("by a tap the reason is asked first, in words", () => {
    const { world, code } = waitingWorld();
    const decision = world.do(giveBack(code, null), ngo);
    expect(linesOf(decision)).toEqual(["closure-ask-reason"]);
    expect(world.the(code).proposal).not.toBeNull();
    world.do(giveBack(code), ngo);
    expect(world.view.promptsOfCase(code)).toEqual([]);
  });

  test("only a second person returns it", () => {
    const { world, code } = waitingWorld();
    expect(refusalOf(world.do(giveBack(code), police2))?.line.key).toBe("not-allowed-confirm");
    expect(refusalOf(world.do(giveBack(code), stranger))?.line.key).toBe("code-unknown");
  });

  test("a bare close shows the report once more before it waits again", () => {
    const { world, code } = waitingWorld();
    world.do(giveBack(code), ngo);
    expect(linesOf(world.do({ kind: "close", code, parts: {}, sure: false }, police))).toEqual([
      "report-ask-confirm",
    ]);
    world.do({ kind: "close", code, parts: {}, sure: true }, police);
    expect(world.the(code).proposal?.report).toMatchObject(FULL);
  });

  test("nothing of the giver's act is left to undo", () => {
    const { world, code } = waitingWorld();
    world.do(giveBack(code), ngo);
    expect(refusalOf(world.do({ kind: "undo", code }, police))?.line.key).toBe("nothing-to-undo");
  });
});

describe("a confirmation that was undone", () => {
  test("gives back the report that waits, and asks again", () => {
    const { world, code } = waitingWorld();
    world.do(confirm(code), ngo);
    const decision = world.do({ kind: "undo", code }, ngo);
    expect(world.the(code)).toMatchObject({ phase: { kind: "taken" }, proposal: { org: police.org } });
    expect(linesOf(decision)).toEqual(["undone", "closure-ask-confirm"]);
    world.do(confirm(code), ngo);
    expect(world.the(code).phase.kind).toBe("closed");
  });
});

describe("what is asked about the case", () => {
  test("its status and the list say that the report waits", () => {
    const { world, code } = waitingWorld();
    expect(linesOf(world.do({ kind: "status", code }, ngo))).toEqual(["status-awaiting"]);
    const list = effectsOf(world.do({ kind: "list" }, ngo))[0];
    expect(JSON.stringify(list)).toContain("list-item-awaiting");
  });
});
