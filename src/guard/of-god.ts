import type { Token } from "./token.ts";
import { foldOf } from "./token-text.ts";

const REACH = 5;

/** A word that speaks of God, or thanks him: "Слава Аллаху", "Құдай қаласа", "Алла балаларды сақтасын". «Алла» alone is a woman's name in Russian. */
export function isOfGod(tokens: readonly Token[], index: number): boolean {
  const fold = foldOf(tokens[index]);
  if (GOD.test(fold)) return true;
  if (fold === "слава") return THANKED.test(foldOf(tokens[index + 1]));
  return ALLAH.test(fold) && (foldOf(tokens[index - 1]) === "слава" || isAskedFor(tokens, index));
}

/** Folds (nameFold): Аллах, Құдай, Тәңір in any case, and what is said in their name. */
const GOD =
  /^(?:аллах(?:а|у|ом|е|тин|ти|ка|тан)?|кудаи(?:дин|га|ди|дан|им|м)?|танири?|иншалл?ах?|машалл?ах?|алхамдулиллах?|бисмиллах?)$/;
const THANKED = /^(?:богу|аллаху|аллага|кудаига|господу|всевишнему|создателиу|танирге|иисусу|христу)$/;
const ALLAH = /^алла(?:нин|га|ни|дан|м)?$/;

/** A wish behind the word, "Алла … берсін", or "Алла қаласа", "Аллаға шүкір". */
function isAskedFor(tokens: readonly Token[], index: number): boolean {
  for (let i = index + 1; i <= index + REACH; i += 1) {
    const token = tokens[i];
    if (token === undefined || /^[.!?\n]$/.test(token.text)) return false;
    if (WISHED.test(token.fold)) return true;
  }
  return false;
}

const WISHED =
  /^(?:(?:бер|сакта|кил|бол|кешир|насип|колда|жебе|буиирт|кос|онда|жар|жарилка|корга|кабил|ет|ал|риза|кориса|тилеу|медет)[а-я]{0,4}син(?:дер)?|каласа|каласин|жазса|жазбасин|буиирса|риза|рази|ирза|куат|шукир|тапсирд?и?.{0,3}|сактаи.{0,4}|биледи|биле|калауи|разилиги)$/;
