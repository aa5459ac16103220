-- The raid in which a case was posted (src/raids/raid.ts). The raids themselves stand in the ledger alone (bot/store/raids.ts).
ALTER TABLE cases ADD COLUMN raid TEXT;
CREATE INDEX cases_raid ON cases (raid) WHERE raid IS NOT NULL;
