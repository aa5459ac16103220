/**
 * The key of a word: one spelling for all the ways a name is written in these messages. Айгүл, Айгуль, Aigul and Aygül
 * share the key "аигул". Kazakh letters lose their marks (members type on Russian keyboards), Latin becomes Cyrillic,
 * soft signs and doubled consonants go, й/ы/и and э/е/ё are one. The lists in templates/guard hold keys only.
 */
const CYRILLIC = pairs(
  "ә=а ғ=г қ=к ң=н ө=о ұ=у ү=у ў=у ӯ=у һ=х ҳ=х ҷ=ж і=и ї=и ӣ=и й=и ы=и ё=е э=е є=е я=иа ю=иу щ=ш ь= ъ= '= ʼ= ʻ= ’= ‘= `=",
);
/** Latin as it is typed for Kazakh (2018 and 2021 alphabets), Russian, Uzbek and English. */
const LATIN_GROUPS = [
  ...pairs(
    "shch=ш sch=ш dzh=ж sh=ш ch=ч zh=ж kh=х gh=г ph=ф th=т ck=к ts=ц dj=ж ya=иа yu=иу yo=ио ye=е oo=у",
  ),
];
const LATIN = pairs(
  "a=а b=б c=к d=д e=е f=ф g=г h=х i=и j=ж k=к l=л m=м n=н o=о p=п q=к r=р s=с t=т u=у v=в w=в x=х y=и z=з ı=и ə=а ş=ш ç=ч ŋ=н",
);

const SQUEEZED = new Set("бвгджзклмнпрстфхцчши");

/** Key of a word in Cyrillic or Latin letters; other letters stay as they are. Linear in the word. */
export function nameKey(word: string): string {
  return squeeze(nameFold(word));
}

/** The key before doubled letters become one: a suffix is cut off here, where Болат-тың still has both its т. */
export function nameFold(word: string): string {
  const lower = word.toLowerCase();
  return foldCyrillic(/[a-zəıŋà-ɏ]/.test(lower) ? latinToCyrillic(lower) : lower);
}

function pairs(list: string): ReadonlyMap<string, string> {
  return new Map(list.split(" ").map((pair) => [pair.split("=")[0] ?? "", pair.split("=")[1] ?? ""]));
}

function latinToCyrillic(lower: string): string {
  const plain = lower
    .replace(/[şç]/g, (c) => LATIN.get(c) ?? c)
    .normalize("NFD")
    .replace(/\p{Mn}|[ʻʼ'‘’`]/gu, "");
  let out = "";
  for (let i = 0; i < plain.length; ) {
    const group = LATIN_GROUPS.find(([from]) => plain.startsWith(from, i));
    const c = plain[i] ?? "";
    out += group?.[1] ?? LATIN.get(c) ?? c;
    i += group?.[0].length ?? 1;
  }
  return out;
}

function foldCyrillic(word: string): string {
  let out = "";
  for (const c of word.replace(/дж/g, "ж")) out += CYRILLIC.get(c) ?? c;
  return out;
}

/** Doubled consonants and runs of "и" become one inside a word: Алла and Ала, Зульфия and Zulfiya; not июля and Юля. */
export function squeeze(word: string): string {
  let out = "";
  for (let i = 0; i < word.length; i += 1) {
    const c = word[i] ?? "";
    if (i < 2 || c !== word[i - 1] || !SQUEEZED.has(c)) out += c;
  }
  return out;
}
