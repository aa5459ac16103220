import { inKazakhCase } from "../kazakh-case.ts";
import type { Random } from "../random.ts";
import { inRussianCase } from "../russian-case.ts";

const words = (list: string): readonly string[] => list.trim().split(/\s*\|\s*/);

/** What fills the slots of the messages that are no names. */
const FILLERS: Readonly<Record<string, readonly string[]>> = {
  hello: words(
    "добрый день!|здравствуйте,|коллеги,|срочно!|внимание!|Сәлеметсіздер ме!|сәлем,|шұғыл!|привет,|||||ассалаумағалейкум,|всем привет|қайырлы таң!",
  ),
  age: words("2|3|4|5|6|7|8|9|10|11|12|13|14|15|16|17|3-4|7-8|10-12|шесть|он"),
  num: words("3|8|12|27|40|45|120|131|300|1500"),
  year: words("2008|2010|2012|2014|2017|1987|1993|2001"),
  time: words("10:00|9.30|18:45|14-00|сегодня 15:00|17.20|08:15"),
  when: words(
    "вчера|сегодня утром|в субботу|ночью|позавчера|кеше|бүгін|кеше кешке|таңертең|түнде|сенбіде|в марте|в понедельник|жұма күні",
  ),
  days: words("третий день|неделю|с прошлого месяца|давно|екі күннен бері|бір аптадан бері|с весны"),
  wore: words(
    "в красной куртке|одет в синюю куртку|без шапки|қызыл күртеше киген|үстінде көк жемпір|рост около метра|в школьной форме",
  ),
  where: words("за рынком|у бабушки|в подвале|в общежитии|на даче|где-то в районе вокзала"),
  "place.loc": words(
    "на рынке|у вокзала|возле мечети|в подъезде|на остановке|около школы|базарда|вокзал жанында|мешіт алдында|аялдамада|мектеп жанында|в парке|на трассе|автобекетте|в торговом доме|көшеде|саябақта|у супермаркета|в Шымкенте|Алматыда|в Сарыагаше|Таразда|Түркістанда|в Кентау|в Кызылорде",
  ),
  "en.place": words(
    "at the market|near the mosque|at the bus station|in the park|on the highway|in Shymkent|at the border",
  ),
  city: words(
    "Шымкент|Алматы|Тараз|Кентау|Туркестан|Түркістан|Қызылорда|Кызылорда|Ташкент|Астана|Бишкек|Сарыағаш|Талдыкорган|Арыс|Жетісай|Москва|Самарканд|Душанбе|Семей|Ақтөбе",
  ),
  country: words(
    "Узбекистан|Кыргызстан|Россия|Таджикистан|Өзбекстан|Қырғызстан|Афганистан|Турция|Uzbekistan|Украина",
  ),
  org: words(
    "приюта|ЦАН|интерната|центра адаптации|опеки|СПЦ|бейімдеу орталығына|балалар үйінен|ЮНИСЕФ|кризисного центра|мектеп-интернат|акимата|ДЧС|ИДН",
  ),
  role: words("мать|тётя|опекун"),
  "role.ins": words("родственницей|опекуном|матерью"),
  "role.kk": words("бала|анасы|көршісі|қызы|ұлы|немересі"),
  phone: words("8 701 555 11 22|+7 747 000 45 67|87051112233|тел жоқ"),
  code: words("K7P-4X2M|3HX-9TB1|E2A-71CM|K1K-X3PT"),
  hot: words("150|111|116 16|102|103"),
  handle: words("user_71|nurs01|admin|kuz95"),
  "ru.district": words(
    "Абайск|Толебийск|Райымбекск|Енбекшинск|Казыбекск|Байзаковск|Сарыагашск|Жамбылск|Аль-Фарабийск|Каратауск|Турксибск|Жуалынск",
  ),
  cw: [],
  car: words(
    "Кобальт|Камри|Нива|Газель|Тойота|Хендай|Lada|Cobalt|Спринтер|Джили|Киа Рио|Матиз|Приора|Форд|Ларгус|Ниссан|Мерседес|Нексия|Хилюкс",
  ),
  colour: words("белый|ақ|серый|күміс түсті|чёрная|қара|красный|көк"),
};
const COMMON_NAMES = words(
  "арман|бақыт|нұр|үміт|тілек|қуаныш|мерей|береке|жұлдыз|гүл|алма|сәуле|шолпан|талап|еркін|болат|темір|мақсат|азамат|санат|дана|жібек|маржан|алтын|күміс|толқын|махаббат|ырыс|дәулет|серік|бейбіт|самал|жанар|раушан|абзал|асыл|әсем|айна|думан|таң|ару|сабыр|сапар|береке|батыр|сырым|ақжол|байрақ|сұлтан|хан|мұрат|арай|нәзік|шырын",
);
const ABBREVIATIONS = words(
  "ЦАН|ИИН|ЖСН|ИДН|ДЧС|ПДН|ТЖД|ІІБ|ҚТО|УДП|КГУ|КММ|ЖШС|МВД|РОВД|УВД|СЭС|ЦОН|ХҚКО|БҚО|ОҚО|ЕНТ|ҰБТ|ЖК|ИП|ОБСЕ|ЮНИСЕФ|МОМ|НПО|СПИД|ВИЧ|ОРВИ|ДТП|ТРЦ|ЖКХ|СИЗО|ПМПК|ТЖМ|ЦКБ|ОДКБ|ДЦП",
);
const ABBREVIATION_ENDINGS = words("||||ға|да|дан|ның|ға|-ға|-да|-дан|-ның|-та|-тан|лар| бойынша|-мен");
const SUFFIXES = words("|||ы|ның|ға|ды|мен|ымыз|дар|лы|сыз|і|ым|дың|да|");

