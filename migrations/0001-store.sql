-- The whole store, first form. Forward only: a later change is a new file. Comments on columns: bot/store/schema.ts.
PRAGMA application_id = 1145127500; -- "DABL", so that another program's file is not taken for ours

CREATE TABLE facts_of_store (name TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE ledger (
  seq INTEGER PRIMARY KEY,
  stream TEXT NOT NULL,
  kind TEXT NOT NULL,
  at INTEGER NOT NULL,
  by TEXT NOT NULL,
  cause TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  coarse TEXT NOT NULL,
  sealed BLOB NOT NULL,
  prev BLOB NOT NULL,
  hash BLOB NOT NULL,
  UNIQUE (cause, ordinal)
) STRICT;
CREATE INDEX ledger_stream ON ledger (stream, seq);
CREATE TRIGGER ledger_no_update BEFORE UPDATE ON ledger
  BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER ledger_no_delete BEFORE DELETE ON ledger
  BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
-- INSERT OR REPLACE deletes without the trigger above (recursive_triggers is off by default).
CREATE TRIGGER ledger_no_replace BEFORE INSERT ON ledger
  WHEN EXISTS (SELECT 1 FROM ledger WHERE seq = NEW.seq OR (cause = NEW.cause AND ordinal = NEW.ordinal))
  BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;

CREATE TABLE data_keys (
  code TEXT PRIMARY KEY,
  wrapped BLOB,
  destroyed_at INTEGER,
  CHECK ((wrapped IS NULL) = (destroyed_at IS NOT NULL))
) STRICT, WITHOUT ROWID;

-- Facts apart from the sealed state: statistics over a million cases must not page through ciphertext.
CREATE TABLE cases (
  code TEXT PRIMARY KEY,
  home TEXT NOT NULL,
  category TEXT NOT NULL,
  urgency TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'taken', 'closed')),
  children INTEGER,
  opened_at INTEGER NOT NULL,
  taken_at INTEGER,
  closed_at INTEGER,
  posted_kind TEXT NOT NULL,
  taker_org TEXT,
  taker_kind TEXT,
  outcome TEXT,
  children_helped INTEGER,
  reopened INTEGER NOT NULL,
  last_by TEXT,
  last_at INTEGER,
  seq INTEGER NOT NULL
) STRICT;
CREATE INDEX cases_home ON cases (home, opened_at);
CREATE INDEX cases_opened ON cases (opened_at);
CREATE INDEX cases_unclosed ON cases (home, opened_at) WHERE state <> 'closed';
CREATE INDEX cases_last ON cases (last_by, last_at) WHERE last_by IS NOT NULL;

CREATE TABLE case_states (code TEXT PRIMARY KEY REFERENCES cases (code), sealed BLOB NOT NULL) STRICT;

CREATE TABLE organisations (id TEXT PRIMARY KEY, kind TEXT NOT NULL, name BLOB NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE members (
  user TEXT PRIMARY KEY,
  org TEXT NOT NULL REFERENCES organisations (id),
  role TEXT NOT NULL,
  region TEXT NOT NULL,
  language TEXT NOT NULL,
  name BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX members_region ON members (region);
CREATE INDEX members_org ON members (org);

CREATE TABLE messages (
  event TEXT PRIMARY KEY,
  room TEXT NOT NULL,
  sender TEXT,
  code TEXT,
  edits TEXT,
  redacted INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX messages_edits ON messages (edits) WHERE edits IS NOT NULL;

CREATE TABLE inbox (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  event_id TEXT NOT NULL UNIQUE,
  room TEXT NOT NULL,
  sender TEXT NOT NULL,
  type TEXT NOT NULL,
  sent_at INTEGER NOT NULL,
  first_seen INTEGER NOT NULL,
  raw TEXT,
  ciphertext_hash BLOB,
  ratchet TEXT,
  state TEXT NOT NULL CHECK (state IN ('new', 'utd', 'done', 'refused', 'expired')),
  why TEXT,
  tries INTEGER NOT NULL DEFAULT 0,
  next_try_at INTEGER
) STRICT;
CREATE UNIQUE INDEX inbox_replay ON inbox (room, ciphertext_hash) WHERE ciphertext_hash IS NOT NULL;
CREATE UNIQUE INDEX inbox_ratchet ON inbox (ratchet) WHERE ratchet IS NOT NULL;
CREATE INDEX inbox_new ON inbox (seq) WHERE state = 'new';
CREATE INDEX inbox_utd ON inbox (seq) WHERE state = 'utd';

CREATE TABLE gaps (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  room TEXT NOT NULL,
  from_token TEXT NOT NULL,
  UNIQUE (room, from_token)
) STRICT;

CREATE TABLE rooms (place TEXT PRIMARY KEY, room TEXT NOT NULL UNIQUE) STRICT, WITHOUT ROWID;

CREATE TABLE outbox (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  txn TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('send', 'redact')),
  place TEXT,
  room TEXT,
  type TEXT NOT NULL,
  content BLOB,
  target TEXT,
  tag TEXT,
  code TEXT,
  state TEXT NOT NULL CHECK (state IN ('unsent', 'sent', 'rejected', 'superseded')),
  event_id TEXT,
  superseded_by TEXT,
  reason TEXT,
  created_at INTEGER NOT NULL,
  CHECK (place IS NOT NULL OR room IS NOT NULL)
) STRICT;
CREATE INDEX outbox_unsent ON outbox (seq) WHERE state = 'unsent';
CREATE INDEX outbox_tag ON outbox (tag) WHERE state = 'unsent' AND tag IS NOT NULL;
CREATE INDEX outbox_code ON outbox (code) WHERE state IN ('unsent', 'rejected') AND code IS NOT NULL;
CREATE INDEX outbox_event ON outbox (event_id) WHERE event_id IS NOT NULL;

-- What a row still waits for; a line goes when `on_txn` was sent.
CREATE TABLE outbox_waits (
  txn TEXT NOT NULL,
  on_txn TEXT NOT NULL,
  needs_event INTEGER NOT NULL,
  PRIMARY KEY (txn, on_txn)
) STRICT, WITHOUT ROWID;
CREATE INDEX outbox_waits_on ON outbox_waits (on_txn);

CREATE TABLE prompts (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL,
  txn TEXT NOT NULL UNIQUE,
  place TEXT NOT NULL,
  code TEXT,
  at INTEGER NOT NULL,
  open INTEGER NOT NULL,
  sealed BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX prompts_open_id ON prompts (id) WHERE open = 1;
CREATE INDEX prompts_id ON prompts (id, seq);
CREATE INDEX prompts_code ON prompts (code) WHERE code IS NOT NULL;
CREATE INDEX prompts_open_place ON prompts (place, seq) WHERE open = 1;

CREATE TABLE vault (name TEXT PRIMARY KEY, sealed BLOB NOT NULL) STRICT, WITHOUT ROWID;
