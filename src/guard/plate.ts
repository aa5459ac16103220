import { pattern } from "./pattern.ts";
import { latinCapitals } from "./homoglyph.ts";
import { nameKey } from "./name-key.ts";
import { hasAfter, hasBefore } from "./nearby.ts";
import type { Detector, Scan } from "./scan.ts";
import type { Certainty, Finding } from "./verdict.ts";

/** Up to one separator between the groups: "123 ABC 02", "123-abc-02", "123|ABC|02". */
const GAP = "[ |-]?";
const FREE = "(?<![A-Za-z\\p{L}\\p{Nd}-])";
const END = "(?![\\p{L}\\p{Nd}]|-[A-Za-z\\p{Nd}])";
/** The sign of the country may stand before: "KZ 123 ABC 02". */
const COUNTRY = "(?:(?:KZ|RUS|UZ|KG|TJ)[ |-])?";
const COUNTRY_BEHIND = "(?: (?:RUS|UZB|KGZ|TJK|KZ))?";

const form = (source: string): RegExp =>
  pattern(new RegExp(`${FREE}${COUNTRY}${source}${COUNTRY_BEHIND}${END}`, "gu"));

/** Regions 01-20 since 2022 (Abai 18, Zhetysu 19, Ulytau 20). */
const KZ_REGION = "(?:0[1-9]|1\\d|20)";
const FORMS: readonly RegExp[] = [
  form(`\\d{3}${GAP}[A-Z]{3}${GAP}${KZ_REGION}`),
  form(`\\d{3}${GAP}[A-Z]{2}${GAP}${KZ_REGION}`),
  /** Kazakhstan 1993: a letter of the region, three digits, two or three letters. Russia: the same and a region. */
  form(`[A-Z]${GAP}\\d{3}${GAP}[A-Z]{2,3}`),
  form(`[ABEKMHOPCTYX]${GAP}\\d{3}${GAP}[ABEKMHOPCTYX]{2}${GAP}\\d{2,3}`),
  /** Uzbekistan "01 A 123 BC" and "01 123 ABC", Kyrgyzstan "01 KG 123 ABC", Tajikistan "1234 AB 01". */
  form(`\\d{2}${GAP}[A-Z]${GAP}\\d{3}${GAP}[A-Z]{2}`),
  form(`\\d{2}${GAP}\\d{3}${GAP}[A-Z]{3}`),
  form(`\\d{2}${GAP}KG${GAP}\\d{3}${GAP}[A-Z]{2,3}`),
  form(`\\d{4}${GAP}[A-Z]{2}${GAP}\\d{2}`),
  /** Kazakhstan 1993 with a region behind it, as people add one. */
  form(`[A-Z]${GAP}\\d{3}${GAP}[A-Z]{3}${GAP}\\d{2,3}`),
  /** The region first, as the sign in the frame is read: "05 ABC 123". */
  form(`${KZ_REGION}${GAP}[A-Z]{3}${GAP}\\d{3}`),
];
/** Told only by a word for a car near it: "B7771", "B 777 KP". */
const BESIDE_CAR: readonly RegExp[] = [
  form(`[A-Z]${GAP}\\d{4}${GAP}[A-Z]{0,2}`),
  form(`\\d{3}${GAP}[A-Z]{3}`),
  /** Trailers and motorcycles. */
  form(`\\d{2}${GAP}[A-Z]{2,3}${GAP}${KZ_REGION}`),
];
/** Short words that could be the letters: "123 кв 05", "150 км 12", "100 мес 10". */
const UNIT =
  /^(?:кв|км|см|мм|мес|сом|сум|кг|мв|тон|сот|вт|час|рот|рет|рс|мкр|от|до|не|на|то|но|все|как|т|с|к|в|м|а|о|у|нет|вот|тел)$/iu;
/** Letters and digits in the case code's alphabet and length, without a dash: a plate only beside a word for a car. */
const LIKE_CODE = /^[1-9ABCEHKMPTX]{7}$/;
/** "avtobus 65 pen 12": two numbers. */
const AND = /\d (?:[mbpмбп][eе][nн]|and) \d/u;
const REACH = 5;

/** Number plates, in capitals or not, in either alphabet. */
export const findPlates: Detector = (scan) => {
  const findings: Finding[] = [];
  const text = latinCapitals(scan.text);
  for (const one of [...FORMS, ...BESIDE_CAR]) {
    const always = FORMS.includes(one);
    for (const match of text.matchAll(one)) {
      const { index: start } = match;
      const end = start + match[0].length;
      if (AND.test(scan.text.slice(start, end))) continue;
      const car = nearCar(scan, start, end);
      const certainty = car ? "certain" : always ? certaintyOf(scan, start, end, match[0]) : null;
      if (certainty) findings.push({ start, end, kind: "plate", certainty });
    }
  }
  return findings;
};

function nearCar({ tokens, words }: Scan, start: number, end: number): boolean {
  return hasBefore(tokens, start, words.plate.car, REACH) || hasAfter(tokens, end, words.plate.car, 2);
}

function certaintyOf(scan: Scan, start: number, end: number, latin: string): Certainty | null {
  const written = scan.text.slice(start, end);
  const letters = written.match(/\p{L}+/gu) ?? [];
  const spaced = /[ |-]/.test(written);
  if (LIKE_CODE.test(latin.replace(/[ |-]/g, "").toUpperCase()) && !spaced) return null;
  const capitals = letters.every((word) => word === word.toUpperCase());
  const units = RU_FORM.test(latin) ? letters.slice(1) : letters;
  if (!capitals && units.some((word) => spaced && UNIT.test(word))) return null;
  const whole = latin.replace(/[^A-Za-z\d]/g, "").length;
  if (whole < 7) return null;
  if (!spaced) return whole >= 8 || capitals ? "certain" : "likely";
  return capitals ||
    RU_FORM.test(latin) ||
    ((KZ_FORM.test(latin) || OLD_FORM.test(latin)) && isStrange(scan, letters))
    ? "likely"
    : null;
}

const RU_FORM = /^[ABEKMHOPCTYX].?\d{3}.?[ABEKMHOPCTYX]{2}.?\d{2,3}$/;
const KZ_FORM = /^(?:KZ.)?\d{3}.?[A-Z]{3}.?\d{2}$/;
const OLD_FORM = /^[A-Z].?\d{3}.?[A-Z]{3}$/;

/** "215 ora 05", "123 вкм 17": three small letters that are no word. */
function isStrange({ text, lists }: Scan, letters: readonly string[]): boolean {
  const word = letters.find((part) => part.length === 3) ?? "";
  if (word === "" || lists.common.has(nameKey(word))) return false;
  return /^[a-z]+$/.test(word)
    ? /\p{Script=Cyrillic}/u.test(text)
    : /^[бвгджзклмнпрстфхцчшщқғңһ]+$/u.test(word);
}
