/**
 * Two ways to make spellings equal before words are compared (glossary 3, "Folding before comparing").
 *
 * `foldCyrillic` joins what members type for the same Cyrillic letter: "қыз" and "кыз", "ребёнок" and "ребенок".
 * `foldLoose` goes further and is the common ground of Cyrillic and Latin: "жоқ", "jok", "zhoq" become one string. It loses
 * much (ы = и = й), so it is used for Latin words, and for Cyrillic words only when nothing else matches.
 */
const CYRILLIC: Readonly<Record<string, string>> = {
  ё: "е",
  ә: "а",
  ғ: "г",
  қ: "к",
  ң: "н",
  ө: "о",
  ұ: "у",
  ү: "у",
  һ: "х",
  і: "и",
  ї: "и",
  э: "е",
  ь: "",
  ъ: "",
  ў: "у",
  ҳ: "х",
  ҷ: "ж",
  є: "е",
  ґ: "г",
};

/** Latin letters that look like Cyrillic ones: people mix keyboards inside one word. */
const LOOKALIKE: Readonly<Record<string, string>> = {
  a: "а",
  c: "с",
  e: "е",
  h: "һ",
  i: "і",
  k: "к",
  m: "м",
  o: "о",
  p: "р",
  t: "т",
  x: "х",
  y: "у",
  b: "в",
};

const LATIN_PAIRS: readonly (readonly [string, string])[] = [
  ["shch", "ш"],
  ["sch", "ш"],
  ["dzh", "ж"],
  ["zh", "ж"],
  ["dj", "ж"],
  ["kh", "х"],
  ["gh", "г"],
  ["sh", "ш"],
  ["ch", "ш"],
  ["ts", "с"],
  ["ph", "ф"],
  ["ng", "н"],
  ["ye", "е"],
  ["yo", "е"],
  ["ya", "иа"],
  ["yu", "иу"],
];

const LATIN: Readonly<Record<string, string>> = {
  a: "а",
  b: "б",
  c: "с",
  d: "д",
  e: "е",
  f: "ф",
  g: "г",
  h: "х",
  i: "и",
  j: "ж",
  k: "к",
  l: "л",
  m: "м",
  n: "н",
  o: "о",
  p: "п",
  q: "к",
  r: "р",
  s: "с",
  t: "т",
  u: "у",
  v: "в",
  w: "у",
  x: "х",
  y: "и",
  z: "з",
  ä: "а",
  ö: "о",
  ü: "у",
  ū: "у",
  ú: "у",
  ó: "о",
  á: "а",
  ñ: "н",
  ń: "н",
  ş: "ш",
  ç: "ш",
  ğ: "г",
  ı: "и",
  í: "и",
  "'": "",
  "’": "",
};

const LOOSE: Readonly<Record<string, string>> = {
  ы: "и",
  й: "и",
  щ: "ш",
  ч: "ш",
  ц: "с",
  я: "иа",
  ю: "иу",
};

const HAS_CYRILLIC = /[\u0400-\u052f]/u;
const HAS_LATIN = /[a-z\u00c0-\u024f]/iu;

export type Script = "cyrillic" | "latin" | "other";

export function scriptOf(word: string): Script {
  if (HAS_CYRILLIC.test(word)) return "cyrillic";
  return HAS_LATIN.test(word) ? "latin" : "other";
}

/** Lower case, composed, no marks left standing alone. NFC: "й" written as "и" with a breve must stay one letter. */
export function lower(word: string): string {
  return word.toLowerCase().normalize("NFC");
}

export function foldCyrillic(word: string): string {
  let out = "";
  for (const letter of lower(word)) {
    const own = LOOKALIKE[letter] ?? letter;
    out += CYRILLIC[own] ?? own;
  }
  return out;
}

export function foldLoose(word: string): string {
  return loosen(scriptOf(word) === "latin" ? fromLatin(lower(word)) : foldCyrillic(word));
}

/** From the strict fold, or from Latin letters put into Cyrillic, to the loose fold. */
export function loosen(folded: string): string {
  let out = "";
  let last = "";
  for (const letter of folded) {
    for (const plain of LOOSE[letter] ?? letter) {
      if (plain !== last) out += plain;
      last = plain;
    }
  }
  return out.replaceAll("дж", "ж").replaceAll("нг", "н");
}

function fromLatin(word: string): string {
  let out = "";
  for (let at = 0; at < word.length; ) {
    const pair = LATIN_PAIRS.find(([latin]) => word.startsWith(latin, at));
    if (pair !== undefined) {
      // "ye" is one letter in "yel", two after a vowel: "ayel" is "әйел".
      out += pair[0] === "ye" && /[аеиоу]$/u.test(out) ? "ие" : pair[1];
      at += pair[0].length;
    } else {
      const letter = word[at] ?? "";
      out += LATIN[letter] ?? letter;
      at += 1;
    }
  }
  return out;
}
