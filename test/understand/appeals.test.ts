/** The member may say that the guard was wrong: insist where it asks, appeal where it stops; and all of it is counted without content. */
import { describe, expect, test } from "vitest";
import { asEventId } from "../../src/ids.ts";
import { guardTally } from "../../src/statistics/guard-tally.ts";
import type { Tools } from "../../src/understand/tools.ts";
import {
  administrator,
  auditor,
  coordinator,
  newWorld,
  ngo,
  police,
  SHYMKENT,
  stranger,
} from "../case/world.ts";
import { asked, heard, kinds, openScene, type Outcome, type Scene, tools } from "./scene.ts";

const PHONE = "8 705 318 44 20";
const CHATTER = `позвоните ${PHONE} до вечера`;
const ALERT = `На вокзале мальчик лет 10, один, телефон мамы ${PHONE}`;

const tally = (scene: Scene) => guardTally(scene.world.view.guardEvents({ region: SHYMKENT }));
const promptOf = (outcome: Outcome, i = 0) => asked(outcome)[i]?.prompt.id ?? "";
const commands = (outcome: Outcome, i = 0) =>
  asked(outcome)[i]?.prompt.options.map(({ command }) => command?.kind ?? null);
const appeals = (outcome: Outcome) => asked(outcome).filter(({ to }) => to.kind === "coordination");

/** Stopped in the room, and appealed with the third option. */
function appealed(scene = openScene(), text = CHATTER) {
  const stopped = scene.write(ngo, text);
  const outcome = scene.vote(ngo, promptOf(stopped), "3");
  const [question] = appeals(outcome);
  return { scene, stopped, outcome, question, poll: question?.prompt.id ?? "" };
}

