import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { ClientRequest } from "node:http";

/** When this process's own requests leave: what lies between "send this" and the request is the bot's share, encryption above all. */
export type SentRequests = {
  /** The moment (performance.now()) when the PUT of an encrypted event with this transaction id was handed to the network. */
  leftAt(txn: string): number | undefined;
  stop(): void;
};

/** Watches Node's own HTTP client, in which matrix-js-sdk and our guard end. */
export function watchRequests(): SentRequests {
  const left = new Map<string, number>();
  const note = (message: unknown): void => {
    const request: unknown =
      typeof message === "object" && message !== null && Reflect.get(message, "request");
    if (!(request instanceof ClientRequest)) return;
    const txn = /\/send\/m\.room\.encrypted\/([^/]+)$/.exec(request.path)?.[1];
    if (txn !== undefined && !left.has(txn)) left.set(txn, performance.now());
  };
  subscribe(STARTED, note);
  return { leftAt: (txn) => left.get(txn), stop: () => void unsubscribe(STARTED, note) };
}

const STARTED = "http.client.request.start";
