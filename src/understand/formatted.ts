/**
 * The words of a message's HTML (`formatted_body`), for the guard alone: clients show these and not the plain body, so they may
 * not say more than it. What a reader can come to see counts: texts, addresses of links, titles, descriptions of pictures.
 */
const ENTITIES: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
};
const BLOCK = /^\/?(?:p|div|br|hr|li|ul|ol|tr|td|th|table|h[1-6]|blockquote|pre)\b/i;
const SEEN = /\b(?:href|title|alt|data-mx-spoiler)\s*=\s*(?:"([^"]*)"|'([^']*)')/gi;

/** One pass without backtracking: the text comes from outside and may be 64 KiB of brackets. */
export function wordsOfHtml(html: string): string {
  const words = withoutReply(html).replace(/<([^<>]*)>/g, (_, tag: string) => {
    const seen = [...tag.matchAll(SEEN)].map(([, double, single]) => double ?? single ?? "");
    const shown = seen.filter((value) => !value.startsWith("https://matrix.to/"));
    return `${shown.map((value) => ` ${value} `).join("")}${BLOCK.test(tag) ? "\n" : ""}`;
  });
  return words.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]+));/gi, character);
}

function character(whole: string, decimal?: string, hex?: string, name?: string): string {
  if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? whole;
  const code = decimal === undefined ? Number.parseInt(hex ?? "", 16) : Number(decimal);
  return code <= 0x10_ff_ff ? String.fromCodePoint(code) : whole;
}

/** What older clients quote of the message that is answered stands in the room already, and was read when it came. */
function withoutReply(html: string): string {
  const end = html.indexOf("</mx-reply>");
  return html.trimStart().startsWith("<mx-reply>") && end !== -1
    ? html.slice(end + "</mx-reply>".length)
    : html;
}

/** Does the HTML say other things than the body? Spaces and line breaks do not count. */
export const saysMore = (words: string, body: string): boolean => bare(words) !== bare(body);

const bare = (text: string): string => text.replace(/\s+/g, "");
