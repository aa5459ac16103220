/** Where the local homeserver of this home listens, as written at its last start. */
import { lastPort } from "./synapse-config.ts";
import { synapseFiles } from "./synapse-files.ts";

/** @throws when this home never had a homeserver */
export function runningAt(home: string): string {
  const port = lastPort(synapseFiles(home));
  if (port === null) throw new Error("this data folder has no local homeserver");
  return `http://127.0.0.1:${port}`;
}
