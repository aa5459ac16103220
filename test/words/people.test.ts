/** What is read of the register's words, and what is left alone. */
import { describe, expect, test } from "vitest";
import { accountsIn, readPeople, readPractice } from "../../src/words/people.ts";
import { words } from "./words-for-tests.ts";

const read = (text: string, called = false) => readPeople(text, called, words);
const brief = (text: string): string => {
  const told = read(text);
  return told === null ? "-" : [told.act, ...(told.guessed ? ["guessed"] : []), ...told.accounts].join(" ");
};

describe("an order about the register", () => {
  test.each([
    ["пригласить @user:x.kz НПО Шымкент", "invite @user:x.kz"],
    ["@user:x.kz қосыңыз, ювеналды полиция", "invite @user:x.kz"],
    ["add @user:x.kz to the NGO Qorgan", "invite @user:x.kz"],
    ["отчислить @user:x.kz", "remove @user:x.kz"],
    ["@user:x.kz уволилась", "remove @user:x.kz"],
    ["@user:x.kz жұмыстан шықты", "remove @user:x.kz"],
    ["шығару @user:x.kz", "remove @user:x.kz"],
    ["remove @user:x.kz", "remove @user:x.kz"],
    ["заблокировать @user:x.kz", "lock @user:x.kz"],
    ["@user:x.kz телефонын жоғалтты", "lock @user:x.kz"],
    ["lost phone @user:x.kz", "lock @user:x.kz"],
    ["разблокировать @user:x.kz", "unlock @user:x.kz"],
    ["@user:x.kz бұғаттан шығару", "unlock @user:x.kz"],
    ["let @user:x.kz back in, unlock", "unlock @user:x.kz"],
    ["приглосить @user:x.kz НПО Қорған", "invite guessed @user:x.kz"],
    ["заблакировать @user:x.kz", "lock guessed @user:x.kz"],
  ])("«%s» is %s", (text, expected) => {
    expect(brief(text)).toBe(expected);
  });

  test.each([
    "не удаляйте @user:x.kz",
    "@user:x.kz шығарудың керегі жоқ",
    "удалить @user:x.kz?",
    "пригласить и удалить @user:x.kz",
    "добавить фото",
    "баланы ауруханадан шығарыңыз",
    "пригласите врача",
    "@user:x.kz сегодня на смене",
    `пригласить @user:x.kz ${"слово ".repeat(17)}`,
  ])("«%s» is none", (text) => {
    expect(brief(text)).toBe("-");
  });

  test("names role, language and organisation, in any order", () => {
    expect(read("мүше қосу @dana:x.kz Қорған ҮЕҰ үйлестіруші ретінде, орысша")).toMatchObject({
      role: "coordinator",
      language: "ru",
      org: { text: "Қорған ҮЕҰ", kinds: ["ngo"] },
    });
    expect(read("@dana:x.kz добавить наблюдателем из опеки")).toMatchObject({
      role: "auditor",
      language: null,
      org: { kinds: ["guardianship"], own: [] },
    });
    expect(read("invite @dana:x.kz")?.org).toBeNull();
  });

  test("may call a member by name in place of an account, or an organisation for locking", () => {
    expect(read("отчислить Айгерим", true)).toMatchObject({ act: "remove", accounts: [] });
    expect(read("отчислить Айгерим")).toBeNull();
    expect(read("заблокировать НПО Қорған")).toMatchObject({ act: "lock", org: { kinds: ["ngo"] } });
    expect(read("отчислить НПО Қорған")).toBeNull();
  });
});

test("accounts are found in links and at the end of a sentence, as one and in lower case", () => {
  expect(accountsIn("это https://matrix.to/#/@Dana:x.kz.").map(({ account }) => account)).toEqual([
    "@dana:x.kz",
  ]);
  expect(accountsIn("@dana и @ali:x.kz:8448,").map(({ account }) => account)).toEqual([
    "@dana",
    "@ali:x.kz:8448",
  ]);
  expect(accountsIn("почта @ и точка")).toEqual([]);
});

test("a practice alert is asked for by the first word, and may bring words of its own", () => {
  const rest = (text: string) => readPractice(text, words)?.rest;
  expect(rest("тренировка")).toBe("");
  expect(rest("Жаттығу.")).toBe("");
  expect(rest("Жаттығу: Шымкент, вокзал, 2 бала")).toBe("Шымкент, вокзал, 2 бала");
  expect(rest("учебный сигнал рынок, девочка 5 лет")).toBe("рынок, девочка 5 лет");
  expect(rest("practice alert")).toBe("");
  expect(rest("завтра тренировка по футболу")).toBeUndefined();
  expect(rest("тренировка по футболу, тренер бьёт детей")).toBeUndefined();
});
