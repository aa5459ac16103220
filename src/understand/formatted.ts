/**
 * The words of a message's HTML (`formatted_body`), for the guard alone: clients show these and not the plain body, so they may
 * not say more than it. What a reader can come to see counts: texts, addresses of links, titles, descriptions of pictures, formulas,
 * and what older clients quote: the quoted message may have been taken out since.
 */
const ENTITIES: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
  laquo: "«",
  raquo: "»",
  ndash: "–",
  mdash: "—",
  hellip: "…",
  shy: "",
  zwj: "",
  zwnj: "",
};
const BLOCK = /^\/?(?:p|div|br|hr|li|ul|ol|tr|td|th|table|h[1-6]|blockquote|pre)\b/i;
/** Quoted or not: browsers take both (HTML, "Attributes"). */
const SEEN =
  /\b(?:href|title|alt|src|data-mx-spoiler|data-mx-maths)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi;
const ENTITY = /&(?:#(\d+)|#[xX]([\da-fA-F]+)|([a-zA-Z][a-zA-Z\d]*));?/g;

/**
 * One pass without backtracking: the text comes from outside and may be 64 KiB of brackets. Null when it cannot be read for certain:
 * browsers know 2,231 named characters, among them all Cyrillic letters (&Acy;), which nobody needs to write to us; and a picture inside the text is a picture.
 */
export function wordsOfHtml(html: string): string | null {
  let isCertain = true;
  // Before anything but a letter, "/", "!" or "?" a "<" is a sign like any other (HTML, "Tag open state").
  const words = html.replace(/<([a-zA-Z/!?][^<>]*)>/g, (_, tag: string) => {
    if (/^img\b/i.test(tag) && /mxc:/i.test(tag)) isCertain = false;
    const seen = [...tag.matchAll(SEEN)].map(([, double, single, bare]) => double ?? single ?? bare ?? "");
    const shown = seen.filter((value) => !/^(?:https:\/\/matrix\.to\/|matrix:|mxc:\/\/)/.test(value));
    return `${shown.map((value) => ` ${value} `).join("")}${BLOCK.test(tag) ? "\n" : ""}`;
  });
  const read = words.replace(ENTITY, (whole, decimal?: string, hex?: string, name?: string) => {
    const character = name === undefined ? numbered(decimal, hex) : ENTITIES[name];
    // "&me" in an address or between two words names no character; with its semicolon it is one.
    if (character === undefined && (name === undefined || whole.endsWith(";"))) isCertain = false;
    return character ?? whole;
  });
  return isCertain ? read : null;
}

function numbered(decimal?: string, hex?: string): string | undefined {
  const code = decimal === undefined ? Number.parseInt(hex ?? "", 16) : Number.parseInt(decimal, 10);
  return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : undefined;
}

/** Does the HTML say other things than the body? Spaces and line breaks do not count. */
export const saysMore = (words: string, body: string): boolean => bare(words) !== bare(body);

const bare = (text: string): string => text.replace(/\s+/g, "");
