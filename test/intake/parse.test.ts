import { expect, test } from "vitest";
import { loadIntake } from "../../src/intake/intake.ts";
import type { Fields } from "../../src/intake/fields.ts";
import { parse } from "../../src/intake/parse.ts";
import { asRegionId } from "../../src/ids.ts";
import { corpus, intakeFiles } from "./corpus.ts";

const intake = loadIntake(intakeFiles());
const read = (text: string, region: string | null = null) =>
  parse(text, intake, { region: region === null ? null : asRegionId(region) });
const fields = (text: string, region: string | null = null): Fields => read(text, region).fields;

test("the members' own examples are read as they mean them", () => {
  expect(read("Сарыагаш базары 2 кыз бала кайыр сурап отыр 7-8 жаста")).toMatchObject({
    alert: "yes",
    parts: 1,
    fields: {
      category: "begging",
      region: "turkistan",
      district: "saryagash",
      place: "market",
      children: 2,
      girls: 2,
      ages: [7, 8],
    },
  });
  expect(read("Тараз вокзал мальчик лет 10 один документов нет полиция не едет")).toMatchObject({
    alert: "yes",
    fields: {
      category: "unaccompanied",
      region: "zhambyl",
      district: "taraz",
      place: "station",
      children: 1,
      boys: 1,
      ages: [10],
      accompanied: "alone",
      status: "undocumented",
      needs: ["police"],
    },
  });
  const alone = { category: "unaccompanied", children: 2, accompanied: "children_only" };
  expect(fields("eki bala, ata-anasy jok")).toEqual(alone);
});

test("children are counted in digits and words, before and after the noun, by kind", () => {
  const counts = (text: string) => {
    const { children, girls, boys } = fields(text);
    return [children, girls, boys];
  };
  expect(counts("2 қыз 1 ұл")).toEqual([3, 2, 1]);
  expect(counts("мальчик и девочка")).toEqual([2, 1, 1]);
  expect(counts("трое детей, из них одна девочка")).toEqual([3, 1, undefined]);
  expect(counts("3 бала, оның ішінде 2 қыз")).toEqual([3, 2, undefined]);
  expect(counts("девочки две")).toEqual([2, 2, undefined]);
  expect(counts("детей: 4")).toEqual([4, undefined, undefined]);
  expect(counts("бала екеу")).toEqual([2, undefined, undefined]);
  expect(counts("2-е детей")).toEqual([2, undefined, undefined]);
  expect(counts("он екі бала")).toEqual([12, undefined, undefined]);
  expect(counts("three boys and a girl")).toEqual([4, 1, 3]);
  expect(counts("2қыз бала")).toEqual([2, 2, undefined]);
  expect(counts("брат и сестра 5 и 7 лет")).toEqual([2, 1, 1]);
});

test("ages are told without a unit where they have a place of their own", () => {
  expect(fields("Балам жок кешеден бери. 14. Ленгир").ages).toEqual([14]);
  expect(fields("Екі қыз бар, 14 пен 15те, түнде көшеде").ages).toEqual([14, 15]);
  expect(fields("Двое детей из Ташкента, 6 и 9, сидят на посту").ages).toEqual([6, 9]);
  expect(fields("deti 12 8 i 3 odni doma").ages).toEqual([12, 8, 3]);
  expect(fields("девочка просит помощи. Ей 15. Арысь").ages).toEqual([15]);
  expect(fields("балалар түнгі 2де көшеде жүр").ages).toBeUndefined();
});

test("children whom no word names are counted by themselves or by their ages", () => {
  expect(fields("Опять эти у Зеленого базара. Двое, сидят на картонке, табличка").children).toBe(2);
  expect(fields("Ей 15, выдают замуж").children).toBe(1);
  expect(fields("двое мужчин пристают").children).toBeUndefined();
});

