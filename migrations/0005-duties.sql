-- Deadlines kept and missed are coarse facts, as statistics count them. Columns: bot/store/schema.ts.
ALTER TABLE cases ADD COLUMN deadlines_kept INTEGER NOT NULL DEFAULT 0;
ALTER TABLE cases ADD COLUMN deadlines_missed INTEGER NOT NULL DEFAULT 0;

-- When the clock next has something to do with a case: one row a case, written with the events that move the moment.
CREATE TABLE due (code TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX due_at ON due (at);
