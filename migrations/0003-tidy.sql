-- What a settled inbox row has to be remembered for, once the row itself is gone: which steps of a megolm session were used.
-- `runs` is JSON: [first, last] of each run of steps, in order. Comments on the others: bot/store/schema.ts.
CREATE TABLE used_steps (session TEXT PRIMARY KEY, runs TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- What may go a month after it was settled (bot/store/tidy.ts): found without reading what stays.
CREATE INDEX inbox_old ON inbox (first_seen) WHERE state = 'done';
CREATE INDEX prompts_old ON prompts (at) WHERE open = 0;
CREATE INDEX outbox_old ON outbox (created_at)
  WHERE state IN ('sent', 'superseded')
    AND (tag IS NOT NULL OR kind = 'redact' OR type = 'org.matrix.msc3381.poll.start');
