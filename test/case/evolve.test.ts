/** Folding events: total, deterministic, and without a trace in what was folded before. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Case } from "../../src/case/case.ts";
import type { CaseEvent } from "../../src/case/events.ts";
import { evolve } from "../../src/case/evolve.ts";
import { asMillis } from "../../src/ids.ts";
import { caseHistory } from "../store/fixtures/random-history.ts";
import { newWorld, ngo } from "./world.ts";

describe("evolve", () => {
  const frozen = (state: Case): Case => {
    for (const part of [state, state.fields, state.report, state.heard, state.asked, state.phase])
      Object.freeze(part);
    return state;
  };

  test("is total and deterministic, and leaves what it was given as it was", () => {
    const world = newWorld();
    const code = world.raise();
    fc.assert(
      fc.property(caseHistory, (history) => {
        const fold = () =>
          history.flat().reduce<Case | null>((state, event) => frozen(evolve(state, event, code)), null);
        expect(fold()).toEqual(fold());
      }),
    );
  });

  test("of an offer or its declining changes nothing where nobody holds the case", () => {
    const world = newWorld();
    const open = world.the(world.raise());
    const act = { by: ngo.user, at: asMillis(1) };
    expect(evolve(open, { kind: "offered", ...act, to: "migration" }, open.code).phase).toEqual({
      kind: "open",
    });
    const { duties: _duties, ...declined } = evolve(open, { kind: "declined", ...act }, open.code);
    expect(open).toMatchObject(declined);
  });

  test("keeps the note until another is told, and everything that was asked", () => {
    const world = newWorld();
    const code = world.raise();
    const { note } = world.the(code);
    world.do({ kind: "tell", code, fields: { danger: true } }, ngo);
    expect(world.the(code)).toMatchObject({ note, asked: ["danger", "ages"] });
    world.do({ kind: "tell", code, fields: {}, note: "another note" }, ngo);
    expect(world.the(code)).toMatchObject({ note: "another note", asked: ["danger", "ages"] });
  });

  test("refuses a stream that does not begin with its opening", () => {
    const code = newWorld().raise();
    const reopened: CaseEvent = { kind: "reopened", by: ngo.user, at: asMillis(1) };
    expect(() => evolve(null, reopened, code)).toThrow("does not begin");
  });
});
