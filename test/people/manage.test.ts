/** The register as coordinators keep it, by words in the coordination room: who may, what is asked first, what stands in the ledger. */
import { describe, expect, test } from "vitest";
import type { PeopleEvent } from "../../src/people/events.ts";
import {
  administrator,
  coordinator,
  EVERYBODY,
  member,
  newWorld,
  ngo,
  police,
  police2,
  stranger,
} from "../case/world.ts";
import { asked, heard, kinds, openScene } from "../understand/scene.ts";

const AT = { room: "coordination" } as const;
const head = member("head", "akimat", "head");
const people = () => openScene(newWorld([...EVERYBODY, head]));
type Scene = ReturnType<typeof people>;

const registered = ({ world }: Scene): readonly PeopleEvent[] =>
  world.entries.flatMap((entry) => (entry.stream === "people" ? [entry.event] : []));

describe("inviting", () => {
  test("a coordinator brings somebody in with one message: a responder, in the own region, in the own language", () => {
    const scene = people();
    const outcome = scene.write(coordinator, "пригласить @dana:localhost НПО Шымкент", AT);
    expect(heard(outcome)).toEqual(["people-invited"]);
    const org = ngo.org;
    expect(registered(scene)).toMatchObject([
      {
        kind: "member_added",
        by: coordinator.user,
        member: { user: "@dana:localhost", role: "responder", region: "shymkent", language: "ru", org },
      },
    ]);
    expect(scene.world.view.member(ngo.user)).not.toBeNull();
  });

  test("an account without a server is one of ours; role and language may be named", () => {
    const scene = people();
    scene.write(coordinator, "@dana қосыңыз, ҮЕҰ, үйлестіруші, қазақша", AT);
    expect(registered(scene)).toMatchObject([
      { member: { user: "@dana:localhost", role: "coordinator", language: "kk" } },
    ]);
  });

  test("an organisation that is not known is asked for, and may be new", () => {
    const scene = people();
    const question = scene.write(coordinator, "пригласить @dana:localhost опека Абайского района", AT);
    expect(heard(question)).toEqual(["people-ask-org"]);
    const [ask] = asked(question);
    expect(ask?.prompt.only).toBe(coordinator.user);
    const isNew = ask?.prompt.options.find(
      ({ command }) => command?.kind === "invite" && command.org.name === "опека Абайского района",
    );
    expect(isNew).toBeDefined();
    scene.rule(coordinator, ask?.prompt.id ?? "", isNew?.id ?? "");
    expect(registered(scene)).toMatchObject([
      { member: { org: { kind: "guardianship", name: "опека Абайского района" } } },
    ]);
  });

  test("a typing error in the word is confirmed first; so is changing an entry", () => {
    const scene = people();
    expect(heard(scene.write(coordinator, "приглосить @dana:localhost НПО", AT))).toEqual([
      "people-confirm-invite",
    ]);
    expect(heard(scene.write(coordinator, `пригласить ${ngo.user} полиция`, AT))).toEqual([
      "people-confirm-invite",
    ]);
    expect(registered(scene)).toEqual([]);
  });

  test.each([
    [
      "more rights than the own",
      coordinator,
      "пригласить @dana:localhost НПО администратором",
      "not-allowed-role",
    ],
    [
      "the head, by a coordinator",
      coordinator,
      "пригласить @dana:localhost НПО руководителем",
      "not-allowed-role",
    ],
    ["somebody of another server", coordinator, "пригласить @dana:elsewhere.kz НПО", "people-other-server"],
    ["into another region", coordinator, "пригласить @dana:localhost НПО Туркестан", "people-own-region"],
    ["who is there already, as they are", coordinator, `пригласить ${ngo.user} НПО`, "people-already"],
    ["without an organisation", coordinator, "пригласить @dana:localhost", "people-which-org"],
    ["two at once", coordinator, "пригласить @dana:localhost @ali:localhost НПО", "people-one-at-a-time"],
    [
      "a change of an administrator's entry",
      coordinator,
      `пригласить ${administrator.user} НПО`,
      "not-allowed-people",
    ],
  ])("refuses %s, and says what to do", (_, by, text, key) => {
    const scene = people();
    let outcome = scene.write(by, text, AT);
    const [ask] = asked(outcome);
    if (ask !== undefined) outcome = scene.rule(by, ask.prompt.id, "1");
    expect(heard(outcome)).toEqual([key]);
    expect(registered(scene)).toEqual([]);
  });

  test("an administrator may give any role, the head the own", () => {
    const scene = people();
    scene.write(administrator, "пригласить @dana:localhost НПО администратором", AT);
    scene.write(head, "пригласить @ali:localhost НПО руководителем", AT);
    expect(registered(scene)).toMatchObject([
      { member: { role: "administrator" } },
      { member: { role: "head" } },
    ]);
  });

  test("is written in the coordination room alone, and means nothing from a responder", () => {
    const scene = people();
    const text = "пригласить @dana:localhost НПО";
    expect(heard(scene.write(ngo, text, { room: "direct" }))).not.toContain("people-invited");
    expect(heard(scene.write(coordinator, text, { room: "direct" }))).not.toContain("people-invited");
    expect(registered(scene)).toEqual([]);
  });
});

