/** Command words: by reply, in the thread, by code; which case is meant; what takes a tap first. */
import { describe, expect, test } from "vitest";
import { showCode } from "../../src/case/code.ts";
import type { CaseCode } from "../../src/ids.ts";
import { coordinator, migration, ngo, police, police2 } from "../case/world.ts";
import { asked, cardOf, heard, kinds, openScene, type Outcome, type Scene } from "./scene.ts";

const CYRILLIC: Readonly<Record<string, string>> = {
  A: "А",
  B: "В",
  C: "С",
  E: "Е",
  H: "Н",
  K: "К",
  M: "М",
  P: "Р",
  T: "Т",
  X: "Х",
};
const inCyrillic = (code: CaseCode) =>
  [...showCode(code)]
    .map((letter) => CYRILLIC[letter] ?? letter)
    .join("")
    .toLowerCase();

describe.each(["беру", "Аламын!", "take", "БЕРУ.", "алдым, рақмет"])("«%s»", (text) => {
  test("takes the case: as a reply to its card, in its thread, as a reply to the alert, and with its code", () => {
    const ways: ((scene: Scene, alert: ReturnType<Scene["alert"]>) => Outcome)[] = [
      (scene, { code }) => scene.write(police, text, { replyTo: cardOf(code) }),
      (scene, { code }) => scene.write(police, text, { thread: code }),
      (scene, { event }) => scene.write(police, text, { replyTo: event }),
      (scene, { code }) => scene.write(police, `${showCode(code)} ${text}`),
      (scene, { code }) => scene.write(police, `${inCyrillic(code)} ${text}`, { room: "direct" }),
      (scene, { code }) => scene.write(police, `${code.toLowerCase()} ${text}`, { room: "coordination" }),
    ];
    for (const way of ways) {
      const scene = openScene();
      const alert = scene.alert(ngo);
      expect(way(scene, alert).done).toEqual([{ kind: "take", code: alert.code }]);
      expect(scene.world.the(alert.code).phase).toMatchObject({ kind: "taken", taker: { org: police.org } });
    }
  });
});

describe("a word with its case", () => {
  const scene = openScene();
  const { code } = scene.alert(ngo);
  scene.write(police, "беру", { thread: code });

  test.each([
    ["статус", "status"],
    ["күйі", "status"],
    [`покажи ${showCode(code)}`, "status"],
    ["вопрос", "question"],
    ["отмена", "undo"],
  ])("%s", (text, kind) => {
    expect(scene.write(police, text, { thread: code }).steps).toContainEqual({ do: { kind, code } });
  });

  test.each([
    ["закрыть: в семье, психолог", { outcome: "safe_family", services: ["socio_psychological"] }],
    ["жабу: дабыл расталмады", { outcome: "false_alarm" }],
    ["закрыть", {}],
  ])("%s: the report comes with it", (text, parts) => {
    expect(scene.write(migration, text, { thread: code }).steps).toContainEqual({
      do: { kind: "close", code, parts, sure: false },
    });
  });

  test.each([
    ["передать миграции", "confirm-hand-over", { kind: "hand_over", to: "migration" }],
    ["көші-қонға тапсыру", "confirm-hand-over", { kind: "hand_over", to: "migration" }],
    ["открыть снова", "confirm-reopen", { kind: "reopen" }],
    ["отозвать", "confirm-withdraw", { kind: "withdraw" }],
    ["перевести в Туркестан", "confirm-transfer", { kind: "transfer", to: "turkistan" }],
    ["принято", "confirm-take", { kind: "take" }],
    ["закроете?", "confirm-close", { kind: "close" }],
    ["не отмена", "confirm-guess", { kind: "undo" }],
  ])("%s takes one tap, of the one who wrote", (text, key, command) => {
    const outcome = scene.write(police, text, { thread: code });
    expect(outcome.done).toEqual([]);
    expect(asked(outcome)).toMatchObject([
      {
        to: { kind: "thread", code },
        mentions: [police.user],
        prompt: {
          only: police.user,
          question: { key, code },
          options: [
            { id: "1", command: { ...command, code } },
            { id: "2", command: null },
          ],
        },
      },
    ]);
  });

  test.each([
    ["передать", "hand-over-to-whom"],
    ["то же что", "same-as-which"],
    ["перевести в другой регион", "transfer-where"],
  ])("%s lacks something: the bot says what", (text, key) => {
    expect(heard(scene.write(police, text, { thread: code }))).toEqual([key]);
  });

  test("a correction changes the card", () => {
    scene.write(ngo, "исправить: не 1, а 3 детей", { thread: code });
    expect(scene.world.the(code).fields.children).toBe(3);
  });

  test("the question of a tap in the direct room stays there", () => {
    const outcome = scene.write(police, `${code} открыть снова`, { room: "direct" });
    expect(asked(outcome)[0]?.to).toEqual({ kind: "direct", user: police.user });
  });
});

describe("undo", () => {
  test.each(["отмена", "болдырмау", "undo"])(
    "«%s» gives back what the member did last, wherever it was",
    (text) => {
      const scene = openScene();
      const { code } = scene.alert(ngo);
      scene.write(police, "беру", { thread: code });
      expect(kinds(scene.write(police, text, { room: "direct" }))).toEqual(["undo"]);
      expect(scene.world.the(code).phase.kind).toBe("open");
    },
  );

  test("a guessed one does nothing", () => {
    const scene = openScene();
    const { code } = scene.alert(ngo);
    scene.write(police, "беру", { thread: code });
    expect(kinds(scene.write(police, "не отмена", { room: "direct" }))).toEqual([]);
    expect(scene.world.the(code).phase.kind).toBe("taken");
  });
});

