/** A guard that breaks lets nothing through, whichever way it comes. */
import { describe, expect, test } from "vitest";
import type { Tools } from "../../src/understand/tools.ts";
import { newWorld, ngo, police } from "../case/world.ts";
import { cardOf, heard, kinds, openScene, tools } from "./scene.ts";

/** The guard works until the case stands, then it throws. */
function breaking() {
  let broken = false;
  const readers: Tools = {
    ...tools,
    guard: (text, reader) => {
      if (broken) throw new Error("broken");
      return tools.guard(text, reader);
    },
  };
  const scene = openScene(newWorld(), readers);
  const { code, event } = scene.alert(ngo);
  broken = true;
  return { scene, code, event };
}

describe("while the guard is broken", () => {
  test("an edit of an alert goes with the alert; the card repeats what was said before", () => {
    const { scene, code, event } = breaking();
    const { note } = scene.world.the(code);
    const outcome = scene.write(ngo, "На вокзале двое детей", { replaces: event });
    expect([heard(outcome), outcome.done]).toEqual([
      ["guard-failed"],
      [
        { kind: "redact", room: "!room:localhost", event },
        { kind: "source_gone", code },
      ],
    ]);
    expect(scene.world.the(code)).toMatchObject({ source: null, note });
  });

  test("an edit of somebody else's message goes alone", () => {
    const { scene, code, event } = breaking();
    const outcome = scene.write(police, "На вокзале двое детей", { replaces: event });
    expect([heard(outcome), outcome.done]).toEqual([
      ["guard-failed"],
      [{ kind: "redact", room: "!room:localhost", event: outcome.event }],
    ]);
    expect(scene.world.the(code).source).toBe(event);
  });

  test("an event that the bot does not read goes, if a client could show words of it", () => {
    const { scene } = breaking();
    const poll = scene.receive(police, { kind: "unfamiliar" }, "response", { besides: ["рынок?"] });
    expect([heard(poll), kinds(poll)]).toEqual([["guard-failed"], ["redact"]]);
    expect(scene.receive(police, { kind: "unfamiliar" }, "response").steps).toEqual([]);
  });

  test("a command in a thread goes, and nothing is done", () => {
    const { scene, code } = breaking();
    const outcome = scene.write(police, "беру", { replyTo: cardOf(code) });
    expect([heard(outcome), kinds(outcome)]).toEqual([["guard-failed"], ["redact"]]);
    expect(scene.world.the(code).phase.kind).toBe("open");
  });
});
