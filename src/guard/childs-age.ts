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
/** Anybody else whose age may be told so: "40тағы кісі", "ер адам 35-те". */
const GROWN =
  /^(?:адам|киси|еркек|аиел|ер$|биреу|аг[аи]|ап[аи]|ак[еи]|куие|бауир|досы?$|курби|орис|казак|тур[иы]к|жездес|даи[иы])/;
/** One of several children: "бірі 4те, екіншісі 6да". */
const ONE_OF =
  /^(?:бири|бари|барии|екинши|ушинши|кишиси|улкени|ортанши|тунгиш|кенже|киши|улкен|старш|младш|средн|обоим|екеуи)/;
/** In or from a place, by its ending. */
const IN = /(?:да|де|та|те|дан|ден|тан|тен|нан|нен)$/;
const STREET = /(?:ова?|ева?|ина?|ского|скои|наиа|баи|бек|ули|жол|коше)$/;

/**
 * Is the number a child's age, told without a word for years: "12-дегі қыз", "немерем 3-те", "9 бен 11-де", "17-ге толмаған", "парню 13"?
 * `isPlace`: a word the lists know as a town or village. Behind a street's name the same words are a house ("Жабаев 17 дегі").
 */
export function isChildsAge(
  tokens: readonly Figure[],
  index: number,
  isPlace: (token: Figure) => boolean,
): boolean {
  if (isGrownAge(tokens, index)) return true;
  if (!isYoung(tokens[index])) return false;
  const comma = tokens[index - 1]?.text === ",";
  const before = tokens[comma ? index - 2 : index - 1];
  const person = before !== undefined && (CHILD.test(before.key) || ONE_OF.test(before.key));
  const hyphen = tokens[index + 1]?.text === "-" && tokens[index + 1]?.glued === true;
  const suffix = tokens[hyphen ? index + 2 : index + 1];
  const behind = hyphen ? index + 3 : index + 2;
  if (TO.test(keyOf(suffix))) return tokens[behind]?.key.startsWith("тол") === true;
  if (isPair(tokens, index)) return true;
  if (comma && isOwnClause(tokens, index)) return true;
  if (!AT.test(keyOf(suffix))) return person || (isRange(tokens, index) && isManyChildren(before));
  if (person || comma) return true;
  if (before === undefined) return false;
  const child = ATTRIBUTE.test(keyOf(suffix)) && childBehind(tokens, behind);
  const noStreet = isPlace(before) || (before.capital === "none" && !STREET.test(before.fold));
  return IN.test(before.fold) || (child && noStreet);
}

/** "ер адам 35-те", "40тағы кісі": the age of somebody who is no child. */
function isGrownAge(tokens: readonly Figure[], index: number): boolean {
  const number = tokens[index];
  if (number?.kind !== "number" || number.text.length > 2) return false;
  const hyphen = tokens[index + 1]?.text === "-" && tokens[index + 1]?.glued === true;
  const suffix = keyOf(tokens[hyphen ? index + 2 : index + 1]);
  if (!AT.test(suffix)) return false;
  const before = tokens[index - 1];
  if (GROWN.test(keyOf(before))) return true;
  // "Жабаев 17 дегі кісі" lives in a street.
  if (before !== undefined && before.capital !== "none" && STREET.test(before.fold)) return false;
  const [first, second] = [tokens[hyphen ? index + 3 : index + 2], tokens[hyphen ? index + 4 : index + 3]];
  return ATTRIBUTE.test(suffix) && (GROWN.test(keyOf(first)) || GROWN.test(keyOf(second)));
}

/** "құлыпталған, 2, 4, 6 жас", "у магазина, 14 и 15,", "…, 15-16": ages between commas behind a word that no street is called by. */
function isOwnClause(tokens: readonly Figure[], index: number): boolean {
  const before = tokens[index - 2];
  if (before === undefined || STREET.test(before.fold)) return false;
  const linked = AND.test(keyOf(tokens[index + 1])) && isYoung(tokens[index + 2]);
  const last = linked || isRange(tokens, index) ? index + 2 : index;
  const next = tokens[last + 1];
  const ends = next === undefined || next.opens || next.text === ",";
  const flat = next?.text === "," && tokens[last + 2]?.kind === "number" && !isYoung(tokens[last + 2]);
  return ends && !flat && (last > index || (before.capital === "none" && before.kind === "word"));
}

/** "15-16": two neighbouring ages. */
function isRange(tokens: readonly Figure[], index: number): boolean {
  if (tokens[index + 1]?.text !== "-" || !isYoung(tokens[index + 2])) return false;
  const years = Number(tokens[index + 2]?.text) - Number(tokens[index]?.text);
  return years > 0 && years <= 4;
}

/** "пэтэушников 16-17", "школьниц 13-14". */
function isManyChildren(before: Figure | undefined): boolean {
  return before?.capital === "none" && /(?:ников|ниц|шиков|истов|ток|цев)$/.test(before.fold);
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
