import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { FOLDS } from "../train/corpora.ts";

/** Lower-case Cyrillic words of our own lexicons and texts; names.json of intake holds names and is left out. */
export function ownKazakhWords(templates: string): Set<string> {
  const files = globSync("{intake,words,texts/kk}/*.{json,ftl}", { cwd: templates }).filter(
    (file) => !file.endsWith("names.json"),
  );
  const words = files.flatMap(
    (file) => readFileSync(join(templates, file), "utf8").match(/[\p{L}]+/gu) ?? [],
  );
  return new Set(words.filter((word) => /^[а-яёәғқңөұүһі]{2,}$/u.test(word)));
}

/** English words of our own texts and command words. */
export function ownEnglishWords(templates: string): readonly string[] {
  const files = globSync("{words/*.json,texts/en/*.ftl}", { cwd: templates }).toSorted();
  const words = files.flatMap(
    (file) => readFileSync(join(templates, file), "utf8").match(/(?<![\p{L}-])[a-z]{3,}(?![\p{L}-])/gu) ?? [],
  );
  return [...new Set(words)];
}

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
