import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { z } from "zod";

/** A labelled text. A mention is the list of its pieces (words), in UTF-16 code units. */
export type Example = {
  readonly set: string;
  /** 0-4, or -1 for texts that are never judged. */
  readonly fold: number;
  readonly text: string;
  readonly mentions: readonly Mention[];
};
export type Mention = readonly (readonly [number, number])[];

const row = z.object({
  set: z.string(),
  fold: z.int(),
  text: z.string(),
  mentions: z.array(z.array(z.tuple([z.int(), z.int()])).min(1)),
});

/** Reads a file of corpora.py or teacher.py, whose offsets count code points. */
export async function readExamples(file: string): Promise<Example[]> {
  const examples: Example[] = [];
  for await (const line of createInterface({ input: createReadStream(file, "utf8") })) {
    const { set, fold, text, mentions } = row.parse(JSON.parse(line));
    const units = unitOffsets(text);
    const at = (point: number): number => units[point] ?? text.length;
    examples.push({
      set,
      fold,
      text,
      mentions: mentions.map((pieces) => pieces.map(([start, end]) => [at(start), at(end)] as const)),
    });
  }
  return examples;
}

function unitOffsets(text: string): readonly number[] {
  const units: number[] = [];
  let at = 0;
  for (const point of text) {
    units.push(at);
    at += point.length;
  }
  units.push(at);
  return units;
}
