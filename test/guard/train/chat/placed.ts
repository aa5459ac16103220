import { inKazakhCase } from "../kazakh-case.ts";
import type { Random } from "../random.ts";
import { inRussianCase } from "../russian-case.ts";

/** `P` the place as it is called, `L` in its locative, `A` in its ablative or genitive; `S` the sentence. */
const FRAMES = {
  kk: "S, P|S. P|P: S|P, S|P S|L S|S L|A S|P ауылы, S|S\nP".split("|"),
  ru: "S, P|S. P|P: S|P, S|P. S|в L S|S в L|S, на L|из A S|S. P, рынок|S (P)|S\nP|от A недалеко, S".split(
    "|",
  ),
};

/** A sentence with the place it happened at, as members put it: before or behind, bare or in its case. Many villages are called like people. */
export function placed(sentence: string, language: "ru" | "kk", place: string, random: Random): string {
  const bare = random.chance(0.7) ? sentence.replace(/[.!?]+\s*$/, "") : sentence;
  return random.pick(FRAMES[language]).replace(/[PLAS]/g, (slot) => {
    if (slot === "S") return bare;
    if (slot === "P") return place;
    if (language === "kk") return inKazakhCase(place, slot === "L" ? "loc" : "abl");
    return inRussianCase(place, "given", "m", slot === "L" ? "loc" : "gen");
  });
}
