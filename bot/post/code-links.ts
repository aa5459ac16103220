/** Codes in a message of the bot that lead to their cards with one tap: links as Matrix clients follow them without leaving (matrix.to). */
import { showCode } from "../../src/case/code.ts";
import type { CaseCode } from "../../src/ids.ts";
import type { Arg, Args, Rendered } from "../../src/texts/line.ts";
import type { CardPlace } from "./card-place.ts";

/** The bold codes of the text become links; the plain text stays. */
export function withCodeLinks(
  text: Rendered,
  args: Args,
  cardOf: (code: CaseCode) => CardPlace | null,
): Rendered {
  const codes = new Set(Object.values(args).flatMap(codesIn));
  let { html } = text;
  for (const code of codes) {
    const card = cardOf(code);
    if (card === null) continue;
    const bold = `<b>${showCode(code)}</b>`;
    const address = `https://matrix.to/#/${encodeURIComponent(card.room)}/${encodeURIComponent(card.event)}`;
    html = html.replaceAll(bold, `<a href="${address}">${bold}</a>`);
  }
  return { ...text, html };
}

function codesIn(arg: Arg): readonly CaseCode[] {
  if (typeof arg !== "object") return [];
  if ("code" in arg) return [arg.code];
  if ("all" in arg) return arg.all.flatMap(codesIn);
  return "text" in arg ? Object.values(arg.args ?? {}).flatMap(codesIn) : [];
}
