export type KazakhCase = "nom" | "gen" | "dat" | "acc" | "loc" | "abl" | "ins" | "pl";

/** Back and front form behind a vowel, behind м н ң, behind other voiced letters, behind voiceless ones (and в, д, г, б of loanwords). */
const ENDINGS: Readonly<Record<KazakhCase, readonly [string, string, string, string]>> = {
  nom: ["", "", "", ""],
  gen: ["ның нің", "ның нің", "дың дің", "тың тің"],
  dat: ["ға ге", "ға ге", "ға ге", "қа ке"],
  acc: ["ны ні", "ды ді", "ды ді", "ты ті"],
  loc: ["да де", "да де", "да де", "та те"],
  abl: ["дан ден", "нан нен", "дан ден", "тан тен"],
  ins: ["мен мен", "мен мен", "мен мен", "пен пен"],
  pl: ["лар лер", "дар дер", "лар лер", "тар тер"],
};

/** A word with the Kazakh suffix of a case (or the plural), by vowel harmony and its last letter. */
export function inKazakhCase(word: string, wanted: KazakhCase): string {
  const lower = word.toLowerCase();
  const last = lower.at(-1) ?? "";
  const group = /[аәоөұүыіеэёюяиу]/.test(last) ? 0 : /[мнң]/.test(last) ? 1 : /[лрйзжь]/.test(last) ? 2 : 3;
  const vowel = [...lower].findLast((c) => /[аәоөұүыіеэёюяи]/.test(c)) ?? "а";
  const [back = "", front = ""] = ENDINGS[wanted][group].split(" ");
  return word + (/[әөүіеэи]/.test(vowel) ? front : back);
}

/** The case a Kazakh word seems to stand in, by its ending. */
export function kazakhCaseOf(word: string): KazakhCase {
  if (word.length < 5) return "nom";
  if (/[ндт][ыі]ң$/.test(word)) return "gen";
  if (/(?:[ғқ]а|[гк]е)$/.test(word)) return "dat";
  if (/[ндт][ыі]$/.test(word)) return "acc";
  if (/[дт][ае]$/.test(word)) return "loc";
  if (/[ндт][ае]н$/.test(word)) return "abl";
  return /[мбп]ен$/.test(word) ? "ins" : "nom";
}
