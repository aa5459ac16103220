/** An alert becomes a case: what is written down, who is called, what is asked, and which code it gets. */
import { describe, expect, test } from "vitest";
import type { Fields } from "../../src/case/fields.ts";
import type { Command } from "../../src/command.ts";
import type { Decision } from "../../src/decision.ts";
import { handle } from "../../src/handle.ts";
import { asEventId, asOrgId } from "../../src/ids.ts";
import type { Member } from "../../src/people/member.ts";
import {
  auditor,
  coordinator,
  effectsOf,
  EVERYBODY,
  member,
  migration,
  newWorld,
  ngo,
  police,
  police2,
  raising,
  refusalOf,
  SHYMKENT,
  stranger,
  type World,
} from "./world.ts";

const HOUR = 3_600_000;
const alert = (fields: Fields, more: Partial<Extract<Command, { kind: "raise" }>> = {}): Command => {
  const command = raising(fields);
  if (command.kind !== "raise") throw new Error("not an alert");
  return { ...command, ...more };
};
const eventsOf = (decision: Decision) =>
  decision.kind === "done" ? decision.entries.map(({ event }) => event) : [];
const cardIn = (decision: Decision) => effectsOf(decision).find(({ kind }) => kind === "post_card");

describe("an alert", () => {
  test("is written down with who posted it, when, for which region, and how urgent it is", () => {
    const world = newWorld();
    const now = world.contextFor(ngo).now;
    expect(eventsOf(world.do(alert({ category: "begging", children: 2 }), ngo))).toEqual([
      {
        kind: "opened",
        by: ngo.user,
        at: now,
        home: SHYMKENT,
        postedBy: ngo.org,
        fields: { category: "begging", region: SHYMKENT, children: 2 },
        urgency: "amber",
        note: "two children at the market",
        source: asEventId("$alert"),
        raid: null,
      },
      { kind: "asked", by: ngo.user, at: now, field: "danger" },
    ]);
  });

  test("keeps the region that it names, in the room where it was written", () => {
    const world = newWorld();
    const code = world.raise(ngo, { region: stranger.region });
    expect(world.the(code)).toMatchObject({ home: SHYMKENT, fields: { region: stranger.region } });
  });

  test("that its author sent again, because the bot could not read it at first, opens one case", () => {
    const world = newWorld();
    const unreadSince = world.contextFor(ngo).now;
    world.pass(HOUR);
    const again = alert({ category: "begging" }, { source: asEventId("$again") });
    world.do(again, ngo);
    world.pass(1);
    const late = (more: Partial<Extract<Command, { kind: "raise" }>>, by: Member, since = unreadSince) =>
      eventsOf(
        handle(alert({ category: "begging" }, more), by, world.view, {
          ...world.contextFor(by),
          unreadSince: since,
        }),
      ).map(({ kind }) => kind);
    expect(late({}, ngo)).toEqual([]);
    // Anything else is an alert of its own: other words, another author, words of before, the second alert of one message.
    expect(late({ note: "a boy at the station" }, ngo)).toContain("opened");
    expect(late({}, migration)).toContain("opened");
    expect(late({}, ngo, world.contextFor(ngo).now)).toContain("opened");
    expect(late({ source: asEventId("$again") }, ngo)).toContain("opened");
    world.do(alert({ category: "begging" }), ngo);
    expect(world.view.unclosed(SHYMKENT)).toHaveLength(2);
  });

  test("is as urgent as the hour of its opening makes it, also when that is told later", () => {
    const alone: Fields = { accompanied: "alone", when: "now" };
    const night = newWorld();
    night.pass(11 * HOUR);
    expect(night.the(night.raise(ngo, alone)).urgency).toBe("red");
    const noon = newWorld();
    expect(noon.the(noon.raise(ngo, alone)).urgency).toBe("amber");
    const code = noon.raise(ngo, { category: "begging" });
    noon.pass(11 * HOUR);
    noon.do({ kind: "tell", code, fields: alone }, ngo);
    expect(noon.the(code).urgency).toBe("amber");
  });

  test("calls the members of the bodies that are responsible, but no auditor and not who wrote", () => {
    const deputy = { ...member("deputy", "juvenile_police", "auditor"), org: police.org };
    const world = newWorld([...EVERYBODY, deputy]);
    const called = (fields: Fields, by: Member) => cardIn(world.do(alert(fields), by));
    expect(called({ category: "sexual" }, ngo)).toMatchObject({ mentions: [police.user, police2.user] });
    expect(called({ category: "sexual" }, police)).toMatchObject({ mentions: [police2.user] });
    expect(called({ category: "documents" }, ngo)).toMatchObject({ mentions: [migration.user] });
    expect(called({ category: "documents" }, migration)).toMatchObject({ mentions: [] });
  });

  test("asks its author one question, in the thread", () => {
    const decision = newWorld().do(alert({ category: "begging" }), ngo);
    expect(effectsOf(decision)[1]).toMatchObject({
      kind: "ask",
      prompt: { reads: { field: "danger" } },
      mentions: [ngo.user],
    });
  });

  test("that tells everything is asked nothing", () => {
    const world = newWorld();
    const told: Fields = { category: "begging", danger: false, children: 2, ages: [7], accompanied: "alone" };
    const decision = world.do(alert(told), ngo);
    expect(effectsOf(decision).map(({ kind }) => kind)).toEqual(["post_card"]);
    expect(eventsOf(decision)).toHaveLength(1);
  });

  test("that was cleaned is given back to its author alone, with the kinds of what was taken out", () => {
    const world = newWorld();
    const found = [
      { kind: "phone", word: 3, of: 5 },
      { kind: "person", word: 1, of: 5 },
    ] as const;
    const cleaned = { message: asEventId("$alert"), found };
    const decision = world.do(alert({ category: "labour" }, { cleaned, source: null }), ngo);
    const code = world.view.unclosed(SHYMKENT)[0]?.code;
    expect(effectsOf(decision).at(-1)).toMatchObject({
      kind: "ask",
      to: { kind: "direct", user: ngo.user },
      prompt: {
        id: `guard:$alert:${code ?? ""}`,
        question: {
          key: "guard-stopped-room",
          code,
          args: { kinds: { all: [{ text: "guard-kind-phone" }, { text: "guard-kind-person" }] } },
        },
        options: [{ command: null }, { command: { kind: "appeal", appeal: "$alert", found, send: null } }],
        only: ngo.user,
      },
      mentions: [],
      quote: "two children at the market",
    });
  });

  test("that another member told already is asked about first, of its author, in its own thread", () => {
    const world = newWorld();
    const event: Fields = {
      category: "begging",
      district: "abay",
      place: "market",
      children: 2,
      ages: [5, 7],
    };
    const first = world.raise(ngo, event);
    const decision = world.do(alert(event), migration);
    const code = world.view.unclosed(SHYMKENT).find((state) => state.code !== first)?.code;
    expect(effectsOf(decision)[1]).toEqual({
      kind: "ask",
      to: { kind: "thread", code },
      mentions: [migration.user],
      prompt: {
        id: `${code ?? ""}:same`,
        code,
        question: { key: "ask-same-as", code, args: { other: { code: first } } },
        options: [
          { id: "1", label: { text: "yes" }, command: { kind: "same_as", code, other: first } },
          { id: "2", label: { text: "button-other-case" }, command: null },
        ],
        most: 1,
        reads: null,
        only: null,
      },
    });
  });

  test("is not asked about one that is closed", () => {
    const world = newWorld();
    const event: Fields = {
      category: "begging",
      district: "abay",
      place: "market",
      children: 2,
      ages: [5, 7],
    };
    const first = world.raise(ngo, event);
    world.do({ kind: "close", code: first, parts: { outcome: "false_alarm" }, sure: false }, coordinator);
    expect(effectsOf(world.do(alert(event), migration))[1]).toMatchObject({
      prompt: { reads: { field: "danger" } },
    });
  });

  test("of an auditor is refused in words, and opens nothing", () => {
    const world = newWorld();
    expect(refusalOf(world.do(alert({}), auditor))).toEqual({
      kind: "not_allowed",
      line: { key: "auditor-reads-only" },
    });
    expect(world.entries).toEqual([]);
  });
});

