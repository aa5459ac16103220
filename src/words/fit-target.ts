/** "hand over" to a body and "transfer" to a region: the same verbs, told apart by what stands beside them. */
import { receiverIn } from "./body-named.ts";
import { matchesAt } from "./lexicon.ts";
import { type Fit, type Scene, strangers, tidy } from "./scene.ts";
import type { Token } from "./token.ts";
import type { Words } from "./words.ts";

/** «передать тому, кто …»: to whom is asked back. */
const MOST_UNNAMED = 3;
const MOST_PLACE_WORDS = 3;

export function fitTarget(scene: Scene, words: Words): Fit | null {
  const { before, after, tail, found, meaning, mark } = scene;
  const beside = [...before, ...after, ...(mark.includes(":") ? tail : [])];
  const body = receiverIn(beside, words);
  const named = found.tokens.slice(found.from, found.to);
  const region = [...beside, ...named].some((token) => matchesAt(words.regions, [token], 0).length > 0);
  const base = {
    guessed: true,
    counted: beside.length + found.to - found.from,
    strange: 0,
    head: tail.length > 0 ? ("before" as const) : ("all" as const),
    rest: target(scene),
  };
  if (body !== null) return { ...base, action: "hand_over" };
  if (region) return { ...base, action: "transfer" };
  if (meaning.force !== "sure") return null;
  const strange = unnamed(beside, words);
  if (meaning.action === "transfer")
    return strange > 0 && strange <= MOST_PLACE_WORDS ? { ...base, action: "transfer", strange } : null;
  const first = strangers(before, words).length === 0;
  return first && strange <= MOST_UNNAMED ? { ...base, action: "hand_over", strange } : null;
}

const unnamed = (tokens: readonly Token[], words: Words): number => strangers(tokens, words).length;

/** Kazakh names the target before the verb, Russian and English after it. */
function target({ plain, found, rest }: Scene): string {
  return rest !== "" ? rest : tidy(plain.text.slice(0, found.tokens[found.from]?.start ?? 0));
}
