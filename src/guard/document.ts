import { hasAfter, hasBefore, tokenAt } from "./nearby.ts";
import { pattern } from "./pattern.ts";
import type { Detector, Scan } from "./scan.ts";
import type { Finding } from "./verdict.ts";

/** How far behind the word for a document its number may stand, in code units. */
const REACH = 60;
/** "N 12345678", "№ 0123456", "AN1234567", "ac 2736451", "II-АБ № 123456", "45 12 номер 345678": series letters and at least five digits. */
const NUMBER = pattern(
  /(?:(?<![\p{L}\p{Nd}])\d{1,2}[ -]?\p{L}{2,3}(?!\p{L})[ -]{1,2}|(?<![\p{L}\p{Nd}])\p{L}{1,3}(?!\p{L})[ -]{0,2}(?:\p{L}{2,3}(?!\p{L})[ -]?)?)?(?:[№#N]\s?)?\d(?:(?:[ -]?|\s?№\s?|\s(?:номер|нөмірі|ном\.?)\s)\d){4,13}(?![\p{L}\p{Nd}])/u,
);
/** Small words that are no series of a document. */
const NO_SERIES =
  /^(?:и|в|на|у|о|с|к|по|от|до|не|это|нет|вот|её|ее|его|их|is|no|my|her|his|бар|жоқ|осы|мен|рк|рф|кр|руз|мвд|узб|ұлы)$/iu;
/** Numbers of passports that show what they are: KZ N + 8, UZ two letters + 7, KG AN/ID + 7, a number sign + 9. */
const SELF_TOLD: readonly RegExp[] = [
  /(?<![\p{L}\p{Nd}])[NnН] ?\d{8}(?![\p{L}\p{Nd}])/gu,
  /(?<![\p{L}\p{Nd}])\p{Lu}{2} ?\d{7}(?![\p{L}\p{Nd}])/gu,
  /№ ?0\d{8}(?![\p{L}\p{Nd}])/gu,
  /** Birth certificates: a Roman number, two letters, six or seven digits. */
  /(?<![\p{L}\p{Nd}])[IVXІХ]{1,5}-?\p{Lu}{2} ?(?:№ ?)?\d{6,7}(?![\p{L}\p{Nd}])/gu,
].map(pattern);
/** The passports of many countries: a letter or two and seven to nine digits; told by a paper named some words before. */
const FOREIGN = pattern(/(?<![\p{L}\p{Nd}])\p{L}{1,2} ?\d{7,9}(?![\p{L}\p{Nd}])/gu);
const FOREIGN_REACH = 14;
const SPELLED_REACH = 5;

/** Passports, identity cards, birth certificates, case files: a word for them and a number behind it. */
export const findDocuments: Detector = (scan) => [
  ...findNamed(scan),
  ...findSelfTold(scan),
  ...findForeign(scan),
  ...findSpelled(scan),
];

function findNamed(scan: Scan): Finding[] {
  const findings: Finding[] = [];
  for (const [i, token] of scan.mended.entries()) {
    if (token.kind !== "word" || !scan.words.document.names.has(token.key)) continue;
    const behind = scan.text.slice(token.end, token.end + REACH);
    const match = NUMBER.exec(behind);
    if (!match || /[.!?]\s(?=\p{Lu})|\n\n/u.test(behind.slice(0, match.index))) continue;
    const series = /^\p{L}+/u.exec(match[0])?.[0] ?? "";
    const small = series.length > 2 && series !== series.toUpperCase() && /\p{Script=Cyrillic}/u.test(series);
    const lead = small || NO_SERIES.test(series) ? (/^\p{L}+[ -]*/u.exec(match[0])?.[0].length ?? 0) : 0;
    const start = token.end + match.index + lead;
    const end = token.end + match.index + match[0].length;
    const strange = match[0].includes("№") ? 3 : 1;
    if (
      !onlySmallWords(scan, i + 1, start, strange) ||
      hasAfter(scan.tokens, end, scan.words.number.units, 1)
    )
      continue;
    findings.push({
      start,
      end,
      kind: "document",
      certainty: "certain",
    });
  }
  return findings;
}

/** Between the word and the number stand words like "номер", "серия", "личности", and no more than `allowed` others. */
function onlySmallWords(scan: Scan, from: number, to: number, allowed: number): boolean {
  let strange = 0;
  for (let i = from; i < tokenAt(scan.tokens, to); i += 1) {
    const token = scan.mended[i];
    if (token?.kind === "number") return false;
    if (token?.kind !== "word" || scan.words.document.between.has(token.key)) continue;
    if (scan.words.number.phone.has(token.key)) return false;
    strange += 1;
  }
  return strange <= allowed;
}

function findSelfTold(scan: Scan): Finding[] {
  return SELF_TOLD.flatMap((form) =>
    [...scan.text.matchAll(form)].map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      kind: "document",
      certainty: "likely",
    })),
  );
}

/** "паспорт у хозяина, серию показал издалека: A2204418". */
function findForeign(scan: Scan): Finding[] {
  return [...scan.text.matchAll(FOREIGN)]
    .filter(
      (match) =>
        /^\p{Lu}/u.test(match[0]) &&
        hasBefore(scan.mended, match.index, scan.words.document.names, FOREIGN_REACH) &&
        !hasBefore(scan.tokens, match.index, scan.words.number.phone, 2),
    )
    .map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      kind: "document",
      certainty: "likely",
    }));
}

/** "паспорт ноль четыре пять шесть …": a number in words right behind the word for a document. */
function findSpelled(scan: Scan): Finding[] {
  return scan.runs.flatMap(({ groups }) => {
    const first = groups[0];
    const last = groups.at(-1);
    const digits = groups.map((group) => group.digits).join("");
    if (!first || !last || !groups.some((group) => group.spelled) || digits.length < 6 || digits.length > 14)
      return [];
    const named = hasBefore(scan.mended, first.start, scan.words.document.names, SPELLED_REACH);
    const other = hasBefore(scan.tokens, first.start, scan.words.number.phone, SPELLED_REACH);
    return named && !other
      ? [{ start: first.start, end: last.end, kind: "document", certainty: "likely" } as const]
      : [];
  });
}
