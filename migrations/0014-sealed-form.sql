-- The sealed form (ADR 30). Columns: bot/store/schema.ts. Hashes only; times are Millis.
-- One-time links to it, from the direct room.
CREATE TABLE form_links (
  hash TEXT PRIMARY KEY,
  user TEXT NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX form_links_user ON form_links (user, expires_at);

-- What came by it, with which pass, and what came of it: opened (code), or waiting in the direct room (prompt).
CREATE TABLE form_alerts (
  request TEXT PRIMARY KEY,
  pass TEXT NOT NULL,
  code TEXT,
  prompt TEXT,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX form_alerts_pass ON form_alerts (pass);
CREATE INDEX form_alerts_at ON form_alerts (at);
