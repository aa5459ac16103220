-- Sealed details (ADR 19). Columns: bot/store/schema.ts. `sealed` and `wrapped` are boxes of sealing.ts; times are Millis.
-- The key of a case's details; null once destroyed.
CREATE TABLE sealed_keys (code TEXT PRIMARY KEY, wrapped BLOB, destroyed_at INTEGER) STRICT, WITHOUT ROWID;

-- The same key, wrapped for one holder: `org:ID` of the taker, `user:@name:server` of who was named. No row: nothing opens.
CREATE TABLE sealed_grants (
  code TEXT NOT NULL,
  holder TEXT NOT NULL,
  wrapped BLOB NOT NULL,
  PRIMARY KEY (code, holder)
) STRICT, WITHOUT ROWID;

CREATE TABLE sealed_details (
  code TEXT NOT NULL,
  number INTEGER NOT NULL,
  source TEXT NOT NULL,
  by TEXT NOT NULL,
  sealed BLOB NOT NULL,
  PRIMARY KEY (code, number)
) STRICT;
CREATE INDEX sealed_details_source ON sealed_details (source);

-- What a member brought and has not yet said where it belongs.
CREATE TABLE held (
  event TEXT PRIMARY KEY,
  by TEXT NOT NULL,
  prompt TEXT,
  until INTEGER NOT NULL,
  sealed BLOB NOT NULL
) STRICT;

-- Messages with details in a direct room, to be removed at `until`.
CREATE TABLE sealed_showings (
  txn TEXT PRIMARY KEY,
  code TEXT NOT NULL,
  user TEXT NOT NULL,
  until INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX sealed_showings_until ON sealed_showings (until);
