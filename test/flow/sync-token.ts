/** The bot's place in the homeserver's stream, set back while the bot is dead: everything since then is delivered again. */
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

export function syncToken(home: string): string {
  const database = new DatabaseSync(join(home, "dabyl.db"), { readOnly: true });
  try {
    const row = database.prepare("SELECT value FROM facts_of_store WHERE name = 'since'").get();
    const value = row?.["value"];
    if (!(value instanceof Uint8Array)) throw new Error("the store holds no sync token");
    return Buffer.from(value).toString("utf8");
  } finally {
    database.close();
  }
}

export function setSyncToken(home: string, token: string): void {
  const database = new DatabaseSync(join(home, "dabyl.db"), { timeout: 5_000 });
  try {
    database.prepare("UPDATE facts_of_store SET value = ? WHERE name = 'since'").run(Buffer.from(token));
  } finally {
    database.close();
  }
}
