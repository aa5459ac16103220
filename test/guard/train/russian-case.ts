export type RussianCase = "nom" | "gen" | "dat" | "acc" | "ins" | "loc";
export type Gender = "m" | "f";
const CASES: readonly RussianCase[] = ["nom", "gen", "dat", "acc", "ins", "loc"];

/** Endings that replace the pattern's, in the order of CASES; the first pattern that fits counts. */
type Rule = readonly [RegExp, string];
const GIVEN: Readonly<Record<Gender, readonly Rule[]>> = {
  m: [
    [/ий$/i, "ий ия ию ия ием ии"],
    [/й$/i, "й я ю я ем е"],
    [/ь$/i, "ь я ю я ем е"],
    [/[гкхжшчщ]а$/i, "а и е у ой е"],
    [/а$/i, "а ы е у ой е"],
    [/я$/i, "я и е ю ей е"],
    [/[оеёуыиіүұөәэю]$/i, ""],
    [/$/, "_ а у а ом е"],
  ],
  f: [
    [/ия$/i, "ия ии ии ию ией ии"],
    [/[гкхжшчщ]а$/i, "а и е у ой е"],
    [/а$/i, "а ы е у ой е"],
    [/я$/i, "я и е ю ей е"],
    [/ь$/i, "ь и и ь ью и"],
    [/$/, ""],
  ],
};
const SURNAME: Readonly<Record<Gender, readonly Rule[]>> = {
  m: [
    [/(?:ов|ев|ёв|ин|ын)$/i, "_ а у а ым е"],
    [/ий$/i, "ий ого ому ого им ом"],
    [/(?:ко|их|ых|[аоеуиэ])$/i, ""],
    [/[йь]$/i, "й я ю я ем е"],
    [/$/, "_ а у а ом е"],
  ],
  f: [
    [/(?:ова|ева|ёва|ина|ына)$/i, "а ой ой у ой ой"],
    [/ая$/i, "ая ой ой ую ой ой"],
    [/$/, ""],
  ],
};
const PATRONYMIC: Readonly<Record<Gender, readonly Rule[]>> = {
  m: [
    [/ич$/i, "ич ича ичу ича ичем иче"],
    [/$/, ""],
  ],
  f: [
    [/на$/i, "на ны не ну ной не"],
    [/$/, ""],
  ],
};

/** A name's part in a Russian case, by its ending alone; what no rule knows stays as it is. */
export function inRussianCase(
  word: string,
  part: "given" | "surname" | "patronymic",
  gender: Gender,
  wanted: RussianCase,
): string {
  const rules = { given: GIVEN, surname: SURNAME, patronymic: PATRONYMIC }[part][gender];
  const endings = rules.find(([pattern]) => pattern.test(word))?.[1] ?? "";
  if (endings === "") return word;
  const all = endings.split(" ");
  const cut = all[0] === "_" ? 0 : (all[0] ?? "").length;
  const ending = all[CASES.indexOf(wanted)] ?? "";
  return word.slice(0, word.length - cut) + (ending === "_" ? "" : ending);
}
