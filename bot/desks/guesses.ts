/** How often codes may be tried that nobody gave: by one account, and by all together. Forgotten at a restart; a code has 128 bits. */
import type { Millis } from "../../src/ids.ts";

const WINDOW_MS = 600_000;
const MOST_OF_ONE = 5;
const MOST_OF_ALL = 100;

export type Guesses = { may(account: string): boolean; failed(account: string): void };

export function newGuesses(now: () => Millis): Guesses {
  let failures: { readonly account: string; readonly at: Millis }[] = [];
  const recent = () => {
    const since = now() - WINDOW_MS;
    failures = failures.filter(({ at }) => at > since);
    return failures;
  };
  return {
    may: (account) => {
      const known = recent();
      return (
        known.length < MOST_OF_ALL && known.filter((one) => one.account === account).length < MOST_OF_ONE
      );
    },
    failed: (account) => void failures.push({ account, at: now() }),
  };
}
