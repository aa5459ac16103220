/** Whatever members do, in whatever order: what must hold of every case afterwards (DESIGN, "The case" and the five promises). */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Case, Phase } from "../../src/case/case.ts";
import { completeness } from "../../src/case/closure.ts";
import type { CaseEvent } from "../../src/case/events.ts";
import { evolve, takerOf } from "../../src/case/evolve.ts";
import type { Command } from "../../src/command.ts";
import type { Decision } from "../../src/decision.ts";
import type { CaseCode } from "../../src/ids.ts";
import { outside } from "../../src/own-room/own-room.ts";
import { type CaseAct as Right, may } from "../../src/people/rights.ts";
import { acts } from "./random-acts.ts";
import { type Moment, watch } from "./watched.ts";
import { rules } from "./world.ts";

const holds = (judge: (moment: Moment) => void) =>
  fc.assert(
    fc.property(acts(40), (list) => watch(list, judge)),
    { numRuns: 300 },
  );

const eventsOf = (decision: Decision): CaseEvent[] =>
  decision.kind === "done"
    ? decision.entries.flatMap((one) => (one.stream === "case" ? [one.event] : []))
    : [];
const codeOf = (command: Command, moment: Moment): CaseCode | null =>
  "code" in command && command.code !== null
    ? command.code
    : command.kind === "undo"
      ? ([...moment.before.values()]
          .filter(({ last }) => last?.by === moment.by.user)
          .sort((a, b) => (b.last?.at ?? 0) - (a.last?.at ?? 0))[0]?.code ?? null)
      : null;

type Kind = Phase["kind"];
const STAYS: Readonly<Record<Kind, readonly Kind[]>> = {
  open: ["open"],
  taken: ["taken"],
  closed: ["closed"],
};
const NEVER: readonly Kind[] = [];
/** DESIGN, "The case": from which phase a command may lead to which. What is not here moves nothing. */
const MOVES: Partial<Record<Command["kind"], Readonly<Record<Kind, readonly Kind[]>>>> = {
  take: { open: ["taken"], taken: ["taken"], closed: NEVER },
  hand_over: { open: ["open"], taken: ["taken"], closed: NEVER },
  decline: { open: ["open"], taken: ["taken"], closed: NEVER },
  // Closed again with another report: a further mark of whoever closed it by a tap (adr/0006).
  close: { open: ["open", "closed"], taken: ["taken", "closed"], closed: ["closed"] },
  same_as: { open: ["closed"], taken: ["closed"], closed: NEVER },
  transfer: { open: ["open"], taken: ["open"], closed: NEVER },
  reopen: { open: NEVER, taken: NEVER, closed: ["open"] },
  withdraw: { open: ["open"], taken: ["taken"], closed: NEVER },
  tell: { open: ["open"], taken: ["taken"], closed: NEVER },
  question: { open: ["open"], taken: ["taken"], closed: NEVER },
  undo: { open: ["open", "closed"], taken: ["open", "taken"], closed: ["open", "taken", "closed"] },
};

const RIGHTS: Partial<Record<Command["kind"], Right>> = {
  raise: "raise",
  tell: "tell",
  question: "tell",
  take: "take",
  decline: "take",
  hand_over: "hand_over",
  close: "close",
  same_as: "merge",
  transfer: "transfer",
  reopen: "reopen",
  withdraw: "withdraw",
  undo: "undo",
  own_room: "keep_own_room",
  own_room_name: "keep_own_room",
  own_room_unname: "keep_own_room",
};

