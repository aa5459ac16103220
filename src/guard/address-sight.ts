/** What one stretch of words tells of a home: a gate's colour, "the third house", "opposite the mosque". */
export type Sight = {
  readonly first: number;
  readonly last: number;
  readonly says: "home" | "feature" | "position" | "beside";
  /** A feature that is the home's own: "ақ үй". */
  readonly home?: boolean;
  /** A home as few have: "вагончик", "сторожка", "подвал". */
  readonly odd?: boolean;
  /** A home that is a café, a farm, a workshop: open to all. */
  readonly business?: boolean;
  /** Beside something that has a number or name. */
  readonly named?: boolean;
  /** Beside something large that has neither number nor name. */
  readonly wide?: boolean;
  /** Above or below something: one room of one house. */
  readonly vertical?: boolean;
  /** Told by what it stands in, which may be a whole town: "Қостанайдағы". */
  readonly within?: boolean;
};

/** Homes of which there are few in a street, by key. */
export const ODD =
  /^(?:подвал|жертоле|баилер|боилер|котелн|чердак|погреб|подсоб|кладов|каморк|теплиц|фазенд|караул|куз[е]тши|жатак|пристроик|вагон|битовк|кошар|землианк|времианк|сторожк|барак[аеоу]|бараг|хибар|мазанк|иурт|кистау|кистак|кепе|курке|лашик|шошала|теплушк|будк|зимовк|лачуг|хижин)/;
