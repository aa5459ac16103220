/** Folding before comparing (glossary, section 3): case, ё, Kazakh letters, final punctuation. */
const SAME: Readonly<Record<string, string>> = {
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
};

export function fold(text: string): string {
  return [...text.toLowerCase()]
    .map((letter) => SAME[letter] ?? letter)
    .join("")
    .replace(/[.,!?;:()«»"…]+/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}
