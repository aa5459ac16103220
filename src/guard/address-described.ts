import { isOrdinalEnding } from "./ordinal-ending.ts";
import { beside } from "./address-beside.ts";
import type { AddressPart } from "./address-part.ts";
import { ODD, type Sight } from "./address-sight.ts";
import type { Figure } from "./figure.ts";
import type { GuardWords } from "./guard-words.ts";
import { keyOf, lowerOf } from "./token-text.ts";

/** Further apart the pieces of a description do not belong together, in tokens. */
const REACH = 4;
/** What makes a place exact: two for looks or a neighbour, one for a home, one more for its place in the row. */
export const ENOUGH_POINTS = 4;

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
  // "в подвале за рынком": half a town is behind the market.
  if (chain.some((sight) => sight.wide === true) && !says.has("feature") && !says.has("position")) {
    const known = chain.some((sight) => sight.says === "beside" && sight.wide !== true);
    if (!known) return null;
  }
  // "кафе за мостом": open to all, and what it stands beside has no name.
  const open = chain.every(({ says: told, business, named }) =>
    told === "home" ? business === true : told === "beside" && named !== true,
  );
  const near = chain.some((sight) => sight.vertical === true || isNextToHome(sight, chain));
  const points =
    (near ? 1 : 0) +
    (says.has("home") || says.has("position") || chain.some((sight) => sight.home === true) ? 1 : 0) +
    (!open && chain.some((sight) => sight.odd === true) && !chain.some((sight) => sight.within === true)
      ? 1
      : 0) +
    (says.has("feature") ? 2 : 0) +
    (says.has("position") ? 1 : 0) +
    (says.has("beside") ? 2 : 0) +
    (chain.filter((sight) => sight.says === "beside").length > 1 &&
    chain.some((sight) => sight.named === true)
      ? 2
      : 0);
  const onlyHome = says.size === 1 && says.has("home");
  if (!first || !last || onlyHome) return null;
  return {
    first: first.first,
    last: last.last,
    kind: "described",
    exact: points >= ENOUGH_POINTS,
    vague: near && points === ENOUGH_POINTS,
    points: says.size === 1 && says.has("beside") ? 0 : points,
  };
}

/** "дом за мечетью", "көпірдің жанындағы үй": no word between the home and what it stands beside. */
function isNextToHome(sight: Sight, chain: readonly Sight[]): boolean {
  if (sight.says !== "beside" || sight.within === true) return false;
  return chain.some(
    (home) => home.says === "home" && (home.last + 1 === sight.first || sight.last + 1 === home.first),
  );
}

function sightAt(tokens: readonly Figure[], index: number, words: GuardWords["home"]): Sight | null {
  const token = tokens[index];
  if (token === undefined || token.kind === "sign") return null;
  return (
    position(tokens, index, words) ??
    trapped(tokens, index, words) ??
    feature(tokens, index, words) ??
    depicted(tokens, index, words) ??
    beside(tokens, index, words) ??
    homeAt(tokens, index, words)
  );
}

/** "дом", "үйде", and a business right beside what it stands beside, which is asked about: cafés and farms are open to all; not "дом культуры", "балалар үйі". */
function homeAt(tokens: readonly Figure[], index: number, words: GuardWords["home"]): Sight | null {
  const key = keyOf(tokens[index]);
  const institution =
    words.publicBefore.has(keyOf(tokens[index - 1])) || words.publicAfter.has(keyOf(tokens[index + 1]));
  if (institution || !(words.homes.has(key) || words.businesses.has(key))) return null;
  // "станция, вагон 9": a train's.
  if (CARRIAGE.test(key) && tokens[index + 1]?.kind === "number") return null;
  return {
    first: index,
    last: index,
    says: "home",
    odd: ODD.test(key) || words.businesses.has(key),
    business: !ODD.test(key) && words.businesses.has(key),
  };
}

const CARRIAGE = /^вагон(?:да|е|и)?$/;

/** "третий дом", "3-й подъезд", "крайний вагончик", "шеткі үй", "the last house". */
function position(tokens: readonly Figure[], index: number, words: GuardWords["home"]): Sight | null {
  const token = tokens[index];
  const ending = tokens[index + 1]?.text === "-" ? tokens[index + 2] : undefined;
  const counted = isOrdinalEnding(ending);
  const ordinal = token?.kind === "number" && (token.spelled === "ordinal" || counted);
  if (!ordinal && !words.positions.has(keyOf(token))) return null;
  for (let i = index + 1; i <= index + (counted ? 4 : 3); i += 1) {
    const thing = tokens[i];
    if (thing === undefined || thing.opens || /^[,;:!?.]$/.test(thing.text)) break;
    if (words.homes.has(thing.key) || words.features.has(thing.key) || PLOT.test(thing.key))
      return { first: index, last: sideBehind(tokens, i), says: "position" };
  }
  // "кошара за элеватором, третья по счёту"
  const at = counted ? index + 3 : index + 1;
  const inRow = tokens[at]?.lower === "по" && tokens[at + 1]?.key.startsWith("счет") === true;
  return inRow ? { first: index, last: at + 1, says: "position" } : null;
}

const PLOT = /^(?:участ|учаске|надел|двор|есик|двер)/;

/** "второй дом справа", "пятый дом налево". */
function sideBehind(tokens: readonly Figure[], index: number): number {
  return /^(?:справа|слева|направо|налево|он|сол|онга|солга)$/.test(keyOf(tokens[index + 1]))
    ? index + 1
    : index;
}

/** "дом с башенкой", "үй мұнаралы": what few houses have. */
function trapped(tokens: readonly Figure[], index: number, words: GuardWords["home"]): Sight | null {
  if (!words.homes.has(keyOf(tokens[index])) || !/^(?:с|со|with)$/.test(lowerOf(tokens[index + 1])))
    return null;
  for (let i = index + 2; i <= index + 4; i += 1) {
    const key = keyOf(tokens[i]);
    if (words.trappings.has(key) || words.features.has(key))
      return { first: index, last: written(tokens, i), says: "feature", home: true };
  }
  return null;
}

/** "с надписью «СУ-14»": what is written on it. */
function written(tokens: readonly Figure[], index: number): number {
  let at = index;
  if (!/^(?:надпис|жазу|вивеск|номер|табличк)/.test(keyOf(tokens[index]))) return at;
  while (at < index + 5) {
    const next = tokens[at + 1];
    const sign = next?.kind === "sign" && /^["№-]$/.test(next.text);
    if (!sign && next?.kind !== "number" && (next?.kind !== "word" || next.capital === "none")) break;
    at += 1;
  }
  return at;
}

/** "на калитке нарисован лебедь", "қақпасына жұлдыз салынған", "без номера": what is drawn on it or hangs there. */
function depicted(tokens: readonly Figure[], index: number, words: GuardWords["home"]): Sight | null {
  if (!words.features.has(keyOf(tokens[index]))) return null;
  for (let i = index + 1; i <= index + 3; i += 1) {
    if (tokens[i]?.kind === "sign" || tokens[i]?.opens === true) return null;
    if (!words.depicted.has(keyOf(tokens[i]))) continue;
    const picture = tokens[i + 1];
    return { first: index, last: picture?.kind === "word" && !picture.opens ? i + 1 : i, says: "feature" };
  }
  return null;
}

/** "зелёные ворота", "с красной крышей", "көк қақпалы", "ворота синие", "ақ үй". */
function feature(tokens: readonly Figure[], index: number, words: GuardWords["home"]): Sight | null {
  const here = keyOf(tokens[index]);
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
