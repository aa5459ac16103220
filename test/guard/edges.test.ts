/** Single decisions at the edges of the rules, each with what it keeps apart. */
import { describe, expect, test } from "vitest";
import { found } from "./the-guard.ts";

describe("what is masked", () => {
  test.each([
    // A letter that would become two in small letters shifts no offset.
    ["İБРАГИМ кеше келді, тел 8 701 555 01 02", "phone: 8 701 555 01 02"],
    // The house between two commas, and a flat behind it.
    ["Көктем-2, 15, кв. 8 үйде тұрады", "address: Көктем-2, 15, кв. 8 үйде"],
    // A place told by what it stands behind takes the name in quotes along.
    ["живёт за кафе «Встреча» в синем доме", "address: за кафе «Встреча» в синем доме"],
    ["«Нұр» жатақханасы, 12 бөлме", "address: «Нұр» жатақханасы, 12 бөлме"],
    // Groups of kindergartens and colleges.
    ["старшая группа «Звёздочка», садик №5", "school_class: старшая группа «Звёздочка», садик №5"],
    ["группа ИС-21, колледж", "school_class: группа ИС-21, колледж"],
    ["учится в восьмом «Г» из тридцать третьей", "school_class: восьмом «Г» из тридцать третьей"],
    // American Express groups its digits in its own way.
    ["карта 3782 822463 10005", "account: 3782 822463 10005"],
    // Local numbers of the neighbours, without their country's code.
    ["0555 12 34 56", "phone: 0555 12 34 56"],
    ["93 512 34 56", "phone: 93 512 34 56"],
    ["телефон 1234-5678", "phone: 1234-5678"],
    // Three small letters that are no word, between the numbers of a plate.
    ["123 вкм 17 авто", "plate: 123 вкм 17"],
    // A nick in Latin letters where the rest is Cyrillic; with a dot inside.
    ["инстаграмда aikakz деген", "handle: aikakz"],
    ["инста aika.kz", "handle: aika.kz"],
  ])("%s", (text, piece) => {
    expect(found(text)).toContain(piece);
  });
});

describe("what passes", () => {
  test.each([
    // Ages and counts in a row are dialled by nobody.
    "возраст 7 10 12 13 14 15",
    "дети 8 7 10 12 13 14 15 лет",
    // A case's code needs no digits, and is no telephone without a word for one.
    "код ABC-DEF",
    "ABCD-1234 тут",
    "машина ABC-123, черная",
    // The shape of a card's groups, but no card.
    "карточка 4-6-5",
  ])("%s", (text) => {
    expect(found(text)).toEqual([]);
  });
});
