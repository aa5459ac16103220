/** A case's room of its own: who asks for it, who sits there, who acts, and who is called. In memory, by the real words and decisions. */
import { describe, expect, test } from "vitest";
import type { Effect } from "../../src/decision.ts";
import type { CaseCode, UserId } from "../../src/ids.ts";
import { seatedIn } from "../../src/people/rooms-of.ts";
import {
  administrator,
  auditor,
  coordinator,
  effectsOf,
  guardianship,
  linesOf,
  mentionedIn,
  migration,
  ngo,
  police,
  police2,
  refusalOf,
  SHYMKENT,
  stranger,
} from "../case/world.ts";
import { asked, cardOf, heard, openScene } from "../understand/scene.ts";

function roomed() {
  const scene = openScene();
  const { code } = scene.alert(ngo);
  scene.world.do({ kind: "take", code }, police);
  scene.world.do({ kind: "own_room", code }, coordinator);
  return { ...scene, code, state: () => scene.world.the(code) };
}
const seats = ({ world, code }: Pick<ReturnType<typeof roomed>, "world" | "code">): UserId[] =>
  seatedIn(world.the(code), world.view.members({ region: SHYMKENT })).map(({ user }) => user);
const directly = (effects: readonly Effect[]): string[] =>
  effects.flatMap((effect) =>
    effect.kind === "say" && effect.to.kind === "direct" ? [`${effect.to.user} ${effect.line.key}`] : [],
  );

describe("asking for it", () => {
  const ways: readonly (readonly [string, (code: CaseCode) => string])[] = [
    ["ru", (code) => `отдельная комната ${code}`],
    ["ru, politely", (code) => `Откройте, пожалуйста, отдельную комнату для случая ${code}`],
    ["kk", (code) => `бөлек бөлме ${code}`],
    ["kk, with a case ending", (code) => `${code} ісіне бөлек бөлме ашыңыз`],
    ["en", (code) => `separate room for ${code} please`],
  ];
  test.each(ways)("in words (%s), by code, in the coordination room", (_, words) => {
    const { alert, write, world } = openScene();
    const { code } = alert(ngo);
    const outcome = write(coordinator, words(code), { room: "coordination" });
    expect(outcome.done).toEqual([{ kind: "own_room", code }]);
    expect(world.the(code).room).toMatchObject({ named: [] });
    expect(heard(outcome)).toContain("own-room-opened");
  });

  test("as a reply to the card", () => {
    const { alert, write, world } = openScene();
    const { code } = alert(ngo);
    write(coordinator, "бөлек бөлме", { replyTo: cardOf(code) });
    expect(world.the(code).room).not.toBeNull();
  });

  test.each([
    "в отдельной комнате сидит ребёнок один",
    "бала бөлек бөлмеде отыр, анасы көрші үйде",
    "есть отдельная комната для матери и ребёнка в приюте?",
  ])("is not what a story of a child says: %s", (text) => {
    const { alert, write, world } = openScene();
    const { code } = alert(ngo);
    write(coordinator, text, { thread: code });
    expect(world.the(code).room).toBeNull();
  });

  test("without a case it is told how; in the room of all it is chatter", () => {
    const { write } = openScene();
    expect(heard(write(coordinator, "отдельная комната", { room: "direct" }))).toEqual(["own-room-how"]);
    expect(heard(write(coordinator, "отдельная комната"))).toEqual([]);
  });

  test("is for coordinators: anybody else is told whom to ask, and nothing changes", () => {
    const { alert, world } = openScene();
    const { code } = alert(ngo);
    for (const by of [ngo, police, administrator, auditor])
      expect(refusalOf(world.do({ kind: "own_room", code }, by))).toMatchObject({
        line: { key: "not-allowed-own-room" },
      });
    expect(refusalOf(world.do({ kind: "own_room", code }, stranger))?.line.key).toBe("code-unknown");
    expect(world.the(code).room).toBeNull();
  });

  test("twice, or for a closed case, it is refused", () => {
    const { world, code } = roomed();
    expect(refusalOf(world.do({ kind: "own_room", code }, coordinator))?.line.key).toBe("own-room-already");
    const other = world.raise(ngo);
    world.do({ kind: "close", code: other, parts: { outcome: "false_alarm" }, sure: true }, coordinator);
    expect(refusalOf(world.do({ kind: "own_room", code: other }, coordinator))?.line.key).toBe(
      "wrong-state-closed",
    );
  });
});

