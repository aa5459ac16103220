/** A cleaned text without its neutral words: what is left of the member's own. */
export const unmasked = (clean: string): string =>
  clean
    .replace(/\[[^[\]]*\]/g, "")
    .replace(/\s+/g, " ")
    .trim();
