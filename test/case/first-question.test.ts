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
  expect(linesOf(decision)).toEqual(["ask-transfer"]);
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

test("a case that stays is asked about as usual", () => {
  const world = newWorld();
  const stays = chosen(raise(world, { category: "begging", region: stranger.region }), "2");
  expect(linesOf(world.do(stays, ngo))).toEqual(["ask-danger-one"]);
});

test("a region without rooms here is nothing to transfer to", () => {
  expect(linesOf(raise(newWorld(), { region: "other:atyrau" }))).toEqual(["ask-danger-one"]);
});

const NAMESAKES: readonly Namesake[] = [
  { region: SHYMKENT, district: "abay_district_shymkent" },
  { region: stranger.region, district: "saryagash" },
];

test("one tap says which of several places of one name is meant, and the usual questions follow", () => {
  const world = newWorld();
  const decision = raise(world, { category: "begging" }, NAMESAKES);
  expect(linesOf(decision)).toEqual(["ask-which-district"]);
  expect(promptIn(decision).options.map(({ id }) => id)).toEqual(["1", "2", "3"]);
  const told = chosen(decision, "1");
  const after = world.do(told, migration);
  expect(linesOf(after)).toEqual(["ask-danger-one"]);
  expect(effectsOf(after)).toContainEqual(expect.objectContaining({ kind: "settle" }));
  if (told.kind !== "tell") throw new Error("no answer");
  expect(world.the(told.code).fields).toMatchObject({ region: SHYMKENT, district: "abay_district_shymkent" });
});

test("which place it is may stay unknown, and is not asked where the district is told", () => {
  const world = newWorld();
  const unknown = chosen(raise(world, { category: "begging" }, NAMESAKES), "3");
  expect(linesOf(world.do(unknown, ngo))).toEqual(["ask-danger-one"]);
  const told = raise(newWorld(), { category: "begging", district: "saryagash" }, NAMESAKES);
  expect(linesOf(told)).toEqual(["ask-danger-one"]);
});
