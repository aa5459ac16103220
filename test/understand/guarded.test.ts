/** What holds personal data goes no further: out of the room, back to its author; and the case goes on from what is left. */
import { describe, expect, test } from "vitest";
import type { Tools, Verdict } from "../../src/understand/tools.ts";
import { auditor, coordinator, migration, newWorld, ngo, police, SHYMKENT } from "../case/world.ts";
import { asked, heard, kinds, openScene, type Outcome, ROOM, tools } from "./scene.ts";

const PHONE = "8 705 318 44 20";
const ALERT = `На вокзале мальчик лет 10, один, телефон мамы ${PHONE}`;
const CLEAN = "На вокзале мальчик лет 10, один, телефон мамы [телефон]";

/** What everybody but the author could come to see of an outcome. */
const shownToOthers = ({ effects }: Outcome) =>
  JSON.stringify(effects.filter((effect) => !("to" in effect && effect.to.kind === "direct")));
const withGuard = (verdictOf: (text: string) => Verdict): Tools => ({ ...tools, guard: verdictOf });
const UNCHECKED: Verdict = { verdict: "stop", spans: [{ start: 0, end: 1, kind: "person" }], clean: "" };

describe("in a room that others read, a stop", () => {
  test("removes the message first, and the alert goes on from the cleaned text", () => {
    const scene = openScene();
    const outcome = scene.write(ngo, ALERT);
    expect(kinds(outcome)).toEqual(["redact", "raise"]);
    expect(outcome.steps[0]).toEqual({ do: { kind: "redact", room: ROOM, event: outcome.event } });
    expect(scene.world.view.unclosed(SHYMKENT)).toMatchObject([
      { note: CLEAN, source: null, author: ngo.user },
    ]);
    expect(heard(outcome)).toContain("guard-stopped-room");
    expect(JSON.stringify(outcome.steps)).not.toContain("705");
    expect(JSON.stringify(scene.world.entries)).not.toContain("705");
  });

  test("of words that are no alert: the author may have the cleaned words shown with one tap", () => {
    const scene = openScene();
    const outcome = scene.write(ngo, `позвоните ${PHONE}`);
    expect(kinds(outcome)).toEqual(["redact"]);
    const [question] = asked(outcome);
    expect(question).toMatchObject({
      to: { kind: "direct", user: ngo.user },
      quote: "позвоните [телефон]",
      prompt: { only: ngo.user, question: { key: "guard-stopped-room-no-alert" } },
    });
    expect(shownToOthers(outcome)).not.toContain("позвоните");
    const sent = scene.vote(ngo, question?.prompt.id ?? "", "1");
    expect(sent.done).toEqual([{ kind: "post_cleaned", code: null, text: "позвоните [телефон]" }]);
    expect(sent.effects).toMatchObject([
      {
        kind: "say",
        to: { kind: "response", region: SHYMKENT },
        line: { key: "relayed" },
        quote: "позвоните [телефон]",
      },
    ]);
  });

  test("in a thread: the words belong to the case, and are shown there if the author wants", () => {
    const scene = openScene();
    const { code } = scene.alert(ngo);
    const outcome = scene.write(migration, "Помогает Мирас", { thread: code });
    expect(kinds(outcome)[0]).toBe("redact");
    const [question] = asked(outcome);
    expect(question?.prompt.options[0]?.command).toEqual({
      kind: "post_cleaned",
      code,
      text: "Помогает [имя]",
    });
    const sent = scene.vote(migration, question?.prompt.id ?? "", "1");
    expect(sent.effects).toMatchObject([
      { kind: "say", to: { kind: "thread", code }, line: { key: "relayed", code } },
    ]);
  });

  test("of a command: it is carried out from what is left", () => {
    const scene = openScene();
    const { code } = scene.alert(ngo);
    scene.write(police, "беру", { thread: code });
    const outcome = scene.write(police, `закрыть: в семье, психолог, 1 ребёнок, мама ${PHONE}`, {
      thread: code,
    });
    expect(kinds(outcome)).toEqual(["redact", "close"]);
    expect(scene.world.the(code).phase.kind).toBe("closed");
    expect(JSON.stringify(scene.world.entries)).not.toContain("705");
  });

  test("applies to coordinators among themselves and to an auditor too", () => {
    expect(kinds(openScene().write(coordinator, `позвоните ${PHONE}`, { room: "coordination" }))).toEqual([
      "redact",
    ]);
    expect(kinds(openScene().write(auditor, ALERT))).toEqual(["redact"]);
    expect(heard(openScene().write(auditor, ALERT))).toContain("auditor-reads-only");
  });
});