describe("removing", () => {
  test("takes one tap, which shows what the member has in hand; everything stands in the ledger", () => {
    const scene = people();
    const { code } = scene.alert(ngo);
    scene.world.do({ kind: "take", code }, police);
    const question = scene.write(coordinator, `отчислить ${police.user}`, AT);
    expect(asked(question)[0]?.prompt.question).toMatchObject({
      key: "people-confirm-remove",
      args: { user: police.user, n: 1 },
    });
    expect(registered(scene)).toEqual([]);
    const tap = scene.rule(coordinator, asked(question)[0]?.prompt.id ?? "", "1");
    expect(kinds(tap)).toEqual(["remove_member"]);
    expect(heard(tap)).toEqual(["people-removed"]);
    expect(registered(scene)).toMatchObject([
      { kind: "member_removed", by: coordinator.user, user: police.user },
    ]);
    expect(scene.world.view.member(police.user)).toBeNull();
  });

  test("another coordinator's number answers no question of mine", () => {
    const scene = people();
    scene.write(coordinator, `шығару ${police.user}`, AT);
    scene.write(head, "1", AT);
    expect(registered(scene)).toEqual([]);
    scene.write(coordinator, "1", AT);
    expect(registered(scene)).toHaveLength(1);
  });

  test.each([
    ["oneself", coordinator.user, "people-not-yourself"],
    ["an administrator", administrator.user, "not-allowed-people"],
    ["a member of another region", stranger.user, "not-allowed-people"],
    ["nobody", "@nobody:localhost", "people-unknown"],
  ])("refuses %s", (_, user, key) => {
    const scene = people();
    scene.write(coordinator, `отчислить ${user}`, AT);
    expect(heard(scene.write(coordinator, "да", AT))).toEqual([key]);
    expect(registered(scene)).toEqual([]);
  });

  test("works in the direct room too, and is told to the region's coordinators as well", () => {
    const scene = people();
    scene.write(coordinator, `отчислить ${police.user}`, { room: "direct" });
    const outcome = scene.write(coordinator, "1", { room: "direct" });
    expect(outcome.effects.flatMap((effect) => (effect.kind === "say" ? [effect.to.kind] : []))).toEqual([
      "coordination",
      "direct",
    ]);
  });
});

