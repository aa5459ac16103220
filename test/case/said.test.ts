/** What each act says, to whom, and whom it calls; and that the card follows every act. */
import { describe, expect, test } from "vitest";
import type { Decision, Effect } from "../../src/decision.ts";
import { asRegionId, type CaseCode } from "../../src/ids.ts";
import {
  coordinator,
  effectsOf,
  migration,
  newWorld,
  ngo,
  police,
  police2,
  SHYMKENT,
  stranger,
  type World,
} from "./world.ts";

const MINUTE = 60_000;

function taken(): { world: World; code: CaseCode } {
  const world = newWorld();
  const code = world.raise(ngo);
  world.do({ kind: "take", code }, police);
  return { world, code };
}
/** All effects but the settling of questions, which going-back.test.ts looks at. */
const effects = (decision: Decision): readonly Effect[] =>
  effectsOf(decision).filter(({ kind }) => kind !== "settle");

describe("said in the thread, with the card edited first:", () => {
  const inThread = (code: CaseCode, key: string, args: object, mentions: readonly string[]) => [
    { kind: "refresh_card", code },
    { kind: "say", to: { kind: "thread", code }, line: { key, code, args }, mentions },
  ];
  const police_ = { text: "kind-juvenile-police" };
  const migration_ = { text: "kind-migration" };

  test("taken, by whom, when, and how long after the alert; the author is called", () => {
    const world = newWorld();
    const code = world.raise(ngo);
    world.pass(6 * MINUTE);
    const time = { moment: world.contextFor(police).now, show: "time" };
    const since = { text: "minutes", args: { n: 6 } };
    expect(effects(world.do({ kind: "take", code }, police))).toEqual(
      inThread(code, "taken", { org: police_, time, since }, [ngo.user]),
    );
    const own = world.raise(police);
    expect(effects(world.do({ kind: "take", code: own }, police))[1]).toMatchObject({ mentions: [] });
  });

  test("an offer taken, without the time since the alert; its question is settled", () => {
    const { world, code } = taken();
    world.do({ kind: "hand_over", code, to: "migration" }, police);
    const time = { moment: world.contextFor(police).now, show: "time" };
    const decision = world.do({ kind: "take", code }, migration);
    expect(effects(decision)).toEqual(
      inThread(code, "offer-accepted", { org: migration_, time }, [ngo.user]),
    );
    expect(effectsOf(decision)).toContainEqual({ kind: "settle", prompt: `${code}:offer` });
  });

  test("an offer declined; who made it is called", () => {
    const { world, code } = taken();
    world.do({ kind: "hand_over", code, to: "migration" }, police);
    expect(effects(world.do({ kind: "decline", code }, migration))).toEqual(
      inThread(code, "offer-declined", { org: migration_ }, [police.user]),
    );
  });

  test("withdrawn; the coordinators are called, but for one who did it", () => {
    const { world, code } = taken();
    expect(effects(world.do({ kind: "withdraw", code }, ngo))).toEqual(
      inThread(code, "withdrawn", {}, [coordinator.user]),
    );
    const other = world.raise(ngo);
    expect(effects(world.do({ kind: "withdraw", code: other }, coordinator))[1]).toMatchObject({
      mentions: [],
    });
  });

  test("reopened; the bodies of the routing are called, but for the one who did it", () => {
    const { world, code } = taken();
    world.do({ kind: "close", code, parts: { outcome: "false_alarm" }, sure: false }, police);
    const [, said] = effects(world.do({ kind: "reopen", code }, police));
    expect(said).toMatchObject({ line: { key: "reopened-first", code }, to: { kind: "thread", code } });
    expect(said !== undefined && "mentions" in said ? said.mentions : []).not.toContain(police.user);
    expect(said !== undefined && "mentions" in said ? said.mentions : []).toContain(coordinator.user);
  });

  test("merged, there and here", () => {
    const { world, code } = taken();
    const other = world.raise(migration);
    expect(effects(world.do({ kind: "same_as", code, other }, police))).toEqual([
      ...inThread(code, "merged", { other: { code: other } }, [ngo.user]),
      {
        kind: "say",
        to: { kind: "thread", code: other },
        line: { key: "merged-here", code: other, args: { other: { code } } },
        mentions: [],
      },
    ]);
  });

  test("closed, with the report; the author is called, if somebody else closed", () => {
    const { world, code } = taken();
    const [card, said] = effects(
      world.do({ kind: "close", code, parts: { outcome: "false_alarm" }, sure: false }, police),
    );
    expect(card).toEqual({ kind: "refresh_card", code });
    expect(said).toMatchObject({
      kind: "say",
      to: { kind: "thread", code },
      line: { key: "closed-short", code, args: { outcome: { text: "outcome-false-alarm" } } },
      mentions: [ngo.user],
    });
  });
});

