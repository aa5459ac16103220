import { hasAfter, tokenAt } from "./nearby.ts";
import type { Detector, Scan } from "./scan.ts";
import type { Finding } from "./verdict.ts";

/** How far behind the word for a document its number may stand, in code units. */
const REACH = 60;
/** "N 12345678", "№ 0123456", "AN1234567", "ac 2736451", "II-АБ 123456": series letters and at least five digits. */
const NUMBER =
  /(?:(?<![\p{L}\p{Nd}])\p{L}{1,3}(?!\p{L})[ -]{0,2}(?:\p{L}{2}(?!\p{L})[ -]?)?)?(?:[№#]\s?)?\d(?:[ -]?\d){4,13}(?![\p{L}\p{Nd}])/u;
/** Small words that are no series of a document. */
const NO_SERIES =
  /^(?:и|в|на|у|о|с|к|по|от|до|не|это|нет|вот|её|ее|его|их|is|no|my|her|his|бар|жоқ|осы|мен|рк|мвд)$/iu;
/** Numbers of passports that show what they are: KZ N + 8, UZ two letters + 7, KG AN/ID + 7, a number sign + 9. */
const SELF_TOLD: readonly RegExp[] = [
  /(?<![\p{L}\p{Nd}])[NnН] ?\d{8}(?![\p{L}\p{Nd}])/gu,
  /(?<![\p{L}\p{Nd}])\p{Lu}{2} ?\d{7}(?![\p{L}\p{Nd}])/gu,
  /№ ?0\d{8}(?![\p{L}\p{Nd}])/gu,
];

/** Passports, identity cards, birth certificates, case files: a word for them and a number behind it. */
export const findDocuments: Detector = (scan) => [...findNamed(scan), ...findSelfTold(scan)];

function findNamed(scan: Scan): Finding[] {
  const findings: Finding[] = [];
  for (const [i, token] of scan.tokens.entries()) {
    if (token.kind !== "word" || !scan.words.document.names.has(token.key)) continue;
    const behind = scan.text.slice(token.end, token.end + REACH);
    const match = NUMBER.exec(behind);
    if (!match || /[.!?]\s|\n\n/.test(behind.slice(0, match.index))) continue;
    const series = /^\p{L}+/u.exec(match[0])?.[0] ?? "";
    const lead = NO_SERIES.test(series) ? match[0].search(/[№#\d]/u) : 0;
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
    const token = scan.tokens[i];
    if (token?.kind === "number") return false;
    if (token?.kind !== "word" || scan.words.document.between.has(token.key)) continue;
    if (scan.words.number.phone.has(token.key)) return false;
    strange += 1;
  }
  return strange <= allowed;
}

function findSelfTold(scan: Scan): Finding[] {
  return SELF_TOLD.flatMap((pattern) =>
    [...scan.text.matchAll(pattern)].map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      kind: "document",
      certainty: "likely",
    })),
  );
}
