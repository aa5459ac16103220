/** Chance that can be repeated: the same seed gives the same numbers. */
export type Chance = {
  /** Uniform in [0, 1). */
  next(): number;
  /** A whole number in [0, sides). */
  draw(sides: number): number;
};

/** mulberry32 (Tommy Ettinger, public domain): 32 bits of state, good enough to choose moments. */
export function seeded(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return { next, draw: (sides) => Math.floor(next() * sides) };
}
