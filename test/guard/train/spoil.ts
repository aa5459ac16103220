import { latinSpelling, withoutKazakhLetters } from "./latin.ts";
import type { Piece } from "./pieces.ts";
import type { Random } from "./random.ts";

/** A word with one slip of the finger; words of up to three letters stay. */
export function misspelt(word: string, random: Random): string {
  if (word.length < 4) return word;
  const i = 1 + random.below(word.length - 2);
  const c = word[i] ?? "";
  switch (random.below(5)) {
    case 0:
      return word.slice(0, i) + word.slice(i + 1);
    case 1:
      return word.slice(0, i) + (word[i + 1] ?? "") + c + word.slice(i + 2);
    case 2:
      return word.slice(0, i) + c + word.slice(i);
    case 3:
      return word.slice(0, i) + random.pick([..."аеиоунрстлкм"]) + word.slice(i + 1);
    default:
      return word.slice(0, i) + random.pick([..."аеиыоулрн"]) + word.slice(i);
  }
}

/** Every piece changed by one function. */
export function changed(pieces: readonly Piece[], change: (text: string) => string): readonly Piece[] {
  return pieces.map((piece) => ({ ...piece, text: change(piece.text) }));
}

/** How a message is typed in a hurry: capitals, letters, slips, signs left out. Each with a chance of its own. */
export function typed(pieces: readonly Piece[], random: Random): readonly Piece[] {
  let out = pieces;
  if (random.chance(0.25)) out = misspeltNames(out, random, 0.5);
  if (random.chance(0.12)) out = changed(out, withoutKazakhLetters);
  if (random.chance(0.1)) out = changed(out, latinSpelling(random));
  if (random.chance(0.2)) out = changed(out, (text) => text.replace(/[,.:;—«»"]/g, ""));
  const dice = random.next();
  if (dice < 0.42) out = changed(out, (text) => text.toLowerCase());
  else if (dice < 0.48) out = changed(out, (text) => text.toUpperCase());
  else if (dice < 0.56)
    out = out.map((piece) => (piece.mention === null ? piece : { ...piece, text: piece.text.toLowerCase() }));
  else if (dice < 0.9) out = opened(out);
  return out;
}

export function misspeltNames(pieces: readonly Piece[], random: Random, share: number): readonly Piece[] {
  return pieces.map((piece) =>
    piece.mention !== null && random.chance(share) ? { ...piece, text: misspelt(piece.text, random) } : piece,
  );
}

/** A capital at the beginning. */
function opened(pieces: readonly Piece[]): readonly Piece[] {
  const first = pieces.findIndex((piece) => piece.text !== "");
  return pieces.map((piece, i) =>
    i === first ? { ...piece, text: piece.text.slice(0, 1).toUpperCase() + piece.text.slice(1) } : piece,
  );
}
