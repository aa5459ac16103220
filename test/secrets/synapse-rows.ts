/** What Synapse still has of the members' messages: events that are encrypted, and uploaded files. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

export function synapseRows(home: string): { readonly encrypted: number; readonly files: number } {
  const database = new DatabaseSync(join(home, "synapse", "homeserver.db"), { readOnly: true });
  try {
    const row = database
      .prepare(
        "SELECT count(*) AS n FROM event_json WHERE json LIKE '%\"m.room.encrypted\"%' AND json LIKE '%ciphertext%'",
      )
      .get();
    const media = readdirSync(join(home, "synapse", "media"), { recursive: true, withFileTypes: true });
    return { encrypted: Number(row?.["n"]), files: media.filter((entry) => entry.isFile()).length };
  } finally {
    database.close();
  }
}
