-- Signing in to the coordinators' page (bot/page-desk.ts). Hashes are SHA-256 of 256 random bits; times are Millis.
CREATE TABLE page_links (
  user TEXT PRIMARY KEY,
  hash TEXT NOT NULL UNIQUE,
  expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE page_sessions (
  hash TEXT PRIMARY KEY,
  user TEXT NOT NULL,
  language TEXT NOT NULL,
  began_at INTEGER NOT NULL,
  seen_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX page_sessions_user ON page_sessions (user);
