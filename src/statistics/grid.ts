/** Tables and lines of counts, and looking into them: outside there is nothing. */

export type Grid<T> = readonly (readonly T[])[];

/** 0 outside. */
export const valueAt = (line: ArrayLike<number> | undefined, i: number): number => line?.[i] ?? 0;
/** 0 outside. */
export const countAt = (grid: Grid<number>, row: number, column: number): number =>
  valueAt(grid[row], column);
/** Null outside, and where a count is hidden. */
export const shownIn = (line: readonly (number | null)[] | undefined, i: number): number | null =>
  line?.[i] ?? null;
/** False outside. */
export const isMarked = (grid: Grid<boolean>, row: number, column: number): boolean =>
  grid[row]?.[column] === true;
/** Nothing happens outside. */
export const put = <T>(grid: readonly T[][], row: number, column: number, value: T): void =>
  void grid[row]?.splice(column, 1, value);
