import type { Random } from "./random.ts";

const VOWEL = /[аәеёиоөуұүыіэюя]/u;
const RUSSIAN_ENDINGS = "ик ка очка ечка уля юша уша енька чик ок ушка юха ян ёк иша".split(" ");
const KAZAKH_ENDINGS = "жан жан тай ш еш аш ке кен ка қа еке ақан шка ося ым".split(" ");

/** A name as people call each other: Ринат → Ринатик, Кәмила → Кәмиләш, Сәуле → Сәукен, Мақсат → Мақа. No list has them all. */
export function nicknameOf(given: string, random: Random): string {
  const stem = given.replace(/[аәяйьыіеиу]+$/u, "");
  if (stem.length < 2) return given;
  if (random.chance(0.45)) return stem + random.pick(RUSSIAN_ENDINGS);
  if (random.chance(0.45))
    return firstSyllable(given) + random.pick(["ке", "ка", "кен", "қа", "ш", "ша", "ся", "ха"]);
  return (random.chance(0.5) ? given : stem) + random.pick(KAZAKH_ENDINGS);
}

/** The first syllable with its vowel: Сә-кен, Ма-қа. */
function firstSyllable(word: string): string {
  const vowel = [...word.toLowerCase()].findIndex((c) => VOWEL.test(c));
  return word.slice(0, Math.max(2, vowel + 1 + (vowel === 0 ? 1 : 0)));
}

const PATRONYMICS = (
  "Палыч Иваныч Саныч Михалыч Николаич Сергеич Алексеич Андреич Васильич Кузьмич Ильич Петрович Степаныч Семёныч Геннадьич Юрьич Викторыч Маратыч " +
  "Болатыч Серикович Санна Николавна Пална Михална Иванна Сергевна Алексевна Андревна Васильна Анатольна Викторна Марковна Ильинична Кузьминична"
).split(" ");

/** A patronymic as it is spoken. */
export function spokenPatronymic(gender: "m" | "f", random: Random): string {
  return random.pick(PATRONYMICS.filter((word) => word.endsWith("на") === (gender === "f")));
}
