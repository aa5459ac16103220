/** Two members tell of the same event: offered as one case, never merged silently. */
import { describe, expect, test } from "vitest";
import type { Case } from "../../src/case/case.ts";
import type { Fields } from "../../src/case/fields.ts";
import { SAME_EVENT_WITHIN, sameEvent } from "../../src/case/same-event.ts";
import { asMillis } from "../../src/ids.ts";
import type { Effect } from "../../src/decision.ts";
import { coordinator, effectsOf, migration, newWorld, ngo, police, raising, refusalOf } from "./world.ts";

const FIELDS: Fields = {
  category: "begging",
  region: "turkistan",
  district: "saryagash",
  place: "market",
  children: 2,
  ages: [7, 8],
};
const asks = (effects: readonly Effect[], suffix: string) =>
  effects.flatMap((effect) =>
    effect.kind === "ask" && effect.prompt.id.endsWith(suffix) ? [effect.prompt] : [],
  );

describe("a second alert of the same event", () => {
  test("is asked about in its thread, beside the danger, with one tap to merge", () => {
    const world = newWorld();
    const first = world.raise(ngo, FIELDS);
    const effects = effectsOf(world.do(raising({ ...FIELDS, ages: [8] }), migration));
    const [prompt, ...others] = asks(effects, "");
    expect(others.map(({ id }) => id.split(":")[1])).toEqual(["danger"]);
    expect(prompt?.question).toMatchObject({ key: "ask-same-as", args: { other: { code: first } } });
    const second = prompt?.code;
    if (second === null || second === undefined) throw new Error("the question names no case");
    expect(prompt?.options[0]?.command).toEqual({ kind: "same_as", code: second, other: first });
    world.do({ kind: "same_as", code: second, other: first }, migration);
    expect(world.the(second).phase).toMatchObject({ kind: "closed", into: first });
    expect(world.the(first).phase.kind).toBe("open");
  });

  test("that is another event goes on with the next useful question", () => {
    const world = newWorld();
    world.raise(ngo, FIELDS);
    const known: Fields = { ...FIELDS, danger: false };
    const [prompt] = asks(effectsOf(world.do(raising(known), migration)), ":same");
    const no = prompt?.options[1]?.command;
    if (no === null || no === undefined) throw new Error("nothing comes after no");
    expect(asks(effectsOf(world.do(no, police)), ":accompanied")).toHaveLength(1);
  });

  test("about which nothing more is to be asked is left alone after no", () => {
    const world = newWorld();
    const whole: Fields = { ...FIELDS, danger: false, accompanied: "alone" };
    world.raise(ngo, whole);
    const [prompt] = asks(effectsOf(world.do(raising(whole), migration)), ":same");
    expect(prompt?.options[1]?.command).toBeNull();
  });

  test("is merged by its author or a coordinator, not by anybody", () => {
    const world = newWorld();
    const first = world.raise(ngo, FIELDS);
    const second = world.raise(migration, FIELDS);
    const merge = { kind: "same_as", code: second, other: first } as const;
    expect(refusalOf(world.do(merge, police))?.kind).toBe("not_allowed");
    expect(refusalOf(world.do(merge, coordinator))).toBeNull();
  });

  test("is not looked for among closed cases", () => {
    const world = newWorld();
    const first = world.raise(ngo, FIELDS);
    world.do({ kind: "take", code: first }, police);
    world.do({ kind: "close", code: first, parts: { outcome: "false_alarm" }, sure: true }, police);
    expect(asks(effectsOf(world.do(raising(FIELDS), migration)), ":same")).toEqual([]);
  });
});

describe("likeness", () => {
  const world = newWorld();
  const base = world.the(world.raise(ngo, FIELDS));
  const other = (fields: Fields, more: Partial<Case> = {}): Case => ({
    ...base,
    code: world.the(world.raise(migration, {})).code,
    author: migration.user,
    fields: { ...FIELDS, ...fields },
    ...more,
  });
  const later = (millis: number): Partial<Case> => ({ openedAt: asMillis(base.openedAt + millis) });
  const alike = (one: Case): boolean => sameEvent(base, [one]) !== null;

  test.each<[string, Fields]>([
    ["the same facts", {}],
    ["ages guessed a year apart", { ages: [6, 9] }],
    ["one of two ages told", { ages: [7] }],
    ["ages not told, but number, district and place", { ages: "unknown" }],
    ["another word for what happens", { category: "unaccompanied" }],
  ])("%s: worth a question", (_, fields) => expect(alike(other(fields))).toBe(true));

  test.each<[string, Fields]>([
    ["another district", { district: "kentau" }],
    ["another place", { place: "station" }],
    ["another region", { region: "zhambyl" }],
    ["another number", { children: 3 }],
    ["other ages", { ages: [14, 15] }],
    ["girls and not boys", { girls: 2 }],
    ["with parents, not alone", { accompanied: "parents" }],
    ["nothing told of the children", { children: "unknown", ages: "unknown" }],
    ["nothing told of the place", { district: "unknown", place: "unknown" }],
  ])("%s: another event", (_, fields) => {
    const told = { ...base, fields: { ...base.fields, girls: 0, accompanied: "alone" as const } };
    expect(sameEvent(told, [other(fields)])).toBeNull();
  });

  test("one child at a market within the hour is not enough; with the district it is", () => {
    const one = { ...base, fields: { category: "begging", place: "market", children: 1 } as const };
    const two = other({}, { fields: { category: "begging", place: "market", children: 1 } });
    expect(sameEvent(one, [two])).toBeNull();
    const here = (fields: Fields): Fields => ({ ...fields, district: "kentau" });
    expect(
      sameEvent({ ...one, fields: here(one.fields) }, [{ ...two, fields: here(two.fields) }]),
    ).not.toBeNull();
  });

  test("three children are a sign, two are not", () => {
    const facts = (children: number): Fields => ({ category: "labour", place: "farm", children });
    const pair = (children: number) =>
      sameEvent({ ...base, fields: facts(children) }, [other({}, { fields: facts(children) })]);
    expect(pair(2)).toBeNull();
    expect(pair(3)).not.toBeNull();
  });

  test("one member tells of two events, not twice of one", () =>
    expect(alike(other({}, { author: base.author }))).toBe(false));
  test("a case is not its own twin", () => expect(sameEvent(base, [base])).toBeNull());
  test("six hours are the bound, before as after", () => {
    expect(alike(other({}, later(SAME_EVENT_WITHIN)))).toBe(true);
    expect(alike(other({}, later(-SAME_EVENT_WITHIN - 1)))).toBe(false);
    expect(alike(other({}, later(SAME_EVENT_WITHIN + 1)))).toBe(false);
  });

  test("of several the likeliest, and of equals the first", () => {
    const far = other({ ages: "unknown" });
    const near = other({});
    expect(sameEvent(base, [far, near, other({})])?.code).toBe(near.code);
  });
});
