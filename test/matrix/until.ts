/** Waits until `what` gives something, looking every 25 ms; fails after `ms`. */
export const until = async <T>(what: () => T | null | undefined | false, ms = 45_000): Promise<T> => {
  const end = Date.now() + ms;
  for (;;) {
    const value = what();
    if (value !== null && value !== undefined && value !== false) return value;
    if (Date.now() > end) throw new Error(`did not happen within ${ms} ms: ${what.toString().slice(0, 200)}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
};