describe("an appeal", () => {
  test("shows the coordinators of the region kind and place, and nothing else", () => {
    const { outcome, question } = appealed();
    expect(question).toMatchObject({
      to: { kind: "coordination", region: SHYMKENT },
      mentions: [],
      prompt: {
        question: {
          key: "guard-appeal",
          args: {
            found: {
              all: [{ text: "guard-found-at", args: { kind: { text: "guard-kind-phone" }, word: 2, of: 8 } }],
            },
          },
        },
      },
    });
    expect(question?.quote).toBeUndefined();
    const seen = JSON.stringify([
      question?.prompt.question,
      question?.prompt.options.map(({ label }) => label),
    ]);
    for (const hidden of ["позвоните", "318", ngo.user, ngo.name]) expect(seen).not.toContain(hidden);
    expect(JSON.stringify(outcome.steps)).not.toContain("318");
  });

  test("leaves the member the cleaned text to send meanwhile", () => {
    const { scene, outcome } = appealed();
    expect(heard(outcome)).toEqual(["guard-appealed-meanwhile", "guard-appeal"]);
    expect(asked(outcome)[0]).toMatchObject({
      to: { kind: "direct", user: ngo.user },
      quote: "позвоните [телефон] до вечера",
    });
    expect(kinds(scene.vote(ngo, promptOf(outcome), "1"))).toEqual(["post_cleaned"]);
  });

  test("of an alert, whose case stands already, is only acknowledged", () => {
    const scene = openScene();
    const stopped = scene.write(ngo, ALERT);
    const [code] = scene.world.view.unclosed(SHYMKENT).map((state) => state.code);
    expect(asked(stopped).find(({ prompt }) => prompt.id.startsWith("guard:"))).toMatchObject({
      quote: "На вокзале мальчик лет 10, один, телефон мамы [телефон]",
      prompt: { question: { key: "guard-stopped-room", code } },
    });
    const id =
      asked(stopped)
        .map(({ prompt }) => prompt.id)
        .find((one) => one.startsWith("guard:")) ?? "";
    expect(heard(scene.vote(ngo, id, "2"))).toEqual(
      ["guard-appeal", "guard-appealed"].toSorted().toReversed(),
    );
  });

  test.each([
    ["1", true, "guard-appeal-agreed", { mistakes: 1, upheld: 0 }],
    ["2", false, "guard-appeal-declined", { mistakes: 0, upheld: 1 }],
  ] as const)(
    "is answered by a coordinator with one tap (%s), and the member hears what to do",
    (option, mistake, key, counts) => {
      const { scene, stopped, poll } = appealed();
      const ruled = scene.rule(coordinator, poll, option);
      expect(ruled.effects).toMatchObject([
        { kind: "say", to: { kind: "direct", user: ngo.user }, line: { key } },
      ]);
      expect(scene.world.entries.at(-1)).toMatchObject({
        stream: "guard",
        event: {
          kind: "guard_answered",
          appeal: stopped.event,
          mistake,
          by: coordinator.user,
          region: SHYMKENT,
        },
      });
      expect(tally(scene)).toMatchObject(counts);
      // Answered once.
      expect(scene.rule(coordinator, poll, "1").steps).toEqual([]);
    },
  );

  test.each([
    ["1", "guard-appeal-agreed"],
    ["2.", "guard-appeal-declined"],
    ["иә", "guard-appeal-agreed"],
    ["нет", "guard-appeal-declined"],
  ])("is answered in words by a coordinator whose client shows no polls: «%s»", (words, key) => {
    const { scene } = appealed();
    const ruled = scene.write(coordinator, words, { room: "coordination" });
    expect(heard(ruled)).toEqual([key]);
    expect(scene.world.view.promptsOfCoordination(SHYMKENT)).toEqual([]);
  });

  test("of several is answered by a reply; a bare number judges none of them", () => {
    const scene = openScene();
    const first = appealed(scene);
    const second = appealed(scene, "перезвоните 8 747 555 31 32 завтра");
    expect(kinds(scene.write(coordinator, "1", { room: "coordination" }))).toEqual([]);
    expect(tally(scene)).toMatchObject({ mistakes: 0, upheld: 0 });
    const ruled = scene.write(coordinator, "2", { room: "coordination", replyTo: asEventId(first.poll) });
    expect(heard(ruled)).toEqual(["guard-appeal-declined"]);
    expect(tally(scene)).toMatchObject({ mistakes: 0, upheld: 1 });
    expect(scene.world.view.promptsOfCoordination(SHYMKENT).map(({ id }) => id)).toEqual([second.poll]);
    expect(heard(scene.write(coordinator, "1", { room: "coordination" }))).toEqual(["guard-appeal-agreed"]);
  });

  test("is answered by no one else, nor by the one who appeals; the question stays open", () => {
    const { scene, poll } = appealed();
    for (const other of [police, auditor, administrator]) {
      expect(heard(scene.rule(other, poll, "1")), other.name).toEqual(["not-allowed"]);
      expect(tally(scene)).toMatchObject({ mistakes: 0, upheld: 0 });
    }
    const own = openScene();
    const stopped = own.write(coordinator, CHATTER);
    const ruled = own.rule(
      coordinator,
      appeals(own.vote(coordinator, promptOf(stopped), "3"))[0]?.prompt.id ?? "",
      "1",
    );
    expect(heard(ruled)).toEqual(["not-allowed"]);
  });

  test("of another region's coordinator is none", () => {
    const { scene, poll } = appealed();
    expect(heard(scene.rule(stranger, poll, "1"))).toEqual(["not-allowed"]);
  });

  test("names six places at most", () => {
    const many = Array.from({ length: 9 }, (_, i) => `8 705 318 44 2${i}`).join(" және ");
    const { question } = appealed(openScene(), `телефондар: ${many}`);
    const found = question?.prompt.question.args?.["found"];
    expect(found).toMatchObject({ all: { length: 6 } });
  });
});

describe("a stop", () => {
  test("can be insisted on nowhere: in the room, in the thread, in an edit, in the direct room", () => {
    const scene = openScene();
    const { code, event } = scene.alert(ngo);
    const stops = [
      scene.write(ngo, CHATTER),
      scene.write(ngo, CHATTER, { thread: code }),
      scene.write(ngo, ALERT, { replaces: event }),
      scene.write(ngo, ALERT, { room: "direct" }),
    ];
    for (const outcome of stops) {
      expect(commands(outcome)).not.toContain("insist");
      expect(commands(outcome)).toContain("appeal");
      expect(JSON.stringify(asked(outcome))).not.toContain("318");
    }
  });

  test("of nothing but personal data offers nothing to send", () => {
    const outcome = openScene().write(ngo, PHONE);
    expect(heard(outcome)).toEqual(["guard-stopped-room-nothing-left"]);
    expect(commands(outcome)).toEqual([null, "appeal"]);
    expect(asked(outcome)[0]?.quote).toBeUndefined();
    const scene = openScene();
    const stopped = scene.write(ngo, PHONE);
    expect(heard(scene.vote(ngo, promptOf(stopped), "2"))).toEqual(["guard-appealed", "guard-appeal"]);
  });
});

