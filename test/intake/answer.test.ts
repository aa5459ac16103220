import { expect, test } from "vitest";
import { answerFields, parseAnswer } from "../../src/intake/answer.ts";
import { loadIntake } from "../../src/intake/intake.ts";
import { asRegionId } from "../../src/ids.ts";
import { intakeFiles } from "./corpus.ts";

const intake = loadIntake(intakeFiles());

test("short answers in three languages are understood by the field that was asked", () => {
  expect(parseAnswer("accompanied", "да, одна", intake)).toBe("alone");
  expect(parseAnswer("children", "да, одна", intake)).toBe(1);
  expect(parseAnswer("ages", "2 жаста шығар", intake)).toEqual([2]);
  expect(parseAnswer("children", "3", intake)).toBe(3);
  expect(parseAnswer("ages", "3", intake)).toEqual([3]);
  expect(parseAnswer("ages", "7-10", intake)).toEqual([7, 10]);
  expect(parseAnswer("danger", "жоқ", intake)).toBe(false);
  expect(parseAnswer("danger", "иә", intake)).toBe(true);
  expect(parseAnswer("danger", "no", intake)).toBe(false);
  expect(parseAnswer("accompanied", "бабушка", intake)).toBe("relative");
  expect(parseAnswer("place", "на базаре", intake)).toBe("market");
  expect(parseAnswer("when", "кеше", intake)).toBe("earlier");
  expect(parseAnswer("needs", "еда и одежда", intake)).toEqual(["food", "clothes"]);
  expect(parseAnswer("needs", "ештеңе керек емес", intake)).toEqual([]);
});

test("not to know is an answer", () => {
  for (const text of ["білмеймін", "не знаю", "хз", "unknown", "белгісіз"]) {
    expect([text, parseAnswer("ages", text, intake)]).toEqual([text, "unknown"]);
  }
});

test("an answer to something else is none", () => {
  expect(parseAnswer("danger", "K7P-4X2M", intake)).toBeNull();
  expect(parseAnswer("children", "спасибо", intake)).toBeNull();
  expect(parseAnswer("ages", "вокзал", intake)).toBeNull();
});

test("what the answer tells besides comes with it", () => {
  expect(answerFields("children", "девочки две", intake)).toEqual({ children: 2, girls: 2 });
  expect(answerFields("district", "в Кентау", intake)).toMatchObject({
    district: "kentau",
    region: "turkistan",
  });
});

test("the room decides between places of the same name", () => {
  expect(parseAnswer("district", "Жамбыл ауданы", intake)).toBeNull();
  expect(parseAnswer("district", "Жамбыл ауданы", intake, asRegionId("zhambyl"))).toBe(
    "zhambyl_district_zhambyl",
  );
});
