-- Members who let themselves be called over Telegram (bot/store/telegram.ts). No projection of the ledger; gone with the member.
-- `account`: keyed hash of the number that Telegram gave the person; `sealed`: the number itself, a box of sealing.ts. Times are Millis.
CREATE TABLE telegram_links (
  user TEXT PRIMARY KEY,
  account BLOB NOT NULL UNIQUE,
  sealed BLOB NOT NULL,
  linked_at INTEGER NOT NULL,
  unreachable_since INTEGER
) STRICT, WITHOUT ROWID;

-- Codes that link, one a member; SHA-256 of 128 random bits.
CREATE TABLE telegram_codes (
  user TEXT PRIMARY KEY,
  hash TEXT NOT NULL UNIQUE,
  expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
