import { latinCapitals } from "./homoglyph.ts";
import { hasAfter, hasBefore } from "./nearby.ts";
import type { Detector } from "./scan.ts";
import type { Certainty, Finding } from "./verdict.ts";

/** Up to one separator between the groups: "123 ABC 02", "123-abc-02", "123|ABC|02". */
const GAP = "[ |-]?";
const FREE = "(?<![A-Za-z\\p{L}\\p{Nd}-])";
const END = "(?![\\p{L}\\p{Nd}]|-[A-Za-z\\p{Nd}])";

const form = (source: string): RegExp => new RegExp(`${FREE}${source}${END}`, "gu");

/** Regions 01-20 since 2022 (Abai 18, Zhetysu 19, Ulytau 20). */
const KZ_REGION = "(?:0[1-9]|1\\d|20)";
const FORMS: readonly RegExp[] = [
  form(`\\d{3}${GAP}[A-Z]{3}${GAP}${KZ_REGION}`),
  form(`\\d{3}${GAP}[A-Z]{2}${GAP}${KZ_REGION}`),
  /** Kazakhstan 1993: a letter of the region, three digits, two or three letters. Russia: the same and a region. */
  form(`[A-Z]${GAP}\\d{3}${GAP}[A-Z]{2,3}`),
  form(`[ABEKMHOPCTYX]${GAP}\\d{3}${GAP}[ABEKMHOPCTYX]{2}${GAP}\\d{2,3}`),
  /** Uzbekistan "01 A 123 BC" and "01 123 ABC", Kyrgyzstan "01 KG 123 ABC". */
  form(`\\d{2}${GAP}[A-Z]${GAP}\\d{3}${GAP}[A-Z]{2}`),
  form(`\\d{2}${GAP}\\d{3}${GAP}[A-Z]{3}`),
  form(`\\d{2}${GAP}KG${GAP}\\d{3}${GAP}[A-Z]{2,3}`),
];
/** Short words that could be the letters: "123 кв 05", "150 км 12", "100 мес 10". */
const UNIT =
  /^(?:кв|км|см|мм|мес|сом|сум|кг|мв|тон|сот|вт|час|рот|рет|рс|мкр|от|до|не|на|то|но|все|как|т|с|к|в|м|а|о|у)$/iu;
/** Letters and digits in the case code's alphabet and length, without a dash: a plate only beside a word for a car. */
const LIKE_CODE = /^[1-9ABCEHKMPTX]{7}$/;
const REACH = 5;

/** Number plates, in capitals or not, in either alphabet. */
export const findPlates: Detector = (scan) => {
  const findings: Finding[] = [];
  const text = latinCapitals(scan.text);
  for (const pattern of FORMS) {
    for (const match of text.matchAll(pattern)) {
      const { index: start } = match;
      const end = start + match[0].length;
      const written = scan.text.slice(start, end);
      const car =
        hasBefore(scan.tokens, start, scan.words.plate.car, REACH) ||
        hasAfter(scan.tokens, end, scan.words.plate.car, 2);
      const certainty = certaintyOf(written, match[0], car);
      if (certainty) findings.push({ start, end, kind: "plate", certainty });
    }
  }
  return findings;
};

function certaintyOf(written: string, latin: string, car: boolean): Certainty | null {
  const letters = written.match(/\p{L}+/gu) ?? [];
  const spaced = /[ |-]/.test(written);
  if (car) return "certain";
  if (LIKE_CODE.test(latin.replace(/[ |-]/g, "").toUpperCase()) && !spaced) return null;
  if (letters.some((word) => spaced && UNIT.test(word))) return null;
  const capitals = letters.every((word) => word === word.toUpperCase());
  const whole = latin.replace(/[^A-Za-z\d]/g, "").length;
  if (whole < 7) return null;
  if (!spaced) return whole >= 8 || capitals ? "certain" : "likely";
  return capitals ? "likely" : null;
}
