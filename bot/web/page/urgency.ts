/** The urgency of a case in a word and a shape of its own: never by colour alone (glossary, "Accompanied, status, when, needs, urgency"). */
import { html, raw } from "hono/html";
import type { Urgency } from "../../../src/case/case.ts";
import { term } from "../../../src/texts/term.ts";
import type { Html } from "./layout.ts";
import type { Words } from "./words.ts";

/** In the order of who must act first. */
export const URGENCIES: readonly Urgency[] = ["red", "amber", "green"];

const SHAPES: Readonly<Record<Urgency, string>> = {
  red: '<path d="M8 1.5 15 14.5H1z"/>',
  amber: '<path d="M8 1 15 8 8 15 1 8z"/>',
  green: '<circle cx="8" cy="8" r="6"/>',
};

export const urgencyBadge = (urgency: Urgency, words: Words): Html =>
  html`<span class="urgency ${urgency}"><svg viewBox="0 0 16 16" width="12" height="12" aria-hidden="true" focusable="false">${raw(SHAPES[urgency])}</svg> ${words.show(term("urgency", urgency))}</span>`;
