import { describe, expect, test } from "vitest";
import { found, guard, room } from "./the-guard.ts";

/** One row a text: the text, and what must be masked in it. */
type Row = readonly [text: string, ...masked: string[]];
const holds = (rows: readonly Row[]): void => {
  test.each(rows.map((row) => [row[0], row.slice(1)] as const))("%s", (text, masked) => {
    expect(found(text)).toEqual(masked);
  });
};

describe("rooms of hostels, hotels and hospitals; not their beds and floors", () => {
  holds([
    ["«Нұр» жатақханасы, 5-қабат, 512", "address: «Нұр» жатақханасы, 5-қабат, 512"],
    ["гостиница «Сайран», 406-й номер", "address: гостиница «Сайран», 406-й номер"],
    ["Арай қонақүйі, №12 бөлме", "address: Арай қонақүйі, №12 бөлме"],
    ["room 214, hostel Silk Way", "address: room 214, hostel Silk Way"],
    ["общежитие, 4 этаж, 412", "address: общежитие, 4 этаж, 412"],
    ["гостиница, комната №7", "address: гостиница, комната №7"],
    ["хостел, 12 мест, 3 этаж"],
    ["живёт в гостинице на 3 этаже"],
  ]);
});

describe("homes on a road, in a quarter, at a crossing", () => {
  holds([
    ["сороковой километр трассы М-36, вагончик", "address: сороковой километр трассы М-36, вагончик"],
    ["трасса Алматы-Шымкент, 120 км, кафе «Алтын»", "address: трасса Алматы-Шымкент, 120 км, кафе «Алтын»"],
    ["кв-л 112, 5", "address: кв-л 112, 5"],
    ["переулок 4, дом 3", "address: переулок 4, дом 3"],
    ["угол Абая и Сатпаева, 12", "address: угол Абая и Сатпаева, 12"],
    ["аул Каракастек, Школьная 2", "address: аул Каракастек, Школьная 2"],
    ["ждём на углу Абая и Сатпаева"],
    ["Қаныш Сәтбаев ескерткішінің жанында жиналамыз"],
    ["Балқаш көлі жағында"],
    ["Исходящий 01-12/778, ждем ответ"],
  ]);
});

test("a name before a hand is somebody's: қолы is no lake (көлі)", () => {
  expect(found("Бала Еркебұланның қолы сынған")).toEqual(["person: Еркебұланның"]);
});

describe("telephones of neighbours, and a number word with a letter missing", () => {
  holds([
    ["916 123 45 67 перезвоните", "phone: 916 123 45 67"],
    ["0555 123 456 бабушка", "phone: 0555 123 456"],
    ["90 123 45 67 узбекский номер", "phone: 90 123 45 67"],
    ["8 495 123 45 67", "phone: 8 495 123 45 67"],
    ["8 343 2123456", "phone: 8 343 2123456"],
    [
      "воемь семсот семь триста двенадцать сорок пять шестьдесят семь",
      "phone: воемь семсот семь триста двенадцать сорок пять шестьдесят семь",
    ],
    ["нашли три или пят человек"],
    ["пришли пять шесть сем детей"],
  ]);
});

test.each([
  "Горячая линия 111, звоните круглосуточно",
  "горячая линия 150",
  "прямая линия 102",
  "Жедел желі 111",
  "сенім телефоны 150",
])("a help line behind a word for it is no lane and no house: %s", (text) => {
  expect(found(text)).toEqual([]);
});

test.each(["сводка", "отчёт", "статистика", "цифры", "дежурный", "заявки"])(
  "%s of a town in any case is a command, not somebody's",
  (word) => {
    for (const town of ["Астане", "городу Астане", "Таразу", "Риддеру", "Степногорску", "Кульсары", "Актау"])
      for (const tail of ["", "?", " за неделю"])
        for (const text of [`${word} по ${town}${tail}`, `${word} по ${town}${tail}`.toLowerCase()])
          expect(found(text)).toEqual([]);
  },
);

describe("a class with its letter and without its school is asked about where one pupil of it is told of", () => {
  test.each([
    "учится в 5 А, не ходит неделю",
    "ученица 8 «В» класса",
    "Ол 7 Б сыныбында оқиды",
    "3 «ә» сынып оқушысы",
  ])("%s", (text) => {
    expect(guard(text, room).spans.map(({ kind }) => kind)).toEqual(["school_class"]);
    expect(guard(text, room).verdict).toBe("ask");
  });
  test.each([
    "в 5 А собрание в 18:00",
    "7 «Б» сынып оқушылары мұражайға барады",
    "учится во 2 смену",
    "5 а класс на карантине",
  ])("of all of it passes: %s", (text) => {
    expect(found(text)).toEqual([]);
  });
  test("a pupil by the year is a class beside a school", () => {
    expect(found("первоклассница из школы №3")).toEqual(["school_class: первоклассница из школы №3"]);
  });
});

describe("facts of health that belong to somebody named", () => {
  holds([
    ["диагноз: F20", "medical: F20"],
    ["срок 24 недели, Айгүл Сатаева", "medical: срок 24 недели", "person: Айгүл Сатаева"],
    ["состоит на учёте в СПИД-центре", "medical: состоит на учёте в СПИД-центре"],
    ["диагноз не знаем"],
    ["СПИД-центр проводит лекцию"],
  ]);
});
