import { describe, expect, test } from "vitest";
import type { Report } from "../../src/case/report.ts";
import { asEventId, type CaseCode } from "../../src/ids.ts";
import {
  auditor,
  coordinator,
  effectsOf,
  guardianship,
  linesOf,
  mentionedIn,
  migration,
  newWorld,
  ngo,
  police,
  police2,
  raising,
  refusalOf,
  stranger,
} from "./world.ts";

const FULL: Report = { outcome: "placed", placement: "csc", children: 2, services: ["social_domestic"] };

function takenWorld(): { world: ReturnType<typeof newWorld>; code: CaseCode } {
  const world = newWorld();
  const code = world.raise(ngo);
  world.do({ kind: "take", code }, police);
  return { world, code };
}

describe("an alert", () => {
  test("opens a case with its card, calls the bodies of the routing and asks one question", () => {
    const world = newWorld();
    const decision = world.do(raising({ category: "begging" }), ngo);
    expect(effectsOf(decision).map(({ kind }) => kind)).toEqual(["post_card", "ask"]);
    expect(mentionedIn(decision)).toContain(police.user);
    expect(mentionedIn(decision)).toContain(coordinator.user); // begging: the akimat is told
    expect(linesOf(decision)).toEqual(["ask-danger-one"]);
  });

  test("without a category stands in the room all the same", () => {
    const world = newWorld();
    const code = world.raise(ngo, {});
    expect(world.the(code).fields.category).toBe("unknown");
    expect(world.the(code).phase.kind).toBe("open");
  });

  test("cleaned by the guard tells its author what kind of thing was taken out", () => {
    const cleaned = { message: asEventId("$removed"), found: [{ kind: "phone", word: 4, of: 12 }] } as const;
    const decision = newWorld().do({ ...raisingCommand(), source: null, cleaned }, ngo);
    expect(effectsOf(decision)).toContainEqual(
      expect.objectContaining({
        kind: "ask",
        to: { kind: "direct", user: ngo.user },
        prompt: expect.objectContaining({
          question: expect.objectContaining({ key: "guard-stopped-room" }),
          options: [
            expect.objectContaining({ command: null }),
            expect.objectContaining({ command: expect.objectContaining({ kind: "appeal" }) }),
          ],
        }),
      }),
    );
  });

  test("of an auditor is refused", () => {
    const world = newWorld();
    expect(refusalOf(world.do(raising({}), auditor))?.kind).toBe("not_allowed");
    expect(world.entries).toEqual([]);
  });
});

const raisingCommand = () => {
  const command = raising({ category: "labour" });
  if (command.kind !== "raise") throw new Error("not an alert");
  return command;
};

describe("an answer", () => {
  test("settles the open question, changes the card and brings the next question", () => {
    const world = newWorld();
    const code = world.raise(ngo, { category: "begging" });
    const decision = world.do({ kind: "tell", code, fields: { danger: true } }, migration);
    expect(effectsOf(decision).map(({ kind }) => kind)).toEqual(["settle", "refresh_card", "ask"]);
    expect(world.the(code).urgency).toBe("red");
    expect(linesOf(decision)).toEqual(["ask-children"]);
  });

  test("of unknown is an answer: nothing is asked twice", () => {
    const world = newWorld();
    const code = world.raise(ngo, { category: "begging" });
    for (let i = 0; i < 10; i++) {
      const field = world.the(code).question;
      if (field === null) break;
      world.do({ kind: "tell", code, fields: { [field]: "unknown" } }, ngo);
    }
    const { asked, question } = world.the(code);
    expect(question).toBeNull();
    expect(new Set(asked).size).toBe(asked.length);
  });

  test("after somebody took the case brings no further question: the taker asks what is needed", () => {
    const world = newWorld();
    const code = world.raise(ngo, { category: "begging" });
    world.do({ kind: "take", code }, police);
    expect(linesOf(world.do({ kind: "tell", code, fields: { danger: false } }, ngo))).toEqual([]);
    expect(linesOf(world.do({ kind: "question", code }, police))).toEqual(["ask-children"]);
  });

  test("that says nothing new changes nothing", () => {
    const world = newWorld();
    const code = world.raise(ngo, { category: "begging", children: 2, danger: false });
    const before = world.entries.length;
    world.do({ kind: "tell", code, fields: { children: 2 } }, ngo);
    expect(world.entries).toHaveLength(before);
  });

  test("may correct the number of children; girls and boys that no longer fit are dropped", () => {
    const world = newWorld();
    const code = world.raise(ngo, { category: "begging", children: 3, girls: 2, boys: 1 });
    world.do({ kind: "tell", code, fields: { children: 2 } }, ngo);
    expect(world.the(code).fields).toMatchObject({ children: 2 });
    expect(world.the(code).fields.girls).toBeUndefined();
  });
});

