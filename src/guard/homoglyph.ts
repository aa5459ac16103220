/**
 * Letters that look alike in Latin, Cyrillic and Greek (Unicode TR39 confusables, the single letters of our alphabets).
 * A word that mixes alphabets is read in the one that most of its unmistakable letters belong to: "Aйгуль" with a Latin
 * A is Cyrillic, "Еrlan" with a Cyrillic Е is Latin.
 */
const CYRILLIC = "АВСЕНІКМОРТХУаеіорсухһкмтѕј";
const LATIN_OF_CYRILLIC = "ABCEHIKMOPTXYaeiopcyxhkmtsj";
const GREEK = "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαεικνορτυχ";
const LATIN_OF_GREEK = "ABEZHIKMNOPTYXaeikvoptux";
const TO_LATIN = new Map([...table(CYRILLIC, LATIN_OF_CYRILLIC), ...table(GREEK, LATIN_OF_GREEK)]);
const TO_CYRILLIC = new Map(table(LATIN_OF_CYRILLIC, CYRILLIC));

/** All letters of our alphabets by code unit; none of them becomes longer as a capital. */
const CAPITALS = Array.from({ length: 0x530 }, (_, code) => {
  const capital = String.fromCharCode(code).toUpperCase();
  return capital.length === 1 ? (TO_LATIN.get(capital) ?? capital) : undefined;
});

/** The text with mixed words read in one alphabet. Same length in code units, so offsets stay. Linear. */
export function oneAlphabet(text: string): string {
  return text.replace(/\p{L}+/gu, (word) => (isMixed(word) ? unify(word) : word));
}

/** Every lookalike as its Latin letter, whatever the word (case codes, plates, account numbers). Same length. */
export function latinLookalike(text: string): string {
  return mapLetters(text, TO_LATIN);
}

/** Capital Latin letters for all lookalikes, small or capital ("к7р-4х2м", "а 512 вкм"). Same length. */
export function latinCapitals(text: string): string {
  let out = "";
  for (let i = 0; i < text.length; i += 1) out += CAPITALS[text.charCodeAt(i)] ?? text[i] ?? "";
  return out;
}

/** Every lookalike as its Cyrillic letter ("CAPA" typed with a Latin keyboard). Same length. */
export function cyrillicLookalike(text: string): string {
  return mapLetters(text, TO_CYRILLIC);
}

function table(from: string, to: string): [string, string][] {
  return [...from].map((c, i) => [c, to[i] ?? c]);
}

function isMixed(word: string): boolean {
  return /\p{Script=Greek}/u.test(word) || (/[A-Za-z]/.test(word) && /\p{Script=Cyrillic}/u.test(word));
}

/** A word with letters that exist in one alphabet only, on both sides ("WhatsAppта"), is left as it is. */
function unify(word: string): string {
  let latin = 0;
  let cyrillic = 0;
  for (const c of word) {
    if (/[A-Za-z]/.test(c)) latin += TO_CYRILLIC.has(c) ? 0.1 : 1;
    else if (/\p{Script=Cyrillic}/u.test(c)) cyrillic += TO_LATIN.has(c) ? 0.1 : 1;
  }
  if (latin >= 1 && cyrillic >= 1) return word;
  return latin > cyrillic ? latinLookalike(word) : cyrillicLookalike(latinLookalike(word));
}

function mapLetters(text: string, letters: ReadonlyMap<string, string>): string {
  let out = "";
  for (const c of text) out += letters.get(c) ?? c;
  return out;
}
