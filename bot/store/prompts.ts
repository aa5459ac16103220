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

  return {
    put: (prompt, { txn, place, at }) =>
      db.transaction(() => {
        if (ofTxn.get({ txn }) !== undefined) return;
        close.run({ id: prompt.id });
        const { id, code } = prompt;
        const sealer = code === null ? keys.prompts : caseKeys.forWriting(code);
        const sealed = sealer.seal(JSON.stringify(prompt), context(txn));
        insert.run({ id, txn, place, code, at, sealed });
        last = { sealed, prompt };
      }),
    settle: (id) => db.transaction(() => void close.run({ id })),
    get: (id) => {
      const newest = db.query.select().from(prompts).where(eq(prompts.id, id));
      const row = newest.orderBy(desc(prompts.seq)).limit(1).get();
      return row === undefined ? null : asked(row, read(row));
    },
    byPollEvent: (event, how = { evenSettled: false }) => {
      const row = ofPoll.get({ event })?.prompt;
      return row !== undefined && (row.open || how.evenSettled) ? read(row) : null;
    },
    ofCase: (code) => readAll(ofCase.all({ code })),
    ofCoordination: (region) => readAll(ofPlace.all({ place: coordinationPlace(region) })),
    ofMember: (user) => readAll(ofPlace.all({ place: directPlace(user) })),
  };
}

function asked(row: typeof prompts.$inferSelect, prompt: Prompt | null): AskedPrompt | null {
  const { txn, place, at, open } = row;
  return prompt === null ? null : { prompt, txn, place, at, open };
}
