/** When this process's own requests leave: what lies between "send this" and the request is the bot's share, encryption above all. */
export type SentRequests = {
  /** The moment (performance.now()) when the PUT of an encrypted event with this transaction id was handed to the network. */
  leftAt(txn: string): number | undefined;
  stop(): void;
};

/** Wraps the global `fetch`, which matrix-js-sdk and our guard end in. */
export function watchRequests(): SentRequests {
  const real = globalThis.fetch;
  const left = new Map<string, number>();
  globalThis.fetch = (input, init) => {
    const { pathname } = new URL(input instanceof Request ? input.url : input);
    const txn = /\/send\/m\.room\.encrypted\/([^/]+)$/.exec(pathname)?.[1];
    if (txn !== undefined && !left.has(txn)) left.set(txn, performance.now());
    return real(input, init);
  };
  return {
    leftAt: (txn) => left.get(txn),
    stop: () => {
      globalThis.fetch = real;
    },
  };
}
