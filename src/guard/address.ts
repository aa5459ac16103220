import { type AddressPart, addressParts } from "./address-parts.ts";
import type { Detector } from "./scan.ts";
import type { Token } from "./token.ts";
import type { Certainty, Finding } from "./verdict.ts";

/** Tokens that may stand between two pieces of one address: signs, "в", "подъезд". */
const GAP = 3;

/** Exact addresses: pieces that stand together, at least one of them with the number of a house or flat. */
export const findAddresses: Detector = (scan) => {
  const findings: Finding[] = [];
  for (const group of grouped(
    addressParts(scan.tokens, scan.words.address, scan.lists.common),
    scan.tokens,
  )) {
    if (!group.some((part) => part.exact)) continue;
    findings.push({
      start: scan.tokens[Math.min(...group.map((part) => part.first))]?.start ?? 0,
      end: scan.tokens[Math.max(...group.map((part) => part.last))]?.end ?? 0,
      kind: "address",
      certainty: certaintyOf(group),
    });
  }
  return findings;
};

function grouped(parts: readonly AddressPart[], tokens: readonly Token[]): AddressPart[][] {
  const groups: AddressPart[][] = [];
  let last = -1;
  for (const part of parts) {
    const group = groups.at(-1);
    if (group && closeEnough(tokens, last, part.first)) group.push(part);
    else groups.push([part]);
    last = group && closeEnough(tokens, last, part.first) ? Math.max(last, part.last) : part.last;
  }
  return groups;
}

function closeEnough(tokens: readonly Token[], last: number, next: number): boolean {
  if (next <= last + 1) return true;
  if (next - last - 1 > GAP) return false;
  for (let i = last + 1; i < next; i += 1) {
    const token = tokens[i];
    if (
      token === undefined ||
      /[!?;\n]/.test(token.text) ||
      (token.kind === "word" && token.text.length > 2) ||
      token.kind === "number"
    )
      return false;
  }
  return true;
}

/** Street with house, or house with flat: certain. One exact piece alone: likely, or only possible when it may be a count. */
function certaintyOf(group: readonly AddressPart[]): Certainty {
  const exact = group.filter((part) => part.exact);
  if (group.length > 1 || exact.some((part) => part.last - part.first > 2 && !part.vague)) return "certain";
  return exact.every((part) => part.vague) ? "possible" : "likely";
}
