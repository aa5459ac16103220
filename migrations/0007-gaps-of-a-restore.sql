-- A gap that a new device found after a restore ends at the bot's own last message, and is bounded. Columns: bot/store/schema.ts.
ALTER TABLE gaps ADD COLUMN restored INTEGER NOT NULL DEFAULT 0;
