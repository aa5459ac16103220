-- Rings of the doorbell (bot/store/bells.ts): what a member is called for outside of Matrix. No words, no numbers of persons. Times are Millis.
CREATE TABLE bells (
  id TEXT PRIMARY KEY,
  user TEXT NOT NULL,
  code TEXT NOT NULL,
  what TEXT NOT NULL,
  home TEXT NOT NULL,
  urgent INTEGER NOT NULL,
  -- Not before.
  at INTEGER NOT NULL,
  made_at INTEGER NOT NULL,
  state TEXT NOT NULL,
  rung_at INTEGER,
  message TEXT,
  -- What the message says of it.
  shown TEXT,
  answered_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX bells_state ON bells (state, at);
CREATE INDEX bells_message ON bells (user, message);
CREATE INDEX bells_case ON bells (code, user);
