/** Order statistics of a series of measured values. Throws for an empty series: a bench that measured nothing is void. */
export type Figures = { readonly median: number; readonly p95: number; readonly count: number };

export function figuresOf(values: readonly number[]): Figures {
  return { median: quantile(values, 0.5), p95: quantile(values, 0.95), count: values.length };
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** Linear between the two nearest ranks, as most tools do. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const place = (sorted.length - 1) * part;
  const [below, above] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  if (below === undefined || above === undefined) throw new Error("nothing was measured");
  return below + (above - below) * (place - Math.floor(place));
}
