import type { GuardWords } from "./guard-words.ts";
import type { Detector, Scan } from "./scan.ts";
import type { Token } from "./token.ts";
import type { Finding } from "./verdict.ts";

/** Words a diagnosis may have after the colon. */
const DIAGNOSIS_WORDS = 4;
const CONTEXT_REACH = 5;
const PERSON_REACH = 6;
/** How far a word for being registered may stand from the clinic's, in tokens. */
const REGISTER_REACH = 4;
/** A code of ICD-10: F20, B24, G80.1. */
const ICD = /^[a-z]\d{2}$/;

type Words = GuardWords["medical"];
type Piece = {
  readonly first: number;
  readonly last: number;
  readonly alone: boolean;
  /** Known to a clinic: no talk in general, whatever stands beside. */
  readonly known?: boolean;
};

/**
 * What is told of somebody's health. Diseases that mark a person for life, diagnoses and clinics count by themselves; pregnancy,
 * disability and other illnesses only where the text also tells who it is: "беременна, 17 лет" is what the case is about.
 */
export const findMedical: Detector = (scan) =>
  pieces(scan)
    .filter((piece) => piece.known === true || !isGeneral(scan, piece))
    .map((piece) => {
      const first = withQualifiersBefore(scan, piece.first);
      const last = withQualifiersAfter(scan, piece.last);
      const finding: Finding = {
        start: scan.tokens[first]?.start ?? 0,
        end: scan.tokens[last]?.end ?? 0,
        kind: "medical",
        certainty: "likely",
      };
      if (piece.alone) return finding;
      return isHerOrHis(scan, piece)
        ? { ...finding, certainty: "possible" }
        : { ...finding, needsCompany: true };
    });

function pieces(scan: Scan): Piece[] {
  const {
    tokens,
    words: { medical },
  } = scan;
  const found: Piece[] = [];
  for (const [i, token] of tokens.entries()) {
    if (token.kind !== "word") continue;
    const phrase = phraseEnd(tokens, i, medical.phrases);
    const chronic =
      phraseEnd(tokens, i, medical.chronicPhrases) ?? (medical.chronic.has(token.key) ? (phrase ?? i) : null);
    if (medical.diseases.has(token.key))
      found.push(atCentre(tokens, i, medical) ?? { first: i, last: i, alone: true });
    else if (chronic !== null) found.push({ first: i, last: chronic, alone: isSomebodys(scan, i) });
    else if (phrase !== null) found.push({ first: i, last: phrase, alone: false });
    else if (medical.illnesses.has(token.key)) found.push({ first: i, last: i, alone: false });
    else if (medical.syndrome.has(token.key)) found.push(syndrome(tokens, i));
    const registered = atClinic(tokens, i, medical);
    if (registered) found.push(registered);
    const named = medical.diagnosis.has(token.key) ? diagnosis(tokens, i) : null;
    if (named) found.push(named);
  }
  return found;
}