describe("whatever members do", () => {
  test("a case moves only as the design's table allows", () =>
    holds((moment) => {
      for (const [code, now] of moment.after) {
        const was = moment.before.get(code);
        if (was === undefined) {
          expect([moment.command.kind, now.phase.kind]).toEqual(["raise", "open"]);
          continue;
        }
        const isMeant = codeOf(moment.command, moment) === code && moment.decision.kind === "done";
        const table = (isMeant ? MOVES[moment.command.kind] : undefined) ?? STAYS;
        expect(table[was.phase.kind], moment.command.kind).toContain(now.phase.kind);
        if (!isMeant) expect(now).toEqual(was);
      }
    }));

  test("a refusal changes nothing", () =>
    holds(({ decision, before, after }) => {
      if (decision.kind === "refused") expect(after).toEqual(before);
    }));

  test("nobody changes a case but those whom the rights allow, and an auditor changes nothing", () =>
    holds((moment) => {
      const { command, by, decision, before } = moment;
      if (eventsOf(decision).length === 0 || command.kind === "source_gone") return;
      expect(by.role).not.toBe("auditor");
      const right = RIGHTS[command.kind];
      const code = codeOf(command, moment);
      const state = code === null ? null : (before.get(code) ?? null);
      if (right !== undefined) expect(may(by, right, state), `${by.name} ${command.kind}`).toBe(true);
    }));

  test("closed means reported: every part that the outcome needs is there, or the case that goes on is named", () =>
    holds(({ before, after }) => {
      for (const [code, { phase, report }] of after) {
        const was = before.get(code);
        if (phase.kind !== "closed" || was === undefined || was.phase.kind === "closed") continue;
        if (phase.into === null)
          expect(completeness(was, report, true, rules.closure)).toEqual({ kind: "complete", report });
        else {
          expect(report).toEqual({ outcome: "duplicate", duplicateOf: phase.into });
          expect(after.get(phase.into)?.home).toBe(was.home);
        }
      }
    }));

  test("the ledger alone gives the same cases, however often it is read", () =>
    holds(({ world, after }) => {
      for (const [code, state] of after) {
        const replay = () =>
          world.entries.reduce<Case | null>(
            (one, entry) =>
              entry.stream === "case" && entry.code === code ? evolve(one, entry.event, code) : one,
            null,
          );
        expect(replay()).toEqual(state);
      }
    }));

  test("the giver holds a case until the receiver takes it", () =>
    holds(({ by, command, before, after }) => {
      for (const [code, { phase }] of after) {
        const was = before.get(code)?.phase;
        if (was?.kind !== "taken" || phase.kind !== "taken" || command.kind === "undo") continue;
        if (takerOf(phase)?.org.id === was.taker.org.id) continue;
        expect(command.kind).toBe("take");
        expect(was.offer?.to).toBe(by.org.kind);
        expect(phase).toMatchObject({ taker: { org: by.org, by: by.user }, offer: null });
      }
    }));

  test("nothing is asked twice, and one question stands open at most: the one whose poll is open", () =>
    holds(({ world, after }) => {
      for (const [code, { asked, question, phase }] of after) {
        expect(new Set(asked).size).toBe(asked.length);
        const prompts = world.view.promptsOfCase(code);
        const ofFields = prompts.flatMap(({ reads }) =>
          reads !== null && "field" in reads ? [reads.field] : [],
        );
        const ofReport = prompts.filter(({ id }) => id.includes(":report:"));
        expect(ofFields).toEqual(question === null ? [] : [question]);
        expect(ofReport.length).toBeLessThanOrEqual(1);
        if (phase.kind === "closed") expect(prompts).toEqual([]);
        if (prompts.some(({ id }) => id === `${code}:offer`))
          expect(phase).toMatchObject({ kind: "taken", offer: { to: expect.anything() } });
      }
    }));

  test("a member of another region learns nothing, not even the code; one of a region that it left, where it is", () =>
    holds(({ by, command, decision, before }) => {
      const said = JSON.stringify(decision);
      for (const [code, { home, left }] of before) {
        if (home === by.region || command.kind === "source_gone" || command.kind === "raise") continue;
        if (left.includes(by.region) && said.includes(code))
          expect(decision).toEqual({
            kind: "refused",
            refusal: {
              kind: "wrong_state",
              line: { key: "moved-away", code, args: { region: { names: rules.regionNames(home) } } },
            },
          });
        else expect(said).not.toContain(code);
        expect(said).not.toContain("a note");
      }
    }));

  test("in a case with a room of its own nobody is called who does not sit there, and nobody acts from outside", () =>
    holds(({ command, by, decision, before, after, world }) => {
      const inside = new Set(["close", "hand_over", "transfer", "withdraw", "reopen", "same_as", "question"]);
      for (const [code, state] of after) {
        if (state.room === null) continue;
        const seated = world.view
          .members({ region: state.home })
          .filter((one) => may(one, "sit_in_own_room", state));
        const users = seated.map(({ user }) => user);
        for (const effect of decision.kind === "done" ? decision.effects : [])
          if (
            "mentions" in effect &&
            "to" in effect &&
            effect.to.kind === "thread" &&
            effect.to.code === code
          )
            for (const user of effect.mentions) expect(users).toContain(user);
        const was = before.get(code);
        if (was === undefined || was.room === null || !inside.has(command.kind)) continue;
        if (codeOf(command, { command, by, decision, before, after, world, now: 0 }) !== code) continue;
        if (!may(by, "sit_in_own_room", was)) expect(decision.kind).toBe("refused");
      }
    }));

  test("what the response room shows of a case with a room of its own is what it knew before", () =>
    holds(({ before, after }) => {
      for (const [code, state] of after) {
        const was = before.get(code);
        if (was === undefined || state.room === null) continue;
        const { fields, note, urgency } = outside(state);
        const known = was.room === null ? was : outside(was);
        expect({ fields, note, urgency }).toEqual({
          fields: known.fields,
          note: known.note,
          urgency: known.urgency,
        });
      }
    }));

  test("codes are unique and carry a letter and a digit", () =>
    holds(({ command, after, before }) => {
      if (command.kind === "raise") expect(after.size - before.size).toBeLessThanOrEqual(1);
      for (const code of after.keys()) expect(code).toMatch(/^(?=.*\d)(?=.*[A-Z]).{7}$/);
    }));
});

