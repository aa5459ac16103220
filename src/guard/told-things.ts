import type { Token } from "./token.ts";
import { keyOf } from "./token-text.ts";

const REACH = 6;

/**
 * Keys of the words of which a text says that they are nobody: "Айна — это приложение, не человек", "Раушан деген адам емес",
 * "темир это название станции".
 */
export function toldThings(tokens: readonly Token[]): ReadonlySet<string> {
  const things = new Set<string>();
  for (const [i, token] of tokens.entries()) {
    if (token.kind !== "word" || !SAID_OF.test(token.key)) continue;
    const subject = subjectBefore(tokens, i);
    if (subject !== null && isToldThing(tokens, i)) things.add(subject.key);
  }
  return things;
}

const SAID_OF = /^(?:это|ето|деген|бул|ис)$/;
const HUMAN = /^(?:человек|лиуди|адам|киси|персон|хуман)$/;
const TITLE = /^(?:назван(?:ие|и)|наименован(?:ие|и)|атауи)$/;

/** The word before "это", with nothing but a dash, a comma or quotes between. */
function subjectBefore(tokens: readonly Token[], index: number): Token | null {
  let at = index - 1;
  while (tokens[at]?.kind === "sign" && /^["',-]$/.test(tokens[at]?.text ?? "")) at -= 1;
  const token = tokens[at];
  return token?.kind === "word" && token.text.length > 2 ? token : null;
}

/** In the same sentence: "не человек", "адам емес", "название …". */
function isToldThing(tokens: readonly Token[], index: number): boolean {
  for (let i = index + 1; i <= index + REACH && i < tokens.length; i += 1) {
    const token = tokens[i];
    if (token === undefined || /^[.!?\n]$/.test(token.text)) return false;
    if (TITLE.test(token.key)) return true;
    const denied =
      [i - 1, i - 2].some((at) => NOT.test(keyOf(tokens[at]))) || keyOf(tokens[i + 1]) === "емес";
    if (HUMAN.test(token.key) && denied) return true;
  }
  return false;
}

const NOT = /^(?:не|нот)$/;
