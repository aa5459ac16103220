/** The closure curve of the picture in the coordination room (src/charts), in the page's own colours. Its numbers stand beside it as text. */
import { html, raw } from "hono/html";
import { closureCurve } from "../../../src/charts/closure-curve.ts";
import type { CurvePoint } from "../../../src/charts/figures.ts";
import { WIDTH } from "../../../src/charts/look.ts";
import { LIMITS } from "../../../src/statistics/closure-rate.ts";
import type { Html } from "./layout.ts";
import type { Words } from "./words.ts";

const TIMES = [
  { age: LIMITS["24h"] / 24, unit: "chart-hours", n: 1 },
  { age: LIMITS["24h"] / 4, unit: "chart-hours", n: 6 },
  { age: LIMITS["24h"], unit: "chart-hours", n: 24 },
  { age: LIMITS["7d"], unit: "chart-days", n: 7 },
  { age: LIMITS["30d"], unit: "chart-days", n: 30 },
] as const;

/** `of`: all cases, 1 or more. Shapes come escaped (src/charts/svg.ts). */
export function curve(words: Words, points: readonly CurvePoint[], of: number): Html {
  const times = TIMES.map(({ age, unit, n }) => ({ age, words: words.say(unit, { n }) }));
  const { shapes, height } = closureCurve(points, of, times)(0);
  const title = words.say("chart-curve");
  return html`<section><h2>${title}</h2>
<p class="legend"><span class="key done"></span> ${words.say("chart-closed")} <span class="key running"></span> ${words.say("chart-running")}</p>
<svg class="curve" viewBox="24 0 ${WIDTH - 36} ${Math.ceil(height)}" role="img" aria-label="${title}">${raw(shapes.join(""))}</svg></section>`;
}