test("a district of a city is told by its name beside the city's", () => {
  expect(fields("Шымкент, Каратау, ребенок один").district).toBe("karatau_district_shymkent");
  expect(fields("Түркістан көшесі, Қызылорда, бала").district).toBe("kyzylorda_city");
  expect(fields("Балхаш ауданы, бала жоғалды").district).toBe("balkhash_district");
});

test("two places in one line with a child and a trouble each are two alerts", () => {
  const text = "В Шардаре у мечети дети просят деньги, трое. И отдельно в Ленгере пропала школьница 12 лет";
  const { parts, segments } = read(text);
  expect(parts).toBe(2);
  expect(segments.map((segment) => segment.fields.category)).toEqual(["begging", "missing"]);
});

test("what nobody counted is not counted", () => {
  for (const text of [
    "балалар жүр",
    "дети на рынке",
    "5-6 бала",
    "несколько детей",
    "бірнеше бала",
    "көп бала",
  ]) {
    expect([text, fields(text).children]).toEqual([text, undefined]);
  }
});

test("numbers of schools, houses, roads, times, telephones and grades are neither counts nor ages", () => {
  const text =
    "школа №8, 5 мкр, дом 12, трасса А2, 3 км, в 15:30, тел. 8 701 123 45 67, 116-16, 7 класс, 2015 г.р., девочка";
  const { children, ages } = fields(text);
  expect([children, ages]).toEqual([1, undefined]);
});

test("ages are read exact, in ranges, in words, in halves and in months", () => {
  const ages = (text: string) => fields(text).ages;
  expect(ages("бала 7-8 жаста")).toEqual([7, 8]);
  expect(ages("мальчик лет 10")).toEqual([10]);
  expect(ages("бала 8-ге келген")).toEqual([8]);
  expect(ages("грудной ребенок")).toEqual([0]);
  expect(ages("екі жарым жасар бала")).toEqual([2]);
  expect(ages("6 айлық сәби")).toEqual([0]);
  expect(ages("ребенку полтора года")).toEqual([1]);
  expect(ages("дети 5, 7 и 9 лет")).toEqual([5, 7, 9]);
  expect(ages("3 пен 5 жастағы балалар")).toEqual([3, 5]);
  expect(ages("12-летний подросток")).toEqual([12]);
  expect(ages("двухлетняя девочка")).toEqual([2]);
  expect(ages("от 5 до 7 лет, дети")).toEqual([5, 7]);
  expect(ages("boys aged 11 to 13")).toEqual([11, 13]);
  expect(ages("үлкені 9 да кішісі 5 те, екі бала")).toEqual([9, 5]);
  expect(ages("екі қыз, екеуі де 15 жаста")).toEqual([15, 15]);
});

test("ages of adults, bounds and durations are no ages of children", () => {
  const ages = (text: string) => fields(text).ages;
  expect(ages("женщина 35 лет с ребенком")).toBeUndefined();
  expect(ages("дети до 14 лет")).toBeUndefined();
  expect(ages("уже 5 лет не ходит в школу девочка 12 лет")).toEqual([12]);
  expect(ages("2 жыл бойы мектепке бармайды")).toBeUndefined();
});

test("parents who are not there, and no other grown-up, leave a child alone", () => {
  const company = (text: string) => fields(text).accompanied;
  expect(company("бала, ата-анасы жоқ")).toBe("alone");
  expect(company("родителей нет, двое детей")).toBe("children_only");
  expect(company("родителей нет, мальчик живёт у бабушки")).toBe("relative");
  expect(company("мальчик один на вокзале")).toBe("alone");
  expect(company("дети одни на вокзале")).toBe("children_only");
  expect(company("екі бала, жанында ешкім жоқ")).toBe("children_only");
  expect(company("один мальчик просит милостыню")).toBeUndefined();
  expect(company("қыз бала анасымен отыр")).toBe("parents");
  expect(company("девочка с бабушкой")).toBe("relative");
  expect(company("бала бөтен ер адаммен жүр")).toBe("other_adult");
});

