/** Open questions: a tap or a number that comes after a restart must still mean what the member saw. */
import type { SQL } from "drizzle-orm";
import type { Prompt } from "../../src/decision.ts";
import type { CaseCode } from "../../src/ids.ts";
import { coordinationPlace, directPlace } from "../../src/people/rooms-of.ts";
import type { CaseKeys } from "./data-keys.ts";
import type { Database } from "./database.ts";
import type { DeploymentKeys } from "./deployment-key.ts";
import { and, desc, eq, like, not, sql } from "./drizzle.ts";
import { readJson } from "./json.ts";
import { promptJson } from "./prompt-json.ts";
import { outbox, prompts } from "./schema.ts";
import type { Sealer } from "./sealing.ts";
import type { AskedPrompt, Prompts } from "./prompt-register.ts";

const context = (txn: string): string => `prompt/${txn}`;

export function promptTable(db: Database, keys: DeploymentKeys, caseKeys: CaseKeys): Prompts {
  const isOpen = sql`${prompts.open} = 1`;
  const sealerForReading = (code: CaseCode | null): Sealer | null =>
    code === null ? keys.prompts : caseKeys.forReading(code);
  const insert = db.query
    .insert(prompts)
    .values({
      id: sql.placeholder("id"),
      txn: sql.placeholder("txn"),
      place: sql.placeholder("place"),
      code: sql.placeholder("code"),
      at: sql.placeholder("at"),
      open: true,
      sealed: sql.placeholder("sealed"),
    })
    .onConflictDoNothing({ target: prompts.txn })
    .prepare();
  const ofPoll = db.query
    .select({ prompt: prompts })
    .from(outbox)
    .innerJoin(prompts, eq(prompts.txn, outbox.txn))
    .where(eq(outbox.eventId, sql.placeholder("event")))
    .prepare();
  const close = db.query
    .update(prompts)
    .set({ open: false })
    .where(and(eq(prompts.id, sql.placeholder("id")), isOpen))
    .prepare();

  /** The numbered text of a poll is queued right before it, in the same breath (bot/post/post.ts). */
  const behindNumbered = db.sqlite.prepare<[string], { seq: number }>(
    `SELECT prompts.seq FROM outbox AS text
       JOIN outbox AS poll ON poll.seq = text.seq + 1 AND poll.place = text.place AND poll.created_at = text.created_at
       JOIN prompts ON prompts.txn = poll.txn
     WHERE text.event_id = ?`,
  );
  const bySeq = db.query
    .select()
    .from(prompts)
    .where(eq(prompts.seq, sql.placeholder("seq")))
    .prepare();
  const openOfId = db.query
    .select()
    .from(prompts)
    .where(and(eq(prompts.id, sql.placeholder("id")), isOpen))
    .prepare();
  const reseal = db.query
    .update(prompts)
    .set({ sealed: sql`${sql.placeholder("sealed")}` })
    .where(eq(prompts.seq, sql.placeholder("seq")))
    .prepare();

  // What was just asked is shown in the card at once: the last one is kept, for as long as its row is the same to the byte.
  let last: { readonly sealed: Buffer; readonly prompt: Prompt } | null = null;
  const read = (row: typeof prompts.$inferSelect): Prompt | null => {
    const sealer = sealerForReading(row.code);
    if (sealer === null) return null;
    if (last?.sealed.equals(row.sealed) === true) return last.prompt;
    return readJson(promptJson, sealer.open(row.sealed, context(row.txn)).toString(), "prompt");
  };
  const openOnes = (where: SQL | undefined) =>
    db.query.select().from(prompts).where(and(where, isOpen)).orderBy(desc(prompts.seq)).prepare();
  const ofCase = openOnes(
    and(eq(prompts.code, sql.placeholder("code")), not(like(prompts.place, "direct:%"))),
  );
  const ofPlace = openOnes(eq(prompts.place, sql.placeholder("place")));
  const readAll = (rows: readonly (typeof prompts.$inferSelect)[]): readonly Prompt[] =>
    rows.map(read).filter((prompt) => prompt !== null);
  const ofTxn = db.query
    .select({ seq: prompts.seq })
    .from(prompts)
    .where(eq(prompts.txn, sql.placeholder("txn")))
    .prepare();

  /** The options of a case's question stay under the case's key: a member who marks several closes and puts right with every tap. */
  function settle(id: string): void {
    const row = openOfId.get({ id });
    if (row === undefined) return;
    close.run({ id });
    const prompt = row.code === null ? read(row) : null;
    if (prompt === null) return;
    const sealed = keys.prompts.seal(JSON.stringify(forgotten(prompt)), context(row.txn));
    reseal.run({ seq: row.seq, sealed });
    last = null;
  }

  return {
    put: (prompt, { txn, place, at }) =>
      db.transaction(() => {
        if (ofTxn.get({ txn }) !== undefined) return;
        settle(prompt.id);
        const { id, code } = prompt;
        const sealer = code === null ? keys.prompts : caseKeys.forWriting(code);
        const sealed = sealer.seal(JSON.stringify(prompt), context(txn));
        insert.run({ id, txn, place, code, at, sealed });
        last = { sealed, prompt };
      }),
    settle: (id) => db.transaction(() => settle(id)),
    get: (id) => {
      const newest = db.query.select().from(prompts).where(eq(prompts.id, id));
      const row = newest.orderBy(desc(prompts.seq)).limit(1).get();
      return row === undefined ? null : asked(row, read(row));
    },
    byPollEvent: (event, how = { evenSettled: false }) => {
      const numbered = behindNumbered.get(event)?.seq;
      const row =
        ofPoll.get({ event })?.prompt ?? (numbered === undefined ? undefined : bySeq.get({ seq: numbered }));
      return row !== undefined && (row.open || how.evenSettled) ? read(row) : null;
    },
    ofCase: (code) => readAll(ofCase.all({ code })),
    ofCoordination: (region) => readAll(ofPlace.all({ place: coordinationPlace(region) })),
    ofMember: (user) => readAll(ofPlace.all({ place: directPlace(user) })),
  };
}

/** What was asked, without what the answers would have done: their texts are of no use any more. */
const forgotten = (prompt: Prompt): Prompt => ({
  ...prompt,
  options: prompt.options.map((option) => ({ ...option, command: null })),
  reads: null,
});

function asked(row: typeof prompts.$inferSelect, prompt: Prompt | null): AskedPrompt | null {
  const { txn, place, at, open } = row;
  return prompt === null ? null : { prompt, txn, place, at, open };
}
