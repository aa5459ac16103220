import { latinSpelling, withoutKazakhLetters } from "./latin.ts";
import type { Piece } from "./pieces.ts";
import type { Random } from "./random.ts";

/** A word with one slip of the finger; words of up to three letters stay. */
export function misspelt(word: string, random: Random): string {
  if (word.length < 4) return word;
  const i = 1 + random.below(word.length - 2);
  const c = word[i] ?? "";
  switch (random.below(8)) {
    case 0:
      return word.slice(0, i) + word.slice(i + 1);
    case 1:
      return word.slice(0, i) + (word[i + 1] ?? "") + c + word.slice(i + 2);
    case 2:
      return word.slice(0, i) + c + word.slice(i);
    case 3:
      return word.slice(0, i) + random.pick([..."аеиоунрстлкм"]) + word.slice(i + 1);
    case 4:
      return word.slice(0, i) + beside(c, random) + word.slice(i + 1);
    case 5:
    case 6:
      return heard(word, random);
    default:
      return word.slice(0, i) + random.pick([..."аеиыоулрн"]) + word.slice(i);
  }
}

/** The rows of the Russian and Kazakh keyboards: a finger slips to a neighbour. */
const ROWS = ["йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю", "әіңғүұқөһ", "qwertyuiop", "asdfghjkl", "zxcvbnm"];

function beside(c: string, random: Random): string {
  const row = ROWS.find((letters) => letters.includes(c.toLowerCase())) ?? c;
  const at = row.indexOf(c.toLowerCase());
  return row[random.chance(0.5) ? at - 1 : at + 1] ?? c;
}

/** Letters that sound alike where they are unstressed, or that one keyboard lacks. */
const HEARD = new Map(
  "оа ао еи ие ыи иы ыі іы қк кқ ғг гғ ұу уұ үу әа өо ңн йи ий дт тд бп гк зс сз жш ёе"
    .split(" ")
    .map(([from = "", to = ""]) => [from, to]),
);

/** A word written as it is heard: one such letter for the other. */
function heard(word: string, random: Random): string {
  const places = [...word].flatMap((c, i) => (i > 0 && HEARD.has(c.toLowerCase()) ? [i] : []));
  if (places.length === 0) return word;
  const at = random.pick(places);
  return word.slice(0, at) + (HEARD.get((word[at] ?? "").toLowerCase()) ?? "") + word.slice(at + 1);
}

/** Every piece changed by one function. */
export function changed(pieces: readonly Piece[], change: (text: string) => string): readonly Piece[] {
  return pieces.map((piece) => ({ ...piece, text: change(piece.text) }));
}

/** How a message is typed in a hurry: capitals, letters, slips, signs left out. Each with a chance of its own. */
export function typed(pieces: readonly Piece[], random: Random): readonly Piece[] {
  let out = pieces;
  if (random.chance(0.35)) out = misspeltWords(out, random, random.pick([0.06, 0.12, 0.25, 0.4]));
  if (random.chance(0.25)) out = changed(out, withoutKazakhLetters);
  if (random.chance(0.1)) out = changed(out, latinSpelling(random));
  if (random.chance(0.2)) out = changed(out, (text) => text.replace(/[,.:;—«»"]/g, ""));
  if (random.chance(0.04))
    out = changed(out, (text) => text.replace(/(?<!\p{L})\p{Ll}/gu, (c) => c.toUpperCase()));
  const dice = random.next();
  if (dice < 0.42) out = changed(out, (text) => text.toLowerCase());
  else if (dice < 0.48) out = changed(out, (text) => text.toUpperCase());
  else if (dice < 0.56)
    out = out.map((piece) => (piece.mention === null ? piece : { ...piece, text: piece.text.toLowerCase() }));
  else if (dice < 0.9) out = opened(out);
  return out;
}

/** Slips in names and other words alike, so that a slip by itself does not say "a name". */
function misspeltWords(pieces: readonly Piece[], random: Random, share: number): readonly Piece[] {
  const slip = (word: string): string => (random.chance(share) ? misspelt(word, random) : word);
  return changed(pieces, (text) => text.replace(/\p{L}{4,}/gu, slip));
}

/** A capital at the beginning. */
function opened(pieces: readonly Piece[]): readonly Piece[] {
  const first = pieces.findIndex((piece) => piece.text !== "");
  return pieces.map((piece, i) =>
    i === first ? { ...piece, text: piece.text.slice(0, 1).toUpperCase() + piece.text.slice(1) } : piece,
  );
}
