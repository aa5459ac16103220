/** What the guard holds back where it cannot judge, is not sure, or where cleaned and whole text are read differently. */
import { describe, expect, test } from "vitest";
import { asUserId } from "../../src/ids.ts";
import type { Tools, Verdict } from "../../src/understand/tools.ts";
import { newWorld, ngo, police, SHYMKENT } from "../case/world.ts";
import { asked, cardOf, heard, kinds, openScene, tools } from "./scene.ts";

const PHONE = "8 705 318 44 20";
const UNCHECKED: Verdict = { verdict: "stop", spans: [], clean: "" };
const PASS = (text: string): Verdict => ({ verdict: "pass", spans: [], clean: text });
const withGuard = (guard: Tools["guard"]): Tools => ({ ...tools, guard });
/** Asks about «XX», and masks it. */
const asking = withGuard((text) =>
  text.includes("XX")
    ? {
        verdict: "ask",
        spans: [{ start: text.indexOf("XX"), end: text.indexOf("XX") + 2, kind: "plate" }],
        clean: text.replaceAll("XX", "[номер машины]"),
      }
    : PASS(text),
);

describe("an edit that cannot be judged", () => {
  const failing = withGuard((text) => (text.includes("boom") ? UNCHECKED : PASS(text)));

  test("goes with the first version; the card keeps what was said", () => {
    const scene = openScene(newWorld(), failing);
    const { code, event } = scene.alert(ngo);
    const outcome = scene.write(ngo, "boom", { replaces: event });
    expect(outcome.done).toEqual([
      expect.objectContaining({ kind: "redact", event }),
      { kind: "source_gone", code },
    ]);
    expect(heard(outcome)).toEqual(["guard-failed"]);
  });

  test("of a remark in a thread, of chatter, of another's message: the answer is as clear", () => {
    const scene = openScene(newWorld(), failing);
    const { code } = scene.alert(ngo);
    const remark = scene.write(police, "мы в пути", { thread: code }).event;
    const chatter = scene.write(police, "коллеги, я на месте").event;
    for (const [by, original, goes] of [
      [police, remark, remark],
      [police, chatter, chatter],
      [ngo, chatter, null],
      [ngo, cardOf(code), null],
    ] as const) {
      const outcome = scene.write(by, "boom", { replaces: original });
      expect(outcome.done).toEqual([
        expect.objectContaining({ kind: "redact", event: goes ?? outcome.event }),
      ]);
      expect(heard(outcome)).toEqual(["guard-failed"]);
    }
  });

  test("a guard that throws stops a message, an edit and what comes with a poll; nothing of its error is said", () => {
    const scene = openScene(
      newWorld(),
      withGuard(() => {
        throw new Error(PHONE);
      }),
    );
    for (const outcome of [
      scene.write(ngo, "На вокзале мальчик"),
      scene.write(ngo, "едем", { replaces: scene.write(ngo, "на месте").event }),
      scene.receive(ngo, { kind: "unfamiliar" }, "response", { besides: ["Кто едет?"] }),
      scene.write(ngo, "На вокзале мальчик", { room: "direct" }),
    ]) {
      expect(heard(outcome)).toEqual(["guard-failed"]);
      expect(JSON.stringify(outcome)).not.toContain("318");
    }
  });
});

describe("in the direct room", () => {
  test("another kind than a name is asked about by its kind", () => {
    const scene = openScene(newWorld(), asking);
    const outcome = scene.write(ngo, "На вокзале мальчик лет 10, один, машина XX", { room: "direct" });
    expect(heard(outcome)).toEqual(["guard-ask-kinds"]);
    expect(asked(outcome)[0]?.prompt.options.map(({ command }) => command?.kind)).toEqual([
      "raise",
      "insist",
      "raise",
    ]);
  });

  test("read differently as a whole, the words can only be sent cleaned", () => {
    const split: Tools = {
      ...asking,
      alerts: (text) => {
        const part = { text, fields: {} };
        return { alert: "yes", parts: text.includes("XX") ? [part, part] : [part] };
      },
    };
    const outcome = openScene(newWorld(), split).write(ngo, "мальчик один XX", { room: "direct" });
    expect(asked(outcome)[0]?.prompt.options.map(({ command }) => command?.kind ?? null)).toEqual([
      "raise",
      null,
      "raise",
    ]);
  });

  test("an ask about a command: it is done, and where the bot alone reads nothing is warned of", () => {
    const quiet = withGuard((text, context) =>
      context.recipient === "direct_room" ? PASS(text) : asking.guard(text, context),
    );
    const scene = openScene(newWorld(), quiet);
    const { code } = scene.alert(ngo);
    const outcome = scene.write(police, `${code} беру XX`, { room: "direct" });
    expect(kinds(outcome)).toEqual(["take"]);
    expect(heard(outcome)).not.toContain("guard-warned");
  });

  test("a command is understood without the neutral words in its midst", () => {
    const scene = openScene();
    const { code } = scene.alert(ngo);
    const outcome = scene.write(police, `${code} беру ${PHONE}`, { room: "direct" });
    expect(kinds(outcome)).toEqual(["take"]);
    expect(heard(outcome)).toContain("guard-warned");
    expect(JSON.stringify(scene.world.entries)).not.toContain("318");
  });

  test("a report's words are all shown before they go", () => {
    const reporting: Tools = {
      ...asking,
      report: () => ({ outcome: "not_located", note: "note [x]", next: { what: "next [y]", date: null } }),
    };
    const scene = openScene(newWorld(), reporting);
    const { code } = scene.alert(ngo);
    scene.write(police, "беру", { thread: code });
    const outcome = scene.write(police, `${code} закрыть: XX`, { room: "direct" });
    expect(asked(outcome)[0]?.quote).toBe("next [y]\nnote [x]");
    const nothing: Tools = { ...asking, report: () => ({ outcome: "not_located", next: "none" }) };
    const plain = openScene(newWorld(), nothing);
    const other = plain.alert(ngo).code;
    plain.write(police, "беру", { thread: other });
    expect(
      asked(plain.write(police, `${other} закрыть: XX`, { room: "direct" })).every(
        ({ quote }) => quote === undefined,
      ),
    ).toBe(true);
  });

  test("nothing but personal data comes to nothing, and is said", () => {
    const outcome = openScene().write(ngo, `спасибо ${PHONE}`, { room: "direct" });
    expect(heard(outcome)).toEqual(["personal-data"]);
    expect(scene318(outcome)).toBe(false);
  });

  test("a “no” after a stopped alert is no appeal", () => {
    const scene = openScene();
    scene.write(ngo, `На вокзале мальчик лет 10, один, телефон мамы ${PHONE}`);
    expect(kinds(scene.write(ngo, "нет", { room: "direct" }))).not.toContain("appeal");
    expect(scene.world.view.unclosed(SHYMKENT)).toHaveLength(1);
  });
});

const scene318 = (what: unknown): boolean => JSON.stringify(what).includes("318");

test("calling somebody who is no member makes no name known", () => {
  const scene = openScene();
  const outcome = scene.write(ngo, "Айжан Тестова, вы едете?", { mentions: [asUserId("@nobody:localhost")] });
  expect(kinds(outcome)).toContain("redact");
});

test("an edit in the direct room is not judged, an edit of another in a room is, and an unsure one of another stands", () => {
  const scene = openScene(newWorld(), asking);
  const { event } = scene.write(police, "коллеги, я на месте");
  expect(scene.write(ngo, "машина XX", { replaces: event }).steps).toEqual([]);
  expect(scene.write(ngo, "машина XX", { replaces: event, room: "direct" }).steps).toEqual([]);
});