describe("locking", () => {
  test("needs no tap: whoever is locked is nobody from then on, and comes back with all they had", () => {
    const scene = people();
    const outcome = scene.write(coordinator, `заблокировать ${police.user}`, AT);
    expect(heard(outcome)).toEqual(["people-locked"]);
    expect(registered(scene)).toMatchObject([{ kind: "member_locked", user: police.user, why: "locked" }]);
    expect(scene.world.view.member(police.user)).toBeNull();
    expect(scene.world.view.away({ region: police.region })).toMatchObject([
      { member: police, why: "locked" },
    ]);
    expect(heard(scene.write(coordinator, `заблокировать ${police.user}`, AT))).toEqual([
      "people-locked-already",
    ]);
    expect(heard(scene.write(coordinator, `пригласить ${police.user} НПО`, AT))).toEqual([
      "people-is-locked",
    ]);
    expect(heard(scene.write(coordinator, `разблокировать ${police.user}`, AT))).toEqual(["people-unlocked"]);
    expect(scene.world.view.member(police.user)).toEqual(police);
    expect(heard(scene.write(coordinator, `разблокировать ${police.user}`, AT))).toEqual([
      "people-not-locked",
    ]);
  });

  test("leaves the cases with their body and names them to the coordinator", () => {
    const scene = people();
    const { code } = scene.alert(ngo);
    scene.world.do({ kind: "take", code }, police);
    const outcome = scene.write(coordinator, `${police.user} телефонын жоғалтты`, AT);
    expect(outcome.effects).toMatchObject([
      { line: { key: "people-locked-with-cases", args: { cases: { all: [{ code }] } } } },
    ]);
    expect(scene.world.the(code).phase.kind).toBe("taken");
  });

  test("a whole organisation takes one tap that says how many it means, and so does letting it back in", () => {
    const scene = people();
    const question = scene.write(coordinator, "заблокировать полицию", AT);
    expect(asked(question)[0]?.prompt.options[0]?.label).toMatchObject({ args: { n: 2 } });
    scene.write(coordinator, "1", AT);
    expect(scene.world.view.member(police.user)).toBeNull();
    expect(scene.world.view.member(police2.user)).toBeNull();
    scene.write(coordinator, "разблокировать полицию", AT);
    scene.write(coordinator, "1", AT);
    expect(scene.world.view.member(police2.user)).toEqual(police2);
  });

  test("refuses who has more rights, or sits in another region, or is not known", () => {
    const scene = people();
    for (const [user, key] of [
      [administrator.user, "not-allowed-people"],
      [stranger.user, "not-allowed-people"],
      ["@nobody:localhost", "people-unknown"],
    ])
      expect(heard(scene.write(coordinator, `заблокировать ${user}`, AT))).toEqual([key]);
    expect(registered(scene)).toEqual([]);
  });

  test("a locked administrator is let in by an administrator alone", () => {
    const other = { ...administrator, user: head.user };
    const scene = openScene(newWorld([...EVERYBODY, { ...other, role: "administrator" }]));
    scene.write(other, `заблокировать ${administrator.user}`, AT);
    expect(heard(scene.write(coordinator, `разблокировать ${administrator.user}`, AT))).toEqual([
      "not-allowed-people",
    ]);
    expect(heard(scene.write(other, `разблокировать ${administrator.user}`, AT))).toEqual([
      "people-unlocked",
    ]);
  });
});

test("a responder's order about the register is refused with where to turn, and never done", () => {
  const scene = people();
  for (const text of ["отчислить", "заблокировать", "разблокировать", "пригласить"])
    expect(heard(scene.write(ngo, `${text} ${police.user}`, { room: "direct" }))).toEqual([
      "not-allowed-register",
    ]);
  expect(registered(scene)).toEqual([]);
});

test("talk in the coordination room that only sounds like it is left alone", () => {
  const scene = people();
  for (const text of [
    "вернуть ребёнка домой",
    "вернуть в ЦАН",
    "дорогу заблокировали",
    "добавьте в список дел",
  ])
    expect(heard(scene.write(coordinator, text, AT)), text).toEqual([]);
  expect(registered(scene)).toEqual([]);
});
