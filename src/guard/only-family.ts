import { villageAt } from "./address-village.ts";
import type { Detector, Scan } from "./scan.ts";
import { endOf, keyOf, startOf } from "./token-text.ts";

/** Within so many tokens the pieces of such a description stand together. */
const REACH = 8;

/**
 * What identifies together though no word of it does alone: "единственная таджикская семья в селе …", "ауылдағы жалғыз зағип
 * бала". A word for being the only one, an origin or a disability, and the name of a village.
 */
export const findOnlyOnes: Detector = (scan) => {
  const { figures, words } = scan;
  return figures.flatMap((token, i) => {
    if (!words.unique.only.has(token.key)) return [];
    const around = [...figures.keys()].slice(Math.max(0, i - REACH), i + REACH + 1);
    const trait = around.find(
      (at) =>
        Math.abs(at - i) <= 2 &&
        [words.unique.origins, words.medical.illnesses, words.medical.chronic].some((set) =>
          set.has(keyOf(figures[at])),
        ),
    );
    const village = around
      .map((at) => villageAt(scan, at) ?? placeAt(scan, at))
      .find((part) => part !== null);
    if (trait === undefined || !village) return [];
    const family = figures[Math.max(i, trait) + 1]?.kind === "word" ? Math.max(i, trait) + 1 : trait;
    return [
      {
        start: startOf(figures[Math.min(i, trait, village.first)]),
        end: endOf(figures[Math.max(family, village.last)]),
        kind: "address",
        certainty: "likely",
      },
    ];
  });
};

/** A place's own name that is no town's: "in Karabulak". */
function placeAt({ figures, words, lists }: Scan, at: number): { first: number; last: number } | null {
  const token = figures[at];
  const place =
    token?.capital === "first" && lists.places.has(token.key) && !words.address.towns.has(token.key);
  return place ? { first: at, last: at } : null;
}
