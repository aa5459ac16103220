import { isOrdinalEnding } from "./ordinal-ending.ts";
import type { Figure } from "./figure.ts";
import type { SchoolPart } from "./school-class.ts";
import type { Scan } from "./scan.ts";
import type { WordSet } from "./word-set.ts";
import { keyOf, textOf } from "./token-text.ts";

const NAME_WORDS = 4;
/** Of a college the code of a group tells enough, whatever it is called. */
const COLLEGE = /колеж|^(?:училиш|пту|колег)/;

/** Schools with a number or a name: "школа №8", "40-й школы", "Абай атындағы мектеп", "СШ 12", "НИШ". */
export function schoolsOf(scan: Scan): SchoolPart[] {
  const { figures: tokens, words } = scan;
  const parts: SchoolPart[] = [];
  for (const [i, token] of tokens.entries()) {
    if (token.kind !== "word") continue;
    const own = words.school.ownNames.has(token.key) || COLLEGE.test(token.key);
    if (!own && !words.school.schools.has(token.key) && !isGarden(tokens, i)) continue;
    const last = numberAfter(tokens, i, words.address.counted) ?? nameAfter(scan, i) ?? i;
    const hyphen = tokens[i - 1]?.text === "-" && words.school.schools.has(keyOf(tokens[i - 2]));
    const garden = isGarden(tokens, i) ? gardenStart(tokens, i) : i;
    const compound = hyphen ? i - 2 : garden;
    const number = numberBefore(tokens, compound);
    const named = nameBefore(scan, number ?? compound);
    const first = (number === null || isCalled(scan, number) ? named : null) ?? number ?? compound;
    if (own || last > i || first < compound)
      parts.push({ first: kindBefore(scan, first), last, kind: "school", letter: false, bare: false });
  }
  return parts;
}

/** "коррекционная школа №3", "КГУ ОСШ №33", "қазақ орта мектебі": what kind of school it is. */
function kindBefore({ figures: tokens, words }: Scan, first: number): number {
  let at = first;
  while (at > 0 && first - at < 3 && !tokens[at]?.opens) {
    const key = keyOf(tokens[at - 1]);
    if (!KIND.test(key) && !words.school.schools.has(key)) break;
    at -= 1;
  }
  return at;
}

const KIND =
  /^(?:политехн|медицин|педагог|аграр|строителн|корекцион|вспомогателн|специалн|средн|общеобраз|обшеобраз|музикалн|спортивн|вечерн|арнаи|орта$|жалпи|казакск|казак$|узбек|ужбек|русск|руск|орис|уигур|маманданд|кгу|кмм|гкп|гку|кгкп|мкк|мм$)/;

/** "детский сад 5", "дет. сад", "д/сад": the second word of a kindergarten. */
function isGarden(tokens: readonly Figure[], index: number): boolean {
  if (!/^сад(?:а|у|е|ом|ик|ика|ике)?$/.test(keyOf(tokens[index]))) return false;
  const sign = /^[./-]$/.test(textOf(tokens[index - 1]));
  return /^(?:дет|детск\p{L}*|д|иасли|иаслеи)$/u.test(keyOf(tokens[sign ? index - 2 : index - 1]));
}

function gardenStart(tokens: readonly Figure[], index: number): number {
  return /^[./-]$/.test(textOf(tokens[index - 1])) ? index - 2 : index - 1;
}

/** "Жамбыл атындағы №5 мектеп": named after somebody, and numbered. */
function isCalled({ figures: tokens, words }: Scan, number: number): boolean {
  return words.school.namedBefore.has(keyOf(tokens[number - 1]));
}

