/**
 * The grown-ups that a text names, and how each stands to the children: "с матерью", "анасымен", "у бабушки", "апасының қолында",
 * "мать уехала", "бір әйел жетелеп жүр". The model (model.ts) learns from these who is with the child; no single one decides.
 */
import type { Intake } from "./intake.ts";
import type { Reading } from "./reading.ts";

/** "any": no matter who ("взрослых не видно", "ересек жоқ"). */
export const ROLES = ["parent", "kin", "other", "any"] as const;
export type Role = (typeof ROLES)[number];

export const RELATIONS = [
  "with",
  "kept",
  "near",
  "there",
  "leads",
  "has",
  "gone",
  "without",
  "tells",
  "acts",
  "named",
] as const;
export type Relation = (typeof RELATIONS)[number];

export type Adult = {
  readonly at: number;
  readonly role: Role;
  readonly relations: readonly Relation[];
};

/** Word groups of words.json that this file looks for. */
const GROUPS = [
  ...ROLES.map((role) => `adult_${role}`),
  ...["gone", "leads", "tells", "keeps", "near", "there"].map((name) => `adult_${name}`),
  "acts_on",
  "child",
  "girl",
  "boy",
  "collective",
];

/** As many are enough; bounds the work for a message of any length. */
const MOST_ADULTS = 30;

export function findAdults(reading: Reading, intake: Intake): readonly Adult[] {
  const text = labelled(reading, intake);
  const adults: Adult[] = [];
  for (const [at, token] of reading.tokens.entries()) {
    if (token.masked || adults.length === MOST_ADULTS) continue;
    const role = ROLES.find((each) => text.is(at, `adult_${each}`));
    // "апалы-сіңлі": sisters, no grandmother.
    const isPair = role !== undefined && /^(?:лы|ли)$/u.test(text.rest(at, `adult_${role}`));
    // "ата-анасы": parents, no grandfather.
    const isHalf =
      /^(?:ата|ata)$/u.test(wordAt(text, at)) && text.is(at + 1, "adult_parent") && isClose(text, at, at + 1);
    if (role !== undefined && !isPair && !isHalf) adults.push({ at, role, relations: relationsOf(text, at) });
  }
  return adults;
}

type Labelled = {
  readonly reading: Reading;
  readonly is: (at: number, group: string) => boolean;
  /** What follows the stem of the grown-up at `at`. */
  readonly rest: (at: number, group: string) => string;
};

function labelled(reading: Reading, intake: Intake): Labelled {
  const names = new Map(GROUPS.map((name) => [intake.groups.get(name), name]));
  const known = reading.hits.map(
    (hits) =>
      new Map(
        hits.flatMap(({ pattern, rest, typo }) => {
          const name = names.get(pattern);
          // "апалары" is written right: no "папалары" with a letter left out.
          const isGuess = typo && hits.some((hit) => !hit.typo);
          return name === undefined || isGuess ? [] : [[name, rest] as const];
        }),
      ),
  );
  return {
    reading,
    is: (at, group) => known[at]?.has(group) === true,
    rest: (at, group) => known[at]?.get(group) ?? "",
  };
}

const WITH = /^(?:с|со|c|co|s|so|вместе|with|by)$/u;
const AT = /^(?:у|при|u|pri)$/u;
const WITH_OR_AT = /^(?:с|со|при|у|with)$/u;
const WITHOUT = /^(?:без|bez|without|no)$/u;
const THEM = /^(?:ним|ней|нею|ними|ребенком|детьми|him|her|them)$/u;
const INSTRUMENTAL = /^(?:мен|бен|пен|men|ben|pen)$/u;

