/** What is asked about a new case before anything else: does it belong here, and which of several places is meant? */
import { expect, test } from "vitest";
import type { Fields } from "../../src/case/fields.ts";
import type { Command, Namesake } from "../../src/command.ts";
import {
  coordinator,
  effectsOf,
  linesOf,
  migration,
  newWorld,
  ngo,
  raising,
  refusalOf,
  SHYMKENT,
  stranger,
  type World,
} from "./world.ts";

const raise = (world: World, fields: Fields, namesakes: readonly Namesake[] = []) => {
  const command = raising(fields);
  if (command.kind !== "raise") throw new Error("not an alert");
  return world.do({ ...command, namesakes }, ngo);
};
const promptIn = (decision: ReturnType<World["do"]>) => {
  const ask = effectsOf(decision).find((effect) => effect.kind === "ask");
  if (ask?.kind !== "ask") throw new Error("nothing was asked");
  return ask.prompt;
};
const chosen = (decision: ReturnType<World["do"]>, id: string): Command => {
  const command = promptIn(decision).options.find((option) => option.id === id)?.command;
  if (command === undefined || command === null) throw new Error("the option does nothing");
  return command;
};

test("an alert that names another region with rooms here offers its transfer with one tap", () => {
  const world = newWorld();
  const decision = raise(world, { category: "begging", region: stranger.region });
  expect(linesOf(decision)).toEqual(["ask-transfer", "ask-danger-one"]);
  const transfer = chosen(decision, "1");
  expect(transfer).toMatchObject({ kind: "transfer", to: stranger.region });
  if (transfer.kind !== "transfer") throw new Error("no transfer");
  expect(refusalOf(world.do(transfer, migration))).toMatchObject({ kind: "not_allowed" });
  world.do(transfer, ngo);
  expect(world.the(transfer.code).home).toBe(stranger.region);
});

test("a coordinator may tap it as well", () => {
  const world = newWorld();
  const transfer = chosen(raise(world, { region: stranger.region }), "1");
  expect(refusalOf(world.do(transfer, coordinator))).toBeNull();
});

test("danger is asked beside it, whether anybody taps the transfer or not", () => {
  const world = newWorld();
  const stays = promptIn(raise(world, { category: "begging", region: stranger.region })).options[1];
  expect(stays?.command).toBeNull();
  const code = world.view.unclosed(SHYMKENT)[0]?.code;
  if (code === undefined) throw new Error("no case");
  expect(world.the(code).question).toBe("danger");
  const after = world.do({ kind: "tell", code, fields: { danger: false } }, ngo);
  expect(linesOf(after)).toEqual(["ask-children"]);
});

test("a case whose danger is told and that stays is asked about as usual", () => {
  const world = newWorld();
  const decision = raise(world, { category: "begging", region: stranger.region, danger: false });
  expect(linesOf(decision)).toEqual(["ask-transfer"]);
  expect(linesOf(world.do(chosen(decision, "2"), ngo))).toEqual(["ask-children"]);
});

test("what nobody answered before the transfer may be asked again after it", () => {
  const world = newWorld();
  const transfer = chosen(raise(world, { category: "begging", region: stranger.region }), "1");
  if (transfer.kind !== "transfer") throw new Error("no transfer");
  world.do(transfer, ngo);
  expect(world.the(transfer.code)).toMatchObject({ asked: [], question: null });
});

test("a region without rooms here is nothing to transfer to", () => {
  expect(linesOf(raise(newWorld(), { region: "other:atyrau" }))).toEqual(["ask-danger-one"]);
});

const NAMESAKES: readonly Namesake[] = [
  { region: SHYMKENT, district: "abay_district_shymkent" },
  { region: stranger.region, district: "saryagash" },
];

test("one tap says which of several places of one name is meant, beside the question of danger", () => {
  const world = newWorld();
  const decision = raise(world, { category: "begging" }, NAMESAKES);
  expect(linesOf(decision)).toEqual(["ask-which-district", "ask-danger-one"]);
  expect(promptIn(decision).options.map(({ id }) => id)).toEqual(["1", "2", "3"]);
  const told = chosen(decision, "1");
  expect(linesOf(world.do(told, migration))).toEqual([]);
  if (told.kind !== "tell") throw new Error("no answer");
  expect(world.the(told.code).fields).toMatchObject({ region: SHYMKENT, district: "abay_district_shymkent" });
  expect(world.the(told.code).question).toBe("danger");
});

test("where danger is told, the usual questions follow the place", () => {
  const world = newWorld();
  const told = chosen(raise(world, { category: "begging", danger: false }, NAMESAKES), "1");
  const after = world.do(told, migration);
  expect(linesOf(after)).toEqual(["ask-children"]);
  expect(effectsOf(after)).toContainEqual(expect.objectContaining({ kind: "settle" }));
});

test("which place it is may stay unknown, and is not asked where the district is told", () => {
  const world = newWorld();
  const unknown = chosen(raise(world, { category: "begging", danger: false }, NAMESAKES), "3");
  expect(linesOf(world.do(unknown, ngo))).toEqual(["ask-children"]);
  const told = raise(newWorld(), { category: "begging", district: "saryagash" }, NAMESAKES);
  expect(linesOf(told)).toEqual(["ask-danger-one"]);
});
