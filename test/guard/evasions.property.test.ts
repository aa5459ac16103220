/** Ways around the guard (issue 4, "Evasions"), meant or not: whatever is written so is masked among any words, to its last letter and digit. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { guard, room } from "./the-guard.ts";

const around = fc.array(
  fc.constantFrom(
    ..."бала жалғыз отыр базарда кеше сегодня вокзале плачет срочно куртка полиция хабарласты приехали market".split(
      " ",
    ),
  ),
  { maxLength: 5 },
);
const digit = fc.integer({ min: 0, max: 9 });
/** A mobile number of Kazakhstan in its eleven digits. */
const phone = fc
  .tuple(
    fc.constantFrom("701", "702", "705", "707", "747", "771", "775", "777", "778"),
    fc.array(digit, { minLength: 7, maxLength: 7 }),
  )
  .map(([operator, rest]) => `8${operator}${rest.join("")}`)
  .filter((number) => !/(\d)\1{3}/.test(number));
const every = (number: string, sign: string): string => [...number].join(sign);

const KAZAKH = ["нөл", "бір", "екі", "үш", "төрт", "бес", "алты", "жеті", "сегіз", "тоғыз"];
const RUSSIAN = ["ноль", "один", "два", "три", "четыре", "пять", "шесть", "семь", "восемь", "девять"];
const inWords = (number: string, words: readonly string[]): string =>
  [...number].map((one) => words[Number(one)]).join(" ");

const WAYS: Readonly<Record<string, (number: string) => string>> = {
  "zero-width spaces": (number) => every(number, "\u200b"),
  "soft hyphens": (number) => every(number, "\u00ad"),
  "word joiners": (number) => every(number, "\u2060"),
  "spaces between all digits": (number) => every(number, " "),
  "full stops": (number) =>
    `${number.slice(0, 1)}.${number.slice(1, 4)}.${number.slice(4, 7)}.${number.slice(7, 9)}.${number.slice(9)}`,
  "brackets and dashes": (number) =>
    `${number.slice(0, 1)}(${number.slice(1, 4)})${number.slice(4, 7)}-${number.slice(7, 9)}-${number.slice(9)}`,
  "a line break inside": (number) => `${number.slice(0, 4)}\n${number.slice(4, 7)} ${number.slice(7)}`,
  "Windows line breaks": (number) => `${number.slice(0, 4)}\r\n${number.slice(4)}`,
  "the letter O for 0": (number) => number.replaceAll("0", "O"),
  "the Cyrillic О for 0": (number) => number.replaceAll("0", "О"),
  "З for 3": (number) => number.replaceAll("3", "З"),
  "wide digits": (number) => [...number].map((one) => String.fromCharCode(0xff10 + Number(one))).join(""),
  "digits in Kazakh words": (number) => inWords(number, KAZAKH),
  "digits in Russian words": (number) => inWords(number, RUSSIAN),
  "digits in Kazakh words, in capitals": (number) => inWords(number, KAZAKH).toUpperCase(),
  "digits in Russian words, in capitals": (number) => inWords(number, RUSSIAN).toUpperCase(),
  "a hashtag": (number) => `#${number}`,
  "a plus and the country": (number) => `+7 ${number.slice(1, 4)} ${number.slice(4)}`,
};

/** Is every letter and digit of `secret`, which stands `at` there, masked? */
function masked(whole: string, at: number, secret: string): boolean {
  const { spans } = guard(whole, room);
  return [...secret.matchAll(/[\p{L}\p{Nd}]/gu)].every(({ index }) =>
    spans.some(({ start, end }) => start <= at + index && at + index < end),
  );
}

function hides(secret: fc.Arbitrary<string>, numRuns = 120): void {
  fc.assert(
    fc.property(around, secret, around, (before, hidden, after) => {
      const lead = before.length === 0 ? "" : `${before.join(" ")} `;
      const whole = `${lead}${hidden}${after.length === 0 ? "" : `\n${after.join(" ")}`}`;
      expect(masked(whole, lead.length, hidden), whole).toBe(true);
    }),
    { numRuns },
  );
}

describe("a telephone number", () => {
  test.each(Object.keys(WAYS))("with %s", (way) => {
    hides(phone.map((number) => WAYS[way]?.(number) ?? number));
  });

  test("in a forwarded message, whatever its header", () => {
    const header = fc.constantFrom(
      "Переслано от: Оператор 150\n",
      "Forwarded message\nFrom: duty\n\n",
      "> ",
      "[12.11.2026, 14:05] дежурный: ",
      "---------- Forwarded ----------\n",
    );
    fc.assert(
      fc.property(header, around, phone, (lead, before, number) => {
        const start = `${lead}${before.join(" ")} `;
        expect(masked(`${start}${number}`, start.length, number)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

/** With the check digit that the number has (guard-notes.md, "Identifiers"). */
const iin = fc
  .tuple(
    fc.integer({ min: 0, max: 20 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
    fc.array(digit, { minLength: 4, maxLength: 4 }),
  )
  .map(([year, month, day, serial]) => {
    const two = (n: number): string => String(n).padStart(2, "0");
    return `${two(year)}${two(month)}${two(day)}5${serial.join("")}`;
  })
  .map((eleven) => {
    const sum = (from: number): number =>
      [...eleven].reduce((all, one, i) => all + Number(one) * (((i + from) % 11) + 1), 0) % 11;
    const check = sum(0) === 10 ? sum(2) : sum(0);
    return check === 10 ? null : `${eleven}${check}`;
  })
  .filter((number) => number !== null);

describe("an identity number", () => {
  test.each([
    ["as it is", (number: string) => number],
    ["with zero-width spaces", (number: string) => every(number, "\u200b")],
    ["in three groups", (number: string) => number.replace(/(....)(....)(....)/, "$1 $2 $3")],
    ["over two lines", (number: string) => number.replace(/(......)/, "$1\n")],
  ])("%s", (_, write) => {
    hides(iin.map(write));
  });

  test("with O for 0, if it does not open with it and most of it are figures", () => {
    const readable = iin.filter((number) => !number.startsWith("0") && !/0{2}/.test(number));
    hides(readable.map((number) => number.replaceAll("0", "O")));
  });
});

const LOOKALIKE: Readonly<Record<string, string>> = {
  а: "a",
  е: "e",
  о: "o",
  р: "p",
  с: "c",
  у: "y",
  х: "x",
  А: "A",
  К: "K",
  М: "M",
  Т: "T",
};
const address = fc
  .tuple(
    fc.constantFrom("ул. Сатпаева", "улица Гагарина", "проспект Республики", "Жібек жолы көшесі"),
    fc.integer({ min: 1, max: 180 }),
    fc.integer({ min: 1, max: 99 }),
  )
  .map(([street, house, flat]) => `${street} ${house}, кв. ${flat}`);

describe("an address", () => {
  test.each([
    ["in capitals", (written: string) => written.toUpperCase()],
    ["in small letters", (written: string) => written.toLowerCase()],
    [
      "with letters of the other alphabet",
      (written: string) =>
        [...written].map((one, i) => (i % 2 === 0 ? (LOOKALIKE[one] ?? one) : one)).join(""),
    ],
    ["with zero-width spaces", (written: string) => every(written, "\u200b")],
  ])("%s", (_, write) => {
    hides(address.map(write));
  });
});

test("a word that is spaced out is read as the word", () => {
  hides(fc.constantFrom("А х м е т о в а  А й г у л ь", "С е р и к о в  Н у р л а н"), 60);
});
