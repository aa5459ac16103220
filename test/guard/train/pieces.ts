import type { Example } from "./examples.ts";

/** A text in pieces: words of names with the number of their mention, and all between. Changes of the spelling keep the labels. */
export type Piece = { readonly text: string; readonly mention: number | null };

export function toPieces({ text, mentions }: Pick<Example, "text" | "mentions">): readonly Piece[] {
  const marks = mentions
    .flatMap((pieces, mention) => pieces.map(([start, end]) => ({ start, end, mention })))
    .toSorted((a, b) => a.start - b.start);
  const pieces: Piece[] = [];
  let at = 0;
  for (const { start, end, mention } of marks) {
    if (start < at) continue;
    pieces.push({ text: text.slice(at, start), mention: null }, { text: text.slice(start, end), mention });
    at = end;
  }
  return [...pieces, { text: text.slice(at), mention: null }];
}

export function fromPieces(pieces: readonly Piece[], set: string, fold: number): Example {
  const mentions = new Map<number, [number, number][]>();
  let text = "";
  for (const piece of pieces) {
    const from = text.length;
    text += piece.text;
    if (piece.mention === null || piece.text === "") continue;
    mentions.set(piece.mention, [...(mentions.get(piece.mention) ?? []), [from, text.length]]);
  }
  return { set, fold, text, mentions: [...mentions.values()] };
}
