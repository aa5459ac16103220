/** What a closing message or a message in the thread tells. Inventing is worse than missing. */
import { describe, expect, test } from "vitest";
import type { Report } from "../../src/case/report.ts";
import { readReport } from "../../src/words/report.ts";
import { TODAY, words } from "./words-for-tests.ts";

const read = (text: string): Report => readReport(text, words, TODAY);

const TOLD: readonly (readonly [string, Report])[] = [
  [
    "помещены в ЦАН, питание, психолог, 2 детей",
    {
      outcome: "placed",
      placement: "csc",
      services: ["social_domestic", "socio_psychological"],
      children: 2,
    },
  ],
  [
    "бейімдеу орталығына орналастырылды, тамақ, психолог, 2 бала",
    {
      outcome: "placed",
      placement: "csc",
      services: ["social_domestic", "socio_psychological"],
      children: 2,
    },
  ],
  [
    "бейимдеу орталыгына орналастырылды, тамак, психолог, 2 бала",
    {
      outcome: "placed",
      placement: "csc",
      services: ["social_domestic", "socio_psychological"],
      children: 2,
    },
  ],
  [
    "pomescheny v can, pitanie, psiholog, 2 detey",
    {
      outcome: "placed",
      placement: "csc",
      services: ["social_domestic", "socio_psychological"],
      children: 2,
    },
  ],
  [
    "placed in a shelter, food and a doctor, 2 children",
    { outcome: "placed", placement: "shelter", services: ["social_domestic", "socio_medical"], children: 2 },
  ],
  [
    "отбасына қайтарылды, тамақ берілді, 1 бала",
    { outcome: "safe_family", services: ["social_domestic"], children: 1 },
  ],
  [
    "otbasyna qaitaryldy, tamaq berildi, 1 bala",
    { outcome: "safe_family", services: ["social_domestic"], children: 1 },
  ],
  [
    "в семье, всё хорошо, врач осмотрел, 3 ребёнка",
    { outcome: "safe_family", services: ["socio_medical"], children: 3 },
  ],
  ["вернули домой, накормили, двое", { outcome: "safe_family", services: ["social_domestic"], children: 2 }],
  [
    "анасына тапсырылды, психолог әңгіме жүргізді",
    { outcome: "safe_family", services: ["socio_psychological"] },
  ],
  [
    "safe with family, food, 1 child, no criminal case",
    { outcome: "safe_family", services: ["social_domestic"], children: 1, criminal: "none" },
  ],
  ["ложная тревога", { outcome: "false_alarm" }],
  ["дабыл расталмады", { outcome: "false_alarm" }],
  ["сигнал не подтвердился, ребёнок дома с мамой", { outcome: "false_alarm" }],
  [
    "табылмады, келесі қадам: ертең қайта іздеу",
    { outcome: "not_located", next: { what: "қайта іздеу", date: "2025-11-23" } },
  ],
  [
    "не нашли, следующий шаг: повторный выезд 27.11",
    { outcome: "not_located", next: { what: "повторный выезд", date: "2025-11-27" } },
  ],
  ["передали в Туркестан", { outcome: "other_region" }],
  ["передали в другой регион", { outcome: "other_region" }],
  ["Түркістанға жіберілді", { outcome: "other_region" }],
  ["handed to another region, no services", { outcome: "other_region", services: [] }],
  ["повтор", { outcome: "duplicate" }],
  ["повтор K7P-4X2E", { outcome: "duplicate", duplicateOf: "K7P4X2E" }],
  ["қайталанған дабыл", { outcome: "duplicate" }],
  ["отказались от помощи", { outcome: "refused" }],
  ["көмектен бас тартты, қызмет көрсетілген жоқ", { outcome: "refused", services: [] }],
  ["помещён в дом ребёнка, 1 ребёнок", { outcome: "placed", placement: "infants_home", children: 1 }],
  ["передан опекуну, пособие", { outcome: "placed", placement: "guardian", services: ["socio_economic"] }],
  ["госпитализирован, лекарства", { outcome: "placed", placement: "hospital", services: ["socio_medical"] }],
  [
    "пана үйіне орналастырылды, заңгер",
    { outcome: "placed", placement: "shelter", services: ["socio_legal"] },
  ],
  [
    "устроили в школу, кружок, навыки, пособие",
    { services: ["socio_pedagogical", "social_labour", "socio_cultural", "socio_economic"] },
  ],
  [
    "сабақ, үйірме, дағды, жәрдемақы, құжатын қалпына келтірді",
    { services: ["socio_pedagogical", "social_labour", "socio_cultural", "socio_economic", "socio_legal"] },
  ],
  ["услуг не оказано", { services: [] }],
  ["дела нет", { criminal: "none" }],
  ["қылмыстық іс жоқ", { criminal: "none" }],
  ["дело возбуждено", { criminal: "opened" }],
  ["тергеп-тексеру басталды", { criminal: "opened" }],
  ["отказано в возбуждении дела", { criminal: "refused" }],
  ["переквалифицировано", { criminal: "requalified" }],
  ["статус не оценивался", { tip: "not_assessed" }],
  ["мәртебесі бағалануда", { tip: "under_assessment" }],
  ["признаны жертвами торговли людьми", { tip: "recognised" }],
  ["не признан жертвой", { tip: "not_recognised" }],
  ["участвовали опека и полиция", { organisations: ["juvenile_police", "guardianship"] }],
  [
    "участвовали: опека, полиция, миграция",
    { organisations: ["juvenile_police", "migration", "guardianship"] },
  ],
  ["выезжали с полицией", { organisations: ["juvenile_police"] }],
  ["полиция келді", { organisations: ["juvenile_police"] }],
  ["ИДН-мен бардық", { organisations: ["juvenile_police"] }],
  ["дети: 3", { children: 3 }],
  ["екі бала", { children: 2 }],
  ["2 девочки и 1 мальчик", { children: 3 }],
  ["один ребёнок и двое взрослых", { children: 1 }],
  ["дальше ничего", { next: "none" }],
  ["келесі қадам жоқ", { next: "none" }],
  ["следующий шаг: нет", { next: "none" }],
  [
    "в семье, примечание: мать просит звонить после шести",
    { outcome: "safe_family", note: "мать просит звонить после шести" },
  ],
];

