/** The words of the project's own files, and short ways to ask about a text. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Language } from "../../src/people/member.ts";
import type { Setting, Word } from "../../src/words/word.ts";
import { recogniseWord } from "../../src/words/recognise.ts";
import { loadWords } from "../../src/words/words.ts";

const FOLDER = join(import.meta.dirname, "../../templates/words");

export const files: Readonly<Record<string, unknown>> = Object.fromEntries(
  readdirSync(FOLDER)
    .filter((name) => name.endsWith(".json"))
    .map((name): [string, unknown] => [
      name.replace(/\.json$/, ""),
      JSON.parse(readFileSync(join(FOLDER, name), "utf8")),
    ]),
);

export const words = loadWords(files);

/** A Saturday. */
export const TODAY = "2025-11-22";
export const CODE = "K7P-4X2M";

export const inThread = (language: Language = "ru"): Setting => ({
  addressed: true,
  direct: false,
  language,
});
export const inRoom = (language: Language = "ru"): Setting => ({ addressed: false, direct: false, language });
export const inDirect = (language: Language = "ru"): Setting => ({ addressed: true, direct: true, language });

export const word = (text: string, setting: Setting = inThread()): Word | null =>
  recogniseWord(text, setting, words);

/** "take", "take?" when one tap is needed first, "-" when it is no command. */
export function reading(text: string, setting: Setting = inThread()): string {
  const found = word(text, setting);
  return found === null ? "-" : `${found.action}${found.sure ? "" : "?"}`;
}