describe("in a room, an ask", () => {
  /** A guard that is not sure of one name. */
  const unsure = withGuard((text) => ({
    verdict: text.includes("Сауле") ? "ask" : "pass",
    spans: [{ start: 0, end: 1, kind: "person" }],
    clean: text.replace("Сауле", "[имя]"),
  }));

  test("lets the message stand and asks its author alone whether to hide it", () => {
    const scene = openScene(newWorld(), unsure);
    const { code } = scene.alert(ngo);
    const outcome = scene.write(migration, "мы едем к Сауле", { thread: code });
    expect(outcome.done).toEqual([]);
    const [question] = asked(outcome);
    expect(question).toMatchObject({
      to: { kind: "direct", user: migration.user },
      prompt: { only: migration.user, question: { key: "guard-ask-room" } },
      quote: "мы едем к [имя]",
    });
    const hidden = scene.vote(migration, question?.prompt.id ?? "", "1");
    expect(hidden.effects).toMatchObject([
      { kind: "redact", room: ROOM, event: outcome.event },
      { kind: "say", to: { kind: "thread", code }, line: { key: "relayed" }, quote: "мы едем к [имя]" },
    ]);
  });

  test("of chatter is asked about as well; a greeting that calls a colleague by name is not", () => {
    const asks = (text: string) => asked(openScene(newWorld(), unsure).write(ngo, text)).length;
    expect(asks("завтра совещание у Сауле")).toBe(1);
    expect(asks("спасибо")).toBe(0);
    expect(asks("Сауле, спасибо")).toBe(0);
  });

  test("of an alert: the card stands with the cleaned words", () => {
    const scene = openScene(newWorld(), unsure);
    const outcome = scene.write(ngo, "Сауле: на вокзале мальчик лет 10, один");
    expect(kinds(outcome)).toEqual(["raise"]);
    expect(heard(outcome)).toContain("guard-ask-room");
    expect(scene.world.view.unclosed(SHYMKENT)).toMatchObject([
      { note: "[имя]: на вокзале мальчик лет 10, один", source: outcome.event },
    ]);
  });
});

