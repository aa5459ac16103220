/** Who is rung outside of Matrix, judged by what the deciders say: whoever is needed by name, and nobody else. */
import { expect, test } from "vitest";
import { ringsOf } from "../../src/doorbell/what-rings.ts";
import type { Decision } from "../../src/decision.ts";
import {
  coordinator,
  effectsOf,
  EVERYBODY,
  guardianship,
  member,
  migration,
  newWorld,
  ngo,
  police,
} from "../case/world.ts";

const rings = (decision: Decision) =>
  effectsOf(decision).flatMap((effect) => {
    const found = ringsOf(effect);
    return found === null ? [] : [{ what: found.what, users: found.users }];
  });

function opened() {
  const world = newWorld([...EVERYBODY, member("head", "akimat", "head")]);
  return { world, code: world.raise(ngo, { category: "begging", children: 1, ages: [9] }) };
}

test("a body that the case is offered to, and then who offered it and hears no", () => {
  const { world, code } = opened();
  expect(rings(world.do({ kind: "take", code }, police))).toEqual([]);
  expect(rings(world.do({ kind: "hand_over", code, to: "migration" }, police))).toEqual([
    { what: "yours", users: [migration.user] },
  ]);
  expect(rings(world.do({ kind: "decline", code }, migration))).toEqual([
    { what: "reminder", users: [police.user] },
  ]);
});

test("a body that a coordinator points the case out to", () => {
  const { world, code } = opened();
  const [ring] = rings(world.do({ kind: "hand_over", code, to: "guardianship" }, coordinator));
  expect(ring).toEqual({ what: "yours", users: [guardianship.user] });
});

test("a coordinator whom somebody asks to close the case", () => {
  const { world, code } = opened();
  world.do({ kind: "take", code }, police);
  const asked = rings(world.do({ kind: "remind_coordinator", code }, ngo));
  expect(asked).toEqual([{ what: "reminder", users: expect.arrayContaining([coordinator.user]) }]);
});

test("nobody for what is only told: taken, on the way, a step of the law, a question to the author", () => {
  const { world, code } = opened();
  const told = [
    world.do({ kind: "coming", code }, police),
    world.do({ kind: "take", code }, police),
    world.do({ kind: "question", code }, police),
    world.do({ kind: "status", code }, ngo),
  ];
  expect(told.flatMap(rings)).toEqual([]);
});