describe("who sits there", () => {
  test("the taker's acting member, the author and the coordinators: no colleague, no administrator, no auditor", () => {
    expect(seats(roomed())).toEqual([police.user, ngo.user, coordinator.user]);
  });

  test("they are told in their direct rooms, the coordinators in theirs", () => {
    const { alert, world } = openScene();
    const { code } = alert(ngo);
    world.do({ kind: "take", code }, police);
    const effects = effectsOf(world.do({ kind: "own_room", code }, coordinator));
    expect(directly(effects)).toEqual([`${police.user} own-room-invited`, `${ngo.user} own-room-invited`]);
    expect(effects).toContainEqual(
      expect.objectContaining({ to: { kind: "coordination", region: SHYMKENT } }),
    );
  });

  test("whom a coordinator names, there without the code, elsewhere with it; and no longer", () => {
    const { write, code, state, world } = roomed();
    write(coordinator, `добавить ${guardianship.user}`, { own: code });
    write(coordinator, `${code} ${migration.user} қосыңыз`, { room: "coordination" });
    expect(state().room?.named).toEqual([guardianship.user, migration.user]);
    write(coordinator, `убрать ${migration.user}`, { own: code });
    expect(state().room?.named).toEqual([guardianship.user]);
    // Nobody was off-boarded by it.
    expect(world.view.member(migration.user)).not.toBeNull();
  });

  test("somebody called by name in a sentence is not added", () => {
    const { write, code, state } = roomed();
    write(coordinator, "Мигратэйшн, добавьте возраст ребёнка", { own: code, mentions: [migration.user] });
    expect(state().room?.named).toEqual([]);
  });

  test.each([
    ["an auditor", auditor.user, "own-room-whom"],
    ["somebody of another region", stranger.user, "own-room-whom"],
    ["somebody who sits there already", police.user, "own-room-has"],
  ] as const)("%s is not added", (_, user, key) => {
    const { world, code } = roomed();
    expect(refusalOf(world.do({ kind: "own_room_name", code, users: [user] }, coordinator))?.line.key).toBe(
      key,
    );
  });

  test("the taker, the author and coordinators cannot be taken out", () => {
    const { world, code } = roomed();
    for (const { user } of [police, ngo, coordinator])
      expect(
        refusalOf(world.do({ kind: "own_room_unname", code, users: [user] }, coordinator))?.line.key,
      ).toBe("own-room-stays");
  });

  test("nobody but a coordinator names, and nobody for a case without a room", () => {
    const { world, code } = roomed();
    const name = { kind: "own_room_name", users: [migration.user] } as const;
    expect(refusalOf(world.do({ ...name, code }, police))?.line.key).toBe("not-allowed-own-room");
    expect(refusalOf(world.do({ ...name, code: world.raise(ngo) }, coordinator))?.line.key).toBe(
      "own-room-none",
    );
  });

  test("handing over brings the receiver in once they take it, and puts the giver out", () => {
    const scene = roomed();
    const { world, code } = scene;
    const offered = world.do({ kind: "hand_over", code, to: "migration" }, police);
    // The receivers do not sit there: they are asked in their direct rooms.
    const asks = effectsOf(offered).filter((effect) => effect.kind === "ask" && effect.to.kind === "direct");
    expect(asks).toMatchObject([{ to: { user: migration.user }, prompt: { only: migration.user } }]);
    expect(seats(scene)).toContain(police.user);
    const taken = world.do({ kind: "take", code }, migration);
    expect(seats(scene)).toEqual([ngo.user, migration.user, coordinator.user]);
    expect(directly(effectsOf(taken))).toEqual([
      `${migration.user} own-room-invited`,
      `${police.user} own-room-left`,
    ]);
  });

  test("a transfer leaves nobody of the old region there", () => {
    const { world, code } = roomed();
    world.do({ kind: "transfer", code, to: stranger.region }, coordinator);
    const members = world.view.members({});
    expect(seatedIn(world.the(code), members).map(({ user }) => user)).toEqual([stranger.user]);
  });

  test("after closing nobody is named; opened again, it is used again", () => {
    const { world, code, state } = roomed();
    world.do({ kind: "close", code, parts: { outcome: "false_alarm" }, sure: true }, police);
    const name = { kind: "own_room_name", code, users: [migration.user] } as const;
    expect(refusalOf(world.do(name, coordinator))?.line.key).toBe("wrong-state-closed");
    world.do({ kind: "reopen", code }, coordinator);
    expect(state().room).not.toBeNull();
    expect(world.do(name, coordinator).kind).toBe("done");
  });

  test("undo within ten minutes gives the case back to the common room, and takes nothing else back", () => {
    const { world, code, state } = roomed();
    world.do({ kind: "reach", code, what: "guardianship_told" }, police);
    const refused = refusalOf(world.do({ kind: "undo", code }, coordinator));
    expect(refused?.line.key).toBe("nothing-to-undo");
    world.do({ kind: "undo", code }, police);
    const other = world.raise(ngo);
    world.do({ kind: "own_room", code: other }, coordinator);
    const undone = world.do({ kind: "undo", code: other }, coordinator);
    expect(world.the(other).room).toBeNull();
    expect(directly(effectsOf(undone))).toEqual([`${ngo.user} own-room-over`]);
    expect(state().room).not.toBeNull();
  });
});

