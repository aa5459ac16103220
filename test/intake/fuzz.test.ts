import fc from "fast-check";
import { expect, test } from "vitest";
import { FIELD_NAMES } from "../../src/intake/fields.ts";
import { answerFields } from "../../src/intake/answer.ts";
import { loadIntake } from "../../src/intake/intake.ts";
import { parse } from "../../src/intake/parse.ts";
import { corpus, intakeFiles } from "./corpus.ts";

const intake = loadIntake(intakeFiles());
const read = (text: string) => parse(text, intake, { region: null });
const words = corpus("dev").flatMap(({ text }) => text.split(" "));

const anything = fc.oneof(
  fc.string({ unit: "binary", maxLength: 400 }),
  fc.string({ unit: "grapheme", maxLength: 400 }),
  fc.array(fc.constantFrom(...words), { maxLength: 80 }).map((list) => list.join(" ")),
  fc
    .array(
      fc.constantFrom(
        "7",
        "-",
        "8",
        " ",
        "жаста",
        "лет",
        ",",
        "и",
        "2",
        "бала",
        "\n",
        "\u202e",
        "\u0301",
        "👧🏽",
        "№",
      ),
      {
        maxLength: 80,
      },
    )
    .map((list) => list.join("")),
);

test("any text is read, the same way each time, and evidence lies inside it", () => {
  fc.assert(
    fc.property(anything, (text) => {
      const parsed = read(text);
      expect(read(text)).toEqual(parsed);
      expect(parsed.segments).toHaveLength(parsed.parts);
      for (const name of FIELD_NAMES) {
        expect(parsed.evidence[name] === undefined).toBe(parsed.fields[name] === undefined);
        for (const { start, end } of parsed.evidence[name] ?? []) {
          expect(start >= 0 && start < end && end <= text.length).toBe(true);
        }
      }
      for (const age of parsed.fields.ages ?? [])
        expect(Number.isInteger(age) && age >= 0 && age < 18).toBe(true);
    }),
    { numRuns: 400 },
  );
});

test("any answer to any question is read", () => {
  fc.assert(
    fc.property(fc.constantFrom(...FIELD_NAMES), anything, (field, text) => {
      const answer = answerFields(field, text, intake);
      if (answer !== null && answer !== "unknown") expect(answer[field]).toBeDefined();
    }),
    { numRuns: 300 },
  );
});

/** Processor time of the fastest of several runs, in ms: what the code needs, however busy the machine is. */
function fastest(text: string): number {
  const times = Array.from({ length: 7 }, () => {
    const began = process.cpuUsage();
    read(text);
    const { user, system } = process.cpuUsage(began);
    return (user + system) / 1000;
  });
  return Math.min(...times);
}

test("a message of 16 KiB takes no more than its share of the time of a short one", () => {
  const pieces = [
    "бала қайыр сұрап отыр 7-8 жаста, Тараз ",
    "7, 8, 9, ",
    "2 бала 3 қыз и ",
    "қаааааааааааа",
    "абырвалгмутированный ",
    "1) бала\n",
    "👧🏽",
    "\u0301\u202e",
    "a@b.c ",
    "8 701 ",
  ];
  for (const piece of pieces) {
    const short = piece.repeat(Math.ceil(1024 / piece.length));
    const long = piece.repeat(Math.ceil(16_384 / piece.length));
    // 16 times the text: linear would be 16; the floor keeps timer noise out.
    expect([piece, fastest(long) / Math.max(fastest(short), 0.5)]).toEqual([
      piece,
      expect.toSatisfy((ratio: number) => ratio < 40),
    ]);
  }
});

test("no message of 80 words takes many times what most of them take", () => {
  const messages = Array.from({ length: 100 }, (_, at) => words.slice(at * 21, at * 21 + 80).join(" "));
  for (const message of messages) read(message);
  const times = messages.map((message) => fastest(message)).sort((a, b) => a - b);
  // How many milliseconds that are, `npm run intake:eval` prints: a test must not depend on the machine.
  expect((times[98] ?? 0) / Math.max(times[50] ?? 0, 0.5)).toBeLessThan(12);
});
