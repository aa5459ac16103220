/** Opens the file and joins the tables. */
import { timingSafeEqual } from "node:crypto";
import { asMillis, type Millis, type UserId } from "../../src/ids.ts";
import { caseTable } from "./cases.ts";
import { caseKeys as dataKeyTable } from "./data-keys.ts";
import { choreTable } from "./chores.ts";
import { type Database, openDatabase } from "./database.ts";
import { type DeploymentKeys, deriveKeys } from "./deployment-key.ts";
import { eq, sql } from "./drizzle.ts";
import { dueTable } from "./due.ts";
import { erasureTable } from "./erasures.ts";
import { eventsOf } from "./events-of.ts";
import { formTable } from "./forms.ts";
import { guardEvent } from "./guard-json.ts";
import { healthOf } from "./health.ts";
import { hotlineTable } from "./hotlines.ts";
import { heldTable } from "./held.ts";
import { inboxTable } from "./inbox.ts";
import { sealedTable } from "./sealed.ts";
import { showingTable } from "./showings.ts";
import { GUARD, ledgerTable, PAGE } from "./ledger.ts";
import { GENESIS, ledgerHead } from "./ledger-chain.ts";
import { memberTable } from "./members.ts";
import { messageTable } from "./messages.ts";
import { organisationTable } from "./organisations.ts";
import { outboxTable } from "./outbox.ts";
import { pageEvent } from "./page-json.ts";
import { pageSessionTable } from "./page-sessions.ts";
import { promptTable } from "./prompts.ts";
import { rebuilding } from "./rebuild.ts";
import { jointTable } from "./joint.ts";
import { raidTable } from "./raids.ts";
import { roomTable } from "./rooms.ts";
import { presenceTable } from "./presence.ts";
import { factsOfStore, gaps, inbox as inboxRows, outbox as outboxRows } from "./schema.ts";
import type { Evolve, Store } from "./store.ts";
import { StoreError } from "./store-error.ts";
import { syncJournal } from "./sync-journal.ts";
import { bellTable } from "./bells.ts";
import { telegramTable } from "./telegram.ts";
import { tidying } from "./tidy.ts";
import { usedStepTable } from "./used-steps.ts";
import { vaultTable } from "./vault.ts";
import { viewOf } from "./view.ts";

export type OpenStore = {
  readonly file: string;
  /** The deployment key, 32 bytes; not kept. */
  readonly key: Uint8Array;
  readonly evolve: Evolve;
  readonly readOnly?: boolean;
  /** For stamps of the machine's own (first seen, destroyed at); what happened to cases brings its own time. */
  readonly now?: () => Millis;
};

/** Throws StoreError `wrong_key`, `bad_key`, `not_a_store`, `no_file`, `newer_schema` or `migration_due`. */
export function openStore({ file, key, evolve, readOnly = false, now = machineTime }: OpenStore): Store {
  const keys = deriveKeys(key);
  const db = openDatabase(file, readOnly);
  try {
    checkKey(db, keys);
  } catch (error) {
    db.close();
    throw error;
  }
  const caseKeys = dataKeyTable(db, keys, now);
  const cases = caseTable(db, caseKeys);
  const orgs = organisationTable(db, keys);
  const sessions = pageSessionTable(db);
  const telegram = telegramTable(db, keys);
  const bells = bellTable(db);
  const forms = formTable(db);
  // Whoever leaves opens nothing by a link of before, to the page or to the form.
  const endAllOf = (user: UserId): void => {
    sessions.endAllOf(user);
    forms.endLinksOf(user);
  };
  const members = memberTable(db, keys, orgs, { sessions: { endAllOf }, telegram });
  const presence = presenceTable(db);
  const hotlines = hotlineTable(db, orgs);
  const messages = messageTable(db);
  const used = usedStepTable(db);
  const outbox = outboxTable(db, keys, caseKeys, messages);
  const prompts = promptTable(db, keys, caseKeys);
  const head = ledgerHead(db, keys);
  const raids = raidTable(db, keys);
  const joint = jointTable(db, keys);
  const sealed = sealedTable(db, keys, now);
  const held = heldTable(db, keys);
  const ledgerParts = { db, keys, caseKeys, cases, members, hotlines, raids, joint, sealed, head, evolve };
  const inbox = inboxTable(db, used);
  const guarded = eventsOf(GUARD, guardEvent, db, keys);
  const view = viewOf({
    cases,
    members,
    telegram,
    messages,
    prompts,
    inbox,
    raids,
    joint,
    sealed,
    held,
    guardEvents: guarded,
  });
  return {
    transaction: (work) => db.transaction(work),
    transactionSoon: (work) => db.transactionSoon(work, true),
    ledger: {
      ...ledgerTable(ledgerParts),
      guardEvents: guarded,
      pageEvents: eventsOf(PAGE, pageEvent, db, keys),
      rebuild: rebuilding(ledgerParts),
    },
    cases,
    dataKeys: {
      ...caseKeys,
      // What was sealed with a case goes with it, if it did not go before.
      destroy: (code) =>
        db.transaction(() => {
          sealed.destroy(code);
          return caseKeys.destroy(code);
        }),
    },
    erasures: erasureTable(db),
    members,
    hotlines,
    raids,
    joint,
    pageSessions: sessions,
    telegram,
    forms,
    bells,
    messages,
    sync: syncJournal(db, outbox, now),
    inbox,
    outbox,
    prompts,
    due: dueTable(db),
    presence,
    chores: choreTable(db),
    sealed,
    held,
    showings: showingTable(db),
    rooms: roomTable(db, members, cases),
    vault: vaultTable(db, keys),
    view: () => view,
    tidy: tidying(db, used),
    health: () => healthOf(db, file),
    backup: (copy) => void db.sqlite.prepare("VACUUM INTO ?").run(copy),
    forgetConnection: () =>
      db.transaction(() => {
        db.query.delete(factsOfStore).where(eq(factsOfStore.name, "since")).run();
        db.query.delete(gaps).run();
        // A session that was ended since the backup must not come back with it.
        sessions.endAll();
        telegram.unlinkAll();
        forms.endAllLinks();
        bells.dropWaiting();
        // How long somebody was silent is not known of the time since the backup: the count begins anew.
        presence.forgetAll();
        db.query
          .update(inboxRows)
          .set({ state: "expired", raw: null, nextTryAt: null })
          .where(sql`${inboxRows.state} IN ('new', 'utd')`)
          .run();
        db.query
          .update(outboxRows)
          .set({ state: "rejected", reason: "restored" })
          .where(sql`${outboxRows.state} = 'unsent' AND ${outboxRows.kind} = 'send'`)
          .run();
      }),
    close: () => db.close(),
  };
}

const machineTime = (): Millis => asMillis(Date.now());

/** A new file takes the key it is opened with, and the head of an empty ledger; later every other key is refused. */
function checkKey(db: Database, keys: DeploymentKeys): void {
  const stored = db.query.select().from(factsOfStore).where(eq(factsOfStore.name, "key_check")).get();
  if (stored === undefined) {
    if (db.sqlite.readonly) throw new StoreError("migration_due");
    // Another process may make the same file at this moment: the first one decides.
    db.transaction(() => {
      const values = { name: "key_check", value: keys.check };
      const made = db.query.insert(factsOfStore).values(values).onConflictDoNothing().run();
      if (made.changes > 0) ledgerHead(db, keys).write({ seq: 0, hash: GENESIS });
    });
    return checkKey(db, keys);
  }
  if (stored.value.length !== keys.check.length || !timingSafeEqual(stored.value, keys.check)) {
    throw new StoreError("wrong_key");
  }
}
