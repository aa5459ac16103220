/** What coordinators get when they ask for numbers. */
import { describe, expect, test } from "vitest";
import type { Command } from "../../src/command.ts";
import type { Audience, Decision } from "../../src/decision.ts";
import { handle } from "../../src/handle.ts";
import { asMillis, asRegionId } from "../../src/ids.ts";
import { coordinator, effectsOf, newWorld, ngo, police, SHYMKENT, START, type World } from "./world.ts";

const MINUTE = 60_000;
const response = { kind: "response", region: SHYMKENT } as const;
const coordination = { kind: "coordination", region: SHYMKENT } as const;

/** The one line that is said, and to whom. */
function said(decision: Decision) {
  const [effect, ...more] = effectsOf(decision);
  if (effect?.kind !== "say" || more.length > 0) throw new Error("one answer and nothing else");
  return { to: effect.to, key: effect.line.key, args: effect.line.args ?? {} };
}

describe("the numbers", () => {
  type Numbers = Extract<Command, { kind: "numbers" }>;
  const effects = (
    world: World,
    asked: Pick<Numbers, "days">,
    origin = world.contextFor(coordinator).origin,
  ) =>
    effectsOf(
      handle({ kind: "numbers", ...asked }, coordinator, world.view, {
        ...world.contextFor(coordinator),
        origin,
      }),
    );
  const numbers = (world: World, days: number | null, origin?: Audience) => {
    const all = effects(world, { days }, origin);
    const [first, last] = [all[0], all.at(-1)];
    if (first === undefined || last === undefined) throw new Error("nothing is said");
    const detail = said({ kind: "done", entries: [], effects: [last] });
    const told = said({ kind: "done", entries: [], effects: [first] });
    expect(detail.key).toBe(told.key === "numbers" ? "numbers-more" : told.key);
    return { ...told, detail: detail.args };
  };

  test("tell the whole cohort, category by category, and from when to when", () => {
    const world = newWorld();
    const code = world.raise(ngo, { category: "missing", children: 2 });
    world.raise(ngo, {});
    world.pass(10 * MINUTE);
    world.do({ kind: "take", code }, police);
    world.pass(20 * MINUTE);
    world.do({ kind: "close", code, parts: { outcome: "false_alarm" }, sure: false }, police);
    const { key, args, detail } = numbers(world, null);
    expect(key).toBe("numbers");
    expect(args).toMatchObject({
      region: { names: { en: "shymkent" } },
      from: { moment: START, show: "date" },
      to: { moment: START + 30 * MINUTE, show: "date" },
      opened: 2,
      taken: 1,
      closed: 1,
      waiting: 1,
      children: 2,
      "rate-day": { text: "rate", args: { n: 1 } },
      deadlines: { text: "rate-none" },
    });
    expect(detail).toMatchObject({
      running: { text: "numbers-running", args: { day: 1, week: 1, month: 1 } },
      "to-take": {
        text: "numbers-times",
        args: { median: { text: "minutes", args: { n: 10 } }, p90: { text: "minutes", args: { n: 10 } } },
      },
      "to-close": { text: "numbers-times" },
      ends: { text: "numbers-ends", args: { "false-alarms": 1, reopened: 0 } },
      categories: {
        all: [
          {
            text: "numbers-category",
            args: { category: { text: "category-missing" }, opened: 1, closed: 1 },
          },
          {
            text: "numbers-category",
            args: { category: { text: "unknown" }, opened: 1, closed: 0 },
          },
        ],
      },
    });
  });

  test("have no median before anything was taken", () => {
    const world = newWorld();
    world.raise(ngo);
    expect(numbers(world, null).detail).toMatchObject({
      "to-take": { text: "none" },
      "to-close": { text: "none" },
    });
  });

  test("of a period begin that many days ago", () => {
    const asked: unknown[] = [];
    const world = newWorld();
    world.raise(ngo);
    const view = { ...world.view, eachFact: (of: object) => void asked.push(of) };
    const context = world.contextFor(coordinator);
    const weekAgo = asMillis(START - 7 * 24 * 60 * MINUTE);
    expect(said(handle({ kind: "numbers", days: 7 }, coordinator, view, context))).toMatchObject({
      key: "numbers-empty",
      args: { from: { moment: weekAgo }, to: { moment: START } },
    });
    handle({ kind: "numbers", days: null }, coordinator, view, context);
    expect(asked).toEqual([{ region: SHYMKENT, from: weekAgo }, { region: SHYMKENT }]);
  });

  test("come with a picture, and with the cases that nobody has taken", () => {
    const world = newWorld();
    const taken = world.raise(ngo, { category: "missing" });
    const waits = world.raise(ngo, { category: "begging" });
    world.do({ kind: "take", code: taken }, police);
    const [, list, picture, , ...more] = effects(world, { days: null });
    expect(more).toEqual([]);
    expect(picture).toMatchObject({
      kind: "chart",
      chart: { figures: { categories: [{ category: "begging", opened: 1 }, { category: "missing" }] } },
    });
    expect(list).toMatchObject({
      kind: "say",
      line: {
        key: "numbers-waiting",
        args: { n: 1, items: { all: [{ text: "list-item", args: { code: { code: waits } } }] } },
      },
    });
  });

  test("show as many waiting cases as fit a screen, and say how many more there are", () => {
    const world = newWorld();
    for (let n = 0; n < 17; n += 1) world.raise(ngo);
    const list = effects(world, { days: null })[1];
    expect(list).toMatchObject({ line: { args: { n: 17 } } });
    const { items } = list?.kind === "say" ? { items: list.line.args?.["items"] } : { items: null };
    expect(items).toMatchObject({ all: expect.arrayContaining([{ text: "list-more", args: { n: 2 } }]) });
  });

  test("of a month are of that month by the region's clock", () => {
    const asked: unknown[] = [];
    const world = newWorld();
    const view = { ...world.view, eachFact: (of: object) => void asked.push(of) };
    const during = { kind: "months", first: 10, last: 10, year: 2026 } as const;
    const october = { from: Date.UTC(2026, 8, 30, 19), to: Date.UTC(2026, 9, 31, 19) };
    const decided = handle(
      { kind: "numbers", days: null, during },
      coordinator,
      view,
      world.contextFor(coordinator),
    );
    expect(asked).toEqual([{ region: SHYMKENT, ...october }]);
    expect(said(decided)).toMatchObject({
      key: "numbers-empty",
      args: { from: { moment: october.from }, to: { moment: october.to - 1 } },
    });
  });

  test("of a time to come, and of another region, are refused", () => {
    const world = newWorld();
    const asking = (more: Partial<Numbers>) =>
      handle(
        { kind: "numbers", days: null, ...more },
        coordinator,
        world.view,
        world.contextFor(coordinator),
      );
    expect(asking({ during: { kind: "year", year: 2031 } })).toMatchObject({
      kind: "refused",
      refusal: { line: { key: "numbers-no-such-period" } },
    });
    expect(asking({ region: asRegionId("turkistan") })).toMatchObject({
      kind: "refused",
      refusal: { kind: "not_allowed", line: { key: "not-allowed-numbers-region" } },
    });
    expect(asking({ region: SHYMKENT })).toMatchObject({ kind: "done" });
  });

  test("of another region are told to an administrator in the direct room: counts, and none of its cases", () => {
    const world = newWorld();
    world.raise(ngo);
    const elsewhere = asRegionId("turkistan");
    const by = { ...coordinator, role: "administrator", region: elsewhere } as const;
    const context = { ...world.contextFor(by), origin: { kind: "coordination", region: elsewhere } as const };
    const ask = { kind: "numbers", days: null, region: SHYMKENT } as const;
    const told = effectsOf(handle(ask, by, world.view, context));
    expect(told.map(({ kind }) => kind)).toEqual(["say", "chart", "say"]);
    expect(told[0]).toMatchObject({ line: { key: "numbers", args: { opened: 1, waiting: 1 } } });
    for (const effect of told) expect(effect).toMatchObject({ to: { kind: "direct", user: by.user } });
    for (const role of ["head", "coordinator", "auditor", "responder"] as const)
      expect(handle(ask, { ...by, role }, world.view, context)).toMatchObject({
        kind: "refused",
        refusal: { kind: "not_allowed" },
      });
  });

  test("stay among coordinators, or go to the one who asked", () => {
    const world = newWorld();
    expect(numbers(world, null, coordination).to).toEqual(coordination);
    expect(numbers(world, null, response).to).toEqual({ kind: "direct", user: coordinator.user });
  });
});
