/** A case whose acting member left. */
import { describe, expect, test } from "vitest";
import type { Effect } from "../../src/decision.ts";
import type { CaseCode } from "../../src/ids.ts";
import { clockAsMember } from "../../src/duties/clock-member.ts";
import {
  coordinator,
  EVERYBODY,
  newWorld,
  ngo,
  police,
  police2,
  rules,
  SHYMKENT,
  type World,
} from "../case/world.ts";

const CLOCK = clockAsMember(SHYMKENT);
const remove = (world: World, user: (typeof police)["user"]) =>
  world.do({ kind: "remove_member", user }, coordinator);

function left(others: boolean): { world: World; code: CaseCode; effects: readonly Effect[] } {
  const world = newWorld(others ? EVERYBODY : EVERYBODY.filter((one) => one !== police2));
  const code = world.raise(ngo);
  world.do({ kind: "take", code }, police);
  remove(world, police.user);
  const decision = world.do({ kind: "hand_on", code, user: police.user }, CLOCK);
  return { world, code, effects: decision.kind === "done" ? decision.effects : [] };
}
const lines = (effects: readonly Effect[]) =>
  effects.flatMap((effect) =>
    effect.kind === "say" ? [{ to: effect.to.kind, key: effect.line.key, mentions: effect.mentions }] : [],
  );

describe("with a colleague there", () => {
  test("stays with the organisation, and the others of it are called in the thread", () => {
    const { world, code, effects } = left(true);
    expect(world.the(code).phase).toMatchObject({
      kind: "taken",
      taker: { by: police2.user, org: police.org },
    });
    expect(lines(effects)).toEqual([{ to: "thread", key: "case-passed-on", mentions: [police2.user] }]);
  });

  test("is not passed on twice", () => {
    const { world, code } = left(true);
    const again = world.do({ kind: "hand_on", code, user: police.user }, CLOCK);
    expect(again).toMatchObject({ kind: "done", entries: [], effects: [] });
  });
});

describe("with nobody left of the organisation", () => {
  test("waits again for anybody, and the coordinators are told of this case", () => {
    const { world, code, effects } = left(false);
    expect(world.the(code).phase).toEqual({ kind: "open" });
    expect(lines(effects)).toEqual([
      { to: "thread", key: "case-waits-again", mentions: [] },
      { to: "coordination", key: "case-waits-again-coordinator", mentions: [coordinator.user] },
    ]);
    expect(effects).toContainEqual({ kind: "refresh_card", code });
    expect(world.view.unclosed(SHYMKENT).map((state) => state.code)).toContain(code);
  });

  test("can be taken by another body, counts its waiting from then, and nothing before can be undone", () => {
    const { world, code } = left(false);
    const { duties, takenAt } = world.the(code);
    expect(duties.waiting).toBeGreaterThanOrEqual(takenAt ?? Number.NaN);
    expect(world.the(code).last).toBeNull();
    world.do({ kind: "take", code }, ngo);
    expect(world.the(code).phase).toMatchObject({ kind: "taken", taker: { by: ngo.user } });
  });

  test("a report that was waiting for a second person is given anew", () => {
    const world = newWorld([ngo, police, coordinator], {
      ...rules,
      secondPerson: () => true,
    });
    const code = world.raise(ngo);
    world.do({ kind: "take", code }, police);
    world.do({ kind: "close", code, parts: { outcome: "false_alarm" }, sure: true }, police);
    expect(world.the(code).proposal).not.toBeNull();
    remove(world, police.user);
    world.do({ kind: "hand_on", code, user: police.user }, CLOCK);
    expect(world.the(code)).toMatchObject({ proposal: null, phase: { kind: "open" } });
  });
});

test("a case that somebody else acts on is left alone, as is a closed one", () => {
  const world = newWorld();
  const code = world.raise(ngo);
  for (const acts of [() => {}, () => world.do({ kind: "take", code }, police2)]) {
    acts();
    const before = world.the(code).phase;
    world.do({ kind: "hand_on", code, user: police.user }, CLOCK);
    expect(world.the(code).phase).toEqual(before);
  }
});
