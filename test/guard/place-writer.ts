/** A seeded writer of addresses, classes and their look-alikes, in orders and spellings nobody chose by hand. Names are invented. */

export type Random = () => number;

/** mulberry32: the same seed, the same texts. */
export function randomFrom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** `exact` stands at `start` in `text` and must be masked whole. */
export type Written = { readonly text: string; readonly exact: string; readonly start: number };

const STEMS = ["Бектұрсын", "Ерденбек", "Сарымолда", "Қойлыбек", "Төребай", "Нұрсейіт", "Жолдыбай", "Мәмбет"];
const RUSSIAN = ["Вишняк", "Корольк", "Тарас", "Мельник", "Добрын", "Ярош", "Ломакин", "Рогож", "Данил"];
const VILLAGES = [
  "Ақбұйра",
  "Көктасты",
  "Жылыбұлақ",
  "Қарақамыс",
  "Новоречное",
  "Тасөткел",
  "Красноярка",
  "Сарыөзек",
];
const QUARTERS = ["Береке", "Нұртас", "Жайлау", "Солнечный", "Достар", "Асыл-2", "Восход"];
const MARKETS = ["Бекет", "Сәулет", "Алтын-Арна", "Восток"];
const LOOKS = ["синие ворота", "зелёный забор", "красная крыша", "железная калитка", "деревянные ворота"];
const LOOKS_KK = ["көк дарбазалы", "жасыл қақпалы", "қызыл шатырлы"];
const MARKS = ["школы", "мечети", "магазина", "аптеки", "больницы", "почты"];
const MARKS_KK = ["мектептің", "мешіттің", "дүкеннің", "дәріхананың"];

export function pick<T>(random: Random, list: readonly [T, ...T[]] | readonly T[]): T {
  const one = list[Math.floor(random() * list.length)];
  if (one === undefined) throw new Error("an empty list");
  return one;
}

function upTo(random: Random, most: number): number {
  return 1 + Math.floor(random() * most);
}

function house(random: Random): string {
  const number = upTo(random, 240);
  return pick(random, [
    `${number}`,
    `${number}`,
    `${number}а`,
    `${number}/${upTo(random, 9)}`,
    `${number} Б`.replace(" ", ""),
  ]);
}

function russianStreet(random: Random): string {
  const name = pick(random, [
    `${pick(random, RUSSIAN)}ова`,
    `${pick(random, RUSSIAN)}ского`,
    `${pick(random, STEMS)}ова`,
    `${pick(random, RUSSIAN)}ная`,
  ]);
  return pick(random, [
    `ул. ${name}`,
    `ул ${name}`,
    `улица ${name}`,
    `пер. ${name}`,
    `проспект ${name}`,
    `${name} ул.`,
    `пр-т ${name}`,
  ]);
}

function russian(random: Random): string {
  const area = pick(random, [
    "",
    "",
    `мкр ${pick(random, QUARTERS)}, `,
    `с. ${pick(random, VILLAGES)}, `,
    `${pick(random, VILLAGES)}, `,
  ]);
  const door = pick(random, [
    "",
    `, дом ${house(random)}`,
    ` ${house(random)}`,
    `, ${house(random)}`,
    ` д. ${house(random)}`,
    ` д ${house(random)}`,
  ]);
  const number = door === "" ? ` ${house(random)}` : door;
  const flat = pick(random, [
    "",
    "",
    `, кв. ${upTo(random, 90)}`,
    ` кв ${upTo(random, 90)}`,
    `, квартира ${upTo(random, 90)}`,
  ]);
  const more = pick(random, ["", "", `, подъезд ${upTo(random, 6)}`, `, ${upTo(random, 9)} этаж`]);
  return area + russianStreet(random) + number + flat + more;
}

