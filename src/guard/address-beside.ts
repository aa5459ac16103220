import { ODD, type Sight } from "./address-sight.ts";
import type { Figure } from "./figure.ts";
import type { GuardWords } from "./guard-words.ts";
import { foldOf, keyOf, lowerOf, textOf } from "./token-text.ts";

/** "напротив 40 школы", "за магазином Айна", "мешіттің артында", "after the mosque". */
export function beside(tokens: readonly Figure[], index: number, words: GuardWords["home"]): Sight | null {
  const here = keyOf(tokens[index]);
  // "в бытовке на стройке ЖК «Алтын»": inside something that has a name.
  if (/^(?:на|в|во)$/.test(lowerOf(tokens[index])) && ODD.test(keyOf(tokens[index - 1]))) {
    const at = index + 1;
    const end = words.landmarks.has(keyOf(tokens[at])) ? namedEnd(tokens, at) : at;
    if (end > at) return { first: index, last: end, says: "beside" };
  }
  if (words.relations.has(here)) {
    for (let i = index + 1; i <= index + 3 && tokens[i]?.text !== ","; i += 1)
      if (tokens[i]?.kind === "word" && words.landmarks.has(keyOf(tokens[i]))) {
        if (isTime(tokens, here, i)) return null;
        // "у силосной ямы"
        const at = words.landmarks.has(keyOf(tokens[i + 1])) && !tokens[i + 1]?.opens ? i + 1 : i;
        return besideFrom(index, nameEnd(tokens, at), at, nameEnd(tokens, at) === at, VERTICAL.test(here));
      }
    return null;
  }
  if (LOCATIVE.test(foldOf(tokens[index])) && homeSoon(tokens, index, words))
    return {
      first: tokens[index - 1]?.capital === "first" ? index - 1 : index,
      last: index,
      says: "beside",
      within: true,
    };
  const owner = /(?:нин|дин|тин|нан|нен|дан|ден|тан|тен)$/.test(foldOf(tokens[index])) && here.length > 5;
  if (!words.landmarks.has(here) && (!owner || NO_LANDMARK.test(here) || words.homes.has(here))) return null;
  for (let i = index + 1; i <= index + 5; i += 1) {
    const key = keyOf(tokens[i]);
    if (tokens[i]?.opens === true || /^[,;:!?.]$/.test(textOf(tokens[i]))) break;
    if (i > index + 2 && !words.landmarks.has(here)) break;
    if (words.relationsAfter.has(key))
      return isTime(tokens, key, index)
        ? null
        : besideFrom(
            nameStart(tokens, index),
            i,
            index,
            nameStart(tokens, index) === index,
            VERTICAL.test(key),
          );
  }
  return null;

  /** "екпеден кейін", "after school": not before something that stands there, or only for as long as one is there. */
  function isTime(all: readonly Figure[], relation: string, at: number): boolean {
    const key = keyOf(all[at]);
    return AFTER.test(relation) && (!words.landmarks.has(key) || WIDE.test(key) || STAYED.test(key));
  }

  function besideFrom(
    first: number,
    last: number,
    landmark: number,
    nameless: boolean,
    vertical: boolean,
  ): Sight {
    const wide = nameless && !vertical && WIDE.test(keyOf(tokens[landmark]));
    return { first, last, says: "beside", vertical, wide, named: !nameless };
  }
}

/** "анасының қасында", "көрпенің астында", "терезеден": beside a person, or inside a home. */
const NO_LANDMARK =
  /^(?:ана|аке|шеше|апа|ата|аже|ага|ини|бала|киз|ул|еркек|аиел|адам|кис|жигит|келин|куие|дос|курби|бауир|мугалим|тарбие|дариг|корш|корпе|тосек|кереует|устел|есик|терез|киим|машина|колик)/;

/** Landmarks with many homes around them. */
const WIDE =
  /^(?:р[иы]нк|р[иы]нок|базар|барахолк|вокзал|автовокзал|школ|мектеп|мектеб|парк|стадион|болниц|аурухан|рек[аиуое]|речк|озен|трасс|жол|пол[яе]|лес|орман|аул|ауил|сел[оа]|посел|аеропорт|город|канал|центр|ортали)/;

const AFTER = /^(?:кеин|после|афтер)$/;
const STAYED = /^(?:сабак|жумис|садик|балабакша|лицеи|гимнази|колледж|колеж|емхан|клиник|шул)/;

const VERTICAL = /^(?:над|под|устинде|астинда|above|under|ундер|абове|бенеат)/;

/** "бұрылысындағы", "жағасындағы": standing there. */
const LOCATIVE = /(?:нд|д|т)(?:аги|еги)$/;

function homeSoon(tokens: readonly Figure[], index: number, words: GuardWords["home"]): boolean {
  return [1, 2, 3].some((step) => words.homes.has(keyOf(tokens[index + step])));
}

/** "стройке ЖК «Алтын Дала»": an abbreviation may stand between. */
function namedEnd(tokens: readonly Figure[], index: number): number {
  const short = /^(?:жк|тц|трц|тоо|ип|кх|жшс)$/.test(keyOf(tokens[index + 1]));
  const end = nameEnd(tokens, short ? index + 1 : index);
  return short && end === index + 1 ? index : end;
}

/** "школы №5", "магазином «Айна»", "school 5": the landmark with its number or name. */
function nameEnd(tokens: readonly Figure[], index: number): number {
  let at = index + 1;
  while (/^[№#N"]$/.test(textOf(tokens[at]))) at += 1;
  const next = tokens[at];
  if (tokens[at - 1]?.text === '"') {
    const closed = [1, 2, 3, 4, 5].find((step) => tokens[at + step]?.text === '"');
    if (closed !== undefined) return at + closed;
  }
  if (next?.kind === "number" && next.text.length <= 3) return at;
  return next?.kind === "word" && next.capital !== "none" && !next.opens ? at : index;
}

/** "№5 мектептің артында", "5-мектептің", "«Нұр» дүкенінің", "Береке дүкенінің": the number or name before it. */
function nameStart(tokens: readonly Figure[], index: number): number {
  let at = index - 1;
  if (tokens[at]?.text === '"') {
    const open = [2, 3, 4].find((step) => tokens[at - step]?.text === '"');
    return open === undefined ? index : at - open;
  }
  if (tokens[at]?.kind === "word") return tokens[at]?.capital === "first" ? at : index;
  if (tokens[at]?.text === "-") at -= 1;
  if (tokens[at]?.kind !== "number") return index;
  return /^[№#N]$/.test(textOf(tokens[at - 1])) ? at - 1 : at;
}
