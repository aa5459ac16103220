/**
 * Every way in which words of a member can come before others (docs/guard.md, "Where it stands"): one test each. The same secret comes
 * in by each of them and is in none of what the bot does, but for the removal.
 */
import { describe, expect, test } from "vitest";
import type { Member } from "../../src/people/member.ts";
import { admit } from "../../src/understand/admit.ts";
import type { Message } from "../../src/understand/message.ts";
import type { Tools } from "../../src/understand/tools.ts";
import { coordinator, migration, newWorld, ngo, police, SHYMKENT } from "../case/world.ts";
import {
  asked,
  cardOf,
  heard,
  kinds,
  openScene,
  type Outcome,
  type Scene,
  type Spot,
  tools,
} from "./scene.ts";

const PHONE = "8 705 318 44 20";
const NAME = "Айжан Тестова";
const SECRETS = ["318", "Тестова", "Айжан"];

const says = (what: unknown) => SECRETS.filter((secret) => JSON.stringify(what).includes(secret));
const redacted = ({ done }: Outcome) =>
  done.flatMap((command) => (command.kind === "redact" ? [command.event] : []));
/** What the guard did, what is asked and said, what went into the ledger: the secret is in none of it. */
const repeatsNothing = (scene: Scene, outcome: Outcome) =>
  says([outcome.steps, outcome.effects, outcome.refusals, scene.world.entries]).length === 0;

const unfamiliar: Message["content"] = { kind: "unfamiliar" };
const media = (caption: string | null): Message["content"] => ({
  kind: "media",
  thread: null,
  replyTo: null,
  caption,
  brought: null,
});

type Way = (scene: Scene, by: Member, words: string) => Outcome;
const beside =
  (spot: (words: string) => Spot): Way =>
  (scene, by, words) =>
    scene.write(by, "Базарда бала жалғыз отыр, 7 жаста", spot(words));

const WAYS: Readonly<Record<string, Way>> = {
  "a message in the room": (scene, by, words) => scene.write(by, `мама ${words}`),
  "a message among coordinators": (scene, _, words) =>
    scene.write(coordinator, `мама ${words}`, { room: "coordination" }),
  "a reply in a thread": (scene, by, words) =>
    scene.write(by, `мама ${words}`, { thread: scene.alert(police).code }),
  "a plain reply to a card": (scene, by, words) =>
    scene.write(by, `мама ${words}`, { replyTo: cardOf(scene.alert(police).code) }),
  "a command's words": (scene, by, words) =>
    scene.write(by, `закрыть: не нашли, мама ${words}`, { thread: scene.alert(by).code }),
  "an edit of chatter": (scene, by, words) =>
    scene.write(by, `мама ${words}`, { replaces: scene.write(by, "коллеги, я на месте").event }),
  "an edit of an alert": (scene, by, words) =>
    scene.write(by, `На вокзале мальчик, мама ${words}`, { replaces: scene.alert(by).event }),
  "an edit of somebody else's message": (scene, by, words) =>
    scene.write(by, `мама ${words}`, { replaces: scene.write(police, "коллеги, я на месте").event }),
  "HTML beside a clean body": beside((words) => ({ formatted: `мама ${words}` })),
  "extensible events (m.text, m.html)": beside((words) => ({ besides: [`мама ${words}`] })),
  "the text for clients that know no edits": (scene, by, words) =>
    scene.write(by, "На вокзале мальчик лет 10", {
      replaces: scene.alert(by).event,
      besides: [`* мама ${words}`],
    }),
  "what an older client quotes": beside((words) => ({
    besides: [`> <@police:localhost> мама ${words}\n\nедем`],
  })),
  "a poll of a member": (scene, by, words) =>
    scene.receive(by, unfamiliar, "response", { besides: ["Кто едет?", `мама ${words}`, "никто"] }),
  "the end of a poll": (scene, by, words) =>
    scene.receive(by, unfamiliar, "response", { besides: [`мама ${words}`] }),
  "words sent with a vote": (scene, by, words) =>
    scene.receive(by, { kind: "vote", poll: cardOf(scene.alert(by).code), answers: ["1"] }, "response", {
      besides: [`мама ${words}`],
    }),
  "a contact card, an unknown msgtype, a broken event": (scene, by, words) =>
    scene.receive(by, unfamiliar, "response", { besides: [`мама ${words}`] }),
  "the name of a file": (scene, by, words) =>
    scene.receive(by, media(null), "response", { besides: [`${words}.jpg`] }),
  "a caption": (scene, by, words) =>
    scene.receive(by, media(`Вокзалда бала жалғыз жүр, мама ${words}`), "response"),
  "a place on the map, a voice, a sticker": (scene, by, words) =>
    scene.receive(by, media(null), "response", { besides: ["geo:42.3,69.6", words] }),
  "a reaction": (scene, by, words) =>
    scene.receive(by, { kind: "reaction" }, "response", { besides: [words] }),
  "the reason of a deletion": (scene, by, words) =>
    scene.receive(by, { kind: "deleted", event: scene.alert(by).event }, "response", {
      besides: [`мама ${words}`],
    }),
  "a text of more than 16 KiB": (scene, by) => scene.receive(by, { kind: "oversized" }, "response"),
  "more than 16 KiB beside the body": beside((words) => ({ besides: [`${"а ".repeat(9_000)}${words}`] })),
  "a picture inside the HTML": beside(() => ({ formatted: 'Базарда бала <img src="mxc://hs/face">' })),
  "HTML that nobody can read for certain": beside(() => ({ formatted: "мама &Acy;&jcy;" })),
};

