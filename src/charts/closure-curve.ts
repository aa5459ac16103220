/**
 * The closure curve: which share of the cases was closed within a time after the alert. The line counts every case (it can only rise), the band
 * above it is those whose time is not up: between the two the truth will lie (docs/statistics.md).
 */
import { LIMITS } from "../statistics/closure-rate.ts";
import { CURVE_FROM, CURVE_TO, type CurvePoint } from "./figures.ts";
import { COLOUR, INNER, MARGIN, SIZE } from "./look.ts";
import type { Drawn } from "./panel.ts";
import { element, rounded, text } from "./svg.ts";

const HOUR = LIMITS["24h"] / 24;
const HEIGHT = 330;
/** Room for "100 %" beside the chart, and for times below it. */
const LEFT = 96;
const RIGHT = 44;
const BELOW = 44;

/** `times`: where the axis is marked, with words. `of`: all cases, 1 or more. */
export const closureCurve =
  (
    points: readonly CurvePoint[],
    of: number,
    times: readonly { readonly age: number; readonly words: string }[],
  ) =>
  (top: number): Drawn => {
    const place = placing(top);
    const line = points.map(({ age, closed }) => `${rounded(place.x(age))},${rounded(place.y(closed / of))}`);
    const upper = points.map(
      ({ age, closed, running }) => `${rounded(place.x(age))},${rounded(place.y((closed + running) / of))}`,
    );
    return {
      shapes: [
        ...[0, 0.25, 0.5, 0.75, 1].flatMap((share) => level(share, place)),
        ...times.flatMap(({ age, words }) => mark(age, words, place, top)),
        element("polygon", {
          points: [...upper, ...line.toReversed()].join(" "),
          fill: COLOUR.under_way,
          "fill-opacity": "0.55",
        }),
        element("polyline", {
          points: line.join(" "),
          fill: "none",
          stroke: COLOUR.done,
          "stroke-width": 5,
          "stroke-linejoin": "round",
          "stroke-linecap": "round",
        }),
      ],
      height: HEIGHT + BELOW,
    };
  };

type Placing = { readonly x: (age: number) => number; readonly y: (share: number) => number };

/** Time on a logarithmic scale: hours matter as much as weeks. */
function placing(top: number): Placing {
  const [left, width] = [MARGIN + LEFT, INNER - LEFT - RIGHT];
  const [from, to] = [Math.log(CURVE_FROM), Math.log(CURVE_TO)];
  return {
    x: (age) => left + (width * (Math.log(Math.max(age, CURVE_FROM)) - from)) / (to - from),
    y: (share) => top + 20 + (HEIGHT - 40) * (1 - share),
  };
}

function level(share: number, { x, y }: Placing): readonly string[] {
  const at = y(share);
  return [
    element("line", {
      x1: x(CURVE_FROM),
      y1: at,
      x2: x(CURVE_TO),
      y2: at,
      stroke: COLOUR.grid,
      "stroke-width": share === 0 ? 3 : 1.5,
    }),
    text(x(CURVE_FROM) - 12, at + 8, `${Math.round(share * 100)} %`, {
      size: SIZE.label,
      colour: COLOUR.quiet,
      anchor: "end",
    }),
  ];
}

function mark(age: number, words: string, { x, y }: Placing, top: number): readonly string[] {
  const at = x(age);
  return [
    element("line", {
      x1: at,
      y1: y(1),
      x2: at,
      y2: y(0),
      stroke: COLOUR.grid,
      "stroke-width": age === HOUR ? 0 : 1.5,
    }),
    text(at, top + HEIGHT + 22, words, { size: SIZE.label, colour: COLOUR.quiet, anchor: "middle" }),
  ];
}
