/** Which case a message belongs to, which messages are edits of it, and whether it still stands. No bodies. */
import type { Database } from "./database.ts";
import { eq, sql } from "./drizzle.ts";
import { messages } from "./schema.ts";
import type { Messages } from "./store.ts";

export function messageTable(db: Database): Messages {
  const select = db.query
    .select()
    .from(messages)
    .where(eq(messages.event, sql.placeholder("event")))
    .prepare();
  const insert = db.query
    .insert(messages)
    .values({
      event: sql.placeholder("event"),
      room: sql.placeholder("room"),
      sender: sql.placeholder("sender"),
      code: sql.placeholder("code"),
      edits: sql.placeholder("edits"),
    })
    .onConflictDoUpdate({
      target: messages.event,
      set: {
        code: sql`coalesce(${messages.code}, excluded.code)`,
        edits: sql`coalesce(${messages.edits}, excluded.edits)`,
      },
    })
    .prepare();
  const get: Messages["get"] = (event) => select.get({ event }) ?? null;

  return {
    note: (message) => db.transaction(() => void insert.run(message)),
    get,
    caseOf: (event) => {
      const message = get(event);
      if (message === null || message.code !== null || message.edits === null) return message?.code ?? null;
      return get(message.edits)?.code ?? null;
    },
    editsOf: (event) =>
      db.query.select().from(messages).where(eq(messages.edits, event)).orderBy(sql`rowid`).all(),
    markRedacted: (event) =>
      db.transaction(
        () => void db.query.update(messages).set({ redacted: true }).where(eq(messages.event, event)).run(),
      ),
  };
}
