import type { GuardWords } from "./guard-words.ts";
import { extentAfter, extentBefore } from "./medical-extent.ts";
import { NEEDED } from "./medical-needed.ts";
import type { Detector, Scan } from "./scan.ts";
import { namesSmallPlace } from "./small-place.ts";
import type { Token } from "./token.ts";
import type { Finding } from "./verdict.ts";
import { endOf, keyOf, lowerOf, startOf, textOf } from "./token-text.ts";

/** Words a diagnosis may have after the colon. */
const DIAGNOSIS_WORDS = 4;
const CONTEXT_REACH = 5;
const PERSON_REACH = 6;
const NAME_REACH = 4;
/** How far a word for being registered may stand from the clinic's, in tokens. */
const REGISTER_REACH = 4;
/** A code of ICD-10: F20, B24, G80.1. */
const ICD = /^[a-z]\d{2}$/;

type Words = GuardWords["medical"];
type Piece = {
  readonly first: number;
  readonly last: number;
  readonly alone: boolean;
  /** Neither what an alert is about nor what has to be treated today (NEEDED). */
  readonly lasting?: boolean;
  /** A lasting diagnosis of somebody without a name may be what the search or the medicine is about (ADR 0026): the member may insist. */
  readonly asked?: boolean;
  /** Known to a clinic: no talk in general, whatever stands beside. */
  readonly known?: boolean;
};

/**
 * What is told of somebody's health. Diseases that mark a person for life, diagnoses and clinics count by themselves; pregnancy,
 * disability and other illnesses only where the text also tells who it is: "беременна, 17 лет" is what the case is about.
 */
export const findMedical: Detector = (scan) =>
  piecesOf(scan)
    .filter((piece) => piece.known === true || !isGeneral(scan, piece))
    .flatMap((piece) => {
      const first = extentBefore(scan, piece.first);
      const last = extentAfter(scan, piece.last);
      const finding: Finding = {
        start: startOf(scan.mended[first]),
        end: endOf(scan.mended[last]),
        kind: "medical",
        certainty: piece.asked === true ? "possible" : "likely",
      };
      const named = withName(scan, piece);
      if (piece.alone) return [finding, ...named];
      return named.length > 0 || isOnes(scan, piece) || isHerOrHis(scan, piece) || isOneOfAPlace(scan, piece)
        ? [{ ...finding, certainty: "possible" as const }, ...named]
        : [{ ...finding, needsCompany: true }];
    });

/** "Арман өкпесі ауырады", "Темирлан инвалид": whose illness it is goes with it, even if nothing else tells that the word is a name. */
function withName({ mended: tokens, lists }: Scan, { first }: Piece): Finding[] {
  for (let i = first - 1; i >= first - NAME_REACH && !isStop(tokens[i]); i -= 1) {
    const token = tokens[i];
    const strength = lists.given.get(keyOf(token)) ?? 0;
    // In small letters only right before it, at the beginning: "арман өкпесі ауырады".
    const small = i === first - 1 && strength > 1 && token?.opens === true;
    if (token === undefined || strength === 0 || !(token.capital === "first" || small)) continue;
    return lists.places.has(token.key)
      ? []
      : [{ start: token.start, end: token.end, kind: "person", certainty: "possible" }];
  }
  return [];
}

function piecesOf(scan: Scan): Piece[] {
  const {
    mended: tokens,
    words: { medical },
  } = scan;
  const found: Piece[] = [];
  for (const [i, token] of tokens.entries()) {
    if (token.kind !== "word" || isOtherWord(scan, i)) continue;
    const phrase = phraseEnd(tokens, i, medical.phrases);
    const chronic =
      phraseEnd(tokens, i, medical.chronicPhrases) ?? (medical.chronic.has(token.key) ? (phrase ?? i) : null);
    if (medical.diseases.has(token.key))
      found.push(atCentre(tokens, i, medical) ?? { first: i, last: i, alone: true });
    else if (chronic !== null)
      found.push({ first: i, last: chronic, alone: isSomebodys(scan, i), asked: true });
    else if (phrase !== null) found.push({ first: i, last: phrase, alone: false });
    else if (medical.illnesses.has(token.key))
      found.push({
        first: i,
        last: i,
        alone: false,
        lasting: !NEEDED.test(token.key),
      });
    else if (medical.organs.has(token.key)) found.push(...ailing(tokens, i, medical));
    else if (token.key === "срок" || token.key === "сроке") found.push(...term(tokens, i));
    else if (medical.losses.has(token.key)) found.push(...loss(tokens, i, medical));
    else if (medical.syndrome.has(token.key)) found.push(syndrome(tokens, i));
    const registered = atClinic(tokens, i, medical);
    if (registered) found.push(registered);
    const named = medical.diagnosis.has(token.key) ? diagnosis(tokens, i) : null;
    if (named) found.push(named);
  }
  return found;
}

