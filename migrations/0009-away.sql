-- A member who is on the register and out of all rooms: locked (a lost phone) or suspended (silent). Columns: bot/store/schema.ts.
ALTER TABLE members ADD COLUMN away TEXT;
ALTER TABLE members ADD COLUMN away_since INTEGER;

-- When a member was last heard of, to the day, and when the bot asked whether they are still there. No projection of the ledger.
CREATE TABLE presence (user TEXT PRIMARY KEY, seen_at INTEGER NOT NULL, asked_at INTEGER) STRICT, WITHOUT ROWID;
