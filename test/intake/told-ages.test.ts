/** Ages and children as members put them, one line a way of putting it. */
import { expect, test } from "vitest";
import { loadIntake } from "../../src/intake/intake.ts";
import { parse } from "../../src/intake/parse.ts";
import { intakeFiles } from "./corpus.ts";

const intake = loadIntake(intakeFiles());
const read = (text: string) => parse(text, intake, { region: null }).fields;

test.each<readonly [string, readonly number[] | undefined]>([
  ["екі немересі сұрап жүр. Қыз 8 ұл 10", [8, 10]],
  ["родители приезжие, живут в Таразе 5 лет, двое детей без документов", undefined],
  ["мать работает на базаре три года, девочка 9 лет при ней", [9]],
  ["на вокзале живёт мальчик 6 лет", [6]],
  ["15-тегі бала ағасымен бірге кірпіш құйып жүр", [15]],
  ["двухмесячный мальчик в отделении, мать ушла", [0]],
  ["екі бозбала жүр 13-14 те, ересек жоқ", [13, 14]],
  ["8-9дағы бала арба итеріп жүр", [8, 9]],
  ["жаңа туған бала подъездте жатыр", [0]],
  ["в роддоме отказ от новорождённого, мать 16 лет", [0]],
  ["hospital reports a newborn left by her 17 yo mother", [0]],
  ["toddler about 2 locked in a car", [2]],
  ["teenager on the edge of the platform says he will jump, about 15, alone", [15]],
  ["мать бьёт старшего по голове, ему года 4", [4]],
  ["екі бала 15 пен 16 ұл үйден кетіп қалды", [15, 16]],
  ["поезда 2 бала, 9 и 12 қыз бен ұл, взрослых нет", [9, 12]],
  ["a 12 y.o. from the village sleeps at the station", [12]],
  ["a boy of eleven carries bricks", [11]],
  ["девочка 13 без шапки на трассе", [13]],
  ["девочка 15 рассказала, что её бьют", [15]],
  ["мальчик года четыре один на дороге", [4]],
  ["далада бала жүр бестер шамасы", [5]],
  ["үш бала қайыр сұрайды, алты мен тоғыздың арасы", [6, 9]],
  ["2 қыз 14/16 түнімен наубайханада", [14, 16]],
  ["базарда 2 бала, 8 мен 12 мөлшері, ешкімі жоқ", [8, 12]],
  ["14терде бала далада түнеп жүр", [14]],
  ["двое маленьких 4 и 6, спасите", [4, 6]],
  ["четырнадцатилетняя живёт у чужих с лета", [14]],
  ["две сестры, обе 13, не вернулись с дискотеки", [13, 13]],
  ["Пастухи на отгоне, всем по 16", undefined],
  ["дети на свалке, от шести до десяти, собирают бутылки", [6, 10]],
  ["балалар 6-дан 11-ге дейін, көшеде", [6, 11]],
  ["Двое, одиннадцать и девять, сидят на лестнице", [11, 9]],
  ["a girl, fifteen, hides in the school toilet", [15]],
  ["three six year old boys near the road", [6]],
  ["два года и шесть, дети остались в бане", [2, 6]],
  ["15-тегі танысым үйінен кетіп қалды", [15]],
  ["көрші қыз 17ге толды, күйеуге береді", [17]],
  ["қыз 16 Кентаудан келіпті", [16]],
  ["boy 9 walks along the highway", [9]],
  ["дети работают от 9 до 14 часов", undefined],
  ["балалар сағат 9-дан 12-ге дейін сабақта емес", undefined],
  ["ребёнок ходит к врачу два и три раза в день", undefined],
  ["мальчик 5 дней не ест", undefined],
  ["девочка 7 класс не ходит в школу", undefined],
  ["сағат 5 шамасында бала жылап тұрды", undefined],
])("%s", (text, ages) => {
  expect(read(text).ages).toEqual(ages);
});

test("whose child it is, is no child", () => {
  expect(read("сіңлімнің баласы далада қалды, 6 жаста")).toMatchObject({ children: 1 });
  expect(read("сіңлімнің баласы далада қалды, 6 жаста").girls).toBeUndefined();
});

test("a daughter-in-law is a child only where her age says so", () => {
  expect(read("көрші келін екі баласын үйге қамап кетті").children).toBe(2);
  expect(read("ауылда келін болып түскен, 16 жаста, үйден шығармайды")).toMatchObject({
    girls: 1,
    ages: [16],
  });
});

test("an adjective of age tells the sex where no noun follows", () => {
  expect(read("усыновитель бьёт 7-летнего ремнём")).toMatchObject({ children: 1, boys: 1 });
  expect(read("12-летний ребёнок просит милостыню").boys).toBeUndefined();
});

test("a number with a full stop before a town is no age", () => {
  expect(read("мальчик 10 лет не учится, школа 5 г. Шу").ages).toEqual([10]);
});

test("two words, one for how many and one for which, are the same children", () => {
  expect(read("двое подростков, девушки, просят милостыню на вокзале")).toMatchObject({
    children: 2,
    girls: 2,
  });
  expect(read("двое подростков, парни, моют машины")).toMatchObject({ children: 2, boys: 2 });
});

test("one of several, with an age, is not alone", () => {
  expect(read("дети просят милостыню: один 8 лет, другой 5").accompanied).not.toBe("alone");
});

test("items of a numbered list may go over several lines", () => {
  const text =
    "Бүгінгі хабар:\n1) Тараз базар, 2 бала қайыр сұрап отыр\n7-8 жаста\n2) Арыс вокзал, мальчик 10 лет, бьёт отчим\nнужен врач";
  const { parts, segments } = parse(text, intake, { region: null });
  expect(parts).toBe(2);
  expect(segments.map(({ fields }) => fields.ages)).toEqual([[7, 8], [10]]);
});

test("siblings named together are two, and a number before an age counts", () => {
  expect(read("ағалы-қарындас вокзалда отыр, 12 мен 9").children).toBe(2);
  expect(read("көшеде екі апалы-сіңлі қайыр сұрап жүр")).toMatchObject({ children: 2, girls: 2 });
  expect(read("two eight year olds sell flowers at the station")).toMatchObject({ children: 2, ages: [8] });
  expect(read("four hungry little kids are begging at the market").children).toBe(4);
  expect(read("I saw 3 men beating kids at the station").children).toBeUndefined();
});