test("danger is true when told, false when denied, and otherwise absent", () => {
  expect(fields("әкесі баланы ұрып жатыр").danger).toBe(true);
  expect(fields("угрозы нет, ребенок у соседей").danger).toBe(false);
  expect(fields("бала базарда, қауіп жоқ").danger).toBe(false);
  expect(fields("ребенок в безопасности").danger).toBe(false);
  expect(fields("мальчик просит милостыню").danger).toBeUndefined();
});

test("what is denied is not told", () => {
  expect(fields("дети не просят милостыню").category).not.toBe("begging");
  expect(fields("бала қайыр сұрамайды").category).not.toBe("begging");
  expect(fields("ребенок, документы есть").status).toBeUndefined();
});

test("places are found in any case, spelling and script", () => {
  const where = (text: string) => [fields(text).region, fields(text).district];
  expect(where("Таразда бала")).toEqual(["zhambyl", "taraz"]);
  expect(where("бала в Шымкенте")).toEqual(["shymkent", undefined]);
  expect(where("бала Жетісайдан")).toEqual(["turkistan", "zhetisai"]);
  expect(where("Чимкент, ребенок")).toEqual(["shymkent", undefined]);
  expect(where("Сарыагашский р-н, ребенок")).toEqual(["turkistan", "saryagash_district"]);
  expect(where("bala Qyzylordada")).toEqual(["kyzylorda", "kyzylorda_city"]);
  expect(where("ребенок, Талдыкорагн")).toEqual(["zhetysu", "taldykorgan"]);
  expect(where("Алматы, Түрксіб ауданы, бала")).toEqual(["almaty", "turksib_district"]);
  expect(where("ребенок в Павлодаре")).toEqual(["other:pavlodar", "pavlodar_city"]);
  expect(where("с. Дербисек, ребенок")).toEqual(["turkistan", "saryagash_district"]);
});

test("where somebody comes from is not where it happens", () => {
  expect(fields("Шымкенттен келген екі бала Алматы вокзалында").region).toBe("almaty");
  expect(fields("мальчик из Тараза, вокзал Шымкент").region).toBe("shymkent");
});

test("namesakes are told apart by the text or the room, else left open", () => {
  expect(fields("Жамбыл ауданында 3 бала").district).toBeUndefined();
  expect(fields("Жамбыл ауданында 3 бала", "zhambyl").district).toBe("zhambyl_district_zhambyl");
  expect(fields("Алматы облысы Жамбыл ауданында 3 бала", "zhambyl").district).toBe("zhambyl_district_almaty");
  expect(fields("ребенок в семье").region).toBeUndefined();
  expect(fields("ребенок на ул. Абая").region).toBeUndefined();
});

test("the room's region is not put into what the text tells", () => {
  expect(fields("2 бала қайыр сұрап отыр", "shymkent").region).toBeUndefined();
});

test("each given field names the words it rests on", () => {
  const text = "Тараз базары, 2 қыз 7-8 жаста";
  const { evidence } = read(text);
  const words = (name: keyof Fields) => evidence[name]?.map(({ start, end }) => text.slice(start, end));
  expect([words("region"), words("girls"), words("ages")]).toEqual([["Тараз"], ["2 қыз"], ["7-8 жаста"]]);
});

test("a list of two alerts has two parts, each with what it tells", () => {
  const text = "1) Тараз базар, 2 бала қайыр сұрап отыр\n2) Шу вокзал, қыз 8 жаста жалғыз жүр";
  const { parts, segments } = read(text);
  expect(parts).toBe(2);
  expect(segments.map((segment) => segment.fields)).toEqual(
    segments.map(({ start, end }) => fields(text.slice(start, end))),
  );
  expect(segments.map((segment) => segment.fields.district)).toEqual(["taraz", "shu"]);
  const named = segments.map(({ evidence }) =>
    evidence.district?.map(({ start, end }) => text.slice(start, end)),
  );
  expect(named).toEqual([["Тараз"], ["Шу"]]);
});

