/** What could not be done, and what to do next: a heading, a sentence, and where it makes sense a way on. */
import { html } from "hono/html";
import type { TextKey } from "../../../src/texts/keys.ts";
import type { Args } from "../../../src/texts/line.ts";
import { type Html, noticeOf } from "./layout.ts";
import { PAGE } from "./path.ts";
import type { Words } from "./words.ts";

export type NoticeKind =
  | "sign-in"
  | "link-over"
  | "left"
  | "not-found"
  | "case-not-found"
  | "form-old"
  | "too-many"
  | "too-large"
  | "broken";

const STATUS = {
  "sign-in": 401,
  "link-over": 410,
  left: 200,
  "not-found": 404,
  "case-not-found": 404,
  "form-old": 403,
  "too-many": 429,
  "too-large": 413,
  broken: 500,
} as const satisfies Record<NoticeKind, number>;

export const statusOf = (kind: NoticeKind): (typeof STATUS)[NoticeKind] => STATUS[kind];

export function notice(kind: NoticeKind, words: Words, args: Args = {}): Html {
  const how: TextKey = `page-${kind}-how`;
  return noticeOf(words, {
    title: words.say(`page-${kind}`),
    main: html`<p>${words.say(how, args)}</p>${wayOn(kind, words)}`,
  });
}

function wayOn(kind: NoticeKind, words: Words): Html | "" {
  switch (kind) {
    // Opened from a chat, the page does not see the session's cookie; a step of one's own it does.
    case "sign-in":
      return html`<p><a href="${PAGE}">${words.say("page-open-again")}</a></p>`;
    case "not-found":
    case "case-not-found":
    case "form-old":
    case "too-large":
    case "broken":
      return html`<p><a class="button" href="${PAGE}">${words.say("page-cases")}</a></p>`;
    case "link-over":
    case "left":
    case "too-many":
      return "";
  }
}