function turned(random: Random): string {
  return pick(random, [
    `кв. ${upTo(random, 90)}, дом ${house(random)}, ${russianStreet(random)}`,
    `дом ${house(random)}, ${russianStreet(random)}`,
    `${upTo(random, 30)} мкр, дом ${house(random)}, кв ${upTo(random, 90)}`,
    `${pick(random, QUARTERS)} мкр ${house(random)}, кв ${upTo(random, 90)}`,
    `${russianStreet(random)}, ${house(random)}-${upTo(random, 90)}`,
  ]);
}

function kazakh(random: Random): string {
  const name = pick(random, [...STEMS, ...QUARTERS]);
  const number = upTo(random, 240);
  const flat = upTo(random, 90);
  const street = pick(random, [
    `${name} көшесі ${number}`,
    `${name} көшесі, ${number}-үй`,
    `${name} көшесі ${number} үй`,
    `${name} көшесіндегі ${number}-үйде`,
    `${name} көшесі ${number}-үй, ${flat}-пәтер`,
    `${name} көшесі ${number} үй ${flat} пәтер`,
    `${name} ықшамауданы, ${number}-үй, ${flat}-пәтер`,
    `${upTo(random, 30)}-ықшамаудан, ${number}-үй`,
    `${name} даңғылы ${number}/${upTo(random, 9)}`,
    `${flat}-пәтер, ${number}-үй, ${name} көшесі`,
  ]);
  return pick(random, ["", "", `${pick(random, VILLAGES)} ауылы, `, `${pick(random, VILLAGES)}, `]) + street;
}

function market(random: Random): string {
  const name = pick(random, MARKETS);
  const [row, place] = [upTo(random, 30), upTo(random, 300)];
  return pick(random, [
    `рынок ${name}, ряд ${row}, место ${place}`,
    `рынок «${name}», ${row} ряд, контейнер ${place}`,
    `контейнер ${place}, ряд ${row}`,
    `«${name}» базары, ${row}-қатар, ${place}-орын`,
    `${row}-қатар, ${place}-контейнер`,
    `бутик ${place}, ряд ${row}`,
  ]);
}

function described(random: Random): string {
  const pieces = [
    pick(random, LOOKS),
    `${pick(random, ["напротив", "за", "возле"])} ${pick(random, MARKS)}`.replace(/^за (.*)/, "возле $1"),
  ];
  const kazakhs = `${pick(random, MARKS_KK)} ${pick(random, ["қасындағы", "артындағы", "жанындағы", "алдындағы"])} ${pick(random, LOOKS_KK)} үй`;
  const home = pick(random, ["третий дом", "крайний дом", "дом"]);
  const shuffled = random() < 0.5 ? pieces : pieces.toReversed();
  return pick(random, [kazakhs, shuffled.join(", "), [home, ...shuffled].join(", ")]);
}

const LATIN = new Map(
  "а=a ә=a б=b в=v г=g ғ=g д=d е=e ё=e ж=zh з=z и=i й=i к=k қ=q л=l м=m н=n ң=n о=o ө=o п=p р=r с=s т=t у=u ұ=u ү=u ф=f х=h һ=h ц=ts ч=ch ш=sh щ=sh ъ= ы=y і=i ь= э=e ю=yu я=ya"
    .split(" ")
    .map((pair): [string, string] => [pair.split("=")[0] ?? "", pair.split("=")[1] ?? ""]),
);
const RUSSIAN_KEYS = new Map(
  "ә=а ғ=г қ=к ң=н ө=о ұ=у ү=у һ=х і=и"
    .split(" ")
    .map((pair): [string, string] => [pair[0] ?? "", pair[2] ?? ""]),
);

function spelled(text: string, random: Random): string {
  const way = random();
  const lower = text.toLowerCase();
  if (way < 0.35) return text;
  if (way < 0.65) return lower;
  const table = way < 0.85 ? RUSSIAN_KEYS : LATIN;
  return Array.from(lower, (c) => table.get(c) ?? c).join("");
}

const FRAMES: readonly (readonly [string, string])[] = [
  ["живут ", ""],
  ["адрес: ", ". срочно"],
  ["ребёнок сейчас здесь: ", ", помогите"],
  ["мекенжайы ", ", тез келіңіздер"],
  ["", ""],
  ["балалар осында: ", ". есік жабық"],
  ["соседи пишут: ", "! приезжайте"],
  ["үйі ", " тұрады"],
];