describe("taking", () => {
  test("the first holds it and the second is told who does", () => {
    const { world, code } = takenWorld();
    const refusal = refusalOf(world.do({ kind: "take", code }, migration));
    expect(refusal).toMatchObject({ kind: "already_taken", line: { key: "already-taken" } });
    expect(world.the(code).phase).toMatchObject({ kind: "taken", taker: { org: police.org } });
  });

  test("again by the own organisation says so and changes nothing", () => {
    const { world, code } = takenWorld();
    expect(refusalOf(world.do({ kind: "take", code }, police2))?.line.key).toBe("already-yours");
  });

  test("the author hears who took it", () => {
    const world = newWorld();
    const code = world.raise(ngo);
    expect(mentionedIn(world.do({ kind: "take", code }, police))).toEqual([ngo.user]);
  });
});

describe("handing over", () => {
  test("the giver holds the case until the receiver says so", () => {
    const { world, code } = takenWorld();
    const offer = world.do({ kind: "hand_over", code, to: "migration" }, police);
    expect(mentionedIn(offer)).toEqual([migration.user]);
    expect(world.the(code).phase).toMatchObject({
      kind: "taken",
      taker: { org: police.org },
      offer: { to: "migration" },
    });
    world.do({ kind: "take", code }, migration);
    expect(world.the(code).phase).toMatchObject({
      kind: "taken",
      taker: { org: migration.org },
      offer: null,
    });
  });

  test("a third body cannot take what was offered to another", () => {
    const { world, code } = takenWorld();
    world.do({ kind: "hand_over", code, to: "migration" }, police);
    expect(refusalOf(world.do({ kind: "take", code }, guardianship))?.kind).toBe("already_taken");
  });

  test("only the body that was asked may say no; the giver goes on holding the case", () => {
    const { world, code } = takenWorld();
    world.do({ kind: "hand_over", code, to: "migration" }, police);
    expect(refusalOf(world.do({ kind: "decline", code }, ngo))?.kind).toBe("not_allowed");
    expect(refusalOf(world.do({ kind: "decline", code }, auditor))?.kind).toBe("not_allowed");
    expect(mentionedIn(world.do({ kind: "decline", code }, migration))).toEqual([police.user]);
    expect(world.the(code).phase).toMatchObject({ kind: "taken", taker: { org: police.org }, offer: null });
    expect(refusalOf(world.do({ kind: "decline", code }, migration))?.kind).toBe("wrong_state");
  });

  test("is refused to who does not hold it, and to a body that nobody belongs to", () => {
    const { world, code } = takenWorld();
    expect(refusalOf(world.do({ kind: "hand_over", code, to: "ngo" }, migration))?.kind).toBe("not_allowed");
    expect(refusalOf(world.do({ kind: "hand_over", code, to: "education" }, police))?.line.key).toBe(
      "no-such-body",
    );
  });

  test("a coordinator points an open case out to a body; it stays open", () => {
    const world = newWorld();
    const code = world.raise(ngo);
    expect(mentionedIn(world.do({ kind: "hand_over", code, to: "migration" }, coordinator))).toEqual([
      migration.user,
    ]);
    expect(world.the(code).phase.kind).toBe("open");
  });
});

describe("what a member of another region may know", () => {
  test("nothing: every command about a case is answered as if there were none", () => {
    const { world, code } = takenWorld();
    for (const kind of ["take", "reopen", "withdraw", "question", "status"] as const)
      expect(refusalOf(world.do({ kind, code }, stranger))?.kind, kind).toBe("code_unknown");
    expect(refusalOf(world.do({ kind: "close", code, parts: FULL, sure: true }, stranger))?.kind).toBe(
      "code_unknown",
    );
    expect(refusalOf(world.do({ kind: "tell", code, fields: { children: 9 } }, stranger))?.kind).toBe(
      "code_unknown",
    );
  });
});

describe("questions to the bot", () => {
  test("the list shows what is open, oldest first, or says that nothing is", () => {
    const world = newWorld();
    expect(linesOf(world.do({ kind: "list" }, police))).toEqual(["list-empty"]);
    for (let i = 0; i < 20; i++) world.raise(ngo);
    const [say] = effectsOf(world.do({ kind: "list" }, police));
    expect(say).toMatchObject({ kind: "say", line: { key: "list", args: { n: 20 } } });
  });

  test("numbers are for coordinators, auditors and administrators", () => {
    const world = newWorld();
    expect(refusalOf(world.do({ kind: "numbers", days: null }, police))?.line.key).toBe(
      "not-allowed-numbers",
    );
    expect(linesOf(world.do({ kind: "numbers", days: 7 }, coordinator))).toEqual(["numbers-empty"]);
    world.raise(ngo);
    expect(linesOf(world.do({ kind: "numbers", days: null }, auditor))).toEqual([
      "numbers",
      "numbers-waiting",
      "numbers-more",
    ]);
  });

  test("the status tells who holds a case", () => {
    const { world, code } = takenWorld();
    const other = world.raise(ngo);
    expect(linesOf(world.do({ kind: "status", code: other }, migration))).toEqual(["status-open"]);
    expect(linesOf(world.do({ kind: "status", code }, migration))).toEqual(["status-taken"]);
    world.do({ kind: "hand_over", code, to: "migration" }, police);
    expect(linesOf(world.do({ kind: "status", code }, migration))).toEqual(["status-offered"]);
    world.do({ kind: "close", code, parts: FULL, sure: false }, police);
    expect(linesOf(world.do({ kind: "status", code }, migration))).toEqual(["status-closed"]);
  });
});
