/** What the guard did, counted by hand beside the code; and how coordinators read it among their numbers. */
import { describe, expect, test } from "vitest";
import type { GuardEvent } from "../../src/guard/events.ts";
import { guardTally } from "../../src/statistics/guard-tally.ts";
import { coordinator, effectsOf, newWorld, ngo, SHYMKENT } from "../case/world.ts";
import { asMillis } from "../../src/ids.ts";

const act = { by: ngo.user, at: asMillis(0), region: SHYMKENT };
const NONE = { total: 0, kinds: {} };
const appealed: GuardEvent = {
  kind: "guard_appealed",
  ...act,
  appeal: "$one",
  found: [
    { kind: "person", word: 1, of: 9 },
    { kind: "person", word: 4, of: 9 },
    { kind: "phone", word: 7, of: 9 },
  ],
};

describe("the guard's count", () => {
  test("of nothing is nought", () => {
    expect(guardTally([])).toEqual({
      stopped: NONE,
      asked: NONE,
      insisted: NONE,
      appealed: NONE,
      mistakes: 0,
      upheld: 0,
    });
  });

  test("counts texts, and each kind once a text", () => {
    const { stopped, asked, insisted } = guardTally([
      { kind: "guard_stopped", ...act, kinds: ["phone", "person"] },
      { kind: "guard_stopped", ...act, kinds: ["phone", "phone"] },
      { kind: "guard_asked", ...act, kinds: ["person"] },
      { kind: "guard_insisted", ...act, kinds: ["person"] },
    ]);
    expect(stopped).toEqual({ total: 2, kinds: { phone: 2, person: 1 } });
    expect(asked).toEqual({ total: 1, kinds: { person: 1 } });
    expect(insisted).toEqual({ total: 1, kinds: { person: 1 } });
  });

  test("counts appeals, and how they were answered", () => {
    const answered = (mistake: boolean): GuardEvent => ({
      kind: "guard_answered",
      ...act,
      appeal: "$one",
      mistake,
    });
    const tally = guardTally([appealed, answered(true), answered(false), answered(false)]);
    expect(tally).toMatchObject({ mistakes: 1, upheld: 2, stopped: NONE });
    expect(tally.appealed).toEqual({ total: 1, kinds: { person: 1, phone: 1 } });
  });

  test("stands among the numbers, without kinds where only an old stop was appealed", () => {
    const world = newWorld();
    world.raise(ngo);
    const guard = () => {
      const effects = effectsOf(world.do({ kind: "numbers", days: null }, coordinator));
      const said = effects.find((effect) => effect.kind === "say" && effect.line.key === "numbers-more");
      return said?.kind === "say" ? said.line.args?.["guard"] : null;
    };
    expect(guard()).toBe("");
    world.append([{ stream: "guard", event: { ...appealed, at: world.contextFor(ngo).now } }]);
    expect(guard()).toMatchObject({ args: { stopped: 0, kinds: { text: "none" }, appealed: 1 } });
  });
});
