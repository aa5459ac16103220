/** Bars beside their numbers. The number is the information; the bar only helps the eye, so it is silent for screen readers. */
import { html } from "hono/html";
import type { Html } from "./layout.ts";

export type BarPart = { readonly name: string; readonly part: number };

/** `parts`: shares of the whole width, from 0 to 1, in order; `name` is a class of style/numbers.css. */
export function bar(parts: readonly BarPart[]): Html {
  let from = 0;
  const rects = parts.map(({ name, part }) => {
    const width = Math.max(0, Math.min(1, part)) * 100;
    const rect = html`<rect class="${name}" x="${from.toFixed(2)}" width="${width.toFixed(2)}" height="10"/>`;
    from += width;
    return rect;
  });
  return html`<svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect class="track" width="100" height="10"/>${rects}</svg>`;
}

export const barRow = (label: string, value: string, drawn: Html, notes: readonly Html[] = []): Html =>
  html`<tr><th scope="row">${label}</th><td class="drawn">${drawn}</td><td class="value">${value}</td>${
    notes.length === 0 ? "" : html`<td class="counts">${notes}</td>`
  }</tr>`;

/** `wide`: a row on one line where the screen allows it. */
export const bars = (
  title: string,
  rows: readonly Html[],
  { hint, wide = false }: { readonly hint?: string; readonly wide?: boolean } = {},
): Html => html`<section><h2>${title}</h2>
<table class="bars${wide ? " wide-labels" : ""}"><caption class="unseen">${title}</caption><tbody>${rows}</tbody></table>
${hint === undefined ? "" : html`<p class="hint">${hint}</p>`}</section>`;