describe("in the direct room nothing leaves before the member has seen what would", () => {
  const CALLED = "мальчика зовут Арман, на рынке один, 7 лет";
  /** A guard that leaves it to the member. */
  const asking = withGuard((text) => ({
    verdict: /705|Арман/.test(text) ? "ask" : "pass",
    spans: [{ start: 0, end: 1, kind: text.includes("705") ? "phone" : "person" }],
    clean: text.replace(PHONE, "[телефон]").replace("Арман", "[имя]"),
  }));

  test("a stop offers the cleaned words, or nothing", () => {
    const stopping = withGuard((text) => ({
      ...asking.guard(text, { recipient: "direct_room", language: "ru" }),
      ...(text.includes("705") && { verdict: "stop" }),
    }));
    const scene = openScene(newWorld(), stopping);
    const outcome = scene.write(ngo, ALERT, { room: "direct" });
    expect(outcome.done).toEqual([]);
    const [question] = asked(outcome);
    expect(question).toMatchObject({
      to: { kind: "direct", user: ngo.user },
      quote: CLEAN,
      prompt: { question: { key: "guard-stopped-direct" }, only: ngo.user },
      tap: { key: "guard-tap-send" },
    });
    expect(question?.prompt.options.map(({ command }) => command?.kind ?? null)).toEqual([
      "raise",
      null,
      "appeal",
      // With the whole text sealed for whoever takes it.
      "raise",
    ]);
    expect(scene.write(ngo, "2", { room: "direct" }).done).toEqual([]);
    scene.write(ngo, ALERT, { room: "direct" });
    expect(kinds(scene.write(ngo, "1", { room: "direct" }))).toEqual(["raise"]);
    expect(scene.world.view.unclosed(SHYMKENT)).toMatchObject([{ note: CLEAN, source: null }]);
    expect(JSON.stringify(scene.world.entries)).not.toContain("705");
  });

  test("with the real guard an alert with a phone or a name waits for a tap", () => {
    for (const text of [ALERT, CALLED]) {
      const scene = openScene();
      const outcome = scene.write(ngo, text, { room: "direct" });
      expect(outcome.done).toEqual([]);
      expect(asked(outcome)).toHaveLength(1);
      expect(kinds(scene.write(ngo, "1", { room: "direct" }))).toEqual(["raise"]);
      expect(JSON.stringify(scene.world.entries)).not.toMatch(/705|Арман/);
    }
  });

  test("thanks with a phone in them are told what was seen in them, and go nowhere", () => {
    const scene = openScene(
      newWorld(),
      withGuard(() => ({ verdict: "ask", spans: [{ start: 0, end: 1, kind: "phone" }], clean: "спасибо" })),
    );
    const outcome = scene.write(ngo, `спасибо ${PHONE}`, { room: "direct" });
    expect(heard(outcome)).toEqual(["personal-data"]);
    expect(outcome.done).toEqual([]);
  });

  test("an ask leaves it to the member: hidden, or sent as it is", () => {
    for (const [answer, note, command] of [
      ["1", CALLED.replace("Арман", "[имя]"), "raise"],
      ["2", CALLED, "insist"],
    ] as const) {
      const scene = openScene(newWorld(), asking);
      expect(asked(scene.write(ngo, CALLED, { room: "direct" }))[0]?.prompt.question.key).toBe("guard-ask");
      expect(kinds(scene.write(ngo, answer, { room: "direct" }))).toEqual([command]);
      expect(scene.world.view.unclosed(SHYMKENT)).toMatchObject([{ note, source: null }]);
    }
    const [question] = asked(openScene(newWorld(), asking).write(ngo, ALERT, { room: "direct" }));
    expect(question?.prompt.question.key).toBe("guard-ask-kinds");
  });

  test("a report with a note: its words wait as well", () => {
    const scene = openScene();
    const { code } = scene.alert(ngo);
    scene.write(police, "беру", { thread: code });
    const report = `${code} закрыть: не нашли, следующий шаг: позвонить ${PHONE}, 27.11`;
    const outcome = scene.write(police, report, { room: "direct" });
    expect(JSON.stringify(scene.world.entries)).not.toContain("705");
    for (const step of outcome.steps)
      expect(JSON.stringify("do" in step ? step.do : null)).not.toContain("705");
  });

  test("words that show nothing of themselves to others need no tap", () => {
    const scene = openScene();
    const { code } = scene.alert(ngo);
    expect(kinds(scene.write(police, `${code} беру ${PHONE}`, { room: "direct" }))).not.toContain("raise");
    expect(heard(openScene().write(ngo, PHONE, { room: "direct" }))).not.toEqual([]);
  });
});

describe("the guard fails closed", () => {
  const broken = withGuard(() => UNCHECKED);

  test("in a room: the message goes, nothing is done, the author hears that it could not be checked", () => {
    const outcome = openScene(newWorld(), broken).write(ngo, "На вокзале мальчик лет 10, один");
    expect(kinds(outcome)).toEqual(["redact"]);
    expect(heard(outcome)).toEqual(["guard-failed"]);
  });

  test("in the direct room: nothing is done", () => {
    const outcome = openScene(newWorld(), broken).write(ngo, "На вокзале мальчик лет 10, один", {
      room: "direct",
    });
    expect(outcome.done).toEqual([]);
    expect(heard(outcome)).toEqual(["guard-failed"]);
  });

  test("for an HTML that could not be checked beside a body that could", () => {
    const half = withGuard((text) =>
      text.includes("html") ? UNCHECKED : { verdict: "pass", spans: [], clean: text },
    );
    const outcome = openScene(newWorld(), half).write(ngo, "На вокзале мальчик лет 10, один", {
      formatted: "html",
    });
    expect(kinds(outcome)).toEqual(["redact"]);
  });
});
