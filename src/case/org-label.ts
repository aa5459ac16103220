/** How an organisation is named in a message: by its kind; with its own name where the region has several of that kind. */
import type { Organisation } from "../people/member.ts";
import type { Arg } from "../texts/line.ts";
import { term } from "../texts/term.ts";

export function orgLabel(org: Organisation, inRegion: readonly Organisation[]): Arg {
  const kind = term("kind", org.kind);
  const peers = inRegion.filter((other) => other.kind === org.kind);
  return peers.length > 1 ? { text: "org-with-name", args: { kind, name: org.name } } : kind;
}
