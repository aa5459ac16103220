import { readFileSync } from "node:fs";
import { FOLDS } from "../train/corpora.ts";

/** Words in small letters with their counts, of KazNERD without one of its fifths, and without persons. */
export function kazakhForms(kaznerd: string, without: number | null): Map<string, number> {
  const counts = new Map<string, number>();
  const count = (word: string): void => {
    if (/^\p{Ll}{2,}$/u.test(word)) counts.set(word, (counts.get(word) ?? 0) + 1);
  };
  const sentences = readFileSync(kaznerd, "utf8").trim().split(/\n\n+/);
  for (const [i, sentence] of sentences.entries()) {
    if (Math.floor((i * FOLDS) / sentences.length) === without) continue;
    for (const line of sentence.split("\n")) {
      const [word = "", tag] = line.split(" ");
      if (!tag?.endsWith("PERSON")) count(word);
    }
  }
  return counts;
}