/** A word that is a name as well, with a capital: Арман, Бақыт. */
export function nameLikeWord(random: Random): string {
  const word = random.pick(COMMON_NAMES);
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}

/** Real words and places to put into messages. */
export type World = {
  readonly places: { readonly kk: readonly string[]; readonly ru: readonly string[] };
  /** Those of them that are called like people. */
  readonly likeNames: { readonly kk: readonly string[]; readonly ru: readonly string[] };
  readonly words: { readonly kk: readonly string[]; readonly ru: readonly string[] };
};

/** A value for a slot that is no name; null when there is no such slot. */
export function fillSlot(slot: string, world: World, random: Random): string | null {
  const word = random.pick(random.chance(0.5) ? world.words.ru : world.words.kk);
  switch (slot) {
    case "w.kk":
      return random.pick(world.words.kk);
    case "w.ru":
      return random.pick(world.words.ru);
    case "Cw":
      return word.slice(0, 1).toUpperCase() + word.slice(1);
    case "CW":
      return word.toUpperCase();
    case "abbr":
      return random.pick(ABBREVIATIONS) + random.pick(ABBREVIATION_ENDINGS);
    case "gaz":
      return random.pick(random.chance(0.5) ? world.places.ru : world.places.kk);
    case "gaz.loc":
      return inRussianCase(random.pick(world.places.ru), "given", "m", "loc");
    case "gaz.gen":
      return inRussianCase(random.pick(world.places.ru), "given", "m", "gen");
    case "gaz.kkloc":
      return inKazakhCase(random.pick(world.places.kk), "loc");
    case "gaz.kkabl":
      return inKazakhCase(random.pick(world.places.kk), "abl");
    case "gaz.kkdat":
      return inKazakhCase(random.pick(world.places.kk), "dat");
    default:
  }
  if (slot === "cw") return random.pick(COMMON_NAMES) + random.pick(SUFFIXES);
  const values = FILLERS[slot];
  return values === undefined ? null : random.pick(values);
}
