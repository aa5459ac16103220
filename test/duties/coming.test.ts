/** "Бара жатырмын / Иду": it takes nothing, and stops the escalation of the step at hand, once. */
import { describe, expect, test } from "vitest";
import { clockAsMember } from "../../src/duties/clock-member.ts";
import type { CaseCode } from "../../src/ids.ts";
import {
  auditor,
  coordinator,
  effectsOf,
  EVERYBODY,
  guardianship,
  linesOf,
  mentionedIn,
  member,
  newWorld,
  ngo,
  police,
  police2,
  refusalOf,
  SHYMKENT,
  stranger,
  type World,
} from "../case/world.ts";

const MINUTE = 60_000;
const CLOCK = clockAsMember(SHYMKENT);
const head = member("head", "akimat", "head");
const RED = {
  category: "unaccompanied",
  children: 1,
  ages: [5],
  accompanied: "alone",
  danger: true,
} as const;

function red() {
  const world = newWorld([...EVERYBODY, head]);
  return { world, code: world.raise(ngo, RED) };
}
/** Minutes from now at which the clock says something, within two hours. */
function said(world: World, code: CaseCode): number[] {
  const minutes: number[] = [];
  for (let minute = 1; minute <= 120; minute += 1) {
    world.pass(MINUTE);
    if (linesOf(world.do({ kind: "ring", code }, CLOCK)).length > 0) minutes.push(minute);
  }
  return minutes;
}
const come = (world: World, code: CaseCode, by = police) => world.do({ kind: "coming", code }, by);

describe("somebody is on the way", () => {
  test("without anybody, an urgent case is said after 10, 20, 30 and 60 minutes", () => {
    const { world, code } = red();
    expect(said(world, code)).toEqual([10, 20, 30, 60]);
  });

  test("the reminder at hand waits once more as long, and those after it come later by as much", () => {
    const { world, code } = red();
    expect(linesOf(come(world, code))).toEqual(["coming-noted"]);
    expect(said(world, code)).toEqual([20, 30, 40, 70]);
  });

  test("said by three, it is put off once", () => {
    const { world, code } = red();
    come(world, code);
    come(world, code, guardianship);
    come(world, code, coordinator);
    expect(said(world, code)).toEqual([20, 30, 40, 70]);
    expect(world.the(code).duties.coming).toHaveLength(3);
  });

  test("said again in the same step, by the same body, it changes nothing and is said to nobody", () => {
    const { world, code } = red();
    come(world, code);
    expect(effectsOf(come(world, code))).toEqual([]);
    expect(effectsOf(come(world, code, police2))).toEqual([]);
    expect(said(world, code)).toEqual([20, 30, 40, 70]);
  });

  test("said again after the next reminder, it puts off the one after it", () => {
    const { world, code } = red();
    come(world, code);
    world.pass(20 * MINUTE);
    world.do({ kind: "ring", code }, CLOCK);
    come(world, code);
    expect(said(world, code)).toEqual([20, 30, 60]);
  });

  test("after the last reminder it is noted all the same", () => {
    const { world, code } = red();
    said(world, code);
    expect(linesOf(come(world, code, head))).toEqual(["coming-noted"]);
    expect(effectsOf(come(world, code, head))).toEqual([]);
    expect(said(world, code)).toEqual([]);
  });

  test("it takes nothing: the case waits, and somebody else takes it", () => {
    const { world, code } = red();
    come(world, code);
    expect(world.the(code).phase).toEqual({ kind: "open" });
    world.do({ kind: "take", code }, guardianship);
    expect(world.the(code).phase).toMatchObject({ kind: "taken", taker: { by: guardianship.user } });
  });

  test("when it was taken meanwhile, who holds it is said and nothing else happens", () => {
    const { world, code } = red();
    world.do({ kind: "take", code }, guardianship);
    expect(refusalOf(come(world, code))).toMatchObject({ kind: "already_taken" });
    expect(world.the(code).duties.coming).toEqual([]);
  });

  test("opened again, nobody is on the way any more", () => {
    const { world, code } = red();
    come(world, code);
    world.do({ kind: "take", code }, police);
    world.do({ kind: "close", code, parts: { outcome: "false_alarm" }, sure: true }, police);
    world.do({ kind: "reopen", code }, police);
    expect(world.the(code)).toMatchObject({ phase: { kind: "open" }, duties: { coming: [] } });
  });

  test("become more urgent, it is counted anew", () => {
    const world = newWorld([...EVERYBODY, head]);
    const code = world.raise(ngo, { category: "begging", children: 1, ages: [9] });
    come(world, code);
    world.pass(MINUTE);
    world.do({ kind: "tell", code, fields: { danger: true } }, ngo);
    expect(world.the(code).urgency).toBe("red");
    expect(said(world, code)[0]).toBe(10);
    expect(world.the(code).duties.coming).toHaveLength(1);
  });

  test("not by who only reads, of another region, nor of a closed case", () => {
    const { world, code } = red();
    expect(refusalOf(come(world, code, auditor))?.kind).toBe("not_allowed");
    expect(refusalOf(come(world, code, stranger))?.kind).toBe("code_unknown");
    world.do({ kind: "take", code }, police);
    world.do({ kind: "close", code, parts: { outcome: "false_alarm" }, sure: true }, police);
    expect(refusalOf(come(world, code))?.kind).toBe("wrong_state");
  });

  test("the reminder offers it beside taking, to those on duty", () => {
    const { world, code } = red();
    world.pass(10 * MINUTE);
    const [reminder] = effectsOf(world.do({ kind: "ring", code }, CLOCK));
    expect(mentionedIn(world.do({ kind: "ring", code }, CLOCK))).toEqual([]);
    expect(reminder?.kind === "ask" && reminder.prompt.options.map(({ command }) => command?.kind)).toEqual([
      "take",
      "decline",
      "coming",
    ]);
  });
});