describe.each(Object.entries(WAYS))("%s", (_, way) => {
  test.each([PHONE, NAME])("leaves the room, and is repeated nowhere", (words) => {
    const scene = openScene();
    const outcome = way(scene, ngo, words);
    expect(redacted(outcome)).toHaveLength(1);
    expect(repeatsNothing(scene, outcome)).toBe(true);
    // Whoever wrote it hears of it.
    expect(heard(outcome).length).toBeGreaterThan(0);
  });
});

describe("what is no personal data stands", () => {
  const stands: Readonly<Record<string, Way>> = {
    "a poll": (scene, by) =>
      scene.receive(by, unfamiliar, "response", { besides: ["Кто едет?", "полиция", "акимат"] }),
    "a sign as a reaction": (scene, by) =>
      scene.receive(by, { kind: "reaction" }, "response", { besides: ["👍🏽"] }),
    "a number as a reaction": (scene, by) =>
      scene.receive(by, { kind: "reaction" }, "response", { besides: ["1️⃣"] }),
    "a deletion without a reason": (scene, by) =>
      scene.receive(by, { kind: "deleted", event: cardOf(scene.alert(by).code) }, "response"),
    "HTML that says the same": (scene, by) =>
      scene.write(by, "едем на место", { formatted: "<b>едем</b> на место" }),
    "a quote of a member": (scene, by) =>
      scene.write(by, "едем", { besides: ["> <@police:localhost> кто едет?\n\nедем"] }),
  };
  test.each(Object.entries(stands))("%s", (_, way) => {
    const outcome = way(openScene(), ngo, "");
    expect(redacted(outcome)).toEqual([]);
    expect(heard(outcome)).not.toContain("guard-clear-words");
  });

  test("a member whom the client calls by name; without the mention the same name goes", () => {
    const named = { ...police, name: "Айжан Тестова" };
    const scene = () => openScene(newWorld([named, ngo]));
    const text = "Айжан Тестова, вы едете?";
    expect(redacted(scene().write(ngo, text, { mentions: [police.user] }))).toEqual([]);
    expect(redacted(scene().write(ngo, text))).toHaveLength(1);
  });

  test.each(["👍", "✅", "+1", "-1", "!!", "🇰🇿", "❤️", "10"])("%s is a sign", (key) => {
    expect(heard(openScene().receive(ngo, { kind: "reaction" }, "direct", { besides: [key] }))).toEqual([]);
  });
  test.each(["ok", "Алма", "8705", "👍👍👍👍", "mxc://hs/face", "беру", "1 2 3"])("%s is none", (key) => {
    expect(heard(openScene().receive(ngo, { kind: "reaction" }, "direct", { besides: [key] }))).toEqual([
      "guard-clear-words",
    ]);
  });
});

test("thousands of fields are judged together, and at once", () => {
  const scene = openScene();
  const besides = Array.from({ length: 3_000 }, (_, i) => `f${i}`);
  const before = process.cpuUsage();
  expect(redacted(scene.receive(ngo, unfamiliar, "response", { besides: [...besides, PHONE] }))).toHaveLength(
    1,
  );
  // Processor time, however busy the machine is: a second and less here, minutes if each field were judged by itself.
  expect(process.cpuUsage(before).user / 1_000).toBeLessThan(10_000);
});

