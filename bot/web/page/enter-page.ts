/** What a one-time link opens: who would sign in, and one button. Nothing is used up by looking (previews look). */
import { html } from "hono/html";
import { term } from "../../../src/texts/term.ts";
import type { Visitor } from "../../ports.ts";
import { type Html, noticeOf } from "./layout.ts";
import { enterPath } from "./path.ts";
import { capital, type Words } from "./words.ts";

export function enterPage(
  words: Words,
  { member }: Visitor,
  region: string,
  form: { readonly link: string; readonly token: string },
): Html {
  const who = words.say("page-enter-as", { role: term("role", member.role), org: member.org.name });
  return noticeOf(words, {
    title: words.say("page-enter"),
    main: html`<p class="who"><strong>${region}</strong><br>${capital(who)}</p>
<form method="post" action="${enterPath(form.link)}">
<input type="hidden" name="token" value="${form.token}">
<button type="submit" autofocus>${words.say("page-enter-button")}</button>
</form>
<p class="hint">${words.say("page-enter-note")}</p>`,
  });
}
