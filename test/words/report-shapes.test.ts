/** Shapes of answers and reports that members type: enumerations, repeated numbers, empty labels, days in words. */
import { describe, expect, test } from "vitest";
import type { Report, ReportPart } from "../../src/case/report.ts";
import { readDay } from "../../src/words/day.ts";
import { readReport, readReportPart } from "../../src/words/report.ts";
import { TODAY, words } from "./words-for-tests.ts";

const answer = (part: ReportPart, text: string): Report | null => readReportPart(part, text, words, TODAY);
const read = (text: string): Report => readReport(text, words, TODAY);

describe("the answer to a question about", () => {
  test("the outcome may go on after a mark, not without one", () => {
    expect(answer("outcome", "другое: уехали к родственникам")).toEqual({ outcome: "other" });
    expect(answer("outcome", "другое уехали")).toBeNull();
  });

  test("the place is one place, found in any words", () => {
    expect(answer("placement", "временный приют у бабушки")).toEqual({ placement: "shelter" });
    expect(answer("placement", "приют, больница")).toBeNull();
    expect(answer("placement", "не знаю")).toBeNull();
  });

  test("the status and the criminal case is a word of the list", () => {
    expect(answer("tip", "бағалануда")).toEqual({ tip: "under_assessment" });
    expect(answer("criminal", "возбуждено")).toEqual({ criminal: "opened" });
  });

  test("the other case is a code that checks", () => {
    expect(answer("duplicateOf", "это K7P-4X2E")).toEqual({ duplicateOf: "K7P4X2E" });
    expect(answer("duplicateOf", "это K7P-4X2M")).toBeNull();
    expect(answer("duplicateOf", "не помню")).toBeNull();
  });

  test("the note is anything but nothing or a question", () => {
    expect(answer("note", "  ")).toBeNull();
    expect(answer("note", "что сюда писать？")).toBeNull();
  });

  test("the services is no list of what is still needed", () => {
    expect(answer("services", "питание не нужно")).toBeNull();
    expect(answer("services", "никаких")).toEqual({ services: [] });
    expect(answer("services", "не помню точно")).toBeNull();
  });

  test("the number of children is one number", () => {
    expect(answer("children", "двое или трое")).toBeNull();
    expect(answer("children", "100")).toBeNull();
    expect(answer("children", "вчера их было ровно 3")).toBeNull();
  });

  test("the bodies is names of bodies", () => {
    expect(answer("organisations", "опека, полиция")).toEqual({
      organisations: ["juvenile_police", "guardianship"],
    });
    expect(answer("organisations", "не знаю")).toBeNull();
  });

  test("the next step is more than a yes, a day or a mark", () => {
    for (const text of ["да", "завтра", "...", "рахмет"])
      expect([text, answer("next", text)]).toEqual([text, null]);
    expect(answer("next", "не нужен")).toEqual({ next: "none" });
  });
});

describe("a next step", () => {
  test("loses its day with the brackets and commas that stood around it", () => {
    expect(answer("next", "школа, (27.11), документы")).toEqual({
      next: { what: "школа, документы", date: "2025-11-27" },
    });
    expect(answer("next", "школа, 27.11, документы")).toEqual({
      next: { what: "школа, документы", date: "2025-11-27" },
    });
  });

  test("has a label at the start of a clause; one word alone only with its colon", () => {
    expect(read("дальше: школа")).toEqual({ next: { what: "школа", date: null } });
    expect(read("дальше школа")).toEqual({});
    expect(read("следующий шаг не нужен")).toEqual({ next: "none" });
  });

  test("or a note that is only a label says nothing", () => {
    for (const text of ["следующий шаг:", "следующий шаг: !", "примечание:", "примечание: "])
      expect([text, read(text)]).toEqual([text, {}]);
  });
});

