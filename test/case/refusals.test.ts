/** What is refused, and in which words: every command in every state that forbids it. Nothing changes, and the code is named. */
import { describe, expect, test } from "vitest";
import type { Command } from "../../src/command.ts";
import type { RefusalKind } from "../../src/decision.ts";
import { asOrgId, type CaseCode } from "../../src/ids.ts";
import type { Member } from "../../src/people/member.ts";
import type { TextKey } from "../../src/texts/keys.ts";
import {
  auditor,
  coordinator,
  member,
  migration,
  newWorld,
  ngo,
  police,
  refusalOf,
  SHYMKENT,
  stranger,
} from "./world.ts";

type State = "open" | "taken" | "offered" | "closed";
type Make = (code: CaseCode) => Command;

/** A case that the NGO raised; the police takes it, offers it to migration, closes it. */
function caseThatIs(state: State) {
  const world = newWorld();
  const code = world.raise(ngo);
  if (state !== "open") world.do({ kind: "take", code }, police);
  if (state === "offered") world.do({ kind: "hand_over", code, to: "migration" }, police);
  if (state === "closed")
    world.do({ kind: "close", code, parts: { outcome: "false_alarm" }, sure: false }, police);
  return { world, code };
}

const take: Make = (code) => ({ kind: "take", code });
const decline: Make = (code) => ({ kind: "decline", code });
const tell: Make = (code) => ({ kind: "tell", code, fields: { danger: true } });
const question: Make = (code) => ({ kind: "question", code });
const reopen: Make = (code) => ({ kind: "reopen", code });
const withdraw: Make = (code) => ({ kind: "withdraw", code });
const undo: Make = (code) => ({ kind: "undo", code });
const close: Make = (code) => ({ kind: "close", code, parts: { outcome: "false_alarm" }, sure: false });
const transfer: Make = (code) => ({ kind: "transfer", code, to: stranger.region });
const stay: Make = (code) => ({ kind: "transfer", code, to: SHYMKENT });
const sameAsItself: Make = (code) => ({ kind: "same_as", code, other: code });
const toMigration: Make = (code) => ({ kind: "hand_over", code, to: "migration" });
const toPolice: Make = (code) => ({ kind: "hand_over", code, to: "juvenile_police" });
const toEducation: Make = (code) => ({ kind: "hand_over", code, to: "education" });
const correct: Make = (code) => ({ kind: "correct_report", code });

const TABLE: readonly (readonly [string, State, Make, Member, RefusalKind, TextKey])[] = [
  ["an auditor takes", "open", take, auditor, "not_allowed", "auditor-reads-only"],
  ["a closed case is taken", "closed", take, migration, "wrong_state", "wrong-state-closed"],
  ["a taken case is taken", "taken", take, migration, "already_taken", "already-taken"],
  ["an own case is taken", "taken", take, police, "already_taken", "already-yours"],
  ["an offer to another body is taken", "offered", take, ngo, "already_taken", "already-taken"],
  ["an auditor declines", "offered", decline, auditor, "not_allowed", "auditor-reads-only"],
  ["nothing was offered", "taken", decline, migration, "wrong_state", "wrong-state"],
  ["an offer to another body is declined", "offered", decline, ngo, "not_allowed", "not-allowed"],
  ["a closed case is handed over", "closed", toMigration, police, "wrong_state", "wrong-state-closed"],
  ["somebody else's case is handed over", "taken", toMigration, ngo, "not_allowed", "not-allowed-hand-over"],
  ["a case is handed to who holds it", "taken", toPolice, police, "wrong_state", "already-holds"],
  ["a case is handed to nobody", "taken", toEducation, police, "wrong_state", "no-such-body"],
  ["an open case is pointed out to nobody", "open", toEducation, coordinator, "wrong_state", "no-such-body"],
  ["an auditor answers", "open", tell, auditor, "not_allowed", "auditor-reads-only"],
  ["a closed case is told of", "closed", tell, ngo, "wrong_state", "wrong-state-closed"],
  ["an auditor asks", "open", question, auditor, "not_allowed", "auditor-reads-only"],
  ["a closed case is asked about", "closed", question, ngo, "wrong_state", "wrong-state-closed"],
  ["a question is open already", "open", question, ngo, "wrong_state", "nothing-to-ask"],
  ["an open case is reopened", "open", reopen, ngo, "wrong_state", "wrong-state-not-closed"],
  ["a bystander reopens", "closed", reopen, migration, "not_allowed", "not-allowed-reopen"],
  ["a bystander withdraws", "open", withdraw, migration, "not_allowed", "not-allowed-withdraw"],
  ["a closed case is withdrawn", "closed", withdraw, ngo, "wrong_state", "wrong-state-closed"],
  ["somebody else's act is undone", "taken", undo, ngo, "wrong_state", "nothing-to-undo"],
  ["nothing was done yet", "open", undo, ngo, "wrong_state", "nothing-to-undo"],
  ["a closed case is closed", "closed", close, police, "wrong_state", "wrong-state-closed"],
  ["a bystander closes", "taken", close, migration, "not_allowed", "not-allowed-close"],
  ["a closed case moves", "closed", transfer, police, "wrong_state", "wrong-state-closed"],
  ["a bystander moves a case", "taken", transfer, migration, "not_allowed", "not-allowed-hand-over"],
  ["a case moves to where it is", "taken", stay, police, "wrong_state", "same-region"],
  ["a case is the same as itself", "open", sameAsItself, ngo, "wrong_state", "same-as-itself"],
  ["a report is to be corrected", "taken", correct, police, "report_incomplete", "report-how-to-correct"],
];

