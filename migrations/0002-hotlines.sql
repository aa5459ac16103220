-- Hotlines that post by the web port (src/people/hotline.ts). Columns: bot/store/schema.ts.
CREATE TABLE hotlines (
  org TEXT PRIMARY KEY REFERENCES organisations (id),
  region TEXT NOT NULL,
  key_hash TEXT NOT NULL UNIQUE
) STRICT, WITHOUT ROWID;

-- What a hotline posted under which key of its own (Idempotency-Key), and what came of it.
CREATE TABLE hotline_alerts (
  org TEXT NOT NULL,
  request TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  digest TEXT NOT NULL,
  code TEXT NOT NULL,
  PRIMARY KEY (org, request, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX hotline_alerts_code ON hotline_alerts (org, code);
