import { expect, test } from "vitest";
import { found } from "./the-guard.ts";

const persons = (text: string): readonly string[] =>
  found(text).filter((piece) => piece.startsWith("person"));

test.each([
  // An abbreviation with an ending, half of a brand.
  "баланы ЦАНға апардық, қабылдап алды",
  "ждём у ЦУМа, вход со двора",
  "водитель КамАЗа видел двоих детей",
  "еГов ашылмай тур, кейин корем",
  // Thanks to God, and wishes in his name.
  "Слава Аллаху, все дома.",
  "Слава Құдайға, бала табылды!",
  "Құдай сақтасын, аман болсын.",
  "Алла балаларымызды пәле-жаладан сақтасын, ағайын.",
  "Аллах всё видит.",
  // A likeness; what opens a sentence is a word like any other.
  "Қарлығаштай қыз терезеден қарап тұр.",
  "Сваха звонила, говорит, дети одни.",
  "Надежда ещё есть. Ищем дальше.",
])("nobody is named: %s", (text) => {
  expect(persons(text)).toEqual([]);
});

test.each([
  ["ахметова д просит перевести к другому", "ахметова д"],
  ["по данным опеки абдрахманова г.ж. лишена прав", "абдрахманова г.ж."],
  ["приёмный Искаков Д деп жазылған", "Искаков Д"],
  ["кеше вокзалда сапарғали деген бала тұрды", "сапарғали"],
  ["10 jasar ul Alibek, mektepke barmaidy", "Alibek"],
  ["в крайнем вагончике Рано-апа варит", "Рано-апа"],
  ["#АйгеримСапарова нашлась", "АйгеримСапарова"],
  ["Алла Ивановна придёт завтра", "Алла Ивановна"],
  ["Слава нашёлся у одноклассника", "Слава"],
  ["Қуантай деген бала жоғалды", "Қуантай"],
])("a name is found all the same: %s", (text, name) => {
  expect(persons(text)).toEqual([`person: ${name}`]);
});

test("a surname's letter is no initial where it is a word of its own", () => {
  expect(persons("Ахметова в школе")).toEqual(["person: Ахметова"]);
});