test("one alert on several lines is one part", () => {
  expect(read("Тараз\n2 бала\nқайыр сұрап отыр\n7-8 жаста").parts).toBe(1);
});

test("chatter is no alert, and a child in trouble is never none", () => {
  for (const text of [
    "рахмет",
    "ок",
    "Всем доброе утро",
    "Ертең жиналыс сағат 10-да",
    "что по K7P-4X2M?",
    "",
    "👍",
    "+",
  ]) {
    expect([text, read(text).alert]).toEqual([text, "no"]);
  }
  for (const text of [
    "спасибо, но ребенка бьют",
    "жиналыс алдында: 2 бала далада қалды, 5 жаста",
    "https://x.kz ребенок пропал 7 лет",
  ]) {
    expect([text, read(text).alert]).not.toEqual([text, "no"]);
  }
});

test("no wrapping of talk makes an alert that names a child and a trouble none", () => {
  const told = corpus("dev").filter(
    ({ alert, category, children }) => alert && category !== undefined && children !== undefined,
  );
  const talk = [
    "Рахмет! ",
    "Жиналыс алдында: ",
    "Спасибо всем. ",
    "https://x.kz ",
    "Напоминаю: ",
    "что по K7P-4X2M? ",
  ];
  const lost = told
    .flatMap(({ text }) => talk.map((words) => words + text))
    .filter((text) => read(text).alert === "no");
  expect(lost).toEqual([]);
});

test("places of one name between which nothing decides are given to be asked", () => {
  const { fields: told, namesakes } = read("Жамбылский район, 2 ребенка просят милостыню");
  expect(told.district).toBeUndefined();
  expect(namesakes.map(({ district }) => district).sort()).toEqual([
    "zhambyl_district_almaty",
    "zhambyl_district_zhambyl",
  ]);
  expect(read("Жамбылский район, 2 ребенка просят милостыню", "zhambyl").namesakes).toEqual([]);
  expect(read("Аса, Жамбылский район, 2 ребенка").fields.district).toBe("zhambyl_district_zhambyl");
});

test("each given field has a confidence, and nothing else has one", () => {
  const { fields: told, confidence } = read("Тараз вокзал, 2 кыз 7-8 жаста, жалғыз, қайыр сұрап отыр");
  expect(Object.keys(confidence).sort()).toEqual(Object.keys(told).sort());
  for (const sure of Object.values(confidence)) {
    expect(sure).toBeGreaterThan(0);
    expect(sure).toBeLessThanOrEqual(1);
  }
});

test("the pronoun beside an age tells the sex of the one child; twins are two", () => {
  expect(fields("Тараз, ребенок, ему 5, один на вокзале")).toMatchObject({ children: 1, boys: 1 });
  expect(fields("ей 15, выдают замуж, Шу")).toMatchObject({ children: 1, girls: 1 });
  expect(fields("Кентау, двойня 3 года, одни дома").children).toBe(2);
});

test("official short forms are read", () => {
  expect(fields("Тараз, н/л 15 л., доставлен")).toMatchObject({ children: 1, ages: [15] });
  expect(fields("екі қыз, 14 пен 15-те, Тараз").ages).toEqual([14, 15]);
  expect(fields("Таразда он алтыдағы қыз жоғалды").ages).toEqual([16]);
});

test("a place from which somebody comes or to which somebody goes is not where it is", () => {
  expect(fields("Ақтөбеден жалғыз келген бала, Қызылорда").district).toBe("kyzylorda_city");
  expect(fields("алматыға апаруға ақша жоқ, бала ауырып жатыр. Баканас").region).toBe("almaty_region");
  expect(fields("из нашего аула (Саты) пропал мальчик").district).toBe("kegen_district");
});