describe("a message tells", () => {
  for (const [text, report] of TOLD)
    test(`«${text}»`, () => {
      expect(read(text)).toEqual(report);
    });

  test("a whole report in one message", () => {
    const text =
      "Помещены в ЦАН. Питание, врач, 2 детей. Участвовали: опека, полиция. Статус не оценивался, дело возбуждено. Следующий шаг: устройство в школу, 27 ноября. Примечание: документы ждём.";
    expect(read(text)).toEqual({
      outcome: "placed",
      placement: "csc",
      children: 2,
      services: ["social_domestic", "socio_medical"],
      organisations: ["juvenile_police", "guardianship"],
      tip: "not_assessed",
      criminal: "opened",
      next: { what: "устройство в школу", date: "2025-11-27" },
      note: "документы ждём.",
    });
  });
});

describe("nothing is invented", () => {
  for (const text of [
    "психолог не нужен",
    "нужен психолог",
    "психолог керек",
    "кто вызвал полицию?",
    "психолог был?",
    "жақын жерде кім бар",
    "kim barady",
    "еду на рынок",
    "give him some food",
    "тамақ берілмеді",
    "психолог келмеді",
    "завтра будет врач",
    "если передадут в ЦАН, сообщим",
    "будет помещён в ЦАН",
    "ребёнок не в семье",
    "насилие в семье",
    "сообщили в полицию",
    "мать приехала в полицию",
    "приехали из опеки",
    "Опека, посмотрите пожалуйста",
    "ребёнок 5 лет",
    "отказались от психолога",
    "передали в опеку",
    "27.11 в 18:00",
    "2-3 детей",
    "",
  ])
    test(`«${text}» tells no part`, () => {
      expect(read(text)).toEqual({});
    });

  test("what is planned is not done", () => {
    expect(read("в семье, следующий шаг: психолог и пособие 27.11")).toEqual({
      outcome: "safe_family",
      next: { what: "психолог и пособие", date: "2025-11-27" },
    });
  });

  test("two endings that do not go together are asked about", () => {
    expect(read("не нашли, помещены в ЦАН").outcome).toBeUndefined();
    expect(read("передали в алматинский ЦАН").outcome).toBeUndefined();
  });

  test("a body that is the place did not take part", () => {
    expect(read("помещены в ЦАН, питание").organisations).toBeUndefined();
    expect(read("в больнице, врач").organisations).toBeUndefined();
  });

  test("one service denied leaves the others", () => {
    expect(read("питание без психолога").services).toEqual(["social_domestic"]);
    expect(read("питание было, психолог не понадобился").services).toEqual(["social_domestic"]);
  });

  test("a note is at most 240 characters and is not read for parts", () => {
    const report = read(`в семье. Ескертпе: ${"психолог ".repeat(60)}`);
    expect([...(report.note ?? "")].length).toBeLessThanOrEqual(240);
    expect(report.services).toBeUndefined();
  });
});
