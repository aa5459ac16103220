/**
 * Hashes of word pieces and features, 32 bits. The weights are looked up by them (weights.ts), so a change here needs
 * a new training (docs/guard.md, "Retrain").
 */
const OFFSET = 0x811c9dc5;
const PRIME = 0x01000193;

/** FNV-1a over the code units. */
export function textHash(text: string): number {
  let hash = OFFSET;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), PRIME);
  return hash;
}

/** Hashes of the first 1, 2 … `most` letters; fewer for a shorter word. */
export function beginningHashes(text: string, most: number): readonly number[] {
  const hashes: number[] = [];
  let hash = OFFSET;
  for (let i = 0; i < text.length && i < most; i += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(i), PRIME);
    hashes.push(hash);
  }
  return hashes;
}

/** Hashes of the last 1, 2 … `most` letters; fewer for a shorter word. */
export function endingHashes(text: string, most: number): readonly number[] {
  const hashes: number[] = [];
  let hash = OFFSET;
  for (let i = text.length - 1; i >= 0 && hashes.length < most; i -= 1) {
    hash = Math.imul(hash ^ text.charCodeAt(i), PRIME);
    hashes.push(hash);
  }
  return hashes;
}

/** One feature: its template and up to three values, well spread over 32 bits. */
export function featureHash(template: number, a: number, b = 0, c = 0): number {
  let hash = Math.imul(template + 1, 0x9e3779b1) ^ a;
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b) ^ b;
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35) ^ c;
  hash = Math.imul(hash ^ (hash >>> 16), 0x27d4eb2f);
  return hash ^ (hash >>> 15);
}
