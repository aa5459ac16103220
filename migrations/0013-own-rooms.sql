-- Cases with a room of their own (adr/0027): found without opening every case.
ALTER TABLE cases ADD COLUMN own_room INTEGER NOT NULL DEFAULT 0;
CREATE INDEX cases_own_room ON cases (code) WHERE own_room = 1;
