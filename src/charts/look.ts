/**
 * How charts look: one column as wide as a phone held upright shows well (720 pixels, seen at about half size, so 24 is the smallest letter),
 * calm colours of which any two are told apart with every kind of colour blindness (blue and orange of different lightness, after Okabe and Ito).
 */
export const WIDTH = 720;
export const MARGIN = 36;
export const INNER = WIDTH - 2 * MARGIN;

export const SIZE = { title: 34, heading: 28, label: 24 } as const;

export const COLOUR = {
  paper: "#FFFFFF",
  ink: "#1F2933",
  quiet: "#52606D",
  grid: "#D8DEE4",
  empty: "#EEF1F4",
  /** Done: closed. */
  done: "#1F5F99",
  /** Under way: taken, or time not up. */
  under_way: "#9CC3E4",
  /** Nobody has taken it. */
  waiting: "#D9822B",
} as const;
