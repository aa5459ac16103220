import fc from "fast-check";
import { expect, test } from "vitest";
import { maskText } from "../../src/guard/mask.ts";
import type { GuardContext, Verdict } from "../../src/guard/verdict.ts";
import { guardFiles } from "./guard-files.ts";
import { VARIANTS } from "./eval/variants.ts";
import { authored, messages } from "./messages.ts";
import { guard, room } from "./the-guard.ts";

const masks = JSON.parse(String(guardFiles()["masks.json"]));
const context: fc.Arbitrary<GuardContext> = fc.record({
  recipient: fc.constantFrom("response_room", "direct_room", "coordination_room"),
  language: fc.constantFrom("kk", "ru", "en"),
});
/** Pieces of personal data, of everyday words, and anything at all, in any order. */
const pieces = messages().flatMap((message) => message.text.split(" "));
const text = fc
  .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: "binary", maxLength: 12 })), {
    maxLength: 30,
  })
  .map((words) => words.join(" "));

function holdsTogether(original: string, verdict: Verdict, { language }: GuardContext): void {
  let last = 0;
  for (const { start, end } of verdict.spans) {
    expect(start).toBeGreaterThanOrEqual(last);
    expect(end).toBeGreaterThan(start);
    last = end;
  }
  expect(last).toBeLessThanOrEqual(original.length);
  if (verdict.clean !== "" || original === "")
    expect(verdict.clean).toBe(maskText(original, verdict.spans, masks, language));
  expect(verdict.verdict === "pass").toBe(verdict.spans.length === 0);
}

test("spans are sorted, apart and inside the text; clean is the text with them replaced", () => {
  fc.assert(
    fc.property(text, context, (original, where) => holdsTogether(original, guard(original, where), where)),
    { numRuns: 300 },
  );
});

test("never throws, whatever the code units", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 300 }),
      context,
      (units, where) => {
        const original = String.fromCharCode(...units);
        holdsTogether(original, guard(original, where), where);
      },
    ),
    { numRuns: 300 },
  );
});

test("the clean text passes the guard, and stays as it is", () => {
  fc.assert(
    fc.property(text, context, (original, where) => {
      const { clean } = guard(original, where);
      expect(guard(clean, where)).toEqual({ verdict: "pass", spans: [], clean });
    }),
    { numRuns: 300 },
  );
});

/** Everyday words of alerts, some of which stand before numbers; none is a word for a telephone or a car. */
const around = fc.array(
  fc.constantFrom(
    ..."бала жалғыз отыр базарда алдым беру жабу сегодня на вокзале дети в школе дом үй ул мкр около срочно куртка полиция the child is at market мать әкесі и мен , . : - ! жаста лет кв пәтер көшесі Шымкент Абай ауданы".split(
      " ",
    ),
  ),
  { maxLength: 8 },
);
const symbol = fc.constantFrom(..."123456789ABCEHKMPTX");
const cyrillic: Readonly<Record<string, string>> = {
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
const code = fc
  .tuple(
    fc.array(symbol, { minLength: 7, maxLength: 7 }),
    fc.constantFrom("-", ""),
    fc.boolean(),
    fc.boolean(),
  )
  .map(([symbols, dash, other, small]) => {
    const letters = other ? symbols.map((s) => cyrillic[s] ?? s) : symbols;
    const written = `${letters.slice(0, 3).join("")}${dash}${letters.slice(3).join("")}`;
    return small ? written.toLowerCase() : written;
  })
  // Seven digits, or seven letters without the dash or in small letters, are a number or a word to a reader too.
  .filter((written) => /\d/.test(written) && /\p{L}/u.test(written));

test("case codes survive among any words, in both alphabets, with and without dash", () => {
  fc.assert(
    fc.property(around, code, around, (before, written, after) => {
      expect(guard([...before, written, ...after].join(" "), room).clean).toContain(written);
    }),
    { numRuns: 1000 },
  );
});

const kept = fc.oneof(
  fc.constantFrom("116-16", "11616", "150", "101", "102", "103", "111", "112"),
  fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
    .map(([h, m]) => `${h}:${String(m).padStart(2, "0")}`),
  fc
    .tuple(fc.integer({ min: 1, max: 17 }), fc.constantFrom("жаста", "лет", "жас"))
    .map(([n, unit]) => `${n} ${unit}`),
  fc
    .tuple(fc.integer({ min: 1, max: 20 }), fc.constantFrom("бала", "детей", "девочки", "мальчика", "адам"))
    .map(([n, noun]) => `${n} ${noun}`),
  fc
    .tuple(fc.integer({ min: 1, max: 900 }), fc.constantFrom("000 тенге", "тг", "000 теңге"))
    .map(([n, unit]) => `${n} ${unit}`),
);
const beside = fc.array(
  fc.constantFrom(
    ..."бала жалғыз отыр базарда алдым сегодня вокзале дети школе срочно куртка звоните полиция хабарласыңыз the child market мать әкесі жас жерде отырған Шымкент".split(
      " ",
    ),
  ),
  { maxLength: 6 },
);

test("help lines, times, ages, counts and prices survive among any words", () => {
  fc.assert(
    fc.property(beside, kept, beside, (before, number, after) => {
      const whole = [...before, number, ...after].join(" ");
      expect(guard(whole, room).clean).toContain(number);
    }),
    { numRuns: 1000 },
  );
});

test("the clean text of our messages passes, as written and in each other way of writing in turn", () => {
  for (const [i, message] of [...messages(), ...authored("odd")].entries())
    for (const { change } of VARIANTS.filter(
      (_, way) => way === 0 || way === 1 + (i % (VARIANTS.length - 1)),
    )) {
      const { clean } = guard(change(message).text, room);
      expect(guard(clean, room)).toEqual({ verdict: "pass", spans: [], clean });
    }
});

test("a count of children at a market passes whatever the words around", () => {
  const place = fc.constantFrom(
    "базарда",
    "на рынке",
    "вокзалда",
    "у мечети",
    "мектептің жанында",
    "на остановке",
  );
  const count = fc.integer({ min: 2, max: 12 });
  fc.assert(
    fc.property(
      place,
      count,
      count,
      fc.constantFrom("бала", "детей", "мальчика", "қыз"),
      (where, n, age, who) => {
        const alert = `${where} ${n} ${who}, ${age} жаста, ${age}:30`;
        expect(guard(alert, room)).toEqual({ verdict: "pass", spans: [], clean: alert });
      },
    ),
  );
});

test("a text of 16 KiB takes no more than its share of the time of one of 4 KiB", () => {
  const time = (size: number): number => {
    const piece =
      "Ахметова Асель, ул. Абая 12 кв 5, тел 8 701 555 12 34, сегіз жеті жүз бір, паспорт N12345678 ";
    const whole = piece.repeat(size).slice(0, size);
    const start = process.cpuUsage();
    guard(whole, room);
    return process.cpuUsage(start).user / 1_000;
  };
  time(2000);
  const short = Math.min(...[1, 2, 3].map(() => time(2000)));
  const long = Math.min(...[1, 2, 3].map(() => time(8000)));
  // Four times the text: ten times the time (or little in all) is still far from a square.
  expect(long).toBeLessThan(Math.max(short * 10, 300));
});
