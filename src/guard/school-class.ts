import { isOrdinalEnding } from "./ordinal-ending.ts";
import type { Figure } from "./figure.ts";
import { isClassNumber } from "./class-number.ts";
import { groupAt } from "./school-group.ts";
import { schoolsOf } from "./school.ts";
import type { Detector, Scan } from "./scan.ts";
import type { Finding } from "./verdict.ts";
import type { WordSet } from "./word-set.ts";
import { endOf, keyOf, lowerOf, startOf, textOf } from "./token-text.ts";

/** A school (with number or name) or a class, as indexes of figures, both inclusive. */
export type SchoolPart = {
  readonly first: number;
  readonly last: number;
  readonly kind: "school" | "class";
  /** A class with its letter ("5 Б"), or one told only by number and letter, which needs the school close by. */
  readonly letter: boolean;
  readonly bare: boolean;
};

/** How far apart school and class may stand and still belong together, in tokens; less for "5 Б" without the word. */
const REACH = 14;
const BARE_REACH = 5;
/** So close together one mask covers both. */
const TOGETHER = 4;

/** School and class together tell one child out of thirty; a school or a class alone does not. */
export const findSchoolClasses: Detector = (scan) => {
  const parts = [...schoolsOf(scan), ...classesOf(scan)].toSorted(
    (a, b) => a.first - b.first || b.last - a.last,
  );
  const findings: Finding[] = [];
  const used = new Set<SchoolPart>();
  for (const one of parts.filter((part) => part.kind === "class")) {
    const school = parts
      .filter((part) => part.kind === "school" && distance(part, one) <= (one.bare ? BARE_REACH : REACH))
      .toSorted((a, b) => distance(a, one) - distance(b, one))[0];
    if (school === undefined) {
      if (one.letter && (!one.bare || isPupils(scan, one))) findings.push(alone(scan, one));
      continue;
    }
    if (used.has(one)) continue;
    used.add(one);
    const certainty = one.letter ? "certain" : "likely";
    const pieces = distance(school, one) <= TOGETHER ? [span(school, one)] : [school, one];
    for (const { first, last } of pieces)
      findings.push({
        start: startOf(scan.figures[first]),
        end: endOf(scan.figures[last]),
        kind: "school_class",
        certainty,
        needsCompany: isWholeClass(scan, school, one),
      });
  }
  return findings;
};

/** "7 «Б» сынып" without its school: beside a name or number of the same message, or of one pupil, it tells who is meant; a trip of the class passes. */
function alone(scan: Scan, part: SchoolPart): Finding {
  const { figures: tokens } = scan;
  return {
    start: startOf(tokens[part.first]),
    end: endOf(tokens[part.last]),
    kind: "school_class",
    certainty: "possible",
    needsCompany: !isPupils(scan, part),
  };
}

const PUPIL_REACH = 3;
/** "учится в 5 А", "ученица 8 «В» класса", "7 Б сыныбында оқиды": one pupil of the class, right beside it. */
function isPupils({ figures: tokens }: Scan, { first, last, bare }: SchoolPart): boolean {
  const near = [
    ...tokens.slice(Math.max(0, first - PUPIL_REACH), first),
    ...tokens.slice(last + 1, last + 1 + PUPIL_REACH),
  ];
  const one = (token: Figure): boolean => PUPIL.test(token.key) || (!bare && CHILD.test(token.key));
  return near.some(one) && !near.some((token) => WHOLE.test(token.key));
}

/** Beside the word for a class, any word for one child. */
const CHILD = /^(?:девочк(?:а|и|е|у|ои)|мал[ь]?чик(?:а|у|ом|е)?|киз|ул|бала|син|доч|девушка)$/;
const PUPIL =
  /^(?:учени[кц](?:а|е|у|ом|ои|еи)?$|учит?сиа$|училс|училас|школ[ь]?ни[кц](?:а|е|у|ом|ои|еи)?$|ок(?:иди|итин|ушис)|pupil|пупил)/;

/** "№18 мектептің 4 сыныбында 31 бала", "в 12 школе 1 класс на дистанте": a class without its letter, told of as a whole. */
function isWholeClass({ figures: tokens }: Scan, school: SchoolPart, one: SchoolPart): boolean {
  if (one.letter) return false;
  const last = Math.max(school.last, one.last);
  const near = tokens.slice(Math.max(0, Math.min(school.first, one.first) - 2), last + WHOLE_REACH);
  return near.some(
    (token, i) => (token.kind === "number" && CHILDREN.test(keyOf(near[i + 1]))) || WHOLE.test(token.key),
  );
}

const WHOLE_REACH = 7;
const CHILDREN = /^(?:бала|окуши|дет|ученик|ребен|учашихс|child|чилд|студент)/;
const WHOLE =
  /^(?:окушилар|балалар|дет[иея]|ученики|учеников|ученикам|школники|учашиес|класи|синиптар|дистант|онлаин|карантин|каникул|перевед|закри|откри|ремонт|дарис|лекци|урок|сабак|жиналис|собрани|концерт|мереке|емтихан|екзамен|тест|олимпиад|мугалим|учител)/;

