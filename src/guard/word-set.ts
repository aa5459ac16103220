import { nameKey } from "./name-key.ts";

/** A set of words from templates/guard/words.json: whole words, and beginnings of words marked with a star. */
export type WordSet = { readonly has: (key: string) => boolean };

type Node = { readonly next: Map<string, Node>; begins: boolean };

/** `list` as written in the data, in any alphabet; lookups are by key (name-key.ts). */
export function wordSet(list: readonly string[]): WordSet {
  const whole = new Set<string>();
  const root: Node = { next: new Map(), begins: false };
  for (const word of list) {
    if (word.endsWith("*")) plant(root, nameKey(word.slice(0, -1)));
    else whole.add(nameKey(word));
  }
  return { has: (key) => whole.has(key) || begins(root, key) };
}

function plant(root: Node, beginning: string): void {
  let node = root;
  for (const c of beginning) {
    const next = node.next.get(c) ?? { next: new Map<string, Node>(), begins: false };
    node.next.set(c, next);
    node = next;
  }
  node.begins = true;
}

function begins(root: Node, key: string): boolean {
  let node: Node | undefined = root;
  for (let i = 0; i < key.length && node !== undefined; i += 1) {
    node = node.next.get(key[i] ?? "");
    if (node?.begins === true) return true;
  }
  return false;
}
