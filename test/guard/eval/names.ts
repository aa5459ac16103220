import type { Span } from "../../../src/guard/verdict.ts";
import { readSets } from "../train/corpora.ts";
import type { Example, Mention } from "../train/examples.ts";

/** How names of one set are found. `recall`: mentions of which every word is masked; `wrong`: words masked that belong to none, a thousand tokens. */
export type NameScore = {
  readonly set: string;
  readonly way: string;
  readonly mentions: number;
  readonly recall: number;
  readonly wrong: number;
};

/** The ways a text is written: as it is, all in small letters. Both keep the length. */
export const WAYS: readonly (readonly [string, (text: string) => string])[] = [
  ["as written", (text) => text],
  ["lower case", lowerCase],
];

/**
 * Measures names on the labelled sets of a data folder (KazNERD validation, factRuEval devset, UD Taiga dev), as written and in lower case.
 * `spansOf` gives the masked pieces of a text, in UTF-16 code units. Tokens are words, numbers and single signs; only words count as wrong.
 */
export function evaluateNames(
  folder: string,
  spansOf: (text: string) => readonly Pick<Span, "start" | "end">[],
): NameScore[] {
  const examples = readSets(folder);
  return [...new Set(examples.map(({ set }) => set))].flatMap((set) =>
    WAYS.map(([way, change]) => {
      const texts = examples
        .filter((example) => example.set === set)
        .map((example) => ({ ...example, text: change(example.text) }));
      return { set, way, ...scoreNames(texts, spansOf) };
    }),
  );
}

/** The same for any labelled texts. */
export function scoreNames(
  examples: readonly Example[],
  spansOf: (text: string) => readonly Pick<Span, "start" | "end">[],
): Omit<NameScore, "set" | "way"> {
  const count = { mentions: 0, found: 0, tokens: 0, wrong: 0 };
  for (const { text, mentions } of examples) {
    const spans = spansOf(text);
    const masked = (start: number, end: number): boolean =>
      spans.some((span) => span.start < end && start < span.end);
    count.mentions += mentions.length;
    for (const mention of mentions)
      if (wordsOf(text, mention).every(([start, end]) => masked(start, end))) count.found += 1;
    for (const token of text.matchAll(/[\p{L}\p{Nd}]+|[^\s]/gu)) {
      const [start, end] = [token.index, token.index + token[0].length];
      count.tokens += 1;
      if (!/\p{L}/u.test(token[0]) || !masked(start, end)) continue;
      if (!mentions.some((mention) => mention.some(([from, to]) => from < end && start < to)))
        count.wrong += 1;
    }
  }
  return {
    mentions: count.mentions,
    recall: count.found / Math.max(1, count.mentions),
    wrong: (1000 * count.wrong) / Math.max(1, count.tokens),
  };
}

function wordsOf(text: string, mention: Mention): readonly (readonly [number, number])[] {
  return mention.flatMap(([start, end]) =>
    [...text.slice(start, end).matchAll(/[\p{L}\p{Nd}]+/gu)].map(
      (word) => [start + word.index, start + word.index + word[0].length] as const,
    ),
  );
}

/** Small letters, but for those that would become two ("İ"). */
function lowerCase(text: string): string {
  const lower = text.toLowerCase();
  return lower.length === text.length ? lower : text.replace(/[^İ]+/g, (part) => part.toLowerCase());
}
