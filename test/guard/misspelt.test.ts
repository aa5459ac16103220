import { describe, expect, test } from "vitest";
import { misspelt } from "../../src/guard/misspelt.ts";
import { nameKey } from "../../src/guard/name-key.ts";
import { found } from "./the-guard.ts";

const words = misspelt(
  new Set(["квартира", "подъезд", "үйінде", "ак-жол"].map(nameKey)),
  ["эпилепс", "ұл"].map(nameKey),
);

describe("a word of the lexicon with one error", () => {
  test.each([
    ["кварира", "квартира"],
    ["квартирра", "квартира"],
    ["кватрира", "квартира"],
    ["квортира", "квартира"],
    ["подезд", "подъезд"],
    ["эплепсиясы", "эпилепсиясы"],
    ["эпилпсиямен", "эпилепсиямен"],
  ])("%s is read as %s", (written, meant) => {
    const key = nameKey(written);
    expect(words.knows(key) ? key : words.meant(key)).toBe(nameKey(meant));
  });

  test.each(["вартира", "картина", "эпилог", "уйим", "каатира", ""])("%s is none of them", (written) => {
    expect(words.meant(nameKey(written))).toBeNull();
  });

  test("words that are known are told: whole, by a half, by a beginning that is long enough to mean something", () => {
    expect(words.knows(nameKey("квартира"))).toBe(true);
    expect(words.knows(nameKey("жол"))).toBe(true);
    expect(words.knows(nameKey("эпилепсиясы"))).toBe(true);
    expect(words.knows(nameKey("ұлица"))).toBe(false);
  });
});

test.each([
  ["ул. Жургенова дм 14, кварира 2", ["address: ул. Жургенова дм 14, кварира 2"]],
  ["Сатпаев кошеси 23 уй 8 патир", ["address: Сатпаев кошеси 23 уй 8 патир"]],
  ["микрорйон Восток доом 45", ["address: микрорйон Восток доом 45"]],
  ["у Тимура эплепсия", ["person: Тимура", "medical: эплепсия"]],
  ["мектебб 21, сыныыб 3 А", ["school_class: мектебб 21, сыныыб 3 А"]],
])("misspelt words are places, classes and illnesses all the same: %s", (text, spans) => {
  expect(found(text)).toEqual(spans);
});

test("an everyday word, a name and a capital inside a sentence are left as they are", () => {
  expect(found("Айна апай психологқа жазылды")).not.toContain("medical: психологқа");
  expect(found("играет квартет, 12 музыкантов, квортал не указан")).toEqual([]);
});