describe("asked", () => {
  test("of the receiving body: an offer, with a yes and a no", () => {
    const { world, code } = taken();
    expect(effects(world.do({ kind: "hand_over", code, to: "migration" }, police))).toEqual([
      { kind: "refresh_card", code },
      {
        kind: "ask",
        to: { kind: "thread", code },
        mentions: [migration.user],
        prompt: {
          id: `${code}:offer`,
          code,
          question: { key: "offered", code, args: { org: { text: "kind-migration" } } },
          options: [
            { id: "1", label: { text: "button-take" }, command: { kind: "take", code } },
            { id: "2", label: { text: "button-cannot" }, command: { kind: "decline", code } },
          ],
          most: 1,
          reads: null,
          only: null,
        },
      },
    ]);
  });

  test("of the member who closes: the next part of the report, in the thread", () => {
    const { world, code } = taken();
    expect(effects(world.do({ kind: "close", code, parts: {}, sure: false }, police))).toMatchObject([
      {
        kind: "ask",
        to: { kind: "thread", code },
        mentions: [police.user],
        prompt: { id: `${code}:report:outcome` },
      },
    ]);
  });

  test("of a member who may not close: whether to call the coordinator", () => {
    const { world, code } = taken();
    const decision = world.do({ kind: "close", code, parts: {}, sure: false }, migration);
    expect(decision).toEqual({
      kind: "refused",
      refusal: {
        kind: "not_allowed",
        line: { key: "not-allowed-close", code },
        prompt: {
          id: `${code}:tell-coordinator:${migration.user}`,
          code,
          question: { key: "not-allowed-close", code },
          options: [
            { id: "1", label: { text: "yes" }, command: { kind: "remind_coordinator", code } },
            { id: "2", label: { text: "no" }, command: null },
          ],
          most: 1,
          reads: null,
          only: migration.user,
        },
      },
    });
    expect(effects(world.do({ kind: "remind_coordinator", code }, migration))).toMatchObject([
      {
        kind: "say",
        to: { kind: "thread", code },
        line: { key: "coordinator-called", code },
        mentions: [coordinator.user],
      },
    ]);
  });
});

describe("without any change of its phase", () => {
  test("a coordinator points an open one out to a body", () => {
    const world = newWorld();
    const code = world.raise(ngo);
    expect(effects(world.do({ kind: "hand_over", code, to: "migration" }, coordinator))).toEqual([
      { kind: "refresh_card", code },
      {
        kind: "say",
        to: { kind: "thread", code },
        line: { key: "assigned", code, args: { org: { text: "kind-migration" } } },
        mentions: [migration.user],
      },
    ]);
  });

  test("cleaned words are shown for the member's body, in the room or in the thread", () => {
    const world = newWorld();
    const code = world.raise(ngo);
    const relayed = (where: CaseCode | null) =>
      effects(world.do({ kind: "post_cleaned", code: where, text: "clean words" }, police));
    const args = { org: { text: "kind-juvenile-police" } };
    const rest = { kind: "say", mentions: [], quote: "clean words" };
    expect(relayed(null)).toEqual([
      { ...rest, to: { kind: "response", region: SHYMKENT }, line: { key: "relayed", args } },
    ]);
    expect(relayed(code)).toEqual([
      { ...rest, to: { kind: "thread", code }, line: { key: "relayed", args, code } },
    ]);
  });
});

test("a case that moves is announced in the room it leaves and stands in the other one, where its bodies are called", () => {
  const { world, code } = taken();
  const bodies = effects(world.do({ kind: "transfer", code, to: stranger.region }, police));
  expect(bodies).toEqual([
    {
      kind: "say",
      to: { kind: "thread", code, of: SHYMKENT },
      line: {
        key: "transferred",
        code,
        args: { region: { names: { kk: "turkistan", ru: "turkistan", en: "turkistan" } } },
      },
      mentions: [ngo.user],
    },
    { kind: "leave_card", code, of: SHYMKENT },
    { kind: "post_card", code, mentions: [stranger.user] },
  ]);
});

test("a case that comes back wakes the card it has there; every room it left says where it is", () => {
  const { world, code } = taken();
  world.do({ kind: "transfer", code, to: stranger.region }, police);
  const back = effects(world.do({ kind: "transfer", code, to: SHYMKENT }, stranger));
  expect(world.the(code)).toMatchObject({ home: SHYMKENT, left: [stranger.region] });
  expect(back).toMatchObject([
    { kind: "say", to: { kind: "thread", code, of: stranger.region }, line: { key: "transferred" } },
    { kind: "leave_card", code, of: stranger.region },
    { kind: "refresh_card", code },
    { kind: "say", to: { kind: "thread", code }, line: { key: "transferred-here" } },
  ]);
  const [, , , here] = back;
  expect(here).toMatchObject({ mentions: expect.arrayContaining([police.user, police2.user]) });
  const on = effects(world.do({ kind: "transfer", code, to: asRegionId("zhambyl") }, coordinator));
  expect(on.filter(({ kind }) => kind === "leave_card")).toEqual([
    { kind: "leave_card", code, of: stranger.region },
    { kind: "leave_card", code, of: SHYMKENT },
  ]);
});

describe("heard in the thread", () => {
  const hear = (world: World, code: CaseCode, report: object) =>
    world.do({ kind: "hear", code, report }, ngo);

  test("is kept once, and says nothing", () => {
    const { world, code } = taken();
    const first = hear(world, code, { services: ["socio_legal"], organisations: ["health"] });
    expect(effectsOf(first)).toEqual([]);
    expect(world.the(code).heard).toEqual({ services: ["socio_legal"], bodies: ["health"] });
    const written = world.entries.length;
    hear(world, code, { services: ["socio_legal"] });
    hear(world, code, { organisations: ["health"] });
    hear(world, code, {});
    expect(world.entries).toHaveLength(written);
    hear(world, code, { organisations: ["health", "ngo"] });
    hear(world, code, { services: ["socio_medical", "socio_legal"] });
    expect(world.the(code).heard).toEqual({
      services: ["socio_legal", "socio_medical"],
      bodies: ["health", "ngo"],
    });
  });

  test("of a closed case is no longer kept", () => {
    const { world, code } = taken();
    world.do({ kind: "close", code, parts: { outcome: "false_alarm" }, sure: false }, police);
    hear(world, code, { services: ["socio_legal"] });
    expect(world.the(code).heard.services).toEqual([]);
  });
});
