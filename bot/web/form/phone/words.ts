/** Texts by their key, in the language of this phone. */
import type { Data, Language, Words } from "./data.ts";
import { isLanguage } from "./opening.ts";

/** Numbers take the place of `{name}`. */
export function wordsIn(language: Language, data: Data): Words {
  const texts = data.texts[language];
  return {
    language,
    say: (key, numbers = {}) =>
      Object.entries(numbers).reduce(
        (text, [name, n]) => text.replace(`{${name}}`, String(n)),
        texts[key] ?? key,
      ),
    name: ({ names }) => names[language],
  };
}

/** What was chosen here before, else the first of ours that the phone speaks. */
export const languageOf = (chosen: string | null, spoken: readonly string[]): Language =>
  [chosen, ...spoken.map((tag) => tag.slice(0, 2))].find(isLanguage) ?? "kk";
