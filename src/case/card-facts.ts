/** What a card tells of the child and the place. "unknown" is shown only where the responder must know that nobody knows. */
import type { Arg } from "../texts/line.ts";
import { type Block, line } from "../texts/markup.ts";
import { compose, composeLabel, inOrder } from "../texts/put.ts";
import { term } from "../texts/term.ts";
import { type CardWords, labelled, several } from "./card-words.ts";
import type { CardView } from "./card-view.ts";
import { AGE_BANDS, ageBand, type Fields, type Told } from "./fields.ts";

/** «Ересексіз жүрген бала · Шымкент, вокзал»; in a mixed room the place has a line of its own. */
export function whatAndWhere(card: CardView, words: CardWords): Block[] {
  const { category, place } = card.fields;
  const what = capital(
    told(category) ? term("category", category) : { text: "card-category-unknown" },
    words,
  );
  const where = several(
    [
      { names: card.region },
      ...(card.district === null ? [] : [{ names: card.district }]),
      ...(told(place) ? [term("place", place)] : []),
    ],
    words,
  );
  return words.languages.length > 1 ? [line(what), line(where)] : [line(`${what} · ${where}`)];
}

/** «Балалар: 2 · жасы 7–10 · ата-анасымен · бұрын»; in a mixed room what is around the children has a line of its own. */
export function childrenAndAround({ fields }: CardView, words: CardWords): Block[] {
  const children = headcount(fields, words);
  const around = circumstances(fields).map((arg) =>
    composeLabel(arg, words.languages, words.texts, words.timeZone),
  );
  const lines = words.languages.length > 1 ? [children, around] : [[...children, ...around]];
  return lines.filter((items) => items.length > 0).map((items) => line(items.join(" · ")));
}

function headcount({ children, girls, boys, ages }: Fields, words: CardWords): string[] {
  const items: string[] = [];
  if (children !== undefined)
    items.push(
      labelled("card-label-children", [children === "unknown" ? { text: "unknown" } : children], words),
    );
  if (ages === "unknown") items.push(labelled("card-label-age", [{ text: "unknown" }], words));
  else if (ages !== undefined && ages.length > 0) items.push(bands(ages, words));
  if (girls !== undefined && girls > 0) items.push(labelled("card-label-girls", [girls], words));
  if (boys !== undefined && boys > 0) items.push(labelled("card-label-boys", [boys], words));
  return items;
}

/** Ages leave the case as bands only, each once, youngest first. */
function bands(ages: readonly number[], words: CardWords): string {
  const present = new Set(ages.map(ageBand));
  const shown = AGE_BANDS.filter((band) => present.has(band))
    .map((band) => composeLabel(term("band", band), words.languages, words.texts, words.timeZone))
    .join(", ");
  const key = ages.length > 1 ? "card-label-ages" : "card-label-age";
  const heading = composeLabel({ text: key }, words.languages, words.texts, words.timeZone);
  return words.languages.length > 1 ? `${heading}: ${shown}` : `${heading} ${shown}`;
}

function circumstances({ danger, accompanied, status, when }: Fields): Arg[] {
  return [
    ...(danger === true ? [{ text: "card-danger" } as const] : []),
    ...(danger === "unknown" ? [{ text: "card-danger-unknown" } as const] : []),
    ...(accompanied === "unknown" ? [{ text: "card-accompanied-unknown" } as const] : []),
    ...(told(accompanied) ? [term("accompanied", accompanied)] : []),
    ...(told(status) ? [term("status", status)] : []),
    ...(told(when) ? [term("when", when)] : []),
  ];
}

function told<T>(value: Told<T> | undefined): value is T {
  return value !== undefined && value !== "unknown";
}

/** Each language begins with a capital, as it begins the line in its own room. */
function capital(arg: Arg, { languages, texts, timeZone }: CardWords): string {
  const shown = inOrder(languages).map((language) => {
    const words = compose(arg, language, texts, timeZone);
    return words.charAt(0).toLocaleUpperCase(language) + words.slice(1);
  });
  return [...new Set(shown)].join(" / ");
}
