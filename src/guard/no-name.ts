import type { Scene } from "./person-points.ts";
import { pattern } from "./pattern.ts";
import type { Token } from "./token.ts";
import { textOf } from "./token-text.ts";

/** What the way a word is written says against its being a name: an abbreviation with an ending, half of a brand or of a code. */
export function isNoName(scene: Scene, index: number): boolean {
  const token = scene.tokens[index];
  if (token?.kind !== "word") return false;
  return isAbbreviation(scene, token) || isHalfOfBrand(scene, index) || isHalfOfCode(scene, index);
}

/** "ЦАНға", "у ЦУМа", "от ФАПа". */
function isAbbreviation({ lists }: Scene, { text, fold }: Token): boolean {
  const letters = ABBREVIATION.exec(text)?.[1];
  if (letters === undefined) return false;
  return (lists.given.get(fold.slice(0, letters.length)) ?? 0) === 0 && (lists.given.get(fold) ?? 0) === 0;
}

const ABBREVIATION = pattern(/^(\p{Lu}{2,4})\p{Ll}{1,4}$/u);

/** "ТикТоке", "КамАЗа", "еГов": a capital inside a word, and neither part is a name. "АсельАхметова" are two. */
function isHalfOfBrand({ tokens, readings }: Scene, index: number): boolean {
  const isGlued = (at: number): boolean =>
    tokens[at]?.kind === "word" && tokens[at - 1]?.kind === "word" && (tokens[at]?.glued ?? false);
  const other = isGlued(index) ? index - 1 : isGlued(index + 1) ? index + 1 : null;
  if (other === null) return false;
  const parts = [index, other];
  if (parts.some((at) => ABBREVIATION.test(tokens[at]?.text ?? ""))) return true;
  return !parts.some((at) => {
    const reading = readings[at];
    return !!reading && Math.max(reading.called, reading.surname, reading.patronymic) > 1;
  });
}

/** "код ABC-DEF". */
function isHalfOfCode({ tokens }: Scene, index: number): boolean {
  const isPart = (at: number): boolean => /^[A-Z]{2,4}$/.test(textOf(tokens[at]));
  return (
    isPart(index) && [-1, 1].some((side) => textOf(tokens[index + side]) === "-" && isPart(index + 2 * side))
  );
}
