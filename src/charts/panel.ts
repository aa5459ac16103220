/** Parts that every chart of the set has: a heading, a legend, and rows with a bar below their words. */
import { COLOUR, INNER, MARGIN, SIZE } from "./look.ts";
import { element, text, widthOf, wrapped } from "./svg.ts";

/** Something drawn from `top` on, `height` pixels high. */
export type Drawn = { readonly shapes: readonly string[]; readonly height: number };

export function stacked(parts: readonly ((top: number) => Drawn)[], top: number): Drawn {
  const shapes: string[] = [];
  let at = top;
  for (const part of parts) {
    const drawn = part(at);
    shapes.push(...drawn.shapes);
    at += drawn.height;
  }
  return { shapes, height: at - top };
}

export const gap = (height: number) => (): Drawn => ({ shapes: [], height });

/** Words on as many lines as they need. */
export const paragraph =
  (words: string, size: number, colour: string, bold = false) =>
  (top: number): Drawn => {
    const lines = wrapped(words, size, INNER, bold);
    const step = size * 1.3;
    return {
      shapes: lines.map((line, i) => text(MARGIN, top + size + i * step, line, { size, colour, bold })),
      height: lines.length * step,
    };
  };

export const heading = (words: string) => paragraph(words, SIZE.heading, COLOUR.ink, true);

export type Key = { readonly colour: string; readonly words: string };

/** Squares with words, side by side as far as they fit. */
export const legend =
  (keys: readonly Key[]) =>
  (top: number): Drawn => {
    const [square, between] = [22, 34];
    let [x, y] = [MARGIN, top + 8];
    const shapes = keys.flatMap(({ colour, words }) => {
      const width = square + 10 + widthOf(words, SIZE.label);
      if (x > MARGIN && x + width > MARGIN + INNER) [x, y] = [MARGIN, y + 36];
      const drawn = [
        element("rect", { x, y, width: square, height: square, rx: 3, fill: colour }),
        text(x + square + 10, y + 20, words, { size: SIZE.label, colour: COLOUR.quiet }),
      ];
      x += width + between;
      return drawn;
    });
    return { shapes, height: y - top + 44 };
  };

export type BarRow = {
  readonly words: string;
  /** At the right end: the counts. */
  readonly figure: string;
  readonly parts: readonly { readonly n: number; readonly colour: string }[];
};

const BAR = 20;
const ROW = 78;
const LINE = 30;

/** Words and counts above, the bar below over the whole width: no label is ever cut. `most`: what fills the width. */
export const bars =
  (rows: readonly BarRow[], most: number) =>
  (top: number): Drawn =>
    stacked(
      rows.map((row) => bar(row, most)),
      top,
    );

const bar =
  ({ words, figure, parts }: BarRow, most: number) =>
  (top: number): Drawn => {
    const scale = INNER / Math.max(1, most);
    const lines = wrapped(words, SIZE.label, INNER - widthOf(figure, SIZE.label, true) - 16);
    const more = (lines.length - 1) * LINE;
    const y = top + more + 38;
    let x = MARGIN;
    const filled = parts.flatMap(({ n, colour }) => {
      if (n === 0) return [];
      const width = Math.max(3, n * scale);
      const shape = element("rect", {
        x,
        y,
        width: Math.max(2, width - 2),
        height: BAR,
        rx: 3,
        fill: colour,
      });
      x += width;
      return [shape];
    });
    return {
      shapes: [
        ...lines.map((line, i) =>
          text(MARGIN, top + 26 + i * LINE, line, { size: SIZE.label, colour: COLOUR.ink }),
        ),
        text(MARGIN + INNER, top + 26 + more, figure, {
          size: SIZE.label,
          colour: COLOUR.ink,
          bold: true,
          anchor: "end",
        }),
        element("rect", { x: MARGIN, y, width: INNER, height: BAR, rx: 3, fill: COLOUR.empty }),
        ...filled,
      ],
      height: ROW + more,
    };
  };
