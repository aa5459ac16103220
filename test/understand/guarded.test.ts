/** What holds personal data goes no further: out of the room, back to its author; and the case goes on from what is left. */
import { describe, expect, test } from "vitest";
import type { Step } from "../../src/understand/step.ts";
import type { Tools, Verdict } from "../../src/understand/tools.ts";
import { auditor, coordinator, migration, newWorld, ngo, police, SHYMKENT } from "../case/world.ts";
import { asked, cardOf, heard, kinds, openScene, type Outcome, ROOM, tools } from "./scene.ts";

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
      prompt: { only: migration.user, question: { key: "guard-ask-room" }, options: [{}, { command: null }] },
    });
    expect(question?.quote).toBeUndefined();
    expect(scene.vote(migration, question?.prompt.id ?? "", "1").done).toEqual([
      { kind: "redact", room: ROOM, event: outcome.event },
    ]);
  });

  test("of chatter disturbs nobody", () => {
    expect(openScene(newWorld(), unsure).write(ngo, "завтра совещание у Сауле").steps).toEqual([]);
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
  test("an alert with a phone waits for a tap; hidden it goes out clean", () => {
    const scene = openScene();
    const outcome = scene.write(ngo, ALERT, { room: "direct" });
    expect(outcome.done).toEqual([]);
    const [question] = asked(outcome);
    expect(question).toMatchObject({
      to: { kind: "direct", user: ngo.user },
      quote: CLEAN,
      prompt: { question: { key: "guard-ask-kinds" }, only: ngo.user },
    });
    expect(kinds(scene.write(ngo, "1", { room: "direct" }))).toEqual(["raise"]);
    expect(scene.world.view.unclosed(SHYMKENT)).toMatchObject([{ note: CLEAN, source: null }]);
  });

  test("sent as it is, it is the member's own word", () => {
    const scene = openScene();
    scene.write(ngo, "мальчика зовут Арман, на рынке один, 7 лет", { room: "direct" });
    expect(kinds(scene.write(ngo, "2", { room: "direct" }))).toEqual(["raise"]);
    expect(scene.world.view.unclosed(SHYMKENT)).toMatchObject([
      { note: "мальчика зовут Арман, на рынке один, 7 лет" },
    ]);
  });

  test("a name alone is asked about as a name", () => {
    const [question] = asked(
      openScene().write(ngo, "мальчика зовут Арман, на рынке один, 7 лет", { room: "direct" }),
    );
    expect(question?.prompt.question.key).toBe("guard-ask");
  });

  test("a stop offers the cleaned words or nothing", () => {
    const stop = (text: string): Verdict =>
      text.includes("705")
        ? {
            verdict: "stop",
            spans: [{ start: 0, end: 1, kind: "phone" }],
            clean: text.replace(PHONE, "[телефон]"),
          }
        : { verdict: "pass", spans: [], clean: text };
    const scene = openScene(newWorld(), withGuard(stop));
    const [question] = asked(scene.write(ngo, ALERT, { room: "direct" }));
    expect(question?.prompt.question.key).toBe("guard-stopped-direct");
    expect(question?.prompt.options.map(({ command }) => command?.kind ?? null)).toEqual(["raise", null]);
    expect(scene.write(ngo, "2", { room: "direct" }).done).toEqual([]);
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

describe("HTML that says more than the body", () => {
  const BODY = "На вокзале мальчик лет 10, один";

  test("is judged: with a phone in it the message goes, and the case stands on the body", () => {
    for (const formatted of [
      `<p>${BODY}, ${PHONE}</p>`,
      `<b>${BODY}</b><br><a href="tel:${PHONE.replaceAll(" ", "")}">звонить</a>`,
      `${BODY}, 8&#32;705<span> 318</span> 44 20`,
      `<mx-reply>quoted</mx-reply>${BODY} ${PHONE}`,
    ]) {
      const scene = openScene();
      const outcome = scene.write(ngo, BODY, { formatted });
      expect(kinds(outcome), formatted).toEqual(["redact", "raise"]);
      expect(heard(outcome)).toContain("guard-stopped-room");
      expect(scene.world.view.unclosed(SHYMKENT)).toMatchObject([{ note: BODY, source: null }]);
      expect(JSON.stringify(outcome.steps)).not.toContain("705");
    }
  });

  test("takes nothing away from what the body holds", () => {
    const outcome = openScene().write(ngo, ALERT, { formatted: BODY });
    expect(kinds(outcome)).toEqual(["redact", "raise"]);
  });

  test("may be the same in bold, or name the member it answers: then nothing is stopped", () => {
    for (const formatted of [
      `<strong>${BODY}</strong>`,
      `<a href="https://matrix.to/#/@police:localhost">полиция</a>: ${BODY}`,
      `<mx-reply><blockquote>${PHONE}</blockquote></mx-reply>${BODY}`,
    ])
      expect(kinds(openScene().write(ngo, BODY, { formatted })), formatted).toEqual(["raise"]);
  });

  test("in the direct room is read by nobody", () => {
    expect(kinds(openScene().write(ngo, BODY, { formatted: `${BODY} ${PHONE}`, room: "direct" }))).toEqual([
      "raise",
    ]);
  });

  test("in an edit counts as well", () => {
    const scene = openScene();
    const { event } = scene.alert(ngo);
    const outcome = scene.write(ngo, BODY, { replaces: event, formatted: `${BODY} ${PHONE}` });
    expect(kinds(outcome)).toEqual(["redact", "source_gone"]);
  });

  test("where the body is worse than the HTML or the other way round, the worse counts", () => {
    const grades = ["pass", "ask", "stop"] as const;
    for (const body of grades)
      for (const html of grades) {
        const scene = openScene(
          newWorld(),
          withGuard((text) => ({ verdict: text === "html" ? html : body, spans: [], clean: BODY })),
        );
        const outcome = scene.write(ngo, BODY, { formatted: "html" });
        const worst = grades[Math.max(grades.indexOf(body), grades.indexOf(html))];
        expect(kinds(outcome).includes("redact"), `${body} ${html}`).toBe(worst === "stop");
        expect(heard(outcome).includes("guard-ask-room"), `${body} ${html}`).toBe(worst === "ask");
      }
  });
});

describe("an edit", () => {
  test("of an alert by its author corrects the case", () => {
    const scene = openScene();
    const { code, event } = scene.alert(ngo);
    const outcome = scene.write(ngo, "На вокзале двое мальчиков лет 12, одни", { replaces: event });
    expect(kinds(outcome)).toEqual(["tell"]);
    expect(scene.world.the(code)).toMatchObject({
      fields: { children: 2 },
      note: "На вокзале двое мальчиков лет 12, одни",
      source: event,
    });
    expect(scene.world.view.caseOfEvent(outcome.event)).toBe(code);
  });

  test("of chatter into an alert raises it, on the message as it now stands", () => {
    const scene = openScene();
    const { event } = scene.write(ngo, "коллеги, завтра совещание в 10");
    const outcome = scene.write(ngo, "На вокзале мальчик лет 10, один", { replaces: event });
    expect(kinds(outcome)).toEqual(["raise"]);
    expect(scene.world.view.unclosed(SHYMKENT)).toMatchObject([{ source: event }]);
  });

  test("with personal data takes out the first version too; the card keeps what was said before", () => {
    const scene = openScene();
    const { code, event } = scene.alert(ngo);
    const { note } = scene.world.the(code);
    const outcome = scene.write(ngo, `На вокзале мальчик, мама ${PHONE}`, { replaces: event });
    expect(outcome.done).toEqual([
      { kind: "redact", room: ROOM, event },
      { kind: "source_gone", code },
    ]);
    expect(heard(outcome)).toEqual(["personal-data"]);
    expect(scene.world.the(code)).toMatchObject({ note, source: null });
  });

  test("with personal data of an own message in the thread takes out that message", () => {
    const scene = openScene();
    const { code } = scene.alert(ngo);
    const { event } = scene.write(migration, "мы в пути", { thread: code });
    expect(scene.write(migration, `мы в пути, ${PHONE}`, { replaces: event }).done).toEqual([
      { kind: "redact", room: ROOM, event },
    ]);
    expect(scene.write(migration, "мы уже на месте", { replaces: event }).steps).toEqual([]);
  });

  test("of somebody else's alert, or of the bot's card, changes nothing; with personal data it alone goes", () => {
    const scene = openScene();
    const { code, event } = scene.alert(ngo);
    for (const original of [event, cardOf(code)]) {
      expect(scene.write(police, "Там уже пять детей, лет по 3", { replaces: original }).steps).toEqual([]);
      const outcome = scene.write(police, `мама ${PHONE}`, { replaces: original });
      expect(outcome.done).toEqual([{ kind: "redact", room: ROOM, event: outcome.event }]);
    }
    expect(scene.world.the(code).source).toBe(event);
  });

  test("in the direct room is not read again", () => {
    const scene = openScene();
    const { event } = scene.write(ngo, "спасибо", { room: "direct" });
    expect(scene.write(ngo, "На вокзале мальчик, один", { replaces: event, room: "direct" }).steps).toEqual(
      [],
    );
  });
});

describe("what cannot be read leaves the room", () => {
  const media = { kind: "media", thread: null, replyTo: null } as const;

  test.each([ngo, auditor])("pictures and too long texts, whoever sent them", (by) => {
    for (const content of [media, { kind: "oversized" as const }]) {
      const outcome = openScene().receive(by, content, "response");
      expect(kinds(outcome)).toEqual(["redact"]);
      expect(heard(outcome)).toEqual([content.kind === "media" ? "guard-media-refused" : "guard-oversized"]);
    }
  });

  test("in the direct room they are refused, and stay where only the bot has them", () => {
    expect(heard(openScene().receive(ngo, media, "direct"))).toEqual(["guard-media-direct"]);
    expect(heard(openScene().receive(ngo, { kind: "oversized" }, "direct"))).toEqual(["guard-oversized"]);
  });
});

describe("a message that its author deleted", () => {
  test("was the alert: the card repeats it from now on", () => {
    const scene = openScene();
    const { code, event } = scene.alert(ngo);
    const gone: readonly Step[] = scene.receive(ngo, { kind: "deleted", event }, "response").steps;
    expect(gone).toEqual([{ do: { kind: "source_gone", code } }]);
    expect(scene.receive(ngo, { kind: "deleted", event }, "response").steps).toEqual([]);
  });

  test("was anything else: nothing is to be done", () => {
    const scene = openScene();
    const { code } = scene.alert(ngo);
    const { event } = scene.write(police, "мы в пути", { thread: code });
    expect(scene.receive(police, { kind: "deleted", event }, "response").steps).toEqual([]);
    expect(scene.receive(police, { kind: "deleted", event: cardOf(code) }, "response").steps).toEqual([]);
  });
});
