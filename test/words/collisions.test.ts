/** The glossary's table of collisions, line by line. "take?" is one tap; "-" is no command. */
import { describe, expect, test } from "vitest";
import { CODE, inDirect, inRoom, inThread, reading, word } from "./words-for-tests.ts";

const all = (texts: readonly string[], setting = inThread()) => texts.map((text) => reading(text, setting));
const none = (texts: readonly string[]) => texts.map(() => "-");

describe("collisions", () => {
  test("беру: Russian takes, Kazakh asks, with a body it hands over, with food it is no command", () => {
    expect(all(["беру", "берём"], inThread("ru"))).toEqual(["take", "take"]);
    expect(all(["беру", "берем"], inThread("kk"))).toEqual(["take?", "take?"]);
    expect(word("опекаға беру", inThread("kk"))).toMatchObject({
      action: "hand_over",
      to: "guardianship",
      sure: false,
    });
    expect(word("ЦАН-ға беру", inThread("ru"))).toMatchObject({
      action: "hand_over",
      to: "csc",
      sure: false,
    });
    expect(all(["тамақ беру", "жәрдемақы беру"], inThread("kk"))).toEqual(["-", "-"]);
    expect(all(["беру в работу"], inThread("kk"))).toEqual(["take"]);
  });

  test("алдым acts as a whole word; ал, алды, алу and a thing taken never", () => {
    expect(all(["алдым", "алдық", "аламын", "аламыз"])).toEqual(["take", "take", "take", "take"]);
    const other = [
      "ал",
      "алды",
      "алу",
      "алдын ала",
      "алдымен",
      "алдында",
      "бала алдым",
      "көмек алды",
      "ақша алдым",
    ];
    expect(all(other, inThread("kk"))).toEqual(none(other));
  });

  test("сұрау: begging is no question", () => {
    expect(all(["сұрау", "сұрау керек"], inThread("kk"))).toEqual(["ask?", "ask?"]);
    const begging = ["қайыр сұрау", "садақа сұрау", "ақша сұрау", "ол сұрады"];
    expect(all(begging, inThread("kk"))).toEqual(none(begging));
  });

  test("принято, +, ok mean 'read': a tap beside a card, nothing in the direct room or the open room", () => {
    const read = ["принято", "принял", "қабылданды", "ок", "ok", "+", "👍"];
    expect(all(read)).toEqual(read.map(() => "take?"));
    expect(all(read, inDirect())).toEqual(none(read));
    expect(all(read, inRoom())).toEqual(none(read));
  });

  test("on our way: said beside a case, and nothing in the room", () => {
    const onWay = ["еду", "иду", "выезжаем на место", "барамыз", "шықтық", "on my way"];
    expect(all(onWay)).toEqual(onWay.map(() => "coming"));
    expect(all(onWay, inRoom())).toEqual(none(onWay));
    expect(all(["беру, еду", "еду, беру в работу"])).toEqual(["take?", "take"]);
    expect(all(["еду?", "если еду", "полиция выехала"])).toEqual(["coming?", "coming?", "coming?"]);
    const elsewhere = ["еду на рынок", "еду домой", "үйге барамыз"];
    expect(all(elsewhere)).toEqual(none(elsewhere));
  });

  test("помощь is help only as the whole message", () => {
    expect(all(["помощь", "Көмек!", "help"])).toEqual(["help", "help", "help"]);
    const alerts = ["нужна помощь", "көмек керек", "помощь нужна срочно", "help the child", "помогите"];
    expect(all(alerts)).toEqual(none(alerts));
  });

  test("what was handed over already is no order: at most it is over", () => {
    const past = ["передали", "тапсырдық", "отвезли", "передали в опеку", "опекаға тапсырдық"];
    for (const text of past)
      expect(word(text), text).toMatchObject({ action: "close", sure: false, told: true });
  });

  test("закрыт and жабық never close; бітті as the whole message, by tap", () => {
    const closed = [
      "закрыт",
      "жабық",
      "рынок закрыт",
      "дүкен жабық",
      "ақша бітті",
      "close to the station",
      "жабылды",
    ];
    expect(all(closed)).toEqual(none(closed));
    expect(all(["бітті", "закрыть", "zakryt"])).toEqual(["close?", "close", "close"]);
  });

  test("қайтару and вернуть bring a child home: neither undo nor reopen", () => {
    const back = ["қайтару", "қайтар", "вернуть", "вернуть домой", "үйіне қайтару", "баланы қайтарып аламын"];
    expect(all(back)).toEqual(none(back));
  });

  test("шақыру, вызвать, шығару, выписать, удалить are no commands of a case", () => {
    const other = [
      "шақыру",
      "вызвать",
      "call",
      "вызвать скорую",
      "шығару",
      "выписать",
      "удалить",
      "удалить фото",
    ];
    expect(all(other)).toEqual(none(other));
  });

  test("ашу reopens only with «қайта»", () => {
    expect(all(["ашу", "ашылды", "іс ашылды", "открыть", "открыть дверь"])).toEqual([
      "-",
      "-",
      "-",
      "-",
      "-",
    ]);
    expect(all(["қайта ашу", "снова открыть"])).toEqual(["reopen?", "reopen?"]);
  });

  test("көрсету gives services: show is the imperative with a code", () => {
    expect(all(["көрсету", "қызмет көрсету", `көрсету ${CODE}`, "көрсет", "покажи"])).toEqual(
      none(Array(5).fill("")),
    );
    expect(all([`көрсет ${CODE}`, `покажи ${CODE}`])).toEqual(["show", "show"]);
  });

  test("everyday words: the whole message only", () => {
    const sentences = ["как доехали", "адрес: спрошу", "take care", "сан", "how are you", "толық"];
    expect(all(sentences)).toEqual(none(sentences));
    expect(all(["как", "how"])).toEqual(["help", "help"]);
  });

  test("a raid that took place is no command", () => {
    expect(reading("кеше рейд болды")).toBe("-");
  });

  test("бір іс, сол, дубль need a code", () => {
    expect(all(["бір іс", "сол", "дубль", "повтор"])).toEqual(["-", "-", "-", "-"]);
    expect(all([`бір іс ${CODE}`, `сол ${CODE}`, `дубль ${CODE}`])).toEqual([
      "same_as?",
      "same_as?",
      "same_as?",
    ]);
  });

  test("не denies before a Russian word; in Kazakh it asks", () => {
    expect(all(["не закрыть", "не беру", "не отменять"])).toEqual(["close?", "take?", "-"]);
    expect(all(["не болды", "не жаңалық?"], inThread("kk"))).toEqual(["status", "status"]);
    expect(reading("102 не 103", inThread("kk"))).toBe("-");
  });

  test("open, mine, итог, есеп: with a code the one, without the other", () => {
    const texts = ["open", "mine", "мои", "итог", "итоги", "есеп"];
    expect(all(texts.map((text) => `${text} ${CODE}`))).toEqual([
      "show",
      "take",
      "take",
      "close",
      "close",
      "close",
    ]);
    expect(all(texts, inDirect())).toEqual(["list", "list", "list", "numbers", "numbers", "numbers"]);
    expect(all(["mine", "мои"])).toEqual(["take?", "take?"]);
    expect(word("итог: в семье, питание")).toMatchObject({ action: "close", rest: "в семье, питание" });
  });
});
