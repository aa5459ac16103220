/**
 * Which name a word may be a form of. Works on folds (nameFold), so it knows no difference between й, ы, і and и.
 * Russian cases are tried as one ending, Kazakh ones as a chain of up to three suffixes.
 */

/** Russian endings and what stands in their place in the nominative: Асели → Асел, Марией → Мариа, Андрея → Андреи. */
const RUSSIAN: readonly (readonly [string, readonly string[]])[] = [
  ["ами", ["", "а"]],
  ["ов", [""]],
  ["иом", ["и"]],
  ["иа", ["и", ""]],
  ["иу", ["и", "иа", ""]],
  ["еи", ["а", "иа"]],
  ["еиу", ["а", "иа"]],
  ["ои", ["а"]],
  ["оиу", ["а"]],
  ["ом", [""]],
  ["ем", ["", "и"]],
  ["а", [""]],
  ["у", ["", "а"]],
  ["е", ["", "а", "иа", "и"]],
  ["и", ["", "а", "иа"]],
];
/** Kazakh (and Kyrgyz, Uzbek) suffixes: plural, third person, cases, -дай, -дағы, -дікі, and -жан. */
const KAZAKH = new Set(
  (
    "нин дин тин нинг га ге ка ке на не ди ти ни да де та те нда нде дан ден тан тен нан нен мен бен пен менен " +
    "мин пин бин даи деи таи теи даги деги таги теги ники дики тики лар лер дар дер тар тер и си жан хон"
  ).split(" "),
);
/** Suffixes of Kazakh verbs and derived words: only to see that a word is a common one, never to find a name. */
const VERBAL = new Set(
  (
    "ган ген кан кен п ип атин етин итин тин ади еди иди аиди еиди ди са се ма ме ба бе па пе мас мес ар ер ир у са иа " +
    "маи меи баи беи паи пеи син мин миз сиз мак мек бак бек а е и ил ин ис т тир дир гиз киз ла ле да де ли ди ти сиз лик дик тик ши иш " +
    "м н им ин имиз иниз к ик иуге уге уга удин уди уы ума ше ша рак рек ирак ирек инши инши лап леп дап деп тап теп уда уде нши"
  ).split(" "),
);
const LONGEST_SUFFIX = 5;

/** A possible stem (as nameFold spells it) and the language whose suffixes were cut off. */
export type Stem = { readonly fold: string; readonly by: "russian" | "kazakh" };

/** The word's possible stems, at least `least` letters long, without the word itself. `fold`: nameFold. A few dozen at most. */
export function stemsOf(fold: string, least: number): readonly Stem[] {
  const stems: Stem[] = [];
  for (const [ending, heads] of RUSSIAN) {
    if (!fold.endsWith(ending)) continue;
    const rest = fold.slice(0, -ending.length);
    for (const head of heads)
      if (rest.length > 1 && rest.length + head.length >= least)
        stems.push({ fold: rest + head, by: "russian" });
  }
  if (fold.length > 4 && fold.endsWith("и")) stems.push({ fold: `${fold}а`, by: "russian" });
  for (const stem of kazakhStems(fold, least)) stems.push({ fold: stem, by: "kazakh" });
  return stems;
}

/** The word without its Kazakh case suffixes, at most three of them, shortest cut first. */
export function kazakhStems(fold: string, least: number): readonly string[] {
  return [...cut([fold], least, 3, KAZAKH)];
}

/** The word without any Kazakh suffixes, those of verbs included, at most four of them; what a vowel behind it made soft is also given as it was: көзілдіріг-ім, көзілдірік. */
export function kazakhWordStems(fold: string, least: number): readonly string[] {
  const stems = [...cut([fold], least, 4, VERBAL_OR_CASE)];
  const hardened = stems.flatMap((stem) => {
    const hard = HARD.get(stem.at(-1) ?? "");
    return hard !== undefined && /[иу]/.test(fold[stem.length] ?? "") ? [stem.slice(0, -1) + hard] : [];
  });
  return [...stems, ...hardened];
}

/** Before a vowel к, қ and п become г, ғ and б. */
const HARD = new Map([
  ["г", "к"],
  ["б", "п"],
]);

const VERBAL_OR_CASE = new Set([...KAZAKH, ...VERBAL]);

/** Breadth first over distinct stems, so the work is bounded by the word's length, not by the number of ways. */
function cut(
  words: readonly string[],
  least: number,
  depth: number,
  suffixes: ReadonlySet<string>,
): ReadonlySet<string> {
  const found = new Set<string>();
  let edge = words;
  for (let step = 0; step < depth && edge.length > 0; step += 1) {
    const next: string[] = [];
    for (const word of edge) {
      for (let length = 1; length <= LONGEST_SUFFIX && word.length - length >= least; length += 1) {
        const rest = word.slice(0, -length);
        if (!suffixes.has(word.slice(-length)) || found.has(rest)) continue;
        found.add(rest);
        next.push(rest);
      }
    }
    edge = next;
  }
  return found;
}