/** "диагноз: …" up to the next stop, at most a few words; "диагноз не знаем" has no colon. "диагноз F20": a code. */
function diagnosis(tokens: readonly Token[], index: number): Piece | null {
  const next = tokens[index + 1];
  const letter = tokens[index + 2]?.kind === "sign" ? index + 3 : index + 1;
  if (ICD.test(tokens[letter]?.lower ?? "")) return { first: letter, last: letter, alone: true };
  if (!/^[:"-]$/.test(next?.text ?? "")) return null;
  let last = index + 1;
  for (let i = index + 2; i < Math.min(tokens.length, index + 2 + DIAGNOSIS_WORDS); i += 1) {
    if (/^[.,;!?[\]]$/.test(tokens[i]?.text ?? "")) break;
    last = i;
  }
  return last > index + 1 ? { first: index + 2, last, alone: true } : null;
}

/** "синдром Дауна", "жүйке ауруы": the word beside says which. */
function syndrome(tokens: readonly Token[], index: number): Piece {
  const russian = /^(?:с|s)/.test(tokens[index]?.lower ?? "");
  const [before, after] = [tokens[index - 1], tokens[index + 1]];
  const last = russian && after?.kind === "word" && after.text.length > 3 ? index + 1 : index;
  return { first: !russian && before?.kind === "word" ? index - 1 : index, last, alone: false };
}

/** "состоит на учёте у психиатра", "нарколог есебінде тұрады": a clinic's word with one for being known there. */
function atClinic(tokens: readonly Token[], index: number, words: Words): Piece | null {
  const key = tokens[index]?.key ?? "";
  if (!words.clinics.has(key)) return null;
  const near = [...tokens.keys()].slice(Math.max(0, index - REGISTER_REACH), index + REGISTER_REACH + 1);
  if (!near.some((i) => words.registered.has(tokens[i]?.key ?? ""))) return null;
  const next = tokens[index + 1];
  return { first: index, last: words.registered.has(next?.key ?? "") ? index + 1 : index, alone: true };
}

/** "СПИД орталықта тіркелген", "на учёте в СПИД-центре": a disease's centre that knows somebody. */
function atCentre(tokens: readonly Token[], index: number, words: Words): Piece | null {
  const at = tokens[index + 1]?.text === "-" ? index + 2 : index + 1;
  if (!words.general.has(tokens[at]?.key ?? "")) return null;
  const near = [...tokens.keys()].slice(Math.max(0, index - REGISTER_REACH), at + REGISTER_REACH);
  if (!near.some((i) => words.registered.has(tokens[i]?.key ?? ""))) return null;
  return { first: index, last: at, alone: true, known: true };
}

function phraseEnd(tokens: readonly Token[], from: number, { starts, all }: Words["phrases"]): number | null {
  if (!starts.has(tokens[from]?.key ?? "")) return null;
  for (const phrase of all) {
    let at = from - 1;
    const fits = phrase.every((word) => {
      at += 1;
      if (tokens[at]?.text === "-") at += 1;
      return word.has(tokens[at]?.key ?? "");
    });
    if (fits) return at;
  }
  return null;
}

/** "у девочки эпилепсия", "ДЦП бар бала": somebody the message is about stands near. */
function isSomebodys({ tokens, words }: Scan, index: number): boolean {
  for (
    let i = Math.max(0, index - PERSON_REACH);
    i <= Math.min(tokens.length - 1, index + PERSON_REACH);
    i += 1
  ) {
    const token = tokens[i];
    if (
      token?.kind === "word" &&
      (words.person.roles.has(token.key) || /^(?:него|нее|неё|онда|оның|бала\p{L}*)$/u.test(token.lower))
    )
      return true;
  }
  return false;
}

/** "она беременна, ей 15", "ол жүкті": a pronoun or a relative as the subject right before it, in the same breath. */
function isHerOrHis({ tokens }: Scan, { first }: Piece): boolean {
  for (let i = first - 1; i >= first - 3 && !isStop(tokens[i]); i -= 1)
    if (/^(?:она|он|оны|ол|ней|неё|нее|него|нем|нём|онда|она|she|he|ona|ol|u)$/.test(tokens[i]?.lower ?? ""))
      return true;
  return false;
}

/** A lecture, a centre, a vaccination, told in the same breath: no person's health. */
function isGeneral({ tokens, words: { medical } }: Scan, { first, last }: Piece): boolean {
  const general = (i: number): boolean => medical.general.has(tokens[i]?.key ?? "");
  for (let i = first - 1; i >= first - CONTEXT_REACH && !isStop(tokens[i]); i -= 1)
    if (general(i)) return true;
  for (let i = last + 1; i <= last + 2 && !isStop(tokens[i]); i += 1) if (general(i)) return true;
  return false;
}

function isStop(token: Token | undefined): boolean {
  return token === undefined || /^[.,;:!?]$/.test(token.text);
}

/** "сахарный диабет", "врождённый порок", "қант диабеті": what kind it is, two words at most. */
function withQualifiersBefore({ tokens, words: { medical } }: Scan, first: number): number {
  let at = first;
  while (first - at < 2 && medical.qualifiers.has(tokens[at - 1]?.key ?? "")) at -= 1;
  return at;
}

/** "гепатит с", "gepatit b": its letter, small as well. */
function isHepatitis(disease: Token | undefined, next: Token): boolean {
  return (disease?.key ?? "").startsWith("гепатит") && /^[abcdавсе]$/.test(next.lower);
}

/** "гепатит С", "туберкулёз лёгких", "ВИЧ-инфицирована", "HIV positive", "беременность 32 недели". */
function withQualifiersAfter({ tokens, words: { medical } }: Scan, last: number): number {
  let at = last;
  if (tokens[at + 1]?.text === "-" && tokens[at + 1]?.glued && tokens[at + 2]?.glued) at += 2;
  const next = tokens[at + 1];
  if (
    next?.kind === "word" &&
    (/^[ABCDАВС]$/u.test(next.text) || isHepatitis(tokens[at], next) || medical.qualifiers.has(next.key))
  )
    at += 1;
  for (let step = at + 1; step <= at + 3; step += 1) {
    const unit = tokens[step + 1]?.text === "-" ? step + 3 : step + 1;
    if (
      tokens[step]?.kind === "number" &&
      (medical.weeks.has(tokens[unit]?.key ?? "") || medical.weeks.has(tokens[unit - 1]?.key ?? ""))
    )
      return medical.weeks.has(tokens[unit]?.key ?? "") ? unit : unit - 1;
  }
  if (tokens[at + 1]?.kind === "word" && medical.qualifiers.has(tokens[at + 1]?.key ?? "")) at += 1;
  return at;
}