describe("in the room", () => {
  test("words need no code: take, close by taps, answers", () => {
    const { write, code, state } = roomed();
    expect(write(police, "закрыть", { own: code }).done).toMatchObject(
      [{ kind: "speak" }, { kind: "close" }].slice(1),
    );
    const closed = write(police, "закрыть: сигнал не подтвердился", { own: code });
    const [question] = asked(closed);
    if (question !== undefined) write(police, "1", { own: code });
    expect(state().phase.kind).toBe("closed");
  });

  test("the code of another case names that one", () => {
    const { write, world, code } = roomed();
    const other = world.raise(ngo);
    expect(write(coordinator, `статус ${other}`, { own: code }).done).toEqual([
      { kind: "status", code: other },
    ]);
  });

  test("who sits outside cannot close it, hand it over or ask for its steps, and is told why", () => {
    const { world, code } = roomed();
    for (const command of [
      { kind: "close", code, parts: {}, sure: false },
      { kind: "hand_over", code, to: "ngo" },
      { kind: "steps", code },
    ] as const)
      expect(refusalOf(world.do(command, police2))?.line.key, command.kind).toBe("own-room-only");
  });

  test("who sits outside may tell what is known: it goes in, and they get a word that it did", () => {
    const { world, code, state } = roomed();
    const decision = world.do({ kind: "tell", code, fields: { children: 3 } }, migration);
    expect(state().fields.children).toBe(3);
    expect(directly(effectsOf(decision))).toEqual([`${migration.user} own-room-noted`]);
  });

  test("an open one can be taken from outside: whoever takes it comes in", () => {
    const { alert, world } = openScene();
    const { code } = alert(ngo);
    world.do({ kind: "own_room", code }, coordinator);
    const assigned = world.do({ kind: "hand_over", code, to: "migration" }, coordinator);
    expect(linesOf(assigned)).toContain("own-room-assigned");
    expect(world.do({ kind: "take", code }, migration).kind).toBe("done");
    expect(seats({ world, code })).toContain(migration.user);
  });

  test("a reminder calls nobody who does not sit there", () => {
    const { alert, world } = openScene();
    const { code } = alert(ngo);
    world.do({ kind: "own_room", code }, coordinator);
    world.pass(60 * 60_000);
    const rung = world.do({ kind: "ring", code }, { ...coordinator, role: "auditor" });
    expect(linesOf(rung)).not.toEqual([]);
    expect(mentionedIn(rung)).toEqual([coordinator.user]);
  });

  test("the open question moves in with the case, and back out with an undo", () => {
    const { alert, world } = openScene();
    const { code } = alert(ngo, "На рынке дети просят милостыню");
    const question = world.the(code).question;
    expect(question).not.toBeNull();
    const opened = world.do({ kind: "own_room", code }, coordinator);
    const ids = world.view.promptsOfCase(code).map(({ id }) => id);
    expect(ids).toContain(`${code}:${question}`);
    expect(effectsOf(opened)).toContainEqual(
      expect.objectContaining({ kind: "ask", to: { kind: "thread", code } }),
    );
  });

  test("how it ended is not told to those outside", () => {
    const { world, code } = roomed();
    world.do({ kind: "close", code, parts: { outcome: "false_alarm" }, sure: true }, police);
    expect(linesOf(world.do({ kind: "status", code }, migration))).toEqual(["status-closed-outside"]);
    expect(linesOf(world.do({ kind: "status", code }, police))).toEqual(["status-closed"]);
  });
});