describe("refused, when", () => {
  test.each(TABLE)("%s", (_, state, make, by, kind, key) => {
    const { world, code } = caseThatIs(state);
    const before = world.the(code);
    const written = world.entries.length;
    expect(refusalOf(world.do(make(code), by))).toMatchObject({ kind, line: { key, code } });
    expect(world.the(code)).toEqual(before);
    expect(world.entries).toHaveLength(written);
  });

  test("an act is older than ten minutes, in its own words", () => {
    const { world, code } = caseThatIs("taken");
    world.pass(10 * 60_000 + 1);
    expect(refusalOf(world.do(undo(code), police))).toEqual({
      kind: "undo_expired",
      line: { key: "undo-expired", code },
    });
  });

  test("an auditor undoes what was done before", () => {
    const { world, code } = caseThatIs("taken");
    expect(refusalOf(world.do(undo(code), { ...police, role: "auditor" }))).toEqual({
      kind: "not_allowed",
      line: { key: "auditor-reads-only", code },
    });
  });

  test("a closed case is merged, or one by a bystander, or with one that is not there", () => {
    const { world, code } = caseThatIs("closed");
    const other = world.raise(ngo);
    const merge = (one: CaseCode, two: CaseCode, by: Member) =>
      refusalOf(world.do({ kind: "same_as", code: one, other: two }, by));
    expect(merge(code, other, ngo)).toEqual({
      kind: "wrong_state",
      line: { key: "wrong-state-closed", code },
    });
    expect(merge(other, code, migration)).toEqual({
      kind: "not_allowed",
      line: { key: "not-allowed-close", code: other },
    });
    world.do({ kind: "transfer", code: other, to: stranger.region }, ngo);
    expect(merge(other, code, ngo)).toMatchObject({ line: { key: "moved-away", code: other } });
    expect(merge(code, other, ngo)).toMatchObject({ line: { key: "moved-away", code: other } });
    expect(merge(code, other, stranger)).toEqual({ kind: "code_unknown", line: { key: "code-unknown" } });
  });

  test("an auditor raises an alert, or posts", () => {
    const { world } = caseThatIs("open");
    expect(refusalOf(world.do({ kind: "post_cleaned", code: null, text: "words" }, auditor))).toEqual({
      kind: "not_allowed",
      line: { key: "auditor-reads-only" },
    });
  });

  test("the case is not there, or not to be known of: in the same words, without the code", () => {
    const { world, code } = caseThatIs("taken");
    for (const make of [
      take,
      decline,
      tell,
      question,
      reopen,
      withdraw,
      close,
      transfer,
      toMigration,
      correct,
    ])
      expect(refusalOf(world.do(make(code), stranger)), make(code).kind).toEqual({
        kind: "code_unknown",
        line: { key: "code-unknown" },
      });
    expect(refusalOf(world.do({ kind: "status", code }, stranger))?.kind).toBe("code_unknown");
    expect(refusalOf(world.do({ kind: "remind_coordinator", code }, stranger))?.kind).toBe("code_unknown");
    expect(refusalOf(world.do(undo(code), stranger))).toEqual({
      kind: "code_unknown",
      line: { key: "code-unknown" },
    });
  });
});

describe("the words of a refusal name", () => {
  test("who holds the case and since when", () => {
    const { world, code } = caseThatIs("taken");
    const time = { moment: world.contextFor(police).now, show: "date_time" };
    world.pass(60_000);
    const args = { org: { text: "kind-juvenile-police" }, time };
    expect(refusalOf(world.do(take(code), migration))?.line.args).toEqual(args);
    expect(refusalOf(world.do(take(code), police))?.line.args).toEqual(args);
  });

  test("the body that is not there, or that holds it already", () => {
    const { world, code } = caseThatIs("taken");
    expect(refusalOf(world.do(toEducation(code), police))?.line.args).toEqual({
      org: { text: "kind-education" },
    });
    expect(refusalOf(world.do(toPolice(code), police))?.line.args).toEqual({
      org: { text: "kind-juvenile-police" },
    });
    const open = world.raise(ngo);
    expect(refusalOf(world.do(toEducation(open), coordinator))?.line.args).toEqual({
      org: { text: "kind-education" },
    });
  });
});

describe("bodies of one kind", () => {
  const first = member("first", "ngo");
  const second = {
    ...member("second", "ngo"),
    org: { id: asOrgId("second"), name: "Umit", kind: "ngo" as const },
  };
  const onlyAuditor = member("watch", "education", "auditor");

  test("may hand a case to each other, where there are two", () => {
    const world = newWorld([first, second]);
    const code = world.raise(first);
    world.do({ kind: "take", code }, first);
    world.do({ kind: "hand_over", code, to: "ngo" }, first);
    expect(world.the(code).phase).toMatchObject({ taker: { org: first.org }, offer: { to: "ngo" } });
    world.do({ kind: "take", code }, second);
    expect(world.the(code).phase).toMatchObject({ taker: { org: second.org }, offer: null });
  });

  test("are not there, if only an auditor is", () => {
    const world = newWorld([first, onlyAuditor]);
    const code = world.raise(first);
    world.do({ kind: "take", code }, first);
    expect(refusalOf(world.do(toEducation(code), first))?.line.key).toBe("no-such-body");
  });
});
