import { kazakhStems, kazakhWordStems, type Stem, stemsOf } from "./name-form.ts";
import { squeeze } from "./name-key.ts";
import type { NameLists } from "./name-lists.ts";
import type { Token } from "./token.ts";
import { commonnessOf } from "./vocabulary.ts";

/** How far a word by itself is a name: not at all, rather a common word, rather a name, a name and nothing else. */
export type Strength = 0 | 1 | 2 | 3;

/** What a word may be in a person's name, before anything around it is looked at. */
export type NameReading = {
  readonly given: Strength;
  /** The same without regard to places of that name (Тимур, Абай). */
  readonly called: Strength;
  readonly surname: Strength;
  readonly patronymic: Strength;
  /** A word of everyday language, with or without Kazakh suffixes. */
  readonly common: boolean;
  readonly place: boolean;
};

const LEAST_STEM = 3;
/** See commonness: of three degrees. */
const MOST_COMMON = 3;
/** Letters a place's stem must have left: "малика" is no form of Mali. */
const LEAST_PLACE = { russian: 4, kazakh: 5 };
/** Surnames on -ов, -ев, -ин in all Russian cases (keys: ы and й are и). */
const OV = /^(.+?)(ов|ев)(а|у|им|ом|е|ои|оиу|и|их|ими)?$/;
const IN = /^(.+?)ин(а|у|им|ом|е|ои|оиу|и|их|ими)?$/;
/** Seen in the spelling, since the key does not know Russian ин from the Kazakh endings ын, ің. */
const IN_SPELLED = /ин(?:а|у|ым|ом|е|ой|ою|ы|ых|ыми)?$/;
const OTHER_SURNAME = /^.{2,}(?:енко|чук|иук|швили|дзе|заде|зода|зоди|идис|(?:ов|ев)ич(?:а|у|ем|е)?)$/;
/** -ский: mostly an adjective, a surname beside another name only. */
const SKI = /^.{3,}[сц]к(?:и|ого|ому|им|ом|аиа|ои|уиу)$/;
/** Endings that Turkic given names are put together with; no list has them all (Тоғызбай, Нұрбибі, Сәрсенғазы). */
const COMPOUND =
  /^.{3,}(?:баи|бек|хан|гул|жан|гали|мурат|болат|султан|нур|гази|берген|берди|кул|ула|бике|биби|бану|ниса|жамал|мирза|назар|булан|магамбет|мухамед|мухамет|олла|улла|улло|кожа|ахун|гелди|келди|жон)$/;
const LEAST_COMPOUND = 6;
/** "Ринатик", "Ержанчик": a given name made small in Russian. */
const SMALL = /^(.{4,})(?:чик|ик)(?:а|у|ом|е)?$/;
/** Kazakh verbs of the kind "талып қалды"; names that end so (Талып, Қайып) need their capital. */
const CONVERB = /[ыі]п$/;
/** -ович, -овна and their like in all cases; what stands before is mostly a given name. */
const RUSSIAN_PATRONYMIC = /^(.{2,}?)(ович|евич|овн|евн|иничн|ич)(а|и|у|е|ем|ом|ои|оиу|еи|ами|ам|ах|еве?)?$/;
/** -ұлы, -қызы with their cases, in Kazakh letters: hardly anything else ends so. */
const KAZAKH_PATRONYMIC = /^.{2,}(?:ұлы|қызы)(?:м|ң|н|на|нда|нан|ның|мен|нің|ға|нікі)?$/;
/** The same on a Russian or Latin keyboard, and Uzbek, Kyrgyz, Tajik forms; before it must stand a given name. */
const LOOSE_PATRONYMIC =
  /^(.{2,}?)(ули|кизи|уулу|угли|огли|гизи|зада|зода)(?:н|на|нин|нда|нан|мен|га|ни|нинг|дан|а|у|е|м)?$/;

/** Reads one word token. Bounded by the word's length. */
export function readName(token: Token, lists: NameLists): NameReading {
  const { key } = token;
  const commonLength = longestCommon(token, lists);
  const named = givenStrength(token, commonLength, lists);
  const place =
    lists.places.has(key) ||
    (named.strength < 3 ? isPlaceForm(token.fold, lists) : named.exact < 3 && isTownForm(token.fold, lists));
  const given = named.strength;
  return {
    called: given,
    given: place && given > 1 ? 1 : given,
    surname: lists.common.has(key) ? 0 : surnameStrength(token, commonLength, lists),
    patronymic: patronymicStrength(token, lists),
    common: commonLength > 0,
    place,
  };
}

/** Letters of the longest everyday word in it, the word itself or a stem; 0 when there is none. */
function longestCommon({ key, fold }: Token, lists: NameLists): number {
  if (lists.common.has(key)) return key.length;
  let longest = 0;
  for (const stem of kazakhWordStems(fold, LEAST_STEM)) {
    if (stem.length > longest && lists.common.has(squeeze(stem))) longest = stem.length;
  }
  return longest;
}

/**
 * The given name a word is a form of, and its strength when the word is that name itself. A form that is as well an everyday
 * word, or can be cut to a longer one, counts as that word, unless a capital inside the sentence speaks against it.
 */