describe("words that need no case", () => {
  test.each([
    ["список", "list-empty"],
    ["помощь", "help"],
    ["көмек", "help"],
  ])("%s is answered in the direct room and in the coordination room", (text, key) => {
    expect(heard(openScene().write(police, text, { room: "direct" }))).toEqual([key]);
    expect(openScene().write(police, text, { room: "coordination" }).refusals).toEqual([]);
    expect(kinds(openScene().write(police, text, { room: "coordination" }))).toHaveLength(1);
  });

  test.each([
    ["сводка по Шымкенту за неделю", ["numbers"]],
    ["Түркістан облысының есебі", ["not-allowed-numbers-region"]],
    ["сводка по Туркестанской области за октябрь", ["not-allowed-numbers-region"]],
    ["сводка по Актюбинской области", ["numbers-no-such-region"]],
  ] as const)("«%s» in the coordination room", (text, keys) => {
    const scene = openScene();
    scene.world.raise(ngo);
    const steps = scene.write(coordinator, text, { room: "coordination" });
    expect(heard(steps)).toEqual(expect.arrayContaining([...keys]));
  });

  test("numbers of a week, for who may see them", () => {
    const scene = openScene();
    expect(scene.write(coordinator, "цифры за неделю", { room: "coordination" }).done).toEqual([
      { kind: "numbers", days: 7 },
    ]);
    expect(heard(scene.write(police, "цифры", { room: "direct" }))).toEqual(["not-allowed-numbers"]);
  });
});

describe("a word without a case", () => {
  test("«беру» in the direct room offers the open cases, the newest first, one tap each", () => {
    const scene = openScene();
    const codes = Array.from({ length: 7 }, () => scene.alert(ngo).code);
    scene.write(police2, `беру ${codes[6]}`);
    const outcome = scene.write(police, "беру", { room: "direct" });
    const [question] = asked(outcome);
    expect(question).toMatchObject({
      to: { kind: "direct", user: police.user },
      prompt: { only: police.user, most: 1 },
    });
    expect(question?.prompt.question.key).toBe("confirm-take-which");
    expect(question?.prompt.options.map(({ command }) => command)).toEqual([
      ...[5, 4, 3, 2, 1].map((i) => ({ kind: "take", code: codes[i] })),
      null,
    ]);
    expect(scene.write(police, "2", { room: "direct" }).done).toEqual([{ kind: "take", code: codes[4] }]);
  });

  test("in the coordination room it asks the member alone", () => {
    const scene = openScene();
    scene.alert(ngo);
    const [question] = asked(scene.write(coordinator, "беру", { room: "coordination" }));
    expect(question?.to).toEqual({ kind: "direct", user: coordinator.user });
    expect(scene.write(coordinator, "закрыть", { room: "coordination" }).steps).toEqual([]);
  });

  test("an offered case can be taken so too", () => {
    const scene = openScene();
    const { code } = scene.alert(ngo);
    scene.write(police, "беру", { thread: code });
    expect(asked(scene.write(migration, "беру", { room: "direct" }))).toEqual([]);
    scene.vote(
      police,
      asked(scene.write(police, "передать миграции", { thread: code }))[0]?.prompt.id ?? "",
      "1",
    );
    const [question] = asked(scene.write(migration, "беру", { room: "direct" }));
    expect(question?.prompt.options[0]?.command).toEqual({ kind: "take", code });
  });

  test("«закрыть» offers what the member may close; the report comes along", () => {
    const scene = openScene();
    const { code } = scene.alert(ngo);
    scene.alert(ngo);
    scene.write(police, "беру", { thread: code });
    const [question] = asked(scene.write(police, "закрыть: дабыл расталмады", { room: "direct" }));
    expect(question?.prompt.options.map(({ command }) => command)).toEqual([
      { kind: "close", code, parts: { outcome: "false_alarm" }, sure: false },
      null,
    ]);
  });

  test("«отозвать» offers the member's own alerts", () => {
    const scene = openScene();
    const { code } = scene.alert(ngo);
    scene.alert(migration);
    const [question] = asked(scene.write(ngo, "отозвать", { room: "direct" }));
    expect(question?.prompt.options.map(({ command }) => command)).toEqual([
      { kind: "withdraw", code },
      null,
    ]);
  });

  test("«статус» offers every case that is not closed", () => {
    const scene = openScene();
    const codes = [scene.alert(ngo).code, scene.alert(migration).code];
    const [question] = asked(scene.write(police, "статус", { room: "direct" }));
    expect(question?.prompt.options.map(({ command }) => command)).toEqual([
      { kind: "status", code: codes[1] },
      { kind: "status", code: codes[0] },
      null,
    ]);
  });

  test.each(["открыть снова", "закрыть", "передать миграции", "то же что", "беру"])(
    "«%s» without any case that fits is answered",
    (text) => {
      const scene = openScene();
      if (text !== "беру") scene.alert(ngo);
      expect(heard(scene.write(police, text, { room: "direct" }))).toEqual(["code-needs-case"]);
    },
  );
});
