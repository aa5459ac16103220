import { findIbans } from "./account.ts";
import { findAddresses } from "./address.ts";
import { birthdatesBehind, findBirthdates } from "./birthdate.ts";
import { findDocuments } from "./document.ts";
import { findEmails } from "./email.ts";
import { findPoints } from "./geo.ts";
import type { GuardWords } from "./guard-words.ts";
import { findHandles } from "./handle.ts";
import { type Masks, maskText } from "./mask.ts";
import { findMedical } from "./medical.ts";
import type { NameLists } from "./name-lists.ts";
import { findNumbers } from "./number-finder.ts";
import { findPersons } from "./person.ts";
import { findPlates } from "./plate.ts";
import { findOnlyOnes } from "./only-family.ts";
import { countsFor, verdictOf } from "./policy.ts";
import { protectedRanges } from "./protected.ts";
import { type Detector, scanText } from "./scan.ts";
import { findSchoolClasses } from "./school-class.ts";
import { joined, settle } from "./settle.ts";
import { MOST_BYTES, uncheckedVerdict } from "./unchecked.ts";
import type { Finding, GuardContext, Verdict } from "./verdict.ts";
import { toOriginal } from "./view.ts";

/**
 * START HERE. The guard reads a text before anybody else can, and says whether it holds what identifies a person.
 * Pure, synchronous, deterministic; never throws: a text it cannot check is stopped (unchecked.ts). Offsets are UTF-16 code
 * units of the text as it came in. Made by loadGuard (load-guard.ts).
 */
export type Guard = (text: string, context: GuardContext) => Verdict;

export type GuardData = { readonly lists: NameLists; readonly words: GuardWords; readonly masks: Masks };

const findNames: Detector = (scan) => {
  const persons = findPersons(scan.tokens, scan.lists, scan.words);
  return [...persons, ...birthdatesBehind(scan, persons)];
};
export const DETECTORS: readonly Detector[] = [
  findEmails,
  findHandles,
  findPoints,
  findIbans,
  findNumbers,
  findDocuments,
  findPlates,
  findBirthdates,
  findAddresses,
  findSchoolClasses,
  findMedical,
  findOnlyOnes,
  findNames,
];
/** Taking one thing out can bring another to light; after so many rounds without rest the text counts as unchecked. */
const MOST_ROUNDS = 10;

export function makeGuard(data: GuardData, detectors: readonly Detector[] = DETECTORS): Guard {
  return (text, context) => {
    try {
      return new TextEncoder().encode(text).length > MOST_BYTES
        ? uncheckedVerdict(text)
        : check(text, context, data, detectors);
    } catch {
      // Fails closed, without the error: its message could hold a piece of the text (issue 4, "No log holds a masked thing").
      return uncheckedVerdict(text);
    }
  };
}

function check(
  text: string,
  context: GuardContext,
  data: GuardData,
  detectors: readonly Detector[],
): Verdict {
  let found: readonly Finding[] = [];
  let clean = text;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const more = findIn(clean, context, data, detectors).filter((finding) =>
      countsFor(finding, context.recipient),
    );
    if (more.length === 0) {
      const spans = found.map(({ start, end, kind }) => ({ start, end, kind }));
      return { verdict: verdictOf(found, context.recipient), spans, clean };
    }
    found = merge(
      found,
      more.map((finding) => throughMasks(finding, found, data.masks[context.language])),
    );
    clean = maskText(text, found, data.masks, context.language);
  }
  return uncheckedVerdict(text);
}

function findIn(
  text: string,
  { known }: GuardContext,
  data: GuardData,
  detectors: readonly Detector[],
): readonly Finding[] {
  const scan = scanText(text, data.words, data.lists);
  const masks = new Set(Object.values(data.masks).flatMap((words) => Object.values(words)));
  const settled = settle(
    detectors.flatMap((detect) => detect(scan)),
    protectedRanges(scan, masks, known),
    scan.text,
  );
  const told = settled.some((finding) => finding.needsCompany !== true);
  return (told ? settled : []).map((finding) => ({
    ...finding,
    ...toOriginal(scan.view, finding.start, finding.end),
  }));
}

/** A finding in the text of the last round, in offsets of the original: every mask before it stands for a longer or shorter piece. */
function throughMasks(finding: Finding, found: readonly Finding[], masks: Masks["kk"]): Finding {
  return { ...finding, start: position(finding.start, "start"), end: position(finding.end, "end") };

  function position(at: number, side: "start" | "end"): number {
    let shift = 0;
    for (const span of found) {
      const from = span.start + shift;
      const to = from + masks[span.kind].length;
      if (side === "start" ? at < from : at <= from) break;
      if (side === "start" ? at < to : at < to) return side === "start" ? span.start : span.end;
      shift += masks[span.kind].length - (span.end - span.start);
    }
    return at - shift;
  }
}

function merge(found: readonly Finding[], more: readonly Finding[]): readonly Finding[] {
  const merged: Finding[] = [];
  for (const finding of [...found, ...more].toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = merged.at(-1);
    if (last !== undefined && finding.start < last.end) merged[merged.length - 1] = joined(last, finding);
    else merged.push(finding);
  }
  return merged;
}