type Range = { readonly first: number; readonly last: number };

function span(a: Range, b: Range): Range {
  return { first: Math.min(a.first, b.first), last: Math.max(a.last, b.last) };
}

/** Tokens between two parts; none where they overlap. */
function distance(a: Range, b: Range): number {
  return Math.max(0, Math.max(a.first, b.first) - Math.min(a.last, b.last) - 1);
}

function classesOf(scan: Scan): SchoolPart[] {
  const { figures: tokens, words } = scan;
  const parts: SchoolPart[] = [];
  for (const [i, token] of tokens.entries()) {
    if (token.kind === "word" && words.school.groups.has(token.key)) {
      const part = classBefore(tokens, i) ?? groupAt(scan, i);
      if (part) parts.push(part);
    } else if (token.kind === "word" && words.school.classes.has(token.key) && !isPlural(token)) {
      const part =
        classBefore(tokens, i) ?? classAfter(tokens, i, words.address.counted) ?? classOfAge(tokens, i);
      if (part) parts.push(part, ...numberedSchool(tokens, part.first));
    } else if (token.kind === "word" && PUPIL_BY_CLASS.test(token.key)) {
      parts.push({ first: i, last: i, kind: "class", letter: false, bare: false });
    } else if (isClassNumber(token)) {
      const school = words.school.schools.has(keyOf(tokens[i + 2]));
      const letter = letterAfter(tokens, i, !school) ?? letterAtSchool(scan, i);
      if (letter !== null) {
        parts.push({
          first: i,
          last: hungEnd(tokens, letter),
          kind: "class",
          letter: true,
          bare: true,
        });
        const outOf = schoolOutOf(tokens, letter);
        if (outOf) parts.push(outOf);
      }
    }
  }
  return parts;
}

/** "первоклассница", "семиклассник": one pupil, and the year. */
const PUPIL_BY_CLASS =
  /^(?:перво|второ|трет[еи]|четверо|пиати|шести|семи|восми|девиати|десиати|одинадцати)клас?ни[кц](?:а|е|у|ом|ои|еи)?$/;

/** "восьмой «Г» из тридцать третьей": a number in a row behind the class can only be the school's. */
function schoolOutOf(tokens: readonly Figure[], letter: number): SchoolPart | null {
  const number = tokens[letter + 2];
  if (!/^(?:из|в|во|с)$/.test(lowerOf(tokens[letter + 1])) || number?.kind !== "number") return null;
  const hung = tokens[letter + 3]?.text === "-" && isOrdinalEnding(tokens[letter + 4]);
  if (number.spelled !== "ordinal" && !hung) return null;
  return {
    first: letter + 2,
    last: hung ? letter + 4 : letter + 2,
    kind: "school",
    letter: false,
    bare: false,
  };
}

/** "№40, 5 «Г» сынып": a number sign right before the class can only be the school's. */
function numberedSchool(tokens: readonly Figure[], first: number): SchoolPart[] {
  const at = tokens[first - 1]?.text === "," ? first - 2 : first - 1;
  if (tokens[at]?.kind !== "number" || tokens[at - 1]?.text !== "№") return [];
  return [{ first: at - 1, last: at, kind: "school", letter: false, bare: false }];
}

/** "предшкольный класс", "мектепалды сынып": the one before the first. */
function classOfAge(tokens: readonly Figure[], index: number): SchoolPart | null {
  return /^(?:предшкол|мектепалди|даиарлик|подготовител|нулев)/.test(keyOf(tokens[index - 1]))
    ? {
        first: index - 1,
        last: index,
        kind: "class",
        letter: false,
        bare: false,
      }
    : null;
}

/** "4а-сында", "«б»-сынан": what is hung on the letter. */
function hungEnd(tokens: readonly Figure[], last: number): number {
  const hung = tokens[last + 2];
  return tokens[last + 1]?.text === "-" && hung?.kind === "word" && /^с[иіын]/.test(hung.lower)
    ? last + 2
    : last;
}

/** "с 7-ми классами", "сыныптар": no class of one child. */
function isPlural(token: Figure): boolean {
  return /(?:ами|ов|ам|ах|ссы|тар|тардың|тарға|es)$|^класси|^классн/u.test(token.lower);
}

const LETTER_IN_LATIN = /^(?:zh|sh|ch|kh|ts|ya|yu|shch)$/;

/** "10 физмат класс", "4 арнайы сынып". */
const PROFILE = /^(?:физмат|гуманитарн|кадет|корекц|арнаи|спец|профилн|математик|лингв|казак|узбек|руск)/;

