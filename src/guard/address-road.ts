import type { AddressPart } from "./address-part.ts";
import type { Scan } from "./scan.ts";
import { keyOf } from "./token-text.ts";

/** How far apart the road, its kilometre and what stands there may be told, in tokens. */
const ROAD_REACH = 6;
const THING_REACH = 5;

/**
 * "А-2 трассасының 712-км, «Дастархан» асханасы", "тасжолдың 688-шақырымындағы вагон": what stands at a road's kilometre is one
 * place. The kilometre alone passes: that is where an accident was.
 */
export function roadside({ figures: tokens, words }: Scan, index: number): AddressPart | null {
  const number = tokens[index];
  if (number?.kind !== "number" || number.text.length > 4) return null;
  const ordinal = tokens[index + 1]?.text === "-" ? index + 2 : index + 1;
  const unit = [ordinal, ordinal + 1].find((at) => words.road.kilometres.has(keyOf(tokens[at])));
  if (unit === undefined) return null;
  const road = roadBefore();
  if (road === null) return null;
  const thing = thingBehind();
  if (thing === null) return null;
  return { first: road, last: thing, kind: "house", exact: true, vague: false };

  function roadBefore(): number | null {
    for (let at = index - 1; at >= index - ROAD_REACH && !tokens[at + 1]?.opens; at -= 1)
      if (words.road.roads.has(keyOf(tokens[at]))) return numberedRoad(at);
    for (let at = (unit ?? index) + 1; at <= (unit ?? index) + 2 && tokens[at]?.kind === "word"; at += 1)
      if (words.road.roads.has(keyOf(tokens[at]))) return index;
    return null;
  }

  /** "А-2 трассасының", "трасса М-32": the road's letter and number. */
  function numberedRoad(at: number): number {
    const lettered = tokens[at - 2]?.text === "-" && tokens[at - 3]?.text.length === 1;
    return lettered ? at - 3 : at;
  }

  function thingBehind(): number | null {
    let found: number | null = null;
    for (let at = (unit ?? index) + 1; at <= (found ?? unit ?? index) + THING_REACH; at += 1) {
      const token = tokens[at];
      if (token === undefined || token.opens || /^[!?;]$/.test(token.text)) break;
      const { homes, businesses, landmarks } = words.home;
      if ([homes, businesses, landmarks].some((set) => set.has(token.key))) found = at;
      else if (token.kind === "word" && token.capital === "none" && /(?:ли|ла|ди|ти|до)$/.test(token.key))
        break;
      else if (token.text === '"' && tokens[at - 1]?.kind === "word" && found !== null) found = at;
    }
    return found === null ? null : quoteEnd(found);
  }

  /** "кафе «Встреча»": its name. */
  function quoteEnd(at: number): number {
    if (tokens[at + 1]?.text !== '"') return at;
    const closed = [3, 4, 5].find((step) => tokens[at + step]?.text === '"');
    return closed === undefined ? at : at + closed;
  }
}
