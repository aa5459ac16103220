/** Drawings as SVG text: a handful of shapes, everything escaped here. Lengths are pixels of the picture. */

type Value = string | number;

/** An element; numbers are rounded to a tenth. */
export function element(
  name: string,
  attributes: Readonly<Record<string, Value>>,
  inside: readonly string[] = [],
): string {
  const written = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${typeof value === "number" ? rounded(value) : escaped(value)}"`)
    .join("");
  return inside.length === 0 ? `<${name}${written}/>` : `<${name}${written}>${inside.join("")}</${name}>`;
}

export type TextStyle = {
  readonly size: number;
  readonly colour: string;
  readonly bold?: boolean;
  readonly anchor?: "start" | "middle" | "end";
};

export const text = (
  x: number,
  y: number,
  words: string,
  { size, colour, bold, anchor }: TextStyle,
): string =>
  element(
    "text",
    {
      x,
      y,
      fill: colour,
      "font-family": "DejaVu Sans, sans-serif",
      "font-size": size,
      ...(bold === true && { "font-weight": "bold" }),
      ...(anchor !== undefined && { "text-anchor": anchor }),
    },
    [escaped(words)],
  );

export const rounded = (n: number): string => String(Math.round(n * 10) / 10);

const escaped = (words: string): string =>
  words.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

/**
 * Widths of letters of DejaVu Sans in parts of the size, from the font's table, each rounded up: words are never wider than this says
 * (test/charts/svg.test.ts draws and compares). Every other letter of the three languages is at most 0.71 wide.
 */
const WIDTHS: readonly (readonly [number, string])[] = [
  [0.36, " \u00A0.,·’:;/|'ijlіїIf-"],
  [0.42, "()tr"],
  [0.53, "–szгз"],
  [0.63, "сэcтkFLвухчьғұүvxyкяқРPҰаоөГТУҮaoTYбеёәe"],
  [0.86, "UмИЛНПҢHNDGДЦыӘОӨOwю+ф"],
  [1.1, "МФMЫжшщ%mW…ШЖЮЩ@"],
];
const WIDTH_OF: ReadonlyMap<string, number> = new Map(
  WIDTHS.flatMap(([width, letters]) => [...letters].map((one) => [one, width] as const)),
);
const OTHER = 0.71;
/** Bold letters are up to this much wider. */
const BOLD = 1.16;

export const widthOf = (words: string, size: number, bold = false): number =>
  [...words].reduce((sum, one) => sum + (WIDTH_OF.get(one) ?? OTHER), 0) * size * (bold ? BOLD : 1);

const BETWEEN = " · ";

/** Words on as few lines as fit: broken between parts («a · b») where there are any, within a part at spaces. */
export function wrapped(words: string, size: number, width: number, bold = false): readonly string[] {
  const fits = (line: string) => widthOf(line, size, bold) <= width;
  const filled = (parts: readonly string[], between: string): string[] =>
    parts.reduce<string[]>((lines, part) => {
      const longer = lines.length === 0 ? part : `${lines.at(-1)}${between}${part}`;
      return fits(longer) ? [...lines.slice(0, -1), longer] : [...lines, part];
    }, []);
  return filled(words.split(BETWEEN), BETWEEN).flatMap((line) =>
    fits(line) ? [line] : filled(line.split(" "), " "),
  );
}
