/**
 * From words to `body` and `formatted_body`. Everything is escaped here and nowhere else; the only tags are those that both
 * Element and Cinny render (matrix-notes.md, "What members see"): <b>, <i>, <br>, <blockquote>, and <a> for a person's pill.
 */
import type { UserId } from "../ids.ts";
import type { Rendered } from "./line.ts";

/** Private-use characters that stand for <b> and </b> until the text is escaped; words from outside cannot carry them. */
const BOLD = "\uE000";
const BOLD_END = "\uE001";
/** Invisible characters with which words from outside could imitate or reorder the bot's own: private use, bidi, zero width. */
const INVISIBLE = /[\p{Co}\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]|(?![\n\t])\p{Cc}/gu;

export const bold = (words: string): string => `${BOLD}${words}${BOLD_END}`;

/** Words from outside, on one line. */
export const oneLine = (words: string): string => clean(words).replaceAll(/\s+/g, " ").trim();
const clean = (words: string): string => words.replaceAll(INVISIBLE, "");

export type Block =
  | { readonly kind: "line"; readonly words: string }
  | { readonly kind: "aside"; readonly words: string }
  /** A member's own words. */
  | { readonly kind: "quote"; readonly words: string };

export const line = (words: string): Block => ({ kind: "line", words });

export function render(blocks: readonly Block[]): Rendered {
  const plain = blocks.map(({ kind, words }) => (kind === "quote" ? `«${oneLine(words)}»` : unmarked(words)));
  let html = "";
  let needsBreak = false;
  for (const { kind, words } of blocks) {
    if (kind === "quote") html += quoted(words);
    else html += `${needsBreak ? "<br>" : ""}${kind === "aside" ? `<i>${marked(words)}</i>` : marked(words)}`;
    needsBreak = kind !== "quote";
  }
  return { plain: plain.join("\n"), html };
}

/** A message with the member's own words below it, as they would be sent. */
export function withQuote(message: Rendered, quote: string): Rendered {
  const lines = clean(quote).trim().split("\n");
  return {
    plain: [message.plain, ...lines.map((words) => `> ${words}`)].join("\n"),
    html: message.html + quoted(quote),
  };
}

/** A message that calls people by name. `m.mentions` is set by the adapter; the pill alone rings no phone. */
export function withMentions(
  message: Rendered,
  people: readonly { readonly user: UserId; readonly name: string }[],
): Rendered {
  if (people.length === 0) return message;
  const pills = people.map(
    ({ user, name }) => `<a href="https://matrix.to/#/${address(user)}">${escapeHtml(oneLine(name))}</a>`,
  );
  return {
    plain: `${message.plain}\n${people.map(({ name }) => oneLine(name)).join(", ")}`,
    html: `${message.html}<br>${pills.join(" ")}`,
  };
}

export function escapeHtml(words: string): string {
  return words
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}

/** As clients write it: @ and : stand, everything else that a link cannot hold is encoded. */
const address = (user: UserId): string =>
  encodeURIComponent(user).replaceAll("%40", "@").replaceAll("%3A", ":").replaceAll("'", "%27");
const quoted = (words: string): string =>
  `<blockquote>${escapeHtml(clean(words).trim()).replaceAll("\n", "<br>")}</blockquote>`;
export const unmarked = (words: string): string => words.replaceAll(BOLD, "").replaceAll(BOLD_END, "");
const marked = (words: string): string =>
  escapeHtml(words).replaceAll(BOLD, "<b>").replaceAll(BOLD_END, "</b>").replaceAll("\n", "<br>");
