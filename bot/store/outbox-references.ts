/** `{ "$event": txn }` in a pending content: the event id of another row, known only once that row was sent. */
import { asTxnId, type EventId, type TxnId } from "../../src/ids.ts";
import type { Json, JsonObject, PendingContent } from "../ports.ts";

function referenceOf(value: JsonObject): TxnId | null {
  const txn = value["$event"];
  return typeof txn === "string" && Object.keys(value).length === 1 ? asTxnId(txn) : null;
}

export function referencesIn(content: PendingContent): ReadonlySet<TxnId> {
  const found = new Set<TxnId>();
  replace(content, (txn) => {
    found.add(txn);
    return null;
  });
  return found;
}

/** Null when one of them is not known. */
export function fillIn(
  content: PendingContent,
  eventIdOf: (txn: TxnId) => EventId | null,
): JsonObject | null {
  let complete = true;
  const filled = mapValues(content, (txn) => {
    const event = eventIdOf(txn);
    complete &&= event !== null;
    return event;
  });
  return complete ? filled : null;
}

type Lookup = (txn: TxnId) => string | null;

function replace(value: Json, lookup: Lookup): Json {
  if (Array.isArray(value)) return value.map((item) => replace(item, lookup));
  if (value === null || typeof value !== "object") return value;
  const txn = referenceOf(value);
  return txn === null ? mapValues(value, lookup) : lookup(txn);
}

const mapValues = (value: JsonObject, lookup: Lookup): JsonObject =>
  Object.fromEntries(Object.entries(value).map(([key, item]) => [key, replace(item, lookup)]));
