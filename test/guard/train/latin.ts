import type { Random } from "./random.ts";

/** How each letter is written in Latin; one of the alternatives is taken for a whole message. */
const LETTERS = new Map(
  (
    "а=a ә=a|á|ä б=b в=v г=g ғ=g|gh|ğ д=d е=e ё=yo|e ж=zh|j з=z и=i й=i|y к=k қ=k|q л=l м=m н=n ң=n|ng|ñ о=o ө=o|ö п=p р=r с=s т=t у=u|w " +
    "ұ=u ү=u|ü ф=f х=h|kh һ=h ц=ts|c ч=ch щ=sh|sch ш=sh|ş ъ= ы=y|i|ı і=i ь= э=e ю=yu|iu я=ya|ia"
  )
    .split(" ")
    .map((pair) => [pair.split("=")[0] ?? "", (pair.split("=")[1] ?? "").split("|")] as const),
);

/** A way of writing Cyrillic in Latin letters, the same for every text it is given. */
export function latinSpelling(random: Random): (text: string) => string {
  const chosen = new Map([...LETTERS].map(([letter, ways]) => [letter, random.pick(ways)]));
  return (text) => {
    let out = "";
    for (const c of text) {
      const latin = chosen.get(c.toLowerCase()) ?? c;
      out += c === c.toLowerCase() ? latin : latin.slice(0, 1).toUpperCase() + latin.slice(1);
    }
    return out;
  };
}

const PLAIN = new Map("әа ғг қк ңн өо ұу үу һх іи".split(" ").map((pair) => [pair[0] ?? "", pair[1] ?? ""]));

/** Kazakh as typed on a Russian keyboard. */
export function withoutKazakhLetters(text: string): string {
  let out = "";
  for (const c of text) {
    const plain = PLAIN.get(c.toLowerCase());
    out += plain === undefined ? c : c === c.toLowerCase() ? plain : plain.toUpperCase();
  }
  return out;
}