describe("undo", () => {
  test("gives back phase, fields, report and all else as they were before the own last act, for ten minutes", () =>
    fc.assert(
      fc.property(acts(40), (list) => {
        /** By case: as it stood before the last act that can be undone, who did it when, and whether something came between. */
        const memory = new Map<CaseCode, { was: Case; by: string; at: number; quiet: boolean }>();
        watch(list, (moment) => {
          const { command, by, decision, before, after, now } = moment;
          const code = codeOf(command, moment);
          const was = code === null ? undefined : before.get(code);
          if (code === null || was === undefined) return;
          const is = after.get(code);
          const kinds = eventsOf(decision).map(({ kind }) => kind);
          const act = kinds.find((kind) => UNDOABLE.has(kind));
          const known = memory.get(code);
          // Closed again with another report (adr/0006): undo goes back before the first closing.
          if (kinds.includes("undone") && kinds.includes("closed")) {
            if (known !== undefined) memory.set(code, { ...known, at: now });
          } else if (kinds.includes("undone")) {
            expect(known?.by).toBe(by.user);
            expect(now - (known?.at ?? 0)).toBeLessThanOrEqual(10 * 60_000);
            expect(is?.fields).toEqual(known?.was.fields);
            if (known?.quiet === true) expect(lasting(is)).toEqual(lasting(known.was));
            memory.delete(code);
          } else if (kinds.includes("transferred")) memory.delete(code);
          else if (act !== undefined) memory.set(code, { was, by: by.user, at: now, quiet: true });
          else if (kinds.length > 0 && known !== undefined) memory.set(code, { ...known, quiet: false });
        });
      }),
      { numRuns: 300 },
    ));

  const UNDOABLE: ReadonlySet<string> = new Set([
    "told",
    "taken",
    "offered",
    "closed",
    "reopened",
    "withdrawn",
    "room_opened",
    "room_named",
    "room_unnamed",
  ]);

  /** All of a case but what is kept on purpose: what was heard, what was asked, and that one step back is all there is. */
  function lasting(state: Case | undefined): Partial<Case> {
    const {
      heard: _heard,
      asked: _asked,
      question: _question,
      last: _last,
      duties: _duties,
      ...rest
    } = state ?? {};
    return rest;
  }
});
