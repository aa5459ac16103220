/** A piece of an address, as indexes of figures (both inclusive). */
export type AddressPart = {
  readonly first: number;
  readonly last: number;
  /** area: a named or numbered quarter or village. stall: a place in a market. detail: entrance, floor, block, room. */
  readonly kind: "area" | "street" | "house" | "flat" | "detail" | "stall";
  /** Leads to one door, row or gate by itself; the other pieces only beside such a one. */
  readonly exact: boolean;
  /** Could as well be a count or a name with a number: "2 үй" (two houses), "Абая 5". */
  readonly vague: boolean;
  /** Only beside another piece or a name: Kazakh counts houses as it numbers them ("120 үй"). */
  readonly counted?: boolean;
};
