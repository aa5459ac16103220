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
    "мать не видит детей неделю, дети не ходят в школу",
    "8 глухих детей из школы 5 едут на экскурсию",
    "сбор для детей с ДЦП, центр работает с 9 до 18",
  ])("%s", (text) => {
    expect(kinds(text)).toEqual([]);
  });
});

describe("what identifies together does not", () => {
  test.each([
    "в селе Карабулак беременна девочка 15 лет",
    "Ақсу ауылында қыз жүкті, 15 жаста",
    "в школе №12 беременна ученица, 15 лет",
    "Ақсу ауылында зағип бала бар",
    "в ауле Кызылкол мальчик-альбинос",
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
