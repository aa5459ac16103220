/** What closing writes down and settles, and what it says of cases that are not there. */
import { describe, expect, test } from "vitest";
import { makeCode } from "../../src/case/code.ts";
import type { Report } from "../../src/case/report.ts";
import type { CaseCode } from "../../src/ids.ts";
import {
  coordinator,
  effectsOf,
  linesOf,
  mentionedIn,
  migration,
  newWorld,
  ngo,
  police,
  refusalOf,
  stranger,
  type World,
} from "./world.ts";

const NOWHERE = makeCode([9, 0, 0, 0, 0, 0]);

function taken(): { world: World; code: CaseCode } {
  const world = newWorld();
  const code = world.raise(ngo);
  world.do({ kind: "take", code }, police);
  return { world, code };
}
const close = (world: World, code: CaseCode, parts: Report, by = police) =>
  world.do({ kind: "close", code, parts, sure: false }, by);

describe("a half-given report", () => {
  test("is written down as far as it was told now; telling nothing writes nothing", () => {
    const { world, code } = taken();
    const written = world.entries.length;
    close(world, code, {});
    expect(world.entries).toHaveLength(written);
    close(world, code, { outcome: "placed" });
    expect(world.entries.slice(written)).toMatchObject([
      { event: { kind: "reported", by: police.user, parts: { outcome: "placed" } } },
    ]);
  });

  test("that misses the same part again asks it again, and settles nothing", () => {
    const { world, code } = taken();
    close(world, code, { outcome: "placed" });
    expect(effectsOf(close(world, code, {})).map(({ kind }) => kind)).toEqual(["ask"]);
  });

  test("settles the question before, but not that of the card", () => {
    const { world, code } = taken();
    close(world, code, { outcome: "placed" });
    const settled = effectsOf(close(world, code, { placement: "csc" })).filter(
      ({ kind }) => kind === "settle",
    );
    expect(settled).toEqual([{ kind: "settle", prompt: `${code}:report:placement` }]);
  });

  test("may be changed before it is complete: the last word counts", () => {
    const { world, code } = taken();
    close(world, code, { outcome: "placed" });
    close(world, code, { outcome: "false_alarm" });
    expect(world.the(code)).toMatchObject({ phase: { kind: "closed" }, report: { outcome: "false_alarm" } });
  });
});

test("who closes the own alert is not called by it", () => {
  const world = newWorld();
  const code = world.raise(police);
  world.do({ kind: "take", code }, police);
  expect(mentionedIn(close(world, code, { outcome: "false_alarm" }))).toEqual([]);
});

test("calling the coordinator writes nothing down, and calls no coordinator of another region, nor the own self", () => {
  const { world, code } = taken();
  const written = world.entries.length;
  expect(mentionedIn(world.do({ kind: "remind_coordinator", code }, migration))).toEqual([coordinator.user]);
  expect(mentionedIn(world.do({ kind: "remind_coordinator", code }, coordinator))).toEqual([]);
  expect(world.entries).toHaveLength(written);
  expect([coordinator.role, stranger.role]).toEqual(["coordinator", "coordinator"]);
});

test("a code that no case has is unknown to every command", () => {
  const { world, code } = taken();
  const answers = [
    ...(["take", "decline", "reopen", "withdraw", "question", "status", "correct_report"] as const).map(
      (kind) => world.do({ kind, code: NOWHERE }, police),
    ),
    close(world, NOWHERE, {}),
    world.do({ kind: "tell", code: NOWHERE, fields: { danger: true } }, police),
    world.do({ kind: "hand_over", code: NOWHERE, to: "migration" }, police),
    world.do({ kind: "transfer", code: NOWHERE, to: stranger.region }, police),
    world.do({ kind: "same_as", code: NOWHERE, other: code }, police),
    world.do({ kind: "same_as", code, other: NOWHERE }, police),
    world.do({ kind: "remind_coordinator", code: NOWHERE }, police),
    world.do({ kind: "undo", code: NOWHERE }, police),
  ];
  for (const answer of answers)
    expect(refusalOf(answer)).toEqual({ kind: "code_unknown", line: { key: "code-unknown" } });
});

test("a complete report that the card helped with is confirmed before it closes, and corrected on request", () => {
  const { world, code } = taken();
  const decision = close(world, code, { outcome: "safe_family", services: [] });
  expect(linesOf(decision)).toEqual(["report-ask-confirm"]);
  expect(effectsOf(decision).at(-1)).toMatchObject({
    kind: "ask",
    to: { kind: "thread", code },
    mentions: [police.user],
    prompt: {
      options: [
        { command: { kind: "close", code, parts: {}, sure: true } },
        { command: { kind: "correct_report", code } },
      ],
    },
  });
  close(world, code, { children: 1 });
  expect(world.the(code)).toMatchObject({ phase: { kind: "closed" }, report: { children: 1 } });
});

test("a merge is no report that a later tap could change, whoever made it", () => {
  const world = newWorld();
  const first = world.raise(ngo);
  const second = world.raise(migration);
  world.do({ kind: "same_as", code: second, other: first }, migration);
  const before = world.the(second);
  const decision = world.do(
    { kind: "close", code: second, parts: { outcome: "false_alarm" }, sure: true },
    migration,
  );
  expect(refusalOf(decision)?.kind).toBe("wrong_state");
  expect(world.the(second)).toEqual(before);
});
