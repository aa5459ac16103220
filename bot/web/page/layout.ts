/** The frame of every page: head, who is here, where one can go. Rendered from data alone; `html` escapes what it is given. */
import { html } from "hono/html";
import { LANGUAGES } from "../../../src/people/member.ts";
import type { Texts } from "../../../src/texts/load.ts";
import { put } from "../../../src/texts/put.ts";
import { ICON_FILE, SCRIPT, STYLE } from "./asset.ts";
import { LANGUAGE, LEAVE, NUMBERS, PAGE } from "./path.ts";
import type { Words } from "./words.ts";

export type Html = ReturnType<typeof html>;

/** Whom the page is for. */
export type Frame = {
  readonly words: Words;
  readonly texts: Texts;
  readonly region: string;
  /** For the forms of this page. */
  readonly token: string;
  /** Path and query of this page. */
  readonly here: string;
};

type Content = { readonly title: string; readonly main: Html };

const HTMX = JSON.stringify({
  includeIndicatorCSS: false,
  mode: "same-origin",
  noSwap: [204, 304, 401, 403, 429, 500],
});

function document(words: Words, title: string, body: Html): Html {
  return html`<!doctype html>
<html lang="${words.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="htmx-config" content="${HTMX}">
<title>${title} · Dabyl</title>
<link rel="icon" href="${ICON_FILE.path}" type="image/svg+xml">
<link rel="stylesheet" href="${STYLE.path}">
<script src="${SCRIPT.path}" defer></script>
</head>
<body>
<a class="skip" href="#main">${words.say("page-skip")}</a>
${body}
</body>
</html>`;
}

export function pageOf(frame: Frame, { title, main }: Content): Html {
  const { words, region } = frame;
  return document(
    words,
    title,
    html`<header class="top">
<div class="wide">
<p class="brand">${mark}<a href="${PAGE}">Dabyl</a> <span class="region">${region}</span></p>
<nav aria-label="${words.say("page-sections")}">
${section(frame, PAGE, words.say("page-cases"))}
${section(frame, NUMBERS, words.say("page-numbers"))}
</nav>
${leave(frame)}
</div>
</header>
<main id="main" class="wide" tabindex="-1">${main}</main>
<footer><div class="wide">${languages(frame)}</div></footer>`,
  );
}

const mark: Html = html`<img src="${ICON_FILE.path}" alt="" width="24" height="24">`;

/** A page for somebody who is not signed in, or a single message. */
export const noticeOf = (words: Words, { title, main }: Content): Html =>
  document(
    words,
    title,
    html`<main id="main" class="notice" tabindex="-1"><p class="brand">${mark}Dabyl</p><h1>${title}</h1>${main}</main>`,
  );

function section({ here }: Frame, path: string, label: string): Html {
  const isHere = path === PAGE ? !here.startsWith(NUMBERS) : here.startsWith(path);
  return isHere
    ? html`<a href="${path}" aria-current="page">${label}</a>`
    : html`<a href="${path}">${label}</a>`;
}

const leave = ({ words, token }: Frame): Html => html`<form class="leave" method="post" action="${LEAVE}">
<input type="hidden" name="token" value="${token}">
<button class="quiet" type="submit">${words.say("page-leave")}</button>
</form>`;

const languages = ({
  words,
  texts,
  token,
  here,
}: Frame): Html => html`<form method="post" action="${LANGUAGE}">
<input type="hidden" name="token" value="${token}">
<input type="hidden" name="to" value="${here}">
<fieldset class="languages"><legend>${words.say("page-language")}</legend>
${LANGUAGES.map((language) => {
  const name = put({ text: "page-language-own" }, language, texts, words.timeZone);
  return language === words.language
    ? html`<button class="quiet" type="submit" name="language" value="${language}" lang="${language}" aria-pressed="true">${name}</button>`
    : html`<button class="quiet" type="submit" name="language" value="${language}" lang="${language}" aria-pressed="false">${name}</button>`;
})}
</fieldset>
</form>`;
