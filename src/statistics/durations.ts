/** Lengths of time gathered one by one, and their order statistics without sorting: a million of them take milliseconds. */

export type Durations = {
  /** Milliseconds, 0 or more. */
  add(ms: number): void;
  addAll(others: Durations): void;
  readonly count: number;
  /** A look at all of them, in no order; not to be kept. */
  values(): Float64Array;
  /** The middle value; the mean of the two middle ones for an even number; null for none. */
  median(): number | null;
  /**
   * The shortest time within which at least `part` (above 0, at most 1) of `among` things were done: `among` may count things that are
   * still under way, which so stand for longer than any. Null where fewer were done.
   */
  within(part: number, among?: number): number | null;
};

const FIRST_ROOM = 8;

export function durations(): Durations {
  let values = new Float64Array(FIRST_ROOM);
  let count = 0;
  const room = (wanted: number): void => {
    if (wanted <= values.length) return;
    const larger = new Float64Array(Math.max(wanted, 2 * values.length));
    larger.set(values);
    values = larger;
  };
  const nth = (rank: number): number => select(values.subarray(0, count), rank);
  return {
    add: (ms) => {
      room(count + 1);
      values[count] = ms;
      count += 1;
    },
    addAll: (others) => {
      room(count + others.count);
      values.set(others.values(), count);
      count += others.count;
    },
    values: () => values.subarray(0, count),
    get count() {
      return count;
    },
    median: () =>
      count === 0 ? null : (nth(Math.floor((count - 1) / 2)) + nth(Math.ceil((count - 1) / 2))) / 2,
    within: (part, among = count) => {
      const rank = Math.ceil(part * among);
      return rank === 0 || rank > count ? null : nth(rank - 1);
    },
  };
}

/** The value of this rank, from 0 (Hoare's FIND); the values are moved about. `rank` is below their number. */
function select(values: Float64Array, rank: number): number {
  const at = (i: number): number => values[i] ?? 0;
  let low = 0;
  let high = values.length - 1;
  while (low < high) {
    const pivot = at((low + high) >> 1);
    let left = low;
    let right = high;
    while (left <= right) {
      while (at(left) < pivot) left += 1;
      while (at(right) > pivot) right -= 1;
      if (left <= right) {
        const swapped = at(left);
        values[left] = at(right);
        values[right] = swapped;
        left += 1;
        right -= 1;
      }
    }
    if (rank <= right) high = right;
    else if (rank >= left) low = left;
    else break;
  }
  return at(rank);
}
