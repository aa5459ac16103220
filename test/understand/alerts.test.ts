/** From members' own words to cases, with the real readers: in all rooms and languages; and what is left alone. */
import { describe, expect, test } from "vitest";
import { asEventId } from "../../src/ids.ts";
import { shortened } from "../../src/understand/alert.ts";
import { coordinator, ngo, police, SHYMKENT } from "../case/world.ts";
import { asked, heard, kinds, openScene } from "./scene.ts";

const ALERTS = {
  kk: "Базарда 3 бала жүк тасып жүр, көмек керек",
  ru: "На вокзале мальчик лет 10, один, документов нет",
  en: "Two girls begging near the market, about 7, alone",
  mixed: "Сары-Ағаш базары 2 қыз бала кайыр сурап отыр, родителей рядом нет",
} as const;

describe.each(Object.entries(ALERTS))("an alert (%s)", (_, text) => {
  test("in the response room becomes a case whose card leaves the words where they stand", () => {
    const scene = openScene();
    const { code, event } = scene.alert(ngo, text);
    expect(scene.world.the(code)).toMatchObject({
      home: SHYMKENT,
      author: ngo.user,
      note: text,
      source: event,
    });
    expect(scene.world.view.caseOfEvent(event)).toBe(code);
  });

  test("in the direct room becomes a case whose card repeats the words", () => {
    const scene = openScene();
    const outcome = scene.write(ngo, text, { room: "direct" });
    expect(kinds(outcome)).toEqual(["raise"]);
    expect(scene.world.view.unclosed(SHYMKENT)).toMatchObject([{ note: text, source: null }]);
  });

  test("in the coordination room is talk between coordinators", () => {
    expect(openScene().write(coordinator, text, { room: "coordination" }).steps).toEqual([]);
  });
});

test("the fields of an alert come from its words", () => {
  const scene = openScene();
  const { code } = scene.alert(ngo, ALERTS.mixed);
  expect(scene.world.the(code).fields).toMatchObject({
    category: "begging",
    place: "market",
    children: 2,
    girls: 2,
  });
});

test("several alerts in one message become cases in the order of the text", () => {
  const scene = openScene();
  const outcome = scene.write(
    ngo,
    "1) Тараз, вокзал: 3 ұл жалғыз түнеп жүр, 8 жаста\n2) Шымкент, базар: 2 қыз қайыр сұрап отыр, 7 жаста",
  );
  expect(kinds(outcome)).toEqual(["raise", "raise"]);
  expect(scene.world.view.unclosed(SHYMKENT).map(({ fields }) => [fields.children, fields.place])).toEqual([
    [3, "station"],
    [2, "market"],
  ]);
});

describe("when unsure whether it is an alert", () => {
  test("the one who wrote is asked with one tap, in the direct room", () => {
    const scene = openScene();
    const outcome = scene.write(ngo, "видели детей");
    expect(outcome.done).toEqual([]);
    expect(asked(outcome)).toMatchObject([
      {
        to: { kind: "direct", user: ngo.user },
        quote: "видели детей",
        prompt: { only: ngo.user, options: [{ command: { kind: "raise" } }, { command: null }] },
      },
    ]);
    const { id } = asked(outcome)[0]?.prompt ?? { id: "" };
    expect(scene.vote(police, id, "1").steps).toEqual([]);
    expect(kinds(scene.vote(ngo, id, "1"))).toEqual(["raise"]);
    expect(scene.world.view.unclosed(SHYMKENT)).toMatchObject([
      { source: outcome.event, note: "видели детей" },
    ]);
    expect(scene.vote(ngo, id, "1").steps).toEqual([]);
  });

  test("a no opens nothing", () => {
    const scene = openScene();
    const [question] = asked(scene.write(ngo, "видели детей"));
    expect(scene.write(ngo, "нет", { room: "direct" }).done).toEqual([]);
    expect(scene.world.view.promptOfEvent(asEventId(question?.prompt.id ?? ""))).toBeNull();
    expect(scene.world.view.unclosed(SHYMKENT)).toEqual([]);
  });
});

describe("left alone", () => {
  test.each([
    "коллеги, завтра совещание в 10",
    "кто сегодня дежурит?",
    "Рақмет сіздерге",
    "принял, спасибо",
    "беру",
    "закрыть",
  ])("chatter in the room: %s", (text) => {
    expect(openScene().write(ngo, text).steps).toEqual([]);
  });

  test.each(["Рақмет", "спасибо", "thank you"])("thanks in the direct room: %s", (text) => {
    expect(openScene().write(ngo, text, { room: "direct" }).steps).toEqual([]);
  });

  test("but what cannot be understood in the direct room is answered", () => {
    expect(heard(openScene().write(ngo, "кто сегодня дежурит?", { room: "direct" }))).toEqual([
      "not-understood",
    ]);
  });
});

describe("said in the thread of a case", () => {
  test("services and bodies named are kept for the report", () => {
    const scene = openScene();
    const { code } = scene.alert(ngo);
    expect(kinds(scene.write(ngo, "с ним поработал психолог", { thread: code }))).toEqual(["hear"]);
    expect(scene.world.the(code).heard.services).toEqual(["socio_psychological"]);
  });

  test("bodies that acted are kept as well", () => {
    const scene = openScene();
    const { code } = scene.alert(ngo);
    expect(kinds(scene.write(ngo, "приехала опека", { thread: code }))).toEqual(["hear"]);
    expect(scene.world.the(code).heard.bodies).toEqual(["guardianship"]);
  });

  test("anything else is left alone, and found again by a reply", () => {
    const scene = openScene();
    const { code } = scene.alert(ngo);
    const talk = scene.write(ngo, "связь плохая", { thread: code });
    expect(talk.steps).toEqual([{ belongsTo: code }]);
    expect(kinds(scene.write(police, "беру", { replyTo: talk.event }))).toEqual(["take"]);
  });

  test("of another room's case with a code: what cannot be understood in the direct room is answered", () => {
    const scene = openScene();
    const { code } = scene.alert(ngo);
    expect(heard(scene.write(police, `${code} хмм`, { room: "direct" }))).toEqual(["not-understood"]);
  });
});

describe("a note", () => {
  test("is at most 240 characters as people count them, cut between words", () => {
    const word = "ұйықтап 👧🏽 ";
    const cut = shortened(word.repeat(60));
    expect([...cut].length).toBeLessThanOrEqual(240);
    expect(cut.endsWith("…")).toBe(true);
    expect(word.repeat(60).startsWith(cut.slice(0, -1))).toBe(true);
    expect(cut.slice(0, -1)).toBe(cut.slice(0, -1).trimEnd());
  });

  test("of 240 characters stands whole; of one word is cut within it", () => {
    expect(shortened(` ${"а".repeat(240)} `)).toBe("а".repeat(240));
    expect(shortened("а".repeat(241))).toBe(`${"а".repeat(239)}…`);
    expect(shortened(`${"а".repeat(100)} ${"б".repeat(200)}`)).toBe(`${"а".repeat(100)} ${"б".repeat(138)}…`);
  });
});