/** "көр" (see) has the key of "корь" (measles); Сарысу and Иссык are a district and a town, сарысу and ісік a rash and a tumour. */
function isOtherWord({ mended: tokens, words, lists }: Scan, index: number): boolean {
  const [token, next] = [tokens[index], tokens[index + 1]];
  if (token === undefined) return true;
  if (/^кори?$/.test(token.key) && /[өқң]/.test(token.lower)) return true;
  if (token.lower.startsWith("иссык")) return true;
  if (!lists.places.has(token.key)) return false;
  return words.place.afterStrong.has(keyOf(next)) || (token.capital === "first" && !token.opens);
}

/** "бүйрегі ауырады", "больное сердце", "отказали почки": a part of the body and what is wrong with it. */
function ailing(tokens: readonly Token[], index: number, { ails }: Words): Piece[] {
  const at = [1, -1].find((step) => ails.has(keyOf(tokens[index + step])));
  if (at === undefined) return [];
  return [
    {
      first: Math.min(index, index + at),
      last: Math.max(index, index + at),
      alone: false,
    },
  ];
}

/** "срок 24 недели", "на сроке 7 месяцев": longer than any deadline told in weeks. */
function term(tokens: readonly Token[], index: number): Piece[] {
  const [number, unit] = [tokens[index + 1], tokens[index + 2]];
  const weeks = number?.kind === "number" && Number(number.text) > 4 && /^(?:недел|нед)/.test(keyOf(unit));
  return weeks ? [{ first: index, last: index + 2, alone: false }] : [];
}

/** "не слышит на одно ухо", "с рождения не ходит", "не ходит."; not "не ходит в школу", "не видит детей". */
function loss(tokens: readonly Token[], index: number, { lossAids }: Words): Piece[] {
  if (tokens[index - 1]?.lower !== "не") return [];
  const aid = (at: number): boolean => lossAids.has(keyOf(tokens[at])) && tokens[at]?.opens === false;
  const before = [2, 3].find((step) => aid(index - step));
  const after = [4, 3, 2, 1].find((step) => aid(index + step));
  const next = tokens[index + 1];
  const tells = tokens[index]?.key.startsWith("говор") === true;
  const ends = !tells && (next === undefined || next.opens || /^[.,;!?)]$/.test(next.text));
  if (before === undefined && after === undefined && !ends) return [];
  return [{ first: index - (before ?? 1), last: index + (after ?? 0), alone: false }];
}

