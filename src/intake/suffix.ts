/**
 * What may follow a stem. Kazakh words grow by chains of suffixes (number, possession, case, …), Russian ones by one ending.
 * All suffixes are written folded (fold.ts); `loose` holds the same after foldLoose.
 */
import { foldLoose } from "./fold.ts";

export type Growth = "exact" | "open" | "kk" | "ru" | "adjective" | "en" | "name";

const PLURAL = "лар|лер|дар|дер|тар|тер";
/** With "а/е", the dative that only follows a possessive ("балама"), and "н", the accusative of the third person ("баласын"). */
const POSSESSIVE =
  "ымызга|имизге|ымыз|имиз|ыныз|иниз|мыз|миз|ныз|низ|ыма|име|ына|ине|сына|сине|сын|син|ым|им|ын|ин|сы|си|ы|и|м|н";
const CASE =
  "нын|нин|дын|дин|тын|тин|нда|нде|нан|нен|дан|ден|тан|тен|мен|бен|пен|га|ге|ка|ке|на|не|да|де|та|те|ды|ди|ты|ти|ны|ни";
const RELATION =
  "дагы|деги|тагы|теги|ндагы|ндеги|дай|дей|тай|тей|лык|лик|сыз|сиз|лы|ли|ша|ше|мын|мин|мыз|миз|гой";

const RUSSIAN =
  "ами|ями|ыми|ими|ого|его|ому|ему|ая|яя|ую|юю|ое|ее|ые|ие|ый|ий|ой|ей|ою|ею|ом|ем|ым|им|ых|их|ов|ев|ам|ям|ах|ях|ию|ии|ия|ием|а|я|ы|и|у|ю|е|о|й";

const ADJECTIVE = "ого|его|ому|ему|ий|ый|ой|ом|ем|им|ым|ая|ую|ое|ые|ие|их|ых|ими|ыми";

const adjectiveStrict = new RegExp(`^(?:${ADJECTIVE})$`, "u");
const adjectiveLoose = new RegExp(`^(?:${loose(ADJECTIVE)})$`, "u");
const kkStrict = kazakh(PLURAL, POSSESSIVE, CASE, RELATION);
const ruStrict = new RegExp(`^(?:${RUSSIAN})?$`, "u");
const kkLoose = kazakh(loose(PLURAL), loose(POSSESSIVE), loose(CASE), loose(RELATION));
const ruLoose = new RegExp(`^(?:${loose(RUSSIAN)})?$`, "u");
const english = /^(?:s|es|ed|d|ing|ren|'s)?$/u;

/** A Kazakh verb stem followed by its negation: "сұра" + "майды". The sentence then says the opposite. */
const KK_NEGATION = /^[мбп][ае](?:й|и|с|г|у|п|ди|ды|н|м)/u;

/** The longest continuation an open stem ("бездомн*") may have, in letters. */
const OPEN_LIMIT = 10;

/** May `rest` follow a stem that grows as `growth`? `rest` is folded as the word was: strictly, or loosely. */
export function mayFollow(rest: string, growth: Growth, folding: "strict" | "loose"): boolean {
  // The stem of "Аральский" alone is "Аральск", which is another place.
  if (rest === "") return growth !== "adjective";
  const kk = folding === "strict" ? kkStrict : kkLoose;
  const ru = folding === "strict" ? ruStrict : ruLoose;
  switch (growth) {
    case "exact":
      return false;
    case "open":
      return rest.length <= OPEN_LIMIT && !KK_NEGATION.test(rest);
    case "kk":
      return kk.test(rest);
    case "ru":
      return ru.test(rest);
    case "adjective":
      return (folding === "strict" ? adjectiveStrict : adjectiveLoose).test(rest);
    case "en":
      return english.test(rest);
    case "name":
      return kk.test(rest) || ru.test(rest);
  }
}

/** Does the continuation of a Kazakh noun make it plural ("бала" + "лардың")? */
export function isPlural(rest: string): boolean {
  return /^(?:лар|лер|дар|дер|тар|тер)/u.test(rest);
}

/** A shorter stem meets too many other words. */
const SHORTEST_STEM = 4;

/**
 * The part of a Russian word that its endings leave alone: "девушка" -> "девушк", "школьный" -> "школьн".
 * Names of places in -у, -ы, -и, -е are Kazakh and keep them ("Шу", "Шиели").
 */
export function russianStem(folded: string, of: "word" | "name"): string {
  const adjective = folded.replace(/(?:ый|ий|ой|ая|яя|ое|ее|ые|ие)$/u, "");
  if (adjective !== folded && adjective.length >= SHORTEST_STEM) return adjective;
  const noun = folded.replace(of === "word" ? /[аяоейыи]$/u : /[аяй]$/u, "");
  return noun.length >= SHORTEST_STEM ? noun : folded;
}

function kazakh(plural: string, possessive: string, cases: string, relation: string): RegExp {
  // "ма/ме" is the dative of "my" after a vowel, and the last suffix there can be: "балама", but no "қызмет".
  const chain = `(?:${possessive})?(?:${cases})?(?:(?:${relation})(?:${cases})?)?`;
  return new RegExp(`^(?:${plural})?(?:ма|ме|${chain})$`, "u");
}

function loose(suffixes: string): string {
  return [...new Set(suffixes.split("|").map((suffix) => foldLoose(suffix)))].join("|");
}
