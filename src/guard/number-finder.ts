import { hasLuhnDigit } from "./account.ts";
import { hasIinCheckDigit, looksLikeIin } from "./iin.ts";
import { hasAfter, hasBefore } from "./nearby.ts";
import type { DigitGroup, NumberRun } from "./number-run.ts";
import { dialled, isFreeNumber } from "./phone.ts";
import type { Detector, Scan } from "./scan.ts";
import type { Certainty, Finding, Kind } from "./verdict.ts";

/** No identifier is longer; more digits in one piece are something else. */
const MOST_DIGITS = 19;
const REACH = 5;
/** 116-16, 116 111, 150, 102 … (guard-notes.md): numbers that help lines and emergency services publish. */
const HOTLINE = /^(?:116|16|11616|111|116111|150|10[1-4]|11[1-6]|1[34]\d{2}|800)$/;

/** A business number: 4-6 where a day of birth would begin. */
const BIN = /^\d{2}(?:0[1-9]|1[0-2])[456]\d{7}$/;

type Near = {
  readonly iin: boolean;
  readonly bin: boolean;
  readonly card: boolean;
  readonly phone: boolean;
  readonly unit: boolean;
};

/** Identification numbers, cards and telephones: everything that is told by its digits. */
export const findNumbers: Detector = (scan) => scan.runs.flatMap((run) => findInRun(run, scan));

function findInRun(run: NumberRun, scan: Scan): Finding[] {
  const findings: Finding[] = [];
  if (isFreeNumber(run.groups.map((group) => group.digits).join(""))) return [];
  for (let i = 0; i < run.groups.length; ) {
    const found = longestAt(run, i, scan);
    if (found) findings.push(found.finding);
    i = found ? found.next : i + 1;
  }
  return findings;
}

/** Tries the windows of groups that begin at one group, longest first; what is certain by itself goes before what a word near it says. */
function longestAt(run: NumberRun, from: number, scan: Scan): { finding: Finding; next: number } | null {
  const first = run.groups[from];
  if (first === undefined) return null;
  const near = wordsNear(scan, first.start, run.groups.at(-1)?.end ?? first.end);
  const windows: { digits: string; to: number }[] = [];
  let digits = "";
  for (let to = from; to < run.groups.length; to += 1) {
    digits += run.groups[to]?.digits ?? "";
    if (digits.length > MOST_DIGITS) break;
    windows.push({ digits, to });
  }
  for (const classify of [bySelf, byWord]) {
    for (const window of windows.toReversed()) {
      const groups = run.groups.slice(from, window.to + 1);
      const found = classify(window.digits, groups, run.plus && from === 0, near);
      if (found)
        return {
          finding: {
            start: from === 0 ? run.start : first.start,
            end: groups.at(-1)?.end ?? first.end,
            ...found,
          },
          next: window.to + 1,
        };
    }
  }
  return null;
}

function wordsNear(scan: Scan, start: number, end: number): Near {
  const { tokens, words } = scan;
  return {
    iin: hasBefore(tokens, start, words.number.iin, REACH) || hasAfter(tokens, end, words.number.iin, 2),
    bin: hasBefore(tokens, start, words.number.bin, 3),
    card: hasBefore(tokens, start, words.number.card, REACH),
    phone:
      hasBefore(tokens, start, words.number.phone, REACH) ||
      hasAfter(tokens, end, words.number.phoneAfter, 2),
    unit: hasAfter(tokens, end, words.number.units, 1),
  };
}

type Found = { readonly kind: Kind; readonly certainty: Certainty } | null;

function bySelf(digits: string, groups: readonly DigitGroup[], plus: boolean, near: Near): Found {
  if (near.bin && digits.length === 12) return null;
  if (!plus && looksLikeIin(digits) && hasIinCheckDigit(digits)) return { kind: "iin", certainty: "certain" };
  if (hasLuhnDigit(digits) && (near.card || isCardShape(groups)))
    return { kind: "account", certainty: "certain" };
  const phone = dialled({ digits, groups, plus });
  if (phone) return { kind: "phone", certainty: phone };
  return null;
}

function byWord(digits: string, groups: readonly DigitGroup[], plus: boolean, near: Near): Found {
  const { length } = digits;
  if (near.bin && length === 12) return null;
  if (near.iin && length >= 11 && length <= 13) return { kind: "iin", certainty: "certain" };
  if ((near.card && length >= 12 && length <= 19) || (isCardShape(groups) && groups.length > 3)) {
    return { kind: "account", certainty: "likely" };
  }
  const dialable = length >= 5 && length <= 12 && !groups.every((group) => HOTLINE.test(group.digits));
  if (near.phone && !near.unit && dialable && isOneNumber(groups))
    return { kind: "phone", certainty: "likely" };
  if (plus && length >= 9) return { kind: "phone", certainty: "likely" };
  if (groups.length > 1) return null;
  if (looksLikeIin(digits)) return { kind: "iin", certainty: "possible" };
  return length >= 10 && !near.unit && !/0{4}$/.test(digits) && !BIN.test(digits)
    ? { kind: "document", certainty: "possible" }
    : null;
}

/** A card's groups: one piece, fours, or American Express's 4-6-5. */
function isCardShape(groups: readonly DigitGroup[]): boolean {
  return /^(?:1[3-9]|4-4-4-4|4-4-4-4-3|4-6-5|8-8|4-6-[56])$/.test(
    groups.map((group) => group.digits.length).join("-"),
  );
}

/** Not a hotline followed by a count, not a list of ages: at least one group of two digits or more, or all single. */
function isOneNumber(groups: readonly DigitGroup[]): boolean {
  if (groups.some((group) => HOTLINE.test(group.digits) && group.digits.length === 3) && groups.length < 3)
    return false;
  return groups.length < 8 || groups.every((group) => group.digits.length === 1);
}
