import { fold } from "./fold.ts";
import type { Words } from "./words.ts";

/** Greetings and thanks: no answer is expected. */
export const courtesy = (text: string, words: Words): boolean =>
  fold(text)
    .split(" ")
    .every((word) => words.courtesy.has(word) || !/\p{L}/u.test(word));
