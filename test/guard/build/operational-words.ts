import { languageOf } from "../train/messages-as-texts.ts";
import { operationalTexts } from "../train/operational-texts.ts";

export type OperationalWord = { readonly word: string; readonly kk: boolean; readonly count: number };

/** Words in small letters of messages about cases, but for people's names. One seen once in a message may be a slip of the finger and is left out. */
export function operationalWords(): readonly OperationalWord[] {
  const found = new Map<string, { kk: boolean; count: number; sure: boolean }>();
  for (const { example, kind } of operationalTexts()) {
    const kk = languageOf(example.text) === "kk";
    for (const match of example.text.matchAll(/(?<![\p{L}])[а-яёәғқңөұүһі]{3,}(?!\p{L})/gu)) {
      const named = example.mentions.some((pieces) => pieces.some(([start]) => start === match.index));
      if (named) continue;
      const word = found.get(match[0]) ?? { kk, count: 0, sure: false };
      found.set(match[0], { kk: word.kk || kk, count: word.count + 1, sure: word.sure || kind === "phrase" });
    }
  }
  return [...found]
    .filter(([, word]) => word.sure || word.count > 1)
    .map(([word, rest]) => ({ word, ...rest }));
}
