/** A free-text answer to one question of the bot: "да, одна", "2 жаста шығар", "девочки две", "білмеймін". */
import type { RegionId } from "../ids.ts";
import { hearWhole, readFacts } from "./facts.ts";
import { ACCOMPANIED, type FieldName, type Fields, NEEDS, PLACES } from "./fields.ts";
import type { Intake } from "./intake.ts";
import { type Num, numbersOf } from "./numbers.ts";
import { hitOf, type Reading, readText } from "./reading.ts";
import { toldBy } from "./told.ts";

/** What an answer to a question may tell besides the field asked for. */
const BESIDES: Partial<Record<FieldName, readonly FieldName[]>> = {
  children: ["girls", "boys", "ages"],
  girls: ["children", "boys"],
  boys: ["children", "girls"],
  district: ["region", "place"],
  region: ["district", "place"],
  place: ["region", "district"],
};

/** Above this nobody is a child, and no alert counts so many. */
const ADULT = 18;

/**
 * The value, "unknown" when the answer says so, null when it answers something else.
 * @param room the room's region: it decides between places of the same name, nothing else.
 */
export function parseAnswer<Name extends FieldName>(
  field: Name,
  text: string,
  intake: Intake,
  room: RegionId | null = null,
): NonNullable<Fields[Name]> | "unknown" | null {
  const answer = answerFields(field, text, intake, room);
  return answer === null || answer === "unknown" ? answer : (answer[field] ?? null);
}

/** The same, with what the answer tells besides: "девочки две" to `children` gives `girls` as well. */
export function answerFields(
  field: FieldName,
  text: string,
  intake: Intake,
  room: RegionId | null = null,
): Fields | "unknown" | null {
  const reading = readText(text, intake.book, intake.falseFriends);
  const { fields } = readFacts(reading, intake, room, hearWhole(reading, intake));
  const words = toldBy(reading, intake, "answers").map(({ value }) => value);
  const own = { ...short(field, reading, intake, words), ...only(fields, [field]) };
  if (own[field] !== undefined) return { ...only(fields, BESIDES[field] ?? []), ...own };
  return words.includes("unknown") ? "unknown" : null;
}

function only(fields: Fields, names: readonly FieldName[]): Fields {
  return Object.fromEntries(
    names.flatMap((name) => (fields[name] === undefined ? [] : [[name, fields[name]]])),
  );
}

/** Answers too short to be told from their words alone: "3", "7-10", "жоқ", "мама", "еда и одежда". */
function short(field: FieldName, reading: Reading, intake: Intake, words: readonly string[]): Fields {
  if (words.includes("unknown")) return {};
  const numbers = numbersOf(reading, intake).filter((number) => !number.label && number.value < ADULT);
  switch (field) {
    case "danger":
      return words.includes("no") ? { danger: false } : words.includes("yes") ? { danger: true } : {};
    case "children":
    case "girls":
    case "boys":
      return oneCount(field, numbers, words);
    case "ages":
      return numbers.length > 0 ? { ages: numbers.map((number) => yearsOf(number, reading, intake)) } : {};
    case "accompanied": {
      const said = ACCOMPANIED.find((value) => words.includes(value));
      return said === undefined ? {} : { accompanied: said };
    }
    case "needs": {
      const told = new Set(toldBy(reading, intake, "needs").map(({ value }) => value));
      const needs = NEEDS.filter((need) => told.has(need));
      return needs.length > 0 || words.includes("no") ? { needs } : {};
    }
    case "place": {
      // A place that a message names in passing is the answer where it was asked for: "больница".
      const told = toldBy(reading, intake, "place").map(({ value }) => value);
      const place = PLACES.find((each) => each === told[0]);
      return place === undefined ? {} : { place };
    }
    case "category":
    case "region":
    case "district":
    case "status":
    case "when":
      return {};
  }
}

/** "6 айлық", "8 мес" are months. */
function yearsOf({ value, last }: Num, reading: Reading, intake: Intake): number {
  const isMonths = hitOf(reading, last + 1, intake.groups.get("months")) !== undefined;
  return Math.floor(isMonths ? value / 12 : value);
}

function oneCount(
  field: "children" | "girls" | "boys",
  numbers: readonly Num[],
  words: readonly string[],
): Fields {
  const [number] = numbers;
  if (number !== undefined && numbers.length === 1) return { [field]: number.value };
  return words.includes("no") && field !== "children" ? { [field]: 0 } : {};
}