describe("an ask", () => {
  const asking: Tools = {
    ...tools,
    guard: (text) => ({
      verdict: text.includes("Арман") ? "ask" : "pass",
      spans: text.includes("Арман")
        ? [{ start: text.indexOf("Арман"), end: text.indexOf("Арман") + 5, kind: "person" }]
        : [],
      clean: text.replaceAll("Арман", "[имя]"),
    }),
  };
  const TOLD = "Арман: на вокзале мальчик лет 10, один";

  test("shows what would stand in its place; hidden, the card of the alert repeats the cleaned words", () => {
    const scene = openScene(newWorld(), asking);
    const outcome = scene.write(ngo, TOLD);
    const question = asked(outcome).find(({ prompt }) => prompt.id.startsWith("guard:"));
    expect(question).toMatchObject({
      quote: "[имя]: на вокзале мальчик лет 10, один",
      prompt: { question: { key: "guard-ask-room" } },
    });
    const hidden = scene.vote(ngo, question?.prompt.id ?? "", "1");
    expect(hidden.effects.map(({ kind }) => kind)).toEqual(["redact", "refresh_card"]);
    expect(scene.world.view.unclosed(SHYMKENT)).toMatchObject([
      { source: null, note: "[имя]: на вокзале мальчик лет 10, один" },
    ]);
    expect(tally(scene)).toMatchObject({ asked: { total: 1, kinds: { person: 1 } }, insisted: { total: 0 } });
  });

  test("insisted on in the room leaves the words, and counts", () => {
    const scene = openScene(newWorld(), asking);
    const outcome = scene.write(ngo, "завтра еду к Арман");
    expect(kinds(scene.vote(ngo, promptOf(outcome), "2"))).toEqual(["insist"]);
    expect(tally(scene)).toMatchObject({ asked: { total: 1 }, insisted: { total: 1, kinds: { person: 1 } } });
  });

  test("insisted on in the direct room sends the words as they are, and counts", () => {
    const scene = openScene(newWorld(), asking);
    const outcome = scene.write(ngo, TOLD, { room: "direct" });
    scene.vote(ngo, promptOf(outcome), "2");
    expect(scene.world.view.unclosed(SHYMKENT)).toMatchObject([{ note: TOLD }]);
    expect(tally(scene)).toMatchObject({ insisted: { total: 1 } });
  });

  test("insisted on by somebody who may not do what was asked for is refused, and counts for nothing", () => {
    const scene = openScene(newWorld(), asking);
    const outcome = scene.write(auditor, TOLD, { room: "direct" });
    expect(heard(scene.vote(auditor, promptOf(outcome), "2"))).toEqual(["auditor-reads-only"]);
    expect(tally(scene)).toMatchObject({ insisted: { total: 0 } });
  });

  test("of an auditor: the words go, and are shown nowhere again", () => {
    const scene = openScene(newWorld(), asking);
    const outcome = scene.write(auditor, "завтра еду к Арман");
    expect(scene.vote(auditor, promptOf(outcome), "1").effects.map(({ kind }) => kind)).toEqual(["redact"]);
  });

  test("of an edit: both versions go when hidden; the card is corrected from the cleaned words", () => {
    const scene = openScene(newWorld(), asking);
    const { code, event } = scene.alert(ngo);
    const outcome = scene.write(ngo, TOLD, { replaces: event });
    expect(kinds(outcome)).toEqual(["tell"]);
    expect(scene.world.the(code).note).toBe("[имя]: на вокзале мальчик лет 10, один");
    const question = asked(outcome).find(({ prompt }) => prompt.id.startsWith("guard:"));
    expect(question?.prompt.options.map(({ command }) => command?.kind)).toEqual(["hide", "insist"]);
    expect(scene.vote(ngo, question?.prompt.id ?? "", "1").effects[0]).toMatchObject({
      kind: "redact",
      event,
    });
    expect(scene.world.the(code).source).toBeNull();
  });

  test("of an edit of a remark in the thread: it stands until answered", () => {
    const scene = openScene(newWorld(), asking);
    const { code } = scene.alert(ngo);
    const { event } = scene.write(police, "мы в пути", { thread: code });
    expect(scene.write(police, "мы в пути к Арман", { replaces: event })).toMatchObject({ done: [] });
  });
});
