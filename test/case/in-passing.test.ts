/** What happens beside the acts: words heard, messages deleted, questions asked; and what an undo must leave open. */
import { describe, expect, test } from "vitest";
import { makeCode } from "../../src/case/code.ts";
import type { CaseCode } from "../../src/ids.ts";
import type { Member } from "../../src/people/member.ts";
import { auditor, effectsOf, newWorld, ngo, police, stranger, type World } from "./world.ts";

function taken(): { world: World; code: CaseCode } {
  const world = newWorld();
  const code = world.raise(ngo);
  world.do({ kind: "take", code }, police);
  return { world, code };
}
const NOWHERE = makeCode([1, 2, 3, 4, 5, 6]);
const NOTHING = { kind: "done", entries: [], effects: [] };

describe("services and bodies named in a thread", () => {
  const hear = (world: World, code: CaseCode, by: Member) =>
    world.do({ kind: "hear", code, report: { services: ["socio_legal"] } }, by);

  test("by an auditor, by a member of another region, or of no case, are not kept and not answered", () => {
    const { world, code } = taken();
    expect(hear(world, code, auditor)).toEqual(NOTHING);
    expect(hear(world, code, stranger)).toEqual(NOTHING);
    expect(hear(world, NOWHERE, ngo)).toEqual(NOTHING);
    expect(world.the(code).heard.services).toEqual([]);
  });

  test("of a closed case are not answered either", () => {
    const { world, code } = taken();
    world.do({ kind: "close", code, parts: { outcome: "false_alarm" }, sure: false }, police);
    expect(hear(world, code, ngo)).toEqual(NOTHING);
  });
});

describe("the message of an alert, once deleted,", () => {
  test("is repeated by the card, once", () => {
    const { world, code } = taken();
    const gone = () => world.do({ kind: "source_gone", code }, ngo);
    expect(effectsOf(gone())).toEqual([{ kind: "refresh_card", code }]);
    expect(world.the(code).source).toBeNull();
    expect(gone()).toEqual(NOTHING);
  });

  test("means nothing where no case came of it", () => {
    const { world } = taken();
    expect(world.do({ kind: "source_gone", code: NOWHERE }, ngo)).toEqual(NOTHING);
  });
});

test("a question that somebody asks for stands in the thread and on the card", () => {
  const world = newWorld();
  const code = world.raise(ngo, { category: "begging" });
  world.do({ kind: "take", code }, police);
  world.do({ kind: "tell", code, fields: { danger: false } }, ngo);
  expect(effectsOf(world.do({ kind: "question", code }, police))).toMatchObject([
    {
      kind: "ask",
      to: { kind: "thread", code },
      prompt: { id: `${code}:children` },
      mentions: [ngo.user],
    },
    { kind: "refresh_card", code },
  ]);
});

describe("undo", () => {
  test("of an answer leaves an offer to be taken or declined", () => {
    const { world, code } = taken();
    world.do({ kind: "hand_over", code, to: "migration" }, police);
    world.do({ kind: "tell", code, fields: { accompanied: "alone" } }, ngo);
    world.do({ kind: "undo", code }, ngo);
    expect(world.view.promptsOfCase(code).map(({ id }) => id)).toContain(`${code}:offer`);
    expect(world.the(code).phase).toMatchObject({ offer: { to: "migration" } });
  });

  test("of nothing, by somebody who never did anything, is refused without naming a case", () => {
    const { world } = taken();
    expect(world.do({ kind: "undo", code: null }, stranger)).toEqual({
      kind: "refused",
      refusal: { kind: "wrong_state", line: { key: "nothing-to-undo" } },
    });
  });
});
