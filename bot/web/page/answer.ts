/** How the coordinators' page answers: what all of its routes share. */
import type { Context } from "hono";
import type { RegionId } from "../../../src/ids.ts";
import { LANGUAGES, type Language } from "../../../src/people/member.ts";
import type { Region } from "../../../src/people/regions.ts";
import type { Args, Names } from "../../../src/texts/line.ts";
import type { Texts } from "../../../src/texts/load.ts";
import type { PageDesk, Visitor } from "../../ports.ts";
import { notice, type NoticeKind, statusOf } from "./notice.ts";
import { type Words, wordsIn } from "./words.ts";

export type PageParts = {
  readonly desk: PageDesk;
  readonly texts: Texts;
  readonly regions: readonly Region[];
  readonly regionNames: (region: RegionId) => Names;
  /** Where people find the page; null: it is off. */
  readonly address: () => URL | null;
};

/** Set for every request; `visit` only behind the door (inside.ts). */
export type PageEnv = {
  Variables: { address: URL; visit: { readonly session: string; readonly visitor: Visitor } };
};
export type PageContext = Context<PageEnv>;

const ELSEWHERE = "Asia/Almaty";

export function wordsFor({ member, language }: Visitor, { regions, texts }: PageParts): Words {
  const zone = regions.find(({ id }) => id === member.region)?.timeZone ?? ELSEWHERE;
  return wordsIn(language, zone, texts);
}

/** Nobody is known yet: the first of our languages that the browser asks for; Kazakh when it asks for none. */
export function languageAsked(context: Context): Language {
  const asked = (context.req.header("accept-language") ?? "").slice(0, 200).toLowerCase();
  const tags = asked.split(",").map((one) => one.trim().slice(0, 2));
  return tags.flatMap((tag) => LANGUAGES.filter((language) => language === tag))[0] ?? "kk";
}

export const strangerWords = (context: Context, { texts }: Pick<PageParts, "texts">): Words =>
  wordsIn(languageAsked(context), ELSEWHERE, texts);

export function answerNotice(
  context: Context,
  parts: PageParts,
  kind: NoticeKind,
  args: Args = {},
  words: Words = strangerWords(context, parts),
): Response | Promise<Response> {
  // A page that refreshes itself must not go on showing what its reader may not see any more: it is loaded anew as a whole.
  if (context.req.header("hx-request") === "true") context.header("hx-refresh", "true");
  return context.html(notice(kind, words, args), statusOf(kind));
}
