/** Edits, deletions, and what nobody can read: what stands in the room is what the guard has seen. */
import { describe, expect, test } from "vitest";
import type { Step } from "../../src/understand/step.ts";
import { auditor, migration, ngo, police, SHYMKENT } from "../case/world.ts";
import { asked, cardOf, heard, kinds, openScene, ROOM } from "./scene.ts";

const PHONE = "8 705 318 44 20";

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
    expect(heard(outcome)).toEqual(["guard-stopped-edit"]);
    expect(scene.world.the(code)).toMatchObject({ note, source: null });
    const [question] = asked(outcome);
    scene.vote(ngo, question?.prompt.id ?? "", "1");
    expect(scene.world.the(code)).toMatchObject({ note: "На вокзале мальчик, мама [телефон]", source: null });
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
  const media = { kind: "media", thread: null, replyTo: null, caption: null, brought: null } as const;

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