describe("the number of children told", () => {
  test("is of all; girls and boys are added up only where nothing else is told", () => {
    expect(read("всего 3 ребёнка, 2 девочки")).toEqual({ children: 3 });
    expect(read("2 девочки и 1 мальчик")).toEqual({ children: 3 });
  });

  test("of two different ones is that of the children helped, or none", () => {
    expect(read("2 ребёнка, помогли 3 детям")).toEqual({ children: 3 });
    expect(read("2 детей. 3 детей")).toEqual({});
  });

  test("may stand behind its word as in a form, and may be parted from it by a word or two of size", () => {
    expect(read("балалар саны: 2")).toEqual({ children: 2 });
    expect(read("трое маленьких детей")).toEqual({ children: 3 });
    expect(read("балалар 3 дәптер")).toEqual({});
    expect(read("3 самых маленьких умных детей")).toEqual({});
  });

  test("is no number of adults, and no number of three digits", () => {
    expect(read("двое сотрудников")).toEqual({});
    expect(read("2 сотрудника и 1 ребёнок")).toEqual({ children: 1 });
    expect(read("123 детей")).toEqual({});
  });
});

describe("told of bodies", () => {
  test("with «с» or «-мен» they took part; without them, from them or in a question they did not", () => {
    expect(read("с полицией, накормили")).toMatchObject({ organisations: ["juvenile_police"] });
    expect(read("ИДН-мен")).toEqual({ organisations: ["juvenile_police"] });
    for (const text of ["без полиции", "опеки не было", "из полиции", "были из полиции?"])
      expect([text, read(text)]).toEqual([text, {}]);
  });

  test("a participant that is none of the bodies is left out", () => {
    expect(read("участвовали школьники и опека")).toEqual({ organisations: ["guardianship"] });
    expect(read("участвовали школа и опека")).toEqual({ organisations: ["guardianship", "education"] });
  });
});

describe("told of the end", () => {
  test("two places, or two codes, are left to be asked", () => {
    expect(read("помещены в ЦАН, больница")).toEqual({ outcome: "placed" });
    expect(read("повтор K7P-4X2E и AB1-23CT")).toEqual({ outcome: "duplicate" });
  });

  test("a false alarm and a repeated one do not go together, each goes with a child at home", () => {
    expect(read("ложная тревога, ребёнок в семье")).toEqual({ outcome: "false_alarm" });
    expect(read("повтор, ребёнок в семье")).toEqual({ outcome: "duplicate" });
    expect(read("не нашли, ребёнок в семье")).toEqual({});
    expect(read("ложная тревога, повтор")).toEqual({});
  });

  test("a place far from any word of placing is a story", () => {
    expect(read("больница далеко от вокзала была закрыта")).toEqual({});
    expect(read("в больнице лежит")).toEqual({ outcome: "placed", placement: "hospital" });
  });

  test("a question tells nothing, in either kind of mark", () => {
    for (const text of ["дома?", "в семье?", "в семье？"]) expect([text, read(text)]).toEqual([text, {}]);
    expect(read("не нашли. Нашли?")).toEqual({ outcome: "not_located" });
  });
});

describe("days in words", () => {
  for (const [text, date] of [
    ["27 ноября 2026", "2026-11-27"],
    ["November 27, 2026", "2026-11-27"],
    ["27 қараша күні", "2025-11-27"],
    ["через бір апта", "2025-11-29"],
    ["бір аптадан кейін", "2025-11-29"],
    ["через 3 недели после", "2025-12-13"],
    ["через день", "2025-11-23"],
    ["32 ноября", null],
    ["ноября", null],
    ["31 февраля", null],
    ["через 900 дней", null],
    ["3 дня", null],
    ["апта", null],
    ["0.11", null],
    ["29.02.2027", null],
  ] as const)
    test(`«${text}» is ${date ?? "no day"}`, () => {
      expect(readDay(text, TODAY, words.calendar)?.date ?? null).toBe(date);
    });

  test("the small words go with the date, and nothing else does", () => {
    expect(readDay("школа до 27.11 утром", TODAY, words.calendar)).toEqual({
      date: "2025-11-27",
      start: 6,
      end: 14,
    });
  });
});