function givenStrength(
  token: Token,
  commonLength: number,
  lists: NameLists,
): { strength: Strength; exact: Strength } {
  const exact = lists.given.get(token.fold) ?? lists.given.get(token.key) ?? 0;
  const capital = token.capital !== "none" && !token.opens;
  if (token.capital === "none" && CONVERB.test(token.lower)) return { strength: exact > 0 ? 1 : 0, exact };
  if (exact === 3 || (exact > 0 && !capital)) return { strength: exact, exact };
  const stems = stemsOf(token.fold, LEAST_STEM);
  const asWord: Strength = capital ? 2 : 1;
  let best: Strength = exact;
  for (const stem of stems) {
    const strength = lists.given.get(stem.fold) ?? lists.given.get(squeeze(stem.fold));
    if (strength === undefined) continue;
    const everyday = exact > 0 || commonLength >= Math.min(stem.fold.length, token.key.length - 1);
    const reached = everyday && strength > asWord ? asWord : strength;
    if (reached > best) best = reached;
  }
  return { strength: best > 0 ? best : compoundStrength(token, stems, lists), exact };
}

function compoundStrength(token: Token, stems: readonly Stem[], lists: NameLists): Strength {
  if (lists.common.has(token.key)) return 0;
  if (/әлі(?:н|ні|нің|ге|ден|мен)?$/.test(token.lower) && token.lower.length > 5) return 2;
  const small = SMALL.exec(token.fold)?.[1];
  if (small !== undefined && lists.given.get(small) === 3) return 2;
  const isCompound = ({ fold, by }: Stem): boolean => by === "kazakh" && isCompoundName(fold);
  if (!isCompoundName(token.fold) && !stems.some(isCompound)) return 0;
  return stems.some(({ fold }) => lists.common.has(squeeze(fold))) ? 0 : 2;
}

function isCompoundName(fold: string): boolean {
  return fold.length >= LEAST_COMPOUND && COMPOUND.test(fold);
}

function surnameStrength(token: Token, commonLength: number, lists: NameLists): Strength {
  let best: Strength = 0;
  for (const fold of [token.fold, ...kazakhStems(token.fold, 5)]) {
    const strength = surnameForm(squeeze(fold), token, commonLength, lists);
    if (strength > best) best = strength;
  }
  return best;
}

function surnameForm(key: string, token: Token, commonLength: number, lists: NameLists): Strength {
  const listed = lists.surnames.get(key);
  // "рынков", "школьник", "сорока": frequent Russian words; as surnames beside another name only.
  const everyday = commonnessOf(token.fold, lists.vocabulary) >> 2 === MOST_COMMON;
  if (listed !== undefined) return everyday && listed === 2 ? 1 : listed;
  const latin = /^[a-z]/i.test(token.text);
  if (token.lower.endsWith("ь")) return 0;
  const ov = OV.exec(key)?.[1];
  if (ov !== undefined && ov.length >= LEAST_STEM) return isGiven(ov, lists) ? 3 : latin || everyday ? 1 : 2;
  const stem = IN.exec(key)?.[1];
  if (
    stem !== undefined &&
    stem.length >= LEAST_STEM &&
    commonLength === 0 &&
    (latin || IN_SPELLED.test(token.lower))
  ) {
    return isGiven(stem, lists) ? 2 : latin ? 0 : 1;
  }
  if (OTHER_SURNAME.test(key)) return latin ? 1 : 2;
  return SKI.test(key) && !latin ? 1 : 0;
}

function patronymicStrength(token: Token, lists: NameLists): Strength {
  if (KAZAKH_PATRONYMIC.test(token.lower) && !isEveryday(token, lists)) return 3;
  const russian = RUSSIAN_PATRONYMIC.exec(token.key);
  if (russian?.[1] !== undefined) {
    if (isGiven(russian[1], lists) || russian[2] === "иничн") return lists.common.has(token.key) ? 1 : 3;
    return russian[2] === "ич" || lists.common.has(token.key) ? 0 : 2;
  }
  const stem = LOOSE_PATRONYMIC.exec(token.key)?.[1];
  return stem !== undefined && stem.length >= LEAST_STEM && isGiven(stem, lists) && !isEveryday(token, lists)
    ? 3
    : 0;
}

/** "айыппұлына" (to the fine), "атаулы" (targeted) end like patronymics. */
function isEveryday(token: Token, lists: NameLists): boolean {
  return (
    lists.common.has(token.key) || kazakhStems(token.fold, 5).some((stem) => lists.common.has(squeeze(stem)))
  );
}

/** A given name, whole or without the vowel a suffix swallows: Сергей, Серге-евна; Мұса, Мұс-аев. */
function isGiven(stem: string, lists: NameLists): boolean {
  return ["", "а", "и", "иа"].some(
    (end) => (lists.given.get(stem + end) ?? 0) > 0 || isCompoundName(stem + end),
  );
}

/** "по Астане" is a form of Астана, not of Астан: of a place that is nobody's name. */
function isTownForm(fold: string, lists: NameLists): boolean {
  return placeStems(fold, lists).some(({ fold: stem }) => (lists.given.get(squeeze(stem)) ?? 0) < 2);
}

function isPlaceForm(fold: string, lists: NameLists): boolean {
  return placeStems(fold, lists).length > 0;
}

function placeStems(fold: string, lists: NameLists): readonly Stem[] {
  return stemsOf(fold, LEAST_PLACE.russian).filter(
    (stem) =>
      (stem.fold.length >= LEAST_PLACE[stem.by] || isInKazakhCase(stem.fold, fold, lists)) &&
      lists.places.has(squeeze(stem.fold)),
  );
}

/** "Арысқа", "Арыста": a short place, its ending as the letter before asks for; "Малика" is no form of Мали. */
function isInKazakhCase(stem: string, fold: string, lists: NameLists): boolean {
  const ending = fold.slice(stem.length);
  const voiceless = /[кпстфхцчш]$/.test(stem);
  return (voiceless ? /^(?:к[ае]|т[ае]н?)$/ : /^(?:г[ае]|д[ае]н?)$/).test(ending) && !lists.given.has(stem);
}
