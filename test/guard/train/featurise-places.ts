import { ruledAddresses } from "../../../src/guard/address.ts";
import type { GuardData } from "../../../src/guard/guard.ts";
import { type PlaceFacts, placeFacts } from "../../../src/guard/places/place-facts.ts";
import { placeFeatures } from "../../../src/guard/places/place-features.ts";
import { scanText } from "../../../src/guard/scan.ts";
import { featureHash } from "../../../src/guard/tagger/hash.ts";
import { toOriginal } from "../../../src/guard/view.ts";
import type { Table } from "./featurise.ts";
import type { PlaceText } from "./place-texts.ts";
import { seeded } from "./random.ts";

/** Featurises texts one by one, each as it is and `SWAPPED` times with some of its words in place of others of the same kind and ending. */
export function placeFeaturiser(table: Table, data: GuardData, seed: number): (text: PlaceText) => number {
  const random = seeded(seed);
  const pool = new Map<number, PlaceFacts[]>();
  return ({ text, spans, told }) => {
    const scan = scanText(text, data.words, data.lists);
    const ruled = ruledAddresses(scan);
    // Nobody knows where that one begins and ends.
    if (told && ruled.length > 0) return 0;
    const facts = placeFacts(scan, ruled);
    for (const fact of facts) if (fact.isWord) pooled(fact).push(fact);
    const labels = scan.figures.map((figure) => {
      const at = toOriginal(scan.view, figure.start, figure.end);
      return spans.some(({ start, end, kind }) => kind === "address" && start < at.end && at.start < end)
        ? 1
        : 0;
    });
    addFacts(table, facts, labels);
    if (told) return 1;
    for (let i = 0; i < SWAPPED; i += 1) addFacts(table, facts.map(swapped), labels);
    return 1 + SWAPPED;
  };

  function pooled(fact: PlaceFacts): PlaceFacts[] {
    const kind = featureHash(0, fact.main, fact.told, fact.endings[1] ?? 0);
    const same = pool.get(kind) ?? [];
    pool.set(kind, same);
    return same;
  }

  function swapped(fact: PlaceFacts): PlaceFacts {
    if (!fact.isWord || !random.chance(SWAP)) return fact;
    const other = random.pick(pooled(fact));
    return { ...other, ruled: fact.ruled, sentence: fact.sentence, shape: fact.shape, run: fact.run };
  }
}

const SWAPPED = 2;
/** The share of words swapped. */
const SWAP = 0.4;

function addFacts(table: Table, facts: readonly PlaceFacts[], labels: readonly number[]): void {
  const add = (feature: number): void => {
    table.features[table.used] = feature;
    table.used += 1;
  };
  for (const [i, fact] of facts.entries()) {
    let inner = 0;
    const addInner = (feature: number): void => {
      inner += 1;
      add(feature);
    };
    placeFeatures(facts, i, addInner, add);
    table.starts.push(table.used);
    table.inner.push(inner);
    table.words.push(fact.isWord);
    table.labels.push(labels[i] ?? 0);
  }
  table.texts.push(table.labels.length);
}
