import type { NameLists } from "./name-lists.ts";

const ALPHABET = "абвгдежзиклмнопрстуфхцчш";
const LEAST_LENGTH = 5;

/**
 * Is the key one typing error away from a sure given name ("аигерм", "гулмиар")? Only for words that already stand where
 * a name stands: it is wide on purpose. Some 400 look-ups for a word of 8 letters.
 */
export function isNearGivenName(key: string, lists: NameLists): boolean {
  if (key.length < LEAST_LENGTH || key.length > 14) return false;
  const known = (word: string): boolean => word.length >= LEAST_LENGTH && lists.given.get(word) === 3;
  for (let i = 0; i <= key.length; i += 1) {
    const head = key.slice(0, i);
    const tail = key.slice(i);
    if (known(head + tail.slice(1))) return true;
    if (tail.length > 1 && known(head + (tail[1] ?? "") + (tail[0] ?? "") + tail.slice(2))) return true;
    for (const c of ALPHABET) if (known(head + c + tail) || known(head + c + tail.slice(1))) return true;
  }
  return false;
}
