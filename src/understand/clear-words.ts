/** Is this what people react with: an emoji, «+1», «✓», a digit? Anything else could say something, and lies in clear. */
const LONGEST_SIGN = 3;
const MOST_DIGITS = 2;
const SIGN = /^[\p{P}\p{S}\p{M}\p{Cf}\p{Emoji}]*$/u;

export function isSign(key: string): boolean {
  const signs = [...new Intl.Segmenter("en", { granularity: "grapheme" }).segment(key)];
  const digits = [...key.matchAll(/\d/g)];
  return signs.length <= LONGEST_SIGN && digits.length <= MOST_DIGITS && SIGN.test(key);
}
