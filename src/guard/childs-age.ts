import type { Figure } from "./figure.ts";
import { keyOf } from "./token-text.ts";

const OLDEST = 18;
/** How far behind the number the child may stand: "12-дегі оқушы қыз". */
const REACH = 3;
/** "12-дегі", "4те", "17-ге": what Kazakh hangs on an age, and on a house's number just as well. */
const ATTRIBUTE = /^(?:даги|деги|таги|теги)$/;
const AT = /^(?:да|де|та|те|даги|деги|таги|теги)$/;
const TO = /^(?:га|ге|ка|ке)$/;
const YEARS = /^(?:жас|иаш|лет|год|годик)/;
const AND = /^(?:мен|бен|пен|жане|и|али|ари)$/;
/** Somebody young, by key. */
const CHILD =
  /^(?:ул(?:и|им|дар|дари)?$|киз|бала|окуши|жасоспирим|азамат|танис|бауир|ини|синли|карин|немере|жиен|бобек|саби|нареста|бойжеткен|келин|студент|жигит|пар(?:ен|н)|подрост|реб[её]?н|девоч|девуш|малч|син(?:у|а|ок)?$|доч|племиан|внук|внуч|школ(?:ник|ниц)|qyz|ul$)/;
/** One of several children: "бірі 4те, екіншісі 6да". */
const ONE_OF =
  /^(?:бири|екинши|ушинши|кишиси|улкени|ортанши|тунгиш|кенже|киши|улкен|старш|младш|средн|обоим|екеуи)/;
/** In or from a place, by its ending. */
const IN = /(?:да|де|та|те|дан|ден|тан|тен|нан|нен)$/;
const STREET = /(?:ов|ев|ин|баи|бек|ули|жол|коше)$/;

/**
 * Is the number a child's age, told without a word for years: "12-дегі қыз", "немерем 3-те", "9 бен 11-де", "17-ге толмаған", "парню 13"?
 * `isPlace`: a word the lists know as a town or village. Behind a street's name the same words are a house ("Жабаев 17 дегі").
 */
export function isChildsAge(
  tokens: readonly Figure[],
  index: number,
  isPlace: (token: Figure) => boolean,
): boolean {
  if (!isYoung(tokens[index])) return false;
  const comma = tokens[index - 1]?.text === ",";
  const before = tokens[comma ? index - 2 : index - 1];
  const person = before !== undefined && (CHILD.test(before.key) || ONE_OF.test(before.key));
  const hyphen = tokens[index + 1]?.text === "-" && tokens[index + 1]?.glued === true;
  const suffix = tokens[hyphen ? index + 2 : index + 1];
  const behind = hyphen ? index + 3 : index + 2;
  if (TO.test(keyOf(suffix))) return tokens[behind]?.key.startsWith("тол") === true;
  if (isPair(tokens, index)) return true;
  if (!AT.test(keyOf(suffix))) return person && !comma;
  if (person || comma) return true;
  if (before === undefined) return false;
  const child = ATTRIBUTE.test(keyOf(suffix)) && childBehind(tokens, behind);
  const noStreet = isPlace(before) || (before.capital === "none" && !STREET.test(before.fold));
  return IN.test(before.fold) || (child && noStreet);
}

function isYoung(token: Figure | undefined): boolean {
  return token?.kind === "number" && Number(token.text) <= OLDEST && token.text.length < 3;
}

/** "9 бен 11-де", "8 и 10 лет", "9, 11 жастағы": two ages, the second with what is hung on it. */
function isPair(tokens: readonly Figure[], index: number): boolean {
  const second = [index, index + 2].find((at) => {
    const link = tokens[at - 1];
    const linked = link?.text === "," || AND.test(keyOf(link));
    return linked && isYoung(tokens[at]) && isYoung(tokens[at - 2]);
  });
  if (second === undefined) return false;
  const next = tokens[second + 1]?.text === "-" ? tokens[second + 2] : tokens[second + 1];
  return AT.test(keyOf(next)) || YEARS.test(keyOf(next));
}

function childBehind(tokens: readonly Figure[], from: number): boolean {
  for (let i = from; i < from + REACH && tokens[i]?.kind === "word" && tokens[i]?.opens !== true; i += 1)
    if (CHILD.test(keyOf(tokens[i]))) return true;
  return false;
}
