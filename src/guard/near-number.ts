/** Letters a misspelt number word has to have left. */
const LEAST = 3;

const known = new WeakMap<ReadonlyMap<string, number>, ReadonlyMap<string, string>>();

/** The number word (key) that lacks one letter, or has one twice: "восмь", "жетті", "сеемь"; null where there is none. Only for words that stand among numbers. */
export function nearNumber(key: string, words: ReadonlyMap<string, number>): string | null {
  const slips = known.get(words) ?? slipsOf(words);
  known.set(words, slips);
  const single = key.replace(/(.)\1/g, "$1");
  return slips.get(key) ?? (single !== key && words.has(single) ? single : null);
}

function slipsOf(words: ReadonlyMap<string, number>): ReadonlyMap<string, string> {
  const slips = new Map<string, string>();
  for (const word of words.keys())
    for (let i = 0; i < word.length && word.length > LEAST; i += 1) {
      const slip = word.slice(0, i) + word.slice(i + 1);
      if (!words.has(slip)) slips.set(slip, word);
    }
  return slips;
}