/** "5 «Б» класс", "5Б классе", "7-ші «А» сынып", "в 3 классе", "пятый А класс". */
function classBefore(tokens: readonly Figure[], index: number): SchoolPart | null {
  let letter = false;
  for (let at = index - 1; at >= Math.max(0, index - 6); at -= 1) {
    const token = tokens[at];
    if (token === undefined) return null;
    if (token.kind === "number")
      return isClassNumber(token) ? withLetterBehind(tokens, at, index, letter) : null;
    if (token.kind === "word" && token.text.length === 1) letter ||= !/^[йяе]$/.test(token.lower);
    else if (token.kind === "word" && LETTER_IN_LATIN.test(token.lower)) letter = true;
    else if (token.kind === "word" && !isOrdinalEnding(token) && !PROFILE.test(token.key)) return null;
    else if (token.kind === "sign" && !/["'-]/.test(token.text)) return null;
  }
  return null;
}

/** "4-класс «А»", "8-сынып, "д"", "4-й класс, А,": the letter behind the word. */
function withLetterBehind(
  tokens: readonly Figure[],
  first: number,
  index: number,
  letter: boolean,
): SchoolPart {
  const part: SchoolPart = {
    first,
    last: index,
    kind: "class",
    letter,
    bare: false,
  };
  if (letter) return part;
  const at = tokens[index + 1]?.text === "," ? index + 2 : index + 1;
  const quoted = tokens[at]?.text === '"';
  const sign = quoted ? at + 1 : at;
  const one = tokens[sign];
  if (one?.kind !== "word" || one.text.length !== 1) return part;
  const closed = quoted && tokens[sign + 1]?.text === '"';
  const next = tokens[sign + 1];
  const apart = next === undefined || next.opens || next.kind === "sign" || one.capital !== "none";
  return closed || (!quoted && apart) ? { ...part, last: closed ? sign + 1 : sign, letter: true } : part;
}

/** "класс 9В", "grade 5 B", "сынып: 7 «Ә»". */
function classAfter(tokens: readonly Figure[], index: number, counted: WordSet): SchoolPart | null {
  const at = /^[:-]$/.test(textOf(tokens[index + 1])) ? index + 2 : index + 1;
  if (!isClassNumber(tokens[at])) return null;
  const letter = letterAfter(tokens, at, false);
  const next = tokens[at + 1];
  if (letter === null && next?.kind === "word" && !next.opens && counted.has(next.key)) return null;
  return {
    first: index,
    last: letter ?? at,
    kind: "class",
    letter: letter !== null,
    bare: false,
  };
}

/** The letter of "5Б", "5 «Б»", "5-Б"; apart and unquoted only a capital ("8 B") or, behind the word for a class, any. */
function letterAfter(tokens: readonly Figure[], index: number, bare: boolean): number | null {
  let at = index + 1;
  const sign = tokens[at]?.kind === "sign" && /^["'-]$/.test(textOf(tokens[at]));
  if (sign) at += 1;
  // "11-ші «Б»": the ending of the number before the letter.
  if (sign && isOrdinalEnding(tokens[at]) && tokens[at + 1]?.text === '"') at += 1;
  if (sign && tokens[at]?.text === '"') at += 1;
  const letter = tokens[at];
  if (
    letter?.kind !== "word" ||
    letter.text.length !== 1 ||
    (tokens[at + 1]?.glued === true && (bare ? /[\p{L}.]/u : /\p{L}/u).test(textOf(tokens[at + 1])))
  )
    return null;
  if (bare && !sign && !letter.glued && letter.text !== letter.text.toUpperCase()) return null;
  if (/^[йяе]$/.test(letter.lower) && !/^["']$/.test(textOf(tokens[at - 1]))) return null;
  return tokens[at + 1]?.text === '"' && sign ? at + 1 : at;
}

/** "45 mektep 6 a,": right behind the school, with nothing more in the piece, any letter will do. */
function letterAtSchool({ figures: tokens, words }: Scan, index: number): number | null {
  const before = tokens[tokens[index - 1]?.text === "," ? index - 2 : index - 1];
  const school =
    words.school.schools.has(keyOf(before)) ||
    (before?.kind === "number" &&
      words.school.schools.has(keyOf(tokens[index - (tokens[index - 1]?.text === "," ? 3 : 2)])));
  const letter = tokens[index + 1];
  const next = tokens[index + 2];
  const ends = next === undefined || next.opens || next.kind === "sign";
  if (!school || letter?.kind !== "word") return null;
  // "3 мектеп, 7 а балалары": Kazakh has no "а" of its own.
  const kazakh =
    letter.text.length === 1 && /^мект?е[пб]/.test(keyOf(before)) && /[абәвгд]/.test(letter.lower);
  const spoken = /^(?:бе|ве|ге|де|же|аш)$/.test(letter.key) && letter.text.length < 3;
  return (letter.text.length === 1 && ends) || kazakh || spoken ? index + 1 : null;
}
