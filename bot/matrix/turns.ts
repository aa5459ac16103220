/** One thing at a time per key: work given for the same key runs in the order given; other keys run beside it. */
export type Turns = <T>(key: string, work: () => Promise<T>) => Promise<T>;

export const takeTurns = (): Turns => {
  const last = new Map<string, Promise<unknown>>();
  return async (key, work) => {
    const before = last.get(key) ?? Promise.resolve();
    const mine = before.then(work, work);
    const settled = mine.catch(() => undefined); // a failure belongs to its caller, not to the next in line
    last.set(key, settled);
    try {
      return await mine;
    } finally {
      if (last.get(key) === settled) last.delete(key);
    }
  };
};
