/**
 * The words of this project's own lexicons and texts, for lists and vocabulary. They stand in own-words.txt as they were when the tagger was trained: the texts change
 * with every feature, and the files could not be made again from what is in the repository. Before a training they are read anew:
 *
 *   node test/guard/build/own-words.ts
 */
import { globSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const FILE = join(import.meta.dirname, "own-words.txt");
const TEMPLATES = join(import.meta.dirname, "../../../templates");

/** Words in small letters: Kazakh and Russian ones, and English ones. */
export function ownWords(): { readonly cyrillic: readonly string[]; readonly english: readonly string[] } {
  const words = readFileSync(FILE, "utf8").trim().split("\n");
  const isEnglish = (word: string): boolean => /^[a-z]/.test(word);
  return { cyrillic: words.filter((word) => !isEnglish(word)), english: words.filter(isEnglish) };
}

/** names.json of intake holds names and is left out. */
function cyrillicWords(): readonly string[] {
  const files = globSync("{intake,words,texts/kk}/*.{json,ftl}", { cwd: TEMPLATES }).filter(
    (file) => !file.endsWith("names.json"),
  );
  return wordsOf(files, /[\p{L}]+/gu).filter((word) => /^[а-яёәғқңөұүһі]{2,}$/u.test(word));
}

function englishWords(): readonly string[] {
  const files = globSync("{words/*.json,texts/en/*.ftl}", { cwd: TEMPLATES });
  return wordsOf(files, /(?<![\p{L}-])[a-z]{3,}(?![\p{L}-])/gu);
}

function wordsOf(files: readonly string[], word: RegExp): readonly string[] {
  return files.flatMap((file) => readFileSync(join(TEMPLATES, file), "utf8").match(word) ?? []);
}

if (import.meta.main) {
  const words = new Set([...englishWords(), ...cyrillicWords()]);
  writeFileSync(FILE, `${[...words].toSorted().join("\n")}\n`);
}
