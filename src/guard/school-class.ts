import type { Detector, Scan } from "./scan.ts";
import type { Token } from "./token.ts";
import type { Finding } from "./verdict.ts";

/** A school (with number or name) or a class, as token indexes, both inclusive. */
type Part = {
  readonly first: number;
  readonly last: number;
  readonly kind: "school" | "class";
  readonly letter: boolean;
};

/** How far apart school and class may stand and still belong together, in tokens. */
const REACH = 14;
const NAME_WORDS = 4;

/** School and class together tell one child out of thirty; a school or a class alone does not. */
export const findSchoolClasses: Detector = (scan) => {
  const parts = [...schools(scan), ...classes(scan)].toSorted((a, b) => a.first - b.first);
  const findings: Finding[] = [];
  for (let i = 0; i + 1 < parts.length; i += 1) {
    const [one, two] = [parts[i], parts[i + 1]];
    if (!one || !two || one.kind === two.kind || two.first - one.last > REACH) continue;
    const letter = one.letter || two.letter;
    const certainty = letter ? "certain" : "likely";
    if (two.first - one.last <= 3) findings.push(asFinding(scan.tokens, one.first, two.last, certainty));
    else
      for (const part of [one, two]) findings.push(asFinding(scan.tokens, part.first, part.last, certainty));
    i += 1;
  }
  return findings;
};

function asFinding(
  tokens: readonly Token[],
  first: number,
  last: number,
  certainty: Finding["certainty"],
): Finding {
  return { start: tokens[first]?.start ?? 0, end: tokens[last]?.end ?? 0, kind: "school_class", certainty };
}

function schools(scan: Scan): Part[] {
  const { tokens } = scan;
  const parts: Part[] = [];
  for (const [i, token] of tokens.entries()) {
    if (token.kind !== "word" || !scan.words.school.schools.has(token.key)) continue;
    const last = numberAfter(tokens, i) ?? nameAfter(scan, i) ?? i;
    const compound =
      tokens[i - 1]?.text === "-" && scan.words.school.schools.has(tokens[i - 2]?.key ?? "") ? i - 2 : i;
    const first = numberBefore(tokens, compound) ?? nameBefore(scan, compound) ?? compound;
    if (last > i || first < compound) parts.push({ first, last, kind: "school", letter: false });
  }
  return parts;
}

/** "школа №8", "школе-лицее N 12", "СШ 40"; not "в школе 3 детей". */
function numberAfter(tokens: readonly Token[], index: number): number | null {
  let at = index + 1;
  let marked = false;
  while (at <= index + 3 && /^[№#N"-]$/i.test(tokens[at]?.text ?? "")) {
    marked ||= /[№#N]/i.test(tokens[at]?.text ?? "");
    at += 1;
  }
  const number = tokens[at];
  if (number?.kind !== "number" || number.text.length > 3) return null;
  const next = tokens[at + 1];
  return marked || next === undefined || next.kind !== "word" || next.text.length < 3 || next.opens
    ? at
    : null;
}

/** "№8 мектеп", "8-мектеп", "40 школа". */
function numberBefore(tokens: readonly Token[], index: number): number | null {
  let at = index - 1;
  if (tokens[at]?.kind === "word" && /^(?:я|й|ая|ой|ші|шы|орта|жалпы)$/.test(tokens[at]?.lower ?? ""))
    at -= 1;
  if (tokens[at]?.text === "-") at -= 1;
  const number = tokens[at];
  if (number?.kind !== "number" || number.text.length > 3) return null;
  return /^[№#N]$/i.test(tokens[at - 1]?.text ?? "") ? at - 1 : at;
}

function nameAfter(scan: Scan, index: number): number | null {
  if (!scan.words.school.namedAfter.has(scan.tokens[index + 1]?.key ?? "")) return null;
  let last = index + 1;
  for (let i = index + 2; i < scan.tokens.length && i < index + 2 + NAME_WORDS; i += 1) {
    const token = scan.tokens[i];
    if (token === undefined || (token.kind === "word" && token.capital === "none") || token.kind === "number")
      break;
    if (token.kind === "word") last = i;
  }
  return last;
}

/** "Абай атындағы мектеп", "Абай атындағы орта мектеп". */
function nameBefore(scan: Scan, index: number): number | null {
  const { tokens } = scan;
  const named = [index - 1, index - 2, index - 3].find((at) =>
    scan.words.school.namedBefore.has(tokens[at]?.key ?? ""),
  );
  if (named === undefined) return null;
  let first = named;
  for (let i = named - 1; i >= 0 && i >= named - NAME_WORDS; i -= 1) {
    const token = tokens[i];
    if (token === undefined || token.kind === "number") break;
    if (token.kind === "word" && token.capital === "none" && first < named) break;
    if (token.kind === "word") first = i;
  }
  return first;
}

/** "5 «Б» класс", "5Б классе", "7-ші «А» сынып", "в 3 классе", "9 А". */
function classes(scan: Scan): Part[] {
  const { tokens } = scan;
  const parts: Part[] = [];
  for (const [i, token] of tokens.entries()) {
    if (token.kind !== "word" || !scan.words.school.classes.has(token.key)) continue;
    const before = classBefore(tokens, i);
    if (before) parts.push(before);
  }
  return parts;
}

function classBefore(tokens: readonly Token[], index: number): Part | null {
  let at = index - 1;
  let letter = false;
  for (let steps = 0; steps < 5 && at >= 0; steps += 1, at -= 1) {
    const token = tokens[at];
    if (token === undefined) return null;
    if (token.kind === "number")
      return Number(token.text) <= 12 ? { first: at, last: index, kind: "class", letter } : null;
    if (token.kind === "word" && token.text.length === 1) letter ||= !/^[йяе]$/.test(token.lower);
    else if (token.kind === "word" && !/^(?:ші|шы|го|ом|ый|ой)$/.test(token.lower)) return null;
    else if (token.kind === "sign" && !/["'-]/.test(token.text)) return null;
  }
  return null;
}
