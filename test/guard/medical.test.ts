import { describe, expect, test } from "vitest";
import { found, guard, room } from "./the-guard.ts";

const kinds = (text: string): string[] => guard(text, room).spans.map((span) => span.kind);

describe("what the minimal template needs passes", () => {
  test.each([
    "девочка беременна, примерно 16 лет, нужна опека",
    "қыз жүкті, 15 жаста шамасы, қорғаншылық керек",
    "Сарыағаш ауданы, қыз екіқабат, 16 жаста",
    "подросток с инвалидностью, нужен пандус",
    "ребёнок слепой, один на вокзале, Шымкент",
    "екі бала ауырып қалған, дәрігер жіберіңіздер",
    "в приюте у двоих ветрянка, врач сказал карантин",
    "у девочки ангина, жар второй день",
    "балабақшада көкжөтел шықты, топ жабылды",
    "у подростка сотрясение, нужен врач",
    "мать не видит детей неделю, дети не ходят в школу",
    "8 глухих детей из школы 5 едут на экскурсию",
    "сбор для детей с ДЦП, центр работает с 9 до 18",
    "ребёнку 4 года, имя не говорит",
    "the boy is warm, fed and sleeping",
    "асқазан ауруына емес, балаға дәрі керек",
  ])("%s", (text) => {
    expect(kinds(text)).toEqual([]);
  });
});

test("a capital says that a word for an illness may be somebody's name", () => {
  expect(found("в палате Немой и его брат")).toEqual(["medical: Немой"]);
});

describe("what identifies together does not", () => {
  test.each([
    "в селе Карабулак беременна девочка 15 лет",
    "Ақсу ауылында қыз жүкті, 15 жаста",
    "в школе №12 беременна ученица, 15 лет",
    "Ақсу ауылында зағип бала бар",
    "в ауле Кызылкол мальчик-альбинос",
    "анасы нашақор, балалар аш",
    "у мальчика астма, ингалятор кончился",
  ])("%s", (text) => {
    expect(kinds(text)).toContain("medical");
  });
});

test.each([
  ["Арман өкпесі ауырады, жөтеліп жүр", "medical: өкпесі ауырады"],
  ["Ерлан Сатаев с рождения не ходит", "medical: с рождения не ходит"],
  ["Даурен Сатаев не слышит на одно ухо", "medical: не слышит на одно ухо"],
  ["Игорь Цой инвалид второй группы", "medical: инвалид второй группы"],
  ["мать Гульнары Сатаевой состоит на учёте у нарколога", "medical: состоит на учёте у нарколога"],
  ["Жасулан Сатаев ДЦП-мен ауырады", "medical: ДЦП-мен ауырады"],
  ["Жанна Сатаева: беременность, 26 недель", "medical: беременность, 26 недель"],
  ["Айсұлу Сатаева, диагнозы гепатит б", "medical: диагнозы гепатит б"],
  ["Tom Aliyev is six months pregnant", "medical: is six months pregnant"],
])("the whole of it is masked, with what leads to it and what follows: %s", (text, span) => {
  expect(found(text)).toContain(span);
});

test.each([
  "мама в запое с пятницы, трое детей одни",
  "әкесі маскүнем, балалар аш отыр",
  "мальчик ждёт, мать ушла за памперсами",
  "Сарысу ауданында 15 жасар ұл сабаққа бармайды",
  "жаттықтырушы киім ауыстыратын жерде тұрады",
  "кешке көр, хабарын айт",
])("what a case needs, and words that only look like an illness, pass without a name: %s", (text) => {
  expect(found(text)).toEqual([]);
});

test.each([
  ["Арман өкпесі ауырады", ["person: Арман", "medical: өкпесі ауырады"]],
  ["арман бүйрегі ауырады", ["person: арман", "medical: бүйрегі ауырады"]],
])("whose illness it is goes with it, even where the word may be none: %s", (text, spans) => {
  expect(found(text)).toEqual(spans);
});

test("a lasting diagnosis without a name is asked about, what marks for life is stopped, and with a name both", () => {
  const verdict = (text: string): string => guard(text, room).verdict;
  expect(verdict("мальчик 7 лет с диабетом, инсулин закончился")).toBe("ask");
  expect(verdict("у девочки ВИЧ")).toBe("stop");
  expect(verdict("У Айгүл Сатаевой диабет")).toBe("stop");
});
