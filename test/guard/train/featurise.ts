import type { GuardData } from "../../../src/guard/guard.ts";
import { sceneOf } from "../../../src/guard/person-scene.ts";
import { scanText } from "../../../src/guard/scan.ts";
import { tokenFeatures } from "../../../src/guard/tagger/features.ts";
import { wordFacts } from "../../../src/guard/tagger/word-facts.ts";
import { toOriginal } from "../../../src/guard/view.ts";
import type { Example } from "./examples.ts";

/** Featurised texts in few large arrays: text t has the tokens texts[t] to texts[t + 1], token k the features starts[k] to starts[k + 1]. */
export type Table = {
  readonly texts: number[];
  readonly starts: number[];
  /** Of a token: how many of its features say what the word itself is; those come first. */
  readonly inner: number[];
  readonly words: boolean[];
  readonly labels: number[];
  readonly features: Int32Array;
  used: number;
};

export function emptyTable(most: number): Table {
  return {
    texts: [0],
    starts: [0],
    inner: [],
    words: [],
    labels: [],
    features: new Int32Array(most),
    used: 0,
  };
}

/** Adds one text; `data` says with which lists it is read. */
export function addText(table: Table, example: Example, data: GuardData): void {
  const scan = scanText(example.text, data.words, data.lists);
  const facts = wordFacts(sceneOf(scan));
  const inMention = scan.tokens.map((token) =>
    mentionAt(example, toOriginal(scan.view, token.start, token.end)),
  );
  const add = (feature: number): void => {
    table.features[table.used] = feature;
    table.used += 1;
  };
  for (const [i, token] of scan.tokens.entries()) {
    let inner = 0;
    tokenFeatures(
      facts,
      i,
      (feature) => {
        inner += 1;
        add(feature);
      },
      add,
    );
    table.starts.push(table.used);
    table.inner.push(inner);
    table.words.push(token.kind === "word");
    table.labels.push(inMention[i] !== -1 || isInside(inMention, i) ? 1 : 0);
  }
  table.texts.push(table.labels.length);
}

function mentionAt(example: Example, at: { start: number; end: number }): number {
  return example.mentions.findIndex((pieces) =>
    pieces.some(([start, end]) => start < at.end && at.start < end),
  );
}

/** A sign between two words of one mention: the full stop of an initial, a hyphen. */
function isInside(inMention: readonly number[], index: number): boolean {
  const before = inMention[index - 1] ?? -1;
  return before !== -1 && before === (inMention[index + 1] ?? -1);
}