/** "школа №8", "школе-лицее N 12", "СШ 40", "школа двенадцать"; not "в школе 3 детей". */
function numberAfter(tokens: readonly Figure[], index: number, counted: WordSet): number | null {
  let at = index + 1;
  let marked = false;
  while (at <= index + 3 && /^(?:[№#N":.-]|no|номер|сад|бақша)$/i.test(textOf(tokens[at]))) {
    marked ||= /[№#N]|номер|no/i.test(textOf(tokens[at]));
    at += 1;
  }
  const number = tokens[at];
  if (number?.kind !== "number" || number.text.length > 3 || number.spelled === "ordinal") return null;
  const next = tokens[at + 1];
  if (number.spelled !== "no" && next?.kind === "word") return null;
  // "школа 17 класс 5 б": the school's number, then the class.
  const classBehind = /^(?:клас|сини[пб])/.test(keyOf(next)) && tokens[at + 2]?.kind === "number";
  const free = next?.kind !== "word" || next.opens || !counted.has(next.key);
  return marked || free || classBehind ? at : null;
}

/** "№8 мектеп", "8-мектеп", "40 школа", "40-й школы". */
function numberBefore(tokens: readonly Figure[], index: number): number | null {
  let at = index - 1;
  if (isOrdinalEnding(tokens[at]) || /^(?:орта|жалпи)$/.test(keyOf(tokens[at]))) at -= 1;
  if (tokens[at]?.text === "-") at -= 1;
  const number = tokens[at];
  if (number?.kind !== "number" || number.text.length > 3 || number.spelled === "cardinal") return null;
  return /^[№#N]$/i.test(textOf(tokens[at - 1])) ? at - 1 : at;
}

/** "школа имени Абая", "лицей «Дарын»", "лицей Дарын". */
function nameAfter(scan: Scan, index: number): number | null {
  const { figures: tokens } = scan;
  if (tokens[index + 1]?.text === '"') {
    const end = [3, 4, 5].find((step) => tokens[index + step]?.text === '"');
    if (end !== undefined) return index + end;
  }
  const named = scan.words.school.namedAfter.has(keyOf(tokens[index + 1]));
  const from = named ? index + 2 : index + 1;
  let last: number | null = null;
  for (let i = from; i < tokens.length && i < from + NAME_WORDS; i += 1) {
    const token = tokens[i];
    if (token === undefined || token.kind === "number" || /^[,;:!?()]$/.test(token.text)) break;
    if (
      token.kind === "word" &&
      (token.capital === "none" || token.opens) &&
      !(named && i < from + 2) &&
      !isHonoured(scan, i, from)
    )
      break;
    if (token.kind === "word") last = i;
  }
  return last;
}

/** "школа пушкина": in small letters a street's or person's name in the genitive. */
function isHonoured(scan: Scan, at: number, from: number): boolean {
  const key = keyOf(scan.figures[at]);
  if (at !== from || scan.lists.common.has(key)) return false;
  return scan.words.address.knownStreets.has(key) || /(?:ова|ева|баева|ского|бекова)$/.test(key);
}

/** "Абай атындағы мектеп", "Ломоносов мектебі", "«Дарын» лицейі". */
function nameBefore(scan: Scan, index: number): number | null {
  const { figures: tokens } = scan;
  const named = [index - 1, index - 2, index - 3].find((at) =>
    scan.words.school.namedBefore.has(keyOf(tokens[at])),
  );
  const from = named ?? index;
  const owner = keyOf(tokens[index]);
  let first: number | null = named ?? null;
  for (let i = from - 1; i >= 0 && i >= from - NAME_WORDS; i -= 1) {
    const token = tokens[i];
    if (token === undefined || token.kind === "number" || /^[,;:!?()-]$/.test(token.text)) break;
    if (token.kind !== "word") {
      if (token.text === "." && tokens[i - 1]?.text.length !== 1) break;
      continue;
    }
    const everyday = scan.lists.common.has(token.key);
    const nearest =
      i === from - 1 &&
      (named !== undefined || (/^(?:мектеб|бакшаси|балабакшаси|бобекжаи)/.test(owner) && !everyday));
    const quoted =
      (tokens[i - 1]?.text === '"' && tokens[i + 1]?.text === '"') ||
      (i === from - 1 && !everyday && /ск(?:аиа|ои|уиу)$/.test(token.key));
    const isName =
      nearest ||
      quoted ||
      (token.capital === "none" ? tokens[i + 1]?.text === "." && first !== null : !(token.opens && everyday));
    if (!isName) break;
    first = i;
  }
  return first;
}