/** An address in one of the orders and spellings, inside a message. */
export function writeAddress(random: Random): Written {
  const exact = spelled(
    pick(random, [russian, russian, turned, kazakh, kazakh, market, described])(random),
    random,
  );
  const [before, after] = pick(random, FRAMES);
  return { text: before + exact + after, exact, start: before.length };
}

/** A school and a class in it. */
export function writeClass(random: Random): Written {
  const [number, year] = [upTo(random, 160), upTo(random, 11)];
  const letter = pick(random, ["А", "Б", "В", "Г", "Ә", "Д"]);
  const name = pick(random, STEMS);
  const exact = pick(random, [
    `школа №${number}, ${year} «${letter}» класс`,
    `${year}${letter} класс, школа ${number}`,
    `${year} «${letter}» класса ${number} школы`,
    `СШ ${number}, ${year} "${letter}"`,
    `№${number} мектеп, ${year} «${letter}» сынып`,
    `${number}-мектептің ${year}-сыныбы`,
    `${year} «${letter}» сыныбы, №${number} мектеп`,
    `${name} атындағы мектептің ${year} «${letter}» сыныбында`,
    `гимназия ${number}, класс ${year}${letter}`,
    `детский сад №${number}, группа «Ромашка»`,
    `№${number} балабақша, ортаңғы топ`,
    `школа-лицей ${number}, ${year}-${letter} класс`,
    `колледж №${number}, группа ПО-${10 + upTo(random, 80)}`,
    `${year}-класс «${letter}», ${number} мектеп`,
  ]);
  const spelledOut = spelled(exact, () => random() * 0.84);
  const [before, after] = pick(random, [
    ["учится: ", ""],
    ["баласы ", ", екі күн жоқ"],
    ["", ". ищут"],
    ["ребёнок из ", ""],
  ] as const);
  return { text: before + spelledOut + after, exact: spelledOut, start: before.length };
}

/** What looks like one and is none. */
export function writeLookAlike(random: Random): string {
  const n = upTo(random, 200);
  const few = 2 + upTo(random, 9);
  const name = pick(random, STEMS);
  const text = pick(random, [
    `автобус ${n} не ходит`,
    `совещание в кабинете ${n}, ${few} этаж`,
    `жиналыс ${n}-бөлмеде, сағат ${few}:30-да`,
    `training in room ${n}, bring a laptop`,
    `школа ${n} просит провести беседу`,
    `№${n} мектепте жиналыс болады`,
    `${few} мкр, детская площадка`,
    `в ${few} часов возле рынка`,
    `${n} үй су астында қалды`,
    `биыл ${n} пәтер берілді`,
    `по улице идут ${few} детей`,
    `на улице ${name}ова ${few} детей просят милостыню`,
    `${name} көшесінде ${few} бала отыр`,
    `село ${pick(random, VILLAGES)}, ${few} семей`,
    `${pick(random, VILLAGES)} ауылында ${few} отбасы бар`,
    `рынок ${pick(random, MARKETS)} закрыт до ${few}:00`,
    `маршрут ${n} идёт до вокзала`,
    `${few} этаж, ремонт, осторожно`,
    `цена ${n}00 тенге за место`,
    `поезд ${n}, вагон ${few}`,
    `${few} дня, ${n} обращений`,
    `статья ${n} уголовного кодекса`,
    `${few}-сынып оқушыларына дәріс`,
    `для ${few} классов распечатать ${n} листов`,
    `напротив школы стоит полиция`,
    `мектептің жанында ${few} бала тұр`,
    `дом культуры, ${few} декабря`,
    `нужно ${n} коек и ${few} комнат`,
    `закупили ${n} штук, дом ребёнка`,
    `тармақ ${few}, бап ${n}`,
  ]);
  return random() < 0.5 ? text : text.toLowerCase();
}