/** "диагноз: …" up to the next stop, at most a few words; "диагноз не знаем" has no colon. "диагноз F20": a code. */
function diagnosis(tokens: readonly Token[], index: number): Piece | null {
  const next = tokens[index + 1];
  const letter = tokens[index + 2]?.kind === "sign" ? index + 3 : index + 1;
  if (ICD.test(lowerOf(tokens[letter]))) return { first: letter, last: letter, alone: true };
  if (!/^[:"-]$/.test(textOf(next))) return null;
  let last = index + 1;
  for (let i = index + 2; i < Math.min(tokens.length, index + 2 + DIAGNOSIS_WORDS); i += 1) {
    if (/^[.,;!?[\]]$/.test(textOf(tokens[i]))) break;
    last = i;
  }
  return last > index + 1 ? { first: index + 2, last, alone: true } : null;
}

/** "синдром Дауна", "жүйке ауруы": the word beside says which. */
function syndrome(tokens: readonly Token[], index: number): Piece {
  const russian = /^(?:с|s)/.test(lowerOf(tokens[index]));
  const [before, after] = [tokens[index - 1], tokens[index + 1]];
  const last = russian && after?.kind === "word" && after.text.length > 3 ? index + 1 : index;
  return {
    first: !russian && before?.kind === "word" ? index - 1 : index,
    last,
    alone: false,
  };
}

/** "состоит на учёте у психиатра", "нарколог есебінде тұрады": a clinic's word with one for being known there. */
function atClinic(tokens: readonly Token[], index: number, words: Words): Piece | null {
  const key = keyOf(tokens[index]);
  if (!words.clinics.has(key)) return null;
  const near = [...tokens.keys()].slice(Math.max(0, index - REGISTER_REACH), index + REGISTER_REACH + 1);
  if (!near.some((i) => words.registered.has(keyOf(tokens[i])))) return null;
  const next = tokens[index + 1];
  return {
    first: index,
    last: words.registered.has(keyOf(next)) ? index + 1 : index,
    alone: true,
  };
}

/** "СПИД орталықта тіркелген", "на учёте в СПИД-центре": a disease's centre that knows somebody. */
function atCentre(tokens: readonly Token[], index: number, words: Words): Piece | null {
  const at = tokens[index + 1]?.text === "-" ? index + 2 : index + 1;
  if (!words.general.has(keyOf(tokens[at]))) return null;
  const near = [...tokens.keys()].slice(Math.max(0, index - REGISTER_REACH), at + REGISTER_REACH);
  if (!near.some((i) => words.registered.has(keyOf(tokens[i])))) return null;
  return { first: index, last: at, alone: true, known: true };
}

function phraseEnd(tokens: readonly Token[], from: number, { starts, all }: Words["phrases"]): number | null {
  if (!starts.has(keyOf(tokens[from]))) return null;
  for (const phrase of all) {
    let at = from - 1;
    const fits = phrase.every((word) => {
      at += 1;
      if (tokens[at]?.text === "-") at += 1;
      return word.has(keyOf(tokens[at]));
    });
    if (fits) return at;
  }
  return null;
}

/** "у девочки эпилепсия", "ДЦП бар бала": somebody the message is about stands near. */
function isSomebodys({ mended: tokens, words }: Scan, index: number): boolean {
  for (
    let i = Math.max(0, index - PERSON_REACH);
    i <= Math.min(tokens.length - 1, index + PERSON_REACH);
    i += 1
  ) {
    const token = tokens[i];
    if (
      token?.kind === "word" &&
      ((words.person.roles.has(token.key) && !MANY.test(token.key)) ||
        /^(?:него|нее|неё|онда|оның|бала\p{L}*)$/u.test(token.lower))
    )
      return true;
  }
  return false;
}

const MANY = /^(?:дет|балалар|братьев|сестер|семьи|семеи|семьям)/;

/** "у мальчика астма", "шешесі нашақор": one person's, and not said of nobody ("емес"). */
function isOnes(scan: Scan, { first, last, lasting }: Piece): boolean {
  const { mended: tokens, lists } = scan;
  // "Сарысу ауданы" is a district, сарысу a rash.
  if (lasting !== true || lists.places.has(keyOf(tokens[first]))) return false;
  return isSomebodys(scan, first) && !/^(?:емес|жок)$/.test(keyOf(tokens[last + 1]));
}

/** "она беременна, ей 15", "ол жүкті": a pronoun or a relative as the subject right before it, in the same breath. */
function isHerOrHis({ mended: tokens }: Scan, { first }: Piece): boolean {
  for (let i = first - 1; i >= first - 3 && !isStop(tokens[i]); i -= 1)
    if (/^(?:она|он|оны|ол|ней|неё|нее|него|нем|нём|онда|она|she|he|ona|ol|u)$/.test(lowerOf(tokens[i])))
      return true;
  return false;
}

/**
 * What identifies together (issue 4): a rare disability in a village or at a school, and a pregnant child of a told age there. A pregnant
 * girl of 16 in a district is what the case is about: need, age band and district are the card's own fields (DESIGN.md).
 */
function isOneOfAPlace(scan: Scan, { first, last }: Piece): boolean {
  const { mended: tokens, words } = scan;
  const piece = tokens.slice(first, last + 1);
  const rare = piece.some((token) => words.medical.rare.has(token.key));
  const child = piece.some((token) => PREGNANT.test(token.key)) && tellsAge(tokens);
  return (rare || child) && !isCounted(tokens, first) && namesSmallPlace(scan);
}

const PREGNANT = /^(?:беремен|жукти|екикабат|хомилад|прегнан)/;

function tellsAge(tokens: readonly Token[]): boolean {
  return tokens.some((token, i) => {
    const age = token.kind === "number" && Number(token.text) > 9 && Number(token.text) < 18;
    const unit = keyOf(tokens[tokens[i + 1]?.text === "-" ? i + 2 : i + 1]);
    return (age && YEARS.test(unit)) || MINOR.test(token.key);
  });
}

const YEARS = /^(?:лет|год|жас|иеарс|ио$|иаш|еш$)/;
const MINOR = /^(?:несовершеннолетн|школьниц|школниц|ученица|оку[ш]ис|камелет)/;

/** "8 слепых детей", "глухие дети": more than one. */
function isCounted(tokens: readonly Token[], first: number): boolean {
  const before = tokens[first - 1];
  const count = before?.kind === "number" && before.text !== "1" && tokens[first - 2]?.text !== "№";
  return count || PLURAL.test(lowerOf(tokens[first]));
}

const PLURAL = /(?:ых|их|ые|ие|ым|ими|ами|лар\p{L}*|лер\p{L}*|тер\p{L}*|тар\p{L}*)$/u;

/** A lecture, a centre, a vaccination, told in the same breath: no person's health. */
function isGeneral({ mended: tokens, words: { medical } }: Scan, { first, last }: Piece): boolean {
  const general = (i: number): boolean => medical.general.has(keyOf(tokens[i]));
  for (let i = first - 1; i >= first - CONTEXT_REACH && !isStop(tokens[i]); i -= 1)
    if (general(i)) return true;
  for (let i = last + 1; i <= last + 2 && !isStop(tokens[i]); i += 1) if (general(i)) return true;
  return false;
}

function isStop(token: Token | undefined): boolean {
  return token === undefined || /^[.,;:!?]$/.test(token.text);
}
