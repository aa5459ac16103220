import { villageAt } from "./address-village.ts";
import type { Detector } from "./scan.ts";

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
          set.has(figures[at]?.key ?? ""),
        ),
    );
    const village = around.map((at) => villageAt(scan, at)).find((part) => part !== null);
    if (trait === undefined || !village) return [];
    return [
      {
        start: figures[Math.min(i, trait, village.first)]?.start ?? 0,
        end: figures[Math.max(i, trait, village.last)]?.end ?? 0,
        kind: "address",
        certainty: "likely",
      },
    ];
  });
};
