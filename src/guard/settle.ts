import type { Range } from "./protected.ts";
import type { Certainty, Finding, Kind } from "./verdict.ts";

/** Of findings that overlap, the one whose kind comes first here names the whole. */
const PRECEDENCE: readonly Kind[] = [
  "email",
  "geo",
  "handle",
  "account",
  "iin",
  "birthdate",
  "plate",
  "document",
  "phone",
  "school_class",
  "address",
  "medical",
  "person",
];
const NUMBERS: ReadonlySet<Kind> = new Set(["phone", "iin", "account", "document"]);
const ORDER: Readonly<Record<Certainty, number>> = { possible: 0, likely: 1, certain: 2 };

/** Sorted findings that do not overlap: overlapping ones become one over their whole length, protected pieces are cut out. */
export function settle(
  findings: readonly Finding[],
  keep: readonly Range[],
  text: string,
): readonly Finding[] {
  const sorted = findings
    .filter((finding) => !isIllness(finding, findings, text))
    .flatMap((finding) => cutOut(finding, keep, text))
    .filter((finding) => finding.end > finding.start)
    .toSorted((a, b) => a.start - b.start || b.end - a.end);
  const settled: Finding[] = [];
  for (const finding of sorted) {
    const last = settled.at(-1);
    if (last === undefined || finding.start >= last.end) settled.push(finding);
    else settled[settled.length - 1] = joined(last, finding);
  }
  return settled;
}

/** "у девочки ангина": a small word for an illness is nobody's name, whatever stands before it. */
function isIllness({ kind, start, end }: Finding, findings: readonly Finding[], text: string): boolean {
  if (kind !== "person" || !/^\p{Ll}/u.test(text.slice(start, start + 1))) return false;
  return findings.some((other) => other.kind === "medical" && other.start <= start && end <= other.end);
}

/** Two overlapping findings as one. */
export function joined(a: Finding, b: Finding): Finding {
  const first = PRECEDENCE.indexOf(a.kind) <= PRECEDENCE.indexOf(b.kind) ? a : b;
  return {
    start: Math.min(a.start, b.start),
    end: Math.max(a.end, b.end),
    kind: first.kind,
    certainty: ORDER[a.certainty] >= ORDER[b.certainty] ? a.certainty : b.certainty,
    needsCompany: a.needsCompany === true && b.needsCompany === true,
  };
}

/**
 * What is left of a finding outside the protected ranges. Of a number's finding a piece without digits is nothing: the code
 * of "дом 3HX-9TB1" leaves no address behind.
 */
function cutOut(finding: Finding, keep: readonly Range[], text: string): Finding[] {
  let pieces = [finding];
  for (const range of keep) {
    if (range.end <= finding.start || range.start >= finding.end) continue;
    if (range.numberOnly && !NUMBERS.has(finding.kind)) continue;
    pieces = pieces.flatMap((piece) => [
      { ...piece, end: Math.min(piece.end, range.start) },
      { ...piece, start: Math.max(piece.start, range.end) },
    ]);
    pieces = pieces.filter(
      (piece) => /\p{Nd}/u.test(text.slice(piece.start, piece.end)) || isWord(finding, piece),
    );
  }
  return pieces;
}

function isWord(finding: Finding, piece: Finding): boolean {
  return piece.end > piece.start && (finding.kind === "person" || finding.kind === "medical");
}
