-- What the clock has to do besides cases, and when: the weekly digest of a region, the reminder of a raid. Columns: bot/store/schema.ts.
CREATE TABLE chores (name TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
