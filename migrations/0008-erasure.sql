-- Messages of an erased case are taken out of their rooms a few at a time: `swept` once all were asked for (bot/store/erasures.ts).
ALTER TABLE data_keys ADD COLUMN swept INTEGER NOT NULL DEFAULT 0;
CREATE INDEX data_keys_unswept ON data_keys (destroyed_at) WHERE wrapped IS NULL AND swept = 0;
CREATE INDEX messages_code ON messages (code) WHERE code IS NOT NULL;
CREATE INDEX outbox_redactions ON outbox (target) WHERE target IS NOT NULL;
-- What may be due to be erased.
CREATE INDEX cases_closed ON cases (closed_at) WHERE state = 'closed';