describe("an answer", () => {
  function asked(): { world: World; code: ReturnType<World["raise"]> } {
    const world = newWorld();
    return { world, code: world.raise(ngo, { category: "begging" }) };
  }

  test("is written down with the question that it answers, and settles that question alone", () => {
    const { world, code } = asked();
    const now = world.contextFor(ngo).now;
    const decision = world.do({ kind: "tell", code, fields: { danger: true, children: 2 } }, migration);
    expect(eventsOf(decision)).toEqual([
      {
        kind: "told",
        by: migration.user,
        at: now,
        fields: { danger: true, children: 2 },
        note: null,
        answers: "danger",
        urgency: "red",
      },
      { kind: "asked", by: migration.user, at: now, field: "ages" },
    ]);
    expect(effectsOf(decision)).toMatchObject([
      { kind: "settle", prompt: `${code}:danger` },
      { kind: "refresh_card", code },
      { kind: "ask", prompt: { id: `${code}:ages` }, mentions: [ngo.user] },
    ]);
  });

  test("to something else leaves the open question open", () => {
    const { world, code } = asked();
    const decision = world.do({ kind: "tell", code, fields: { accompanied: "alone" } }, migration);
    expect(eventsOf(decision)).toMatchObject([{ kind: "told", answers: null }]);
    expect(effectsOf(decision)).toEqual([{ kind: "refresh_card", code }]);
    expect(world.the(code).question).toBe("danger");
  });

  test("that only repeats what is known settles the question that it answers", () => {
    const { world, code } = asked();
    const decision = world.do({ kind: "tell", code, fields: { danger: "unknown" } }, migration);
    expect(effectsOf(decision)[0]).toEqual({ kind: "settle", prompt: `${code}:danger` });
  });

  test("with another note changes the note, with the same one nothing", () => {
    const { world, code } = asked();
    const { note } = world.the(code);
    const tell = (words: string) => world.do({ kind: "tell", code, fields: {}, note: words }, ngo);
    expect(tell(note)).toEqual({ kind: "done", entries: [], effects: [] });
    expect(eventsOf(tell("three children"))).toMatchObject([{ kind: "told", note: "three children" }]);
    expect(world.the(code).note).toBe("three children");
  });
});

describe("cleaned words", () => {
  const show = (world: World, code: ReturnType<World["raise"]> | null, by: Member) =>
    effectsOf(world.do({ kind: "post_cleaned", code, text: "words" }, by));

  test("for the case of another region go to the own room, without its code", () => {
    const world = newWorld();
    const code = world.raise(ngo);
    expect(show(world, code, stranger)).toEqual([
      {
        kind: "say",
        to: { kind: "response", region: stranger.region },
        line: { key: "relayed", args: { org: { text: "kind-ngo" } } },
        mentions: [],
        quote: "words",
      },
    ]);
  });

  test("name the body by its own name where the region has several of its kind", () => {
    const umit = {
      ...member("umit", "ngo"),
      org: { id: asOrgId("umit"), name: "Umit", kind: "ngo" as const },
    };
    const world = newWorld([...EVERYBODY, umit]);
    expect(show(world, null, umit)).toMatchObject([
      {
        line: {
          args: { org: { text: "org-with-name", args: { kind: { text: "kind-ngo" }, name: "Umit" } } },
        },
      },
    ]);
    expect(show(world, null, coordinator)).toMatchObject([
      { line: { args: { org: { text: "kind-akimat" } } } },
    ]);
  });
});