describe("a false edit", () => {
  test("of another's chatter has that message neither removed nor made an alert", () => {
    const scene = openScene();
    const { event } = scene.write(police, "коллеги, я на месте");
    const held = scene.write(ngo, `мама ${PHONE}`, { replaces: event });
    expect(redacted(held)).toEqual([held.event]);
    expect(scene.write(ngo, "На вокзале мальчик лет 10, один", { replaces: event }).steps).toEqual([]);
  });
});

describe("what was written under a picture is not lost", () => {
  test("an alert is offered without the picture, cleaned", () => {
    const scene = openScene();
    const outcome = scene.receive(ngo, media(`Вокзалда 7 жасар бала жалғыз жүр, анасы ${PHONE}`), "response");
    expect(heard(outcome)).toEqual(expect.arrayContaining(["guard-media-refused", "confirm-raise"]));
    const [question] = asked(outcome);
    expect(question?.quote).toContain("жалғыз жүр");
    expect(says(question)).toEqual([]);
    scene.vote(ngo, question?.prompt.id ?? "", "1");
    expect(scene.world.view.unclosed(SHYMKENT)).toMatchObject([{ source: null }]);
    expect(says(scene.world.entries)).toEqual([]);
  });

  test("anything else is not, nor what nobody can judge", () => {
    for (const caption of ["фото", "а".repeat(20_000)])
      for (const room of ["response", "direct"] as const)
        expect(asked(openScene().receive(ngo, media(caption), room))).toEqual([]);
  });
});

describe("an unfamiliar event that the guard is not sure of", () => {
  const unsure: Tools = {
    ...tools,
    guard: () => ({ verdict: "ask", spans: [{ start: 0, end: 1, kind: "person" }], clean: "[имя]" }),
  };

  test("stands until its author has answered: it goes, or stays and is counted", () => {
    for (const [answer, after] of [
      ["1", ["redact"]],
      ["2", ["insist"]],
    ] as const) {
      const scene = openScene(newWorld(), unsure);
      const outcome = scene.receive(ngo, unfamiliar, "response", { besides: ["Кто едет?"] });
      expect(heard(outcome)).toEqual(["guard-ask-room-whole"]);
      expect(outcome.done).toEqual([]);
      expect(kinds(scene.vote(ngo, asked(outcome)[0]?.prompt.id ?? "", answer))).toEqual(after);
    }
  });

  test("in the direct room is read by the bot alone", () => {
    expect(
      openScene(newWorld(), unsure).receive(ngo, unfamiliar, "direct", { besides: ["words"] }).steps,
    ).toEqual([]);
  });
});

describe("the door for Telegram, web pages and whatever comes", () => {
  const door = (world = newWorld()) => ({ by: migration, view: world.view, tools });

  test("is strict for a group and for coordinators, warns where the bot alone reads, and leaves a sealed detail alone", () => {
    const text = `Мама ${NAME}, ${PHONE}`;
    expect(admit([text], "group", door())).toMatchObject({ kind: "stop", clean: "Мама [имя], [телефон]" });
    expect(admit([text], "coordinators", door())).toMatchObject({ kind: "stop" });
    expect(admit([text], "bot", door())).toMatchObject({ kind: "ask" });
    expect(admit([text], "sealed", door())).toEqual({ kind: "pass" });
    expect(admit(["На вокзале мальчик"], "group", door())).toEqual({ kind: "pass" });
  });

  test("tells kind and place, and never the thing", () => {
    const admission = admit([`Мама ${NAME}, ${PHONE}`, `Мама ${NAME}, ${PHONE}`], "group", door());
    expect(admission).toMatchObject({
      found: [
        { kind: "person", word: 2, of: 8 },
        { kind: "phone", word: 4, of: 8 },
      ],
    });
    expect(says(admission)).toEqual([]);
  });

  test("fails closed: a guard that throws, and one that cannot judge", () => {
    const broken = () => {
      throw new Error(PHONE);
    };
    expect(admit(["text"], "group", { ...door(), tools: { guard: broken } })).toEqual({ kind: "unchecked" });
    expect(admit(["а".repeat(20_000)], "bot", door())).toEqual({ kind: "unchecked" });
  });

  test("knows the organisations of the region", () => {
    const org = { ...ngo.org, name: "Айжан Тестова қоры" };
    const world = newWorld([{ ...ngo, org }, migration]);
    expect(admit(["Айжан Тестова қоры келеді"], "group", door(world)).kind).toBe("pass");
    expect(admit(["Айжан Тестова қоры келеді"], "group", door()).kind).not.toBe("pass");
  });
});
