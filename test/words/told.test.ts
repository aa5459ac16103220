/** What is told as done is an outcome, not an order (glossary, collision «передали, тапсырдық, отвезли»). */
import { describe, expect, test } from "vitest";
import { courtesy } from "../../src/words/courtesy.ts";
import { inDirect, inRoom, inThread, reading, word, words } from "./words-for-tests.ts";

describe("told as done", () => {
  test.each([
    "передали",
    "передали опеке",
    "ребёнка передали в ЦПД",
    "отвезли домой",
    "девочку отвезли в приют",
    "тапсырдық",
    "қамқоршылыққа тапсырдық",
    "балаларды орталыққа апардық",
    "ауруханаға жеткіздік",
    "handed over to guardianship",
  ])("%s: one tap to close, with what it tells", (text) => {
    for (const setting of [inThread("ru"), inThread("kk"), inDirect()])
      expect(word(text, setting)).toMatchObject({ action: "close", sure: false, told: true, rest: text });
    expect(word(text, inRoom())).toBeNull();
  });

  test.each([
    "ещё не передали",
    "передали опеке?",
    "если передали, закройте потом",
    "әлі тапсырған жоқпыз",
    "соседи передали, что семья уехала",
    "он передал, что дети голодные и плачут",
    "вчера передали по радио сильный дождь в горах",
    "полиция баланы үйіне апарды",
  ])("%s: nothing to close", (text) => {
    expect(word(text, inThread())?.told).toBeUndefined();
  });

  test("the order itself stays an order", () => {
    expect(reading("передать опеке")).toBe("hand_over?");
    expect(reading("опекаға тапсырамыз", inThread("kk"))).toBe("hand_over?");
  });
});

test.each([
  "Рақмет сіздерге",
  "Көп рахмет баршаңызға!",
  "сіздерге үлкен рақмет",
  "көмектеріңізге рахмет",
  "Спасибо вам за помощь, коллеги",
  "благодарим всех за оперативность",
  "thanks for your help",
])("«%s» asks for no answer", (text) => expect(courtesy(text, words)).toBe(true));

test.each(["рақмет, бала қайда?", "спасибо за помощь, но ребёнок опять на рынке"])(
  "«%s» says more than thanks",
  (text) => expect(courtesy(text, words)).toBe(false),
);

test.each([
  ["мен алайын осыны", "kk", "take"],
  ["бара жатырмыз", "kk", "coming"],
  ["қайта ашу керек", "kk", "reopen?"],
  ["надо открыть снова", "ru", "reopen?"],
  ["тізімді жіберіңіз", "kk", "list"],
  ["сандарды көрсетіңіз", "kk", "numbers"],
  ["есеп керек", "kk", "numbers"],
  ["қате басып қойдым", "kk", "undo?"],
  ["отменить последнее", "ru", "undo?"],
  ["көмек керек", "kk", "-"],
] as const)("«%s» (%s) is %s", (text, language, read) =>
  expect(reading(text, inThread(language))).toBe(read),
);
