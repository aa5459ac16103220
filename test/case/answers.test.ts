/** What the bot says when asked how things stand. */
import { describe, expect, test } from "vitest";
import type { Fields } from "../../src/case/fields.ts";
import type { Decision } from "../../src/decision.ts";
import { areaOf } from "../../src/answers.ts";
import { handle } from "../../src/handle.ts";
import type { CaseCode } from "../../src/ids.ts";
import {
  member,
  coordinator,
  effectsOf,
  migration,
  newWorld,
  ngo,
  police,
  rules,
  SHYMKENT,
  START,
  type World,
} from "./world.ts";

const MINUTE = 60_000;
const response = { kind: "response", region: SHYMKENT } as const;
const coordination = { kind: "coordination", region: SHYMKENT } as const;

/** The one line that is said, and to whom. */
function said(decision: Decision) {
  const [effect, ...more] = effectsOf(decision);
  if (effect?.kind !== "say" || more.length > 0) throw new Error("one answer and nothing else");
  return { to: effect.to, key: effect.line.key, args: effect.line.args ?? {}, code: effect.line.code };
}
const ask = (world: World, code: CaseCode) => said(world.do({ kind: "status", code }, migration));

describe("the status of a case", () => {
  test("tells since when it waits, and where", () => {
    const world = newWorld();
    const code = world.raise(ngo, { category: "begging", district: "abay" });
    world.pass(5 * MINUTE);
    expect(ask(world, code)).toMatchObject({
      key: "status-open",
      code,
      args: {
        category: { text: "category-begging" },
        urgency: { text: "urgency-amber" },
        area: { all: [{ names: { en: "shymkent" } }, { names: { en: "abay" } }] },
        opened: { moment: START },
        waited: { text: "minutes", args: { n: 5 } },
      },
    });
  });

  test("tells who took it and when, and to whom it was offered", () => {
    const world = newWorld();
    const code = world.raise(ngo);
    world.pass(MINUTE);
    world.do({ kind: "take", code }, police);
    expect(ask(world, code)).toMatchObject({
      key: "status-taken",
      args: { org: { text: "kind-juvenile-police" }, at: { moment: START + MINUTE, show: "date_time" } },
    });
    world.do({ kind: "hand_over", code, to: "migration" }, police);
    expect(ask(world, code)).toMatchObject({
      key: "status-offered",
      args: { to: { text: "kind-migration" } },
    });
  });

  test("tells how it ended", () => {
    const world = newWorld();
    const code = world.raise(ngo);
    world.do({ kind: "take", code }, police);
    world.pass(MINUTE);
    world.do({ kind: "close", code, parts: { outcome: "false_alarm" }, sure: false }, police);
    expect(ask(world, code)).toMatchObject({
      key: "status-closed",
      args: { at: { moment: START + MINUTE }, outcome: { text: "outcome-false-alarm" } },
    });
  });

  test("says nothing of a district that nobody knows", () => {
    const world = newWorld();
    const place = (fields: Fields) => areaOf(world.the(world.raise(ngo, fields)), rules);
    expect(place({ district: "unknown" })).toEqual({
      names: { kk: "shymkent", ru: "shymkent", en: "shymkent" },
    });
    expect(place({ region: "zhambyl" })).toMatchObject({ names: { en: "zhambyl" } });
  });
});

describe("the list", () => {
  const list = (world: World, by = police, origin = world.contextFor(by).origin) =>
    said(handle({ kind: "list" }, by, world.view, { ...world.contextFor(by), origin }));
  const items = (args: ReturnType<typeof list>["args"]) => {
    const shown = args["items"];
    return typeof shown === "object" && "all" in shown ? shown.all : [];
  };

  test("shows what waits and what is held, the oldest first", () => {
    const world = newWorld();
    const [first, second] = [world.raise(ngo), world.raise(ngo, {})];
    world.pass(2 * MINUTE);
    world.do({ kind: "take", code: second }, police);
    const { key, args } = list(world);
    expect(key).toBe("list");
    expect(items(args)).toMatchObject([
      {
        text: "list-item",
        args: { code: { code: first }, category: { text: "category-begging" }, waited: { args: { n: 2 } } },
      },
      {
        text: "list-item-taken",
        args: {
          code: { code: second },
          category: { text: "unknown" },
          org: { text: "kind-juvenile-police" },
        },
      },
    ]);
  });

  test("fits a screen, and says how many more there are", () => {
    const world = newWorld();
    for (let i = 0; i < 15; i++) world.raise(ngo);
    expect(items(list(world).args)).toHaveLength(15);
    world.raise(ngo);
    expect(items(list(world).args)).toHaveLength(16);
    expect(items(list(world).args).at(-1)).toEqual({ text: "list-more", args: { n: 1 } });
  });

  test("goes into the direct room when it was asked for where everybody works, and stays where it does not disturb", () => {
    const world = newWorld();
    const code = world.raise(ngo);
    const direct = { kind: "direct", user: police.user };
    expect(list(world, police, response).to).toEqual(direct);
    expect(list(world, police, { kind: "thread", code }).to).toEqual(direct);
    expect(list(world, police, coordination).to).toEqual(coordination);
    expect(list(newWorld(), police, response)).toMatchObject({ key: "list-empty", to: direct });
  });

  test("names a body by its own name only where the region has several of the kind", () => {
    const second = { ...member("second", "ngo"), org: { ...ngo.org, id: police.org.id, name: "Umit" } };
    const world = newWorld([ngo, second]);
    const code = world.raise(ngo);
    world.do({ kind: "take", code }, second);
    expect(items(list(world).args)).toMatchObject([
      { args: { org: { text: "org-with-name", args: { name: "Umit", kind: { text: "kind-ngo" } } } } },
    ]);
  });
});

test("help tells coordinators of their words too, and disturbs no room", () => {
  const world = newWorld();
  expect(said(world.do({ kind: "help" }, police)).key).toBe("help");
  expect(said(world.do({ kind: "help" }, coordinator)).key).toBe("help-coordinator");
  const inRoom = handle({ kind: "help" }, police, world.view, {
    ...world.contextFor(police),
    origin: response,
  });
  expect(said(inRoom).to).toEqual({ kind: "direct", user: police.user });
});
