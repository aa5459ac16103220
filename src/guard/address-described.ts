import { isOrdinalEnding } from "./ordinal-ending.ts";
import type { AddressPart } from "./address-part.ts";
import type { Figure } from "./figure.ts";
import type { GuardWords } from "./guard-words.ts";

/** Further apart the pieces of a description do not belong together, in tokens. */
const REACH = 4;
/** What makes a place exact: two for looks or a neighbour, one for a home, one more for its place in the row. */
export const ENOUGH_POINTS = 4;

/** What one stretch of words tells of a home: a gate's colour, "the third house", "opposite the mosque". */
type Sight = {
  readonly first: number;
  readonly last: number;
  readonly says: "home" | "feature" | "position" | "beside";
  /** A feature that is the home's own: "ақ үй". */
  readonly home?: boolean;
  /** A home as few have: "вагончик", "сторожка", "подвал". */
  readonly odd?: boolean;
  /** Told by what it stands in, which may be a whole town: "Қостанайдағы". */
  readonly within?: boolean;
};

/**
 * A home told by its looks and what stands beside it: "синие ворота, третий дом от мечети", "мешіттен кейінгі көк дарбазалы
 * үй", "green gate opposite school 5". One such thing alone is not enough: "красный забор", "напротив школы".
 */
export function describedHomes(tokens: readonly Figure[], words: GuardWords["home"]): AddressPart[] {
  const parts: AddressPart[] = [];
  let chain: Sight[] = [];
  const close = (): void => {
    const part = partOf(chain);
    if (part) parts.push(part);
    chain = [];
  };
  for (let i = 0; i < tokens.length; i += 1) {
    const sight = sightAt(tokens, i, words);
    const last = chain.at(-1);
    if (last && (tokens[i]?.opens === true || i - last.last > REACH + 1)) close();
    if (sight === null) continue;
    chain.push(sight);
    i = Math.max(i, sight.last);
  }
  close();
  return parts;
}

/** With enough told an exact place; with less a piece that makes one together with a village or street beside it. */
function partOf(chain: readonly Sight[]): AddressPart | null {
  const first = chain[0];
  const last = chain.at(-1);
  const says = new Set(chain.map((sight) => sight.says));
  const points =
    (says.has("home") || says.has("position") || chain.some((sight) => sight.home === true) ? 1 : 0) +
    (chain.some((sight) => sight.odd === true) && !chain.some((sight) => sight.within === true) ? 1 : 0) +
    (says.has("feature") ? 2 : 0) +
    (says.has("position") ? 1 : 0) +
    (says.has("beside") ? 2 : 0);
  const onlyHome = says.size === 1 && says.has("home");
  if (!first || !last || onlyHome) return null;
  return {
    first: first.first,
    last: last.last,
    kind: "described",
    exact: points >= ENOUGH_POINTS,
    vague: false,
    points: says.size === 1 && says.has("beside") ? 0 : points,
  };
}

function sightAt(tokens: readonly Figure[], index: number, words: GuardWords["home"]): Sight | null {
  const token = tokens[index];
  if (token === undefined || token.kind === "sign") return null;
  return (
    position(tokens, index, words) ??
    feature(tokens, index, words) ??
    beside(tokens, index, words) ??
    (words.homes.has(token.key)
      ? { first: index, last: index, says: "home", odd: ODD.test(token.key) }
      : null)
  );
}

const ODD =
  /^(?:вагон|битовк|кошар|землианк|времианк|сторожк|барак[аеоу]|бараг|хибар|мазанк|иурт|кистау|кистак|кепе|курке|лашик|шошала|теплушк|будк|зимовк|лачуг|хижин)/;

/** "третий дом", "3-й подъезд", "крайний вагончик", "шеткі үй", "the last house". */
function position(tokens: readonly Figure[], index: number, words: GuardWords["home"]): Sight | null {
  const token = tokens[index];
  const ending = tokens[index + 1]?.text === "-" ? tokens[index + 2] : undefined;
  const counted = isOrdinalEnding(ending);
  const ordinal = token?.kind === "number" && (token.spelled === "ordinal" || counted);
  if (!ordinal && !words.positions.has(token?.key ?? "")) return null;
  for (let i = index + 1; i <= index + (counted ? 4 : 2); i += 1) {
    const key = tokens[i]?.key ?? "";
    if (words.homes.has(key) || words.features.has(key)) return { first: index, last: i, says: "position" };
  }
  return null;
}

/** "зелёные ворота", "с красной крышей", "көк қақпалы", "ворота синие", "ақ үй". */
function feature(tokens: readonly Figure[], index: number, words: GuardWords["home"]): Sight | null {
  const here = tokens[index]?.key ?? "";
  const looks = words.looks.has(here);
  if (!looks && !words.features.has(here)) return null;
  for (let i = index + 1; i <= index + 2; i += 1) {
    const next = tokens[i];
    if (next?.kind !== "word") continue;
    const fits = looks
      ? words.features.has(next.key) || words.homes.has(next.key)
      : words.looks.has(next.key);
    if (fits) return { first: index, last: i, says: "feature", home: words.homes.has(next.key) };
  }
  return null;
}

/** "напротив 40 школы", "за магазином Айна", "мешіттің артында", "after the mosque". */
function beside(tokens: readonly Figure[], index: number, words: GuardWords["home"]): Sight | null {
  const here = tokens[index]?.key ?? "";
  if (words.relations.has(here)) {
    for (let i = index + 1; i <= index + 3; i += 1)
      if (tokens[i]?.kind === "word" && words.landmarks.has(tokens[i]?.key ?? ""))
        return { first: index, last: nameEnd(tokens, i), says: "beside" };
    return null;
  }
  if (LOCATIVE.test(tokens[index]?.fold ?? "") && homeSoon(tokens, index, words))
    return {
      first: tokens[index - 1]?.capital === "first" ? index - 1 : index,
      last: index,
      says: "beside",
      within: true,
    };
  const owner = /(?:нин|дин|тин|нан|нен|дан|ден|тан|тен)$/.test(tokens[index]?.fold ?? "") && here.length > 5;
  if (!words.landmarks.has(here) && !owner) return null;
  for (let i = index + 1; i <= index + 2; i += 1)
    if (words.relations.has(tokens[i]?.key ?? "") && words.relationsAfter.has(tokens[i]?.key ?? ""))
      return { first: numberBefore(tokens, index), last: i, says: "beside" };
  return null;
}

/** "бұрылысындағы", "жағасындағы": standing there. */
const LOCATIVE = /(?:нд|д|т)(?:аги|еги)$/;

function homeSoon(tokens: readonly Figure[], index: number, words: GuardWords["home"]): boolean {
  return [1, 2, 3].some((step) => words.homes.has(tokens[index + step]?.key ?? ""));
}

/** "школы №5", "магазином «Айна»", "school 5": the landmark with its number or name. */
function nameEnd(tokens: readonly Figure[], index: number): number {
  let at = index + 1;
  while (/^[№#N"]$/.test(tokens[at]?.text ?? "")) at += 1;
  const next = tokens[at];
  if (next?.kind === "number" && next.text.length <= 3) return at;
  return next?.kind === "word" && next.capital !== "none" && !next.opens ? at : index;
}

/** "№5 мектептің артында", "5-мектептің". */
function numberBefore(tokens: readonly Figure[], index: number): number {
  let at = index - 1;
  if (tokens[at]?.text === "-") at -= 1;
  if (tokens[at]?.kind !== "number") return index;
  return /^[№#N]$/.test(tokens[at - 1]?.text ?? "") ? at - 1 : at;
}