function relationsOf(text: Labelled, at: number): readonly Relation[] {
  const role = ROLES.find((each) => text.is(at, `adult_${each}`)) ?? "any";
  const rest = text.rest(at, `adult_${role}`);
  const holds: readonly (readonly [Relation, boolean])[] = [
    [
      "with",
      /[мбп]ен(?:ен)?$/u.test(rest) || isWord(text, at, [1], INSTRUMENTAL) || isLed(text, at, WITH, 3),
    ],
    [
      "kept",
      /(?:нда|нде|никинде)$/u.test(rest) || isLed(text, at, AT, 2) || isAround(text, at, "adult_keeps", 3, 2),
    ],
    ["near", isAround(text, at, "adult_near", 3, 2) || isBesideThem(text, at)],
    // "мать сидит у входа", "шешелері де сол жерде"
    ["there", isAround(text, at, "adult_there", 1, 3)],
    ["leads", isAround(text, at, "adult_leads", 2, 5)],
    ["has", hasChildren(text, at) || isFollowedWithThem(text, at)],
    // "анасы қасында, дәріханада жоқ": the word belongs to the next clause.
    ["gone", isAround(text, at, "adult_gone", 2, 4, 1)],
    ["without", /(?:сыз|сиз|s[yi]z)$/u.test(wordAt(text, at)) || isLed(text, at, WITHOUT, 3)],
    ["tells", isAround(text, at, "adult_tells", 1, 3)],
    ["acts", isAround(text, at, "acts_on", 2, 4)],
  ];
  const told = holds.flatMap(([relation, is]) => (is ? [relation] : []));
  return told.length === 0 ? ["named"] : told;
}

function wordAt({ reading }: Labelled, at: number): string {
  const token = reading.tokens[at];
  return token === undefined ? "" : token.strict || token.plain;
}

function isWord(text: Labelled, at: number, steps: readonly number[], word: RegExp): boolean {
  return steps.some((step) => isClose(text, at, at + step) && word.test(wordAt(text, at + step)));
}

/** Nothing but words between the two: no comma, no full stop. */
function isClose({ reading }: Labelled, one: number, other: number, most = 1): boolean {
  for (let at = Math.min(one, other) + 1; at <= Math.max(one, other); at += 1) {
    if ((reading.tokens[at]?.before ?? 3) > most) return false;
  }
  return true;
}

/** A preposition up to `most` words before. */
function isLed(text: Labelled, at: number, word: RegExp, most: number): boolean {
  for (let step = 1; step <= most; step += 1) if (isWord(text, at, [-step], word)) return true;
  return false;
}

/** A word of a group, so many words before or after; in the same sentence, or with `most` 1 in the same clause. */
function isAround(
  text: Labelled,
  at: number,
  group: string,
  before: number,
  after: number,
  most = 2,
): boolean {
  for (let step = -before; step <= after; step += 1) {
    if (step !== 0 && text.is(at + step, group) && isClose(text, at, at + step, most)) return true;
  }
  return false;
}

/** "с ней мать", "с ним какой-то мужик". */
function isBesideThem(text: Labelled, at: number): boolean {
  for (let step = -4; step <= 3; step += 1) {
    if (
      THEM.test(wordAt(text, at + step)) &&
      WITH.test(wordAt(text, at + step - 1)) &&
      isClose(text, at, at + step)
    )
      return true;
  }
  return false;
}

/** "чабан, Кербулакский район, с ним пацан": whose the pronoun is, the sentence says. */
function isFollowedWithThem(text: Labelled, at: number): boolean {
  for (let step = 3; step <= 9; step += 1) {
    if (!isClose(text, at, at + step, 2)) return false;
    const isChild = CHILDREN.some((group) => text.is(at + step, group));
    const isHis = THEM.test(wordAt(text, at + step - 1)) && WITH_OR_AT.test(wordAt(text, at + step - 2));
    if (isChild && isHis) return true;
  }
  return false;
}

const CHILDREN = ["child", "girl", "boy", "collective"];

/** "женщина с двумя детьми", "ана екі баласымен", "бес балалы ана", "mum and two kids". */
function hasChildren(text: Labelled, at: number): boolean {
  const ends = (step: number, ending: RegExp): boolean =>
    CHILDREN.some((group) => text.is(at + step, group) && ending.test(text.rest(at + step, group)));
  if (isClose(text, at, at - 1) && ends(-1, /^(?:лы|ли)$/u)) return true;
  for (let step = 1; step <= 5; step += 1) {
    if (!isClose(text, at, at + step)) return false;
    if (ends(step, /[мбп]ен$/u)) return true;
    const isChild = CHILDREN.some((group) => text.is(at + step, group));
    const joins = [1, 2, 3].some(
      (back) =>
        at + step - back > at && /^(?:с|со|c|и|мен|s|i|with|and)$/u.test(wordAt(text, at + step - back)),
    );
    if (isChild && joins) return true;
  }
  return false;
}
