/** Several alerts in one message: a numbered list, or one a line. */
import type { Facts } from "./facts.ts";
import type { Span } from "./fields.ts";

/** More than this is a table, no list of alerts. */
const MOST_PARTS = 10;

const MARKER = /^\s{0,8}(?:\d{1,2}\s{0,2}[).]|[-•*–—])\s/u;

/**
 * The stretches of a text that could be alerts of their own: its numbered items, or its lines when there are several.
 * A line before the first item belongs to the first.
 */
export function blocksOf(text: string): readonly Span[] {
  const lines = linesOf(text);
  if (lines.length < 2 || lines.length > 4 * MOST_PARTS) return [];
  const isMarked = (line: Span): boolean => MARKER.test(text.slice(line.start, line.start + 16));
  const marked = lines.filter(isMarked).length;
  if (marked === 0) return lines.length <= MOST_PARTS ? lines : [];
  const blocks: Span[] = [];
  for (const line of lines) {
    const open = blocks.at(-1);
    const opensNew = open === undefined || (isMarked(line) && isMarked(open));
    if (opensNew) blocks.push(line);
    else
      blocks[blocks.length - 1] =
        isMarked(line) && blocks.length === 1 ? line : { start: open.start, end: line.end };
  }
  return blocks.length <= MOST_PARTS ? blocks : [];
}

function linesOf(text: string): readonly Span[] {
  const lines: Span[] = [];
  for (const line of text.matchAll(/[^\n]+/gu)) {
    if (line[0].trim() !== "") lines.push({ start: line.index, end: line.index + line[0].length });
  }
  return lines;
}

/** Where one alert of a line ends and the next begins: a sentence, or "ал", "и отдельно", "параллельно". */
const SEAM = /[.;!?]\s+|,?\s(?:(?:ал|и)\s+)?(?:ал|отдельно|параллельно|также|meanwhile|separately)\s/giu;

/** Nobody writes more alerts into one line; more places are a route or a table. */
const MOST_IN_LINE = 3;

/** A longer line is a story, or a table. */
const LONGEST = 1500;

/** The sentences of a line, each joined with those after it that name no place of their own. */
export function placedBlocks(text: string, places: readonly Span[]): readonly Span[] {
  if (text.length > LONGEST || places.length < 2) return [];
  const cuts = [...text.matchAll(SEAM)].slice(0, 2 * MOST_PARTS).map((seam) => seam.index + 1);
  const edges = [0, ...cuts, text.length];
  const blocks: (Span & { placed: boolean })[] = [];
  for (const [at, start] of edges.slice(0, -1).entries()) {
    const end = edges[at + 1] ?? text.length;
    const placed = places.some((place) => place.start >= start && place.end <= end);
    const open = blocks.at(-1);
    if (open === undefined || (placed && open.placed)) blocks.push({ start, end, placed });
    else blocks[blocks.length - 1] = { start: open.start, end, placed: open.placed || placed };
  }
  return blocks.length > 1 && blocks.length <= MOST_IN_LINE
    ? blocks.map(({ start, end }) => ({ start, end }))
    : [];
}

/** Has its own trouble and child, and is told apart from the others by where it is or by what it is. */
export function isAlertOfItsOwn(facts: Facts, all: readonly Facts[]): boolean {
  const { category, children, ages, region, district } = facts.fields;
  if (facts.alert !== "yes" || category === undefined) return false;
  if (children === undefined && ages === undefined) return false;
  const others = all.filter((other) => other !== facts);
  const mark = `${region} ${district} ${category}`;
  return others.every(({ fields }) => `${fields.region} ${fields.district} ${fields.category}` !== mark);
}
