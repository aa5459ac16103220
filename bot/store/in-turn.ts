/**
 * What was read in the present transaction, by key. It holds the write lock from its first statement on, so that nobody else can
 * change what it has read; who changes it itself says so (`forget`). Outside of a transaction everything is read anew.
 */
import type { Database } from "./database.ts";

export type InTurn<K, V> = {
  get(key: K, read: () => V): V;
  /** What was just written, and would be read back so. */
  set(key: K, value: V): void;
  forget(key: K): void;
};

export function inTurn<K, V>(db: Database): InTurn<K, V> {
  const known = new Map<K, V>();
  let of: number | null = null;
  const begin = (): number | null => {
    const turn = db.turn();
    if (turn !== of) known.clear();
    of = turn;
    return turn;
  };
  const set = (key: K, value: V): void => {
    if (begin() !== null) known.set(key, value);
  };
  return {
    get: (key, read) => {
      begin();
      const value = known.get(key);
      if (value !== undefined) return value;
      const fresh = read();
      set(key, fresh);
      return fresh;
    },
    set,
    forget: (key) => void known.delete(key),
  };
}
