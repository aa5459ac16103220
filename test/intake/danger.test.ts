/** Is there danger now: what the words say by themselves, before the model weighs it. */
import { expect, test } from "vitest";
import { findFacts } from "../../src/intake/findings.ts";
import { findFrost } from "../../src/intake/frost.ts";
import { loadIntake } from "../../src/intake/intake.ts";
import { readText } from "../../src/intake/reading.ts";
import { intakeFiles } from "./corpus.ts";

const intake = loadIntake(intakeFiles());
const danger = (text: string) =>
  findFacts(readText(text, intake.book, intake.falseFriends), intake, null).fields.danger;

test.each([
  ["бала үйде жалғыз, қауіп бар", true],
  ["ребёнок в машине, есть угроза жизни", true],
  ["младенец посинел, опасность для жизни", true],
  ["хозяин вооружён", true],
  ["үш бала көлікте қалды, -18", true],
  ["мороз -25, дети на остановке", true],
  ["қауіпті ештеңе жоқ", false],
  ["угроз не выявлено", false],
  ["опасности никакой", false],
  ["no danger now", false],
  ["отчим гонялся с ножом, сейчас угрозы нет", false],
  ["қауіп жоқ деген, бірақ қазір пышақпен тұр", true],
  ["-20, балалар жылы жерде, қауіп жоқ", false],
  ["нож в крови, состояние стабильное", true],
  ["состояние стабильное", false],
  ["девочка просит на хлеб", undefined],
] as const)("%s", (text, wanted) => {
  expect(danger(text)).toBe(wanted);
});

test("a number behind a dash is frost only where it stands as one", () => {
  expect(findFrost("қыз -15 жаста")).toBeNull();
  expect(findFrost("дети 7 -12 лет")).toBeNull();
  expect(findFrost("Тараз, -18, трасса")).toEqual({ start: 7, end: 10 });
});
