/** What the guard did, in numbers for coordinators; and what a member writes for the bot alone. */
import { describe, expect, test } from "vitest";
import { handle } from "../../src/handle.ts";
import { guardTally } from "../../src/statistics/guard-tally.ts";
import { coordinator, effectsOf, ngo, police, SHYMKENT } from "../case/world.ts";
import { asked, heard, openScene, type Outcome, type Scene } from "./scene.ts";

const PHONE = "8 705 318 44 20";
const CHATTER = `позвоните ${PHONE} до вечера`;

const tally = (scene: Scene) => guardTally(scene.world.view.guardEvents({ region: SHYMKENT }));
const promptOf = (outcome: Outcome) => asked(outcome)[0]?.prompt.id ?? "";

/** Stopped in the room, and appealed with the third option. */
function appealed(scene = openScene(), text = CHATTER) {
  const outcome = scene.vote(ngo, promptOf(scene.write(ngo, text)), "3");
  return { scene, poll: asked(outcome).find(({ to }) => to.kind === "coordination")?.prompt.id ?? "" };
}

describe("what is written for the bot alone", () => {
  test("is done without what was found, and the member is warned; nothing of it is in the case", () => {
    const scene = openScene();
    const { code } = scene.alert(ngo);
    const outcome = scene.write(police, `${code} беру ${PHONE}`, { room: "direct" });
    expect(JSON.stringify(scene.world.entries)).not.toContain("318");
    expect(heard(outcome)).toContain("guard-warned");
    expect(outcome.recorded).toEqual([]);
  });

  test("an edit of a report's note waits for a tap, and both its parts are shown", () => {
    const scene = openScene();
    const { code } = scene.alert(ngo);
    scene.write(police, "беру", { thread: code });
    const outcome = scene.write(
      police,
      `${code} закрыть: не нашли, следующий шаг: позвонить ${PHONE}, 27.11`,
      { room: "direct" },
    );
    for (const { quote } of asked(outcome)) expect(quote ?? "").not.toContain("318");
  });
});

describe("the numbers", () => {
  test("tell a coordinator what the guard did, by kind; nothing where it did nothing", () => {
    const { scene } = appealed();
    scene.alert(ngo);
    const context = scene.world.contextFor(coordinator);
    const said = handle({ kind: "numbers", days: 7 }, coordinator, scene.world.view, context);
    expect(effectsOf(said).at(-1)).toMatchObject({
      line: {
        key: "numbers-more",
        args: {
          guard: {
            text: "numbers-guard",
            args: {
              stopped: 1,
              asked: 0,
              insisted: 0,
              appealed: 1,
              mistakes: 0,
              kinds: { all: [{ args: { kind: { text: "guard-kind-phone" }, n: 1 } }] },
            },
          },
        },
      },
    });
    const quiet = openScene();
    quiet.alert(ngo);
    const without = handle({ kind: "numbers", days: null }, coordinator, quiet.world.view, context);
    expect(effectsOf(without).at(-1)).toMatchObject({ line: { args: { guard: "" } } });
  });

  test("count a text once a kind, and answers apart", () => {
    const { scene, poll } = appealed(openScene(), `позвоните ${PHONE} и 8 705 318 44 21 до вечера`);
    scene.rule(coordinator, poll, "1");
    expect(tally(scene)).toEqual({
      stopped: { total: 1, kinds: { phone: 1 } },
      asked: { total: 0, kinds: {} },
      insisted: { total: 0, kinds: {} },
      appealed: { total: 1, kinds: { phone: 1 } },
      mistakes: 1,
      upheld: 0,
    });
  });
});
