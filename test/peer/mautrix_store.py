"""mautrix's crypto store in memory, written through to one SQLite file a member, so that a restart is the same device.

What changed is written in one transaction before anything leaves the process (see commit's callers): after kill -9 no
ratchet and no one-time key ever goes back. Outbound group sessions are not kept: a fresh one after each start is cheap.
"""

from __future__ import annotations

import pickle
import sqlite3
from collections.abc import Callable
from pathlib import Path

from mautrix.crypto import InboundGroupSession, OlmAccount, Session
from mautrix.crypto.store import MemoryCryptoStore
from mautrix.types import CrossSigningUsage, TOFUSigningKey

# The file lies in a test's temporary folder and protects nobody; pickling wants a passphrase.
PASSPHRASE = "peer"
# pickle is safe here: the file is read by the process that wrote it.
SCHEMA = "create table if not exists kept (kind text, key text, value blob, primary key (kind, key)) without rowid"


class MautrixStore(MemoryCryptoStore):
    def __init__(self, file: Path) -> None:
        super().__init__(str(file), PASSPHRASE)
        self._db = sqlite3.connect(file, isolation_level=None)
        # A killed process loses nothing with synchronous=off; a power cut may, and no test cuts the power.
        self._db.executescript("pragma journal_mode=wal; pragma synchronous=off;" + SCHEMA)
        self._changed: dict[tuple[str, str], Callable[[], object]] = {}
        self._gone: set[tuple[str, str]] = set()
        self.facts: dict[str, object] = {}
        self._load()

    # --- plain facts: token, recovery key, rooms, undecrypted events ---

    def put_fact(self, name: str, value: object) -> None:
        self.facts[name] = value
        self._change("fact", name, lambda: self.facts[name])

    def drop_fact(self, name: str) -> None:
        if self.facts.pop(name, None) is not None:
            self._drop("fact", name)

    def commit(self) -> None:
        if not self._changed and not self._gone:
            return
        rows = [(kind, key, pickle.dumps(value())) for (kind, key), value in self._changed.items()]
        self._db.execute("begin immediate")
        self._db.executemany("delete from kept where kind = ? and key = ?", self._gone)
        self._db.executemany("insert or replace into kept values (?, ?, ?)", rows)
        self._db.execute("commit")
        self._changed.clear()
        self._gone.clear()

    def close_file(self) -> None:
        self.commit()
        self._db.close()

    def account_used(self) -> None:
        """mautrix saves the account only after the server took the keys; a kill in between would lose them."""
        if self._account is not None:
            self._change("account", "", self._pickled_account)

    def _pickled_account(self) -> object:
        return self._account.pickle(PASSPHRASE), self._account.shared

    def _change(self, kind: str, key: str, value: Callable[[], object]) -> None:
        self._gone.discard((kind, key))
        self._changed[(kind, key)] = value

    def _drop(self, kind: str, key: str) -> None:
        self._changed.pop((kind, key), None)
        self._gone.add((kind, key))

    # --- what mautrix calls ---

    async def put_account(self, account):
        await super().put_account(account)
        self.account_used()

    async def add_session(self, key, session):
        await super().add_session(key, session)
        await self.update_session(key, session)

    async def update_session(self, key, session):
        self._change(
            "olm",
            f"{key} {session.id}",
            lambda: (session.pickle(PASSPHRASE), session.creation_time, session.last_decrypted),
        )

    async def get_latest_session(self, key):
        # The one that the other side used last: both sides then agree after two sessions were made at once.
        sessions = self._olm_sessions.get(key)
        return max(sessions, key=lambda session: session.last_decrypted) if sessions else None

    async def put_group_session(self, room_id, sender_key, session_id, session):
        await super().put_group_session(room_id, sender_key, session_id, session)
        self._change(
            "megolm",
            f"{room_id} {session_id}",
            lambda: (session.pickle(PASSPHRASE), session.signing_key, session.sender_key, session.room_id),
        )

    async def redact_group_session(self, room_id, session_id, reason):
        await super().redact_group_session(room_id, session_id, reason)
        self._drop("megolm", f"{room_id} {session_id}")

    async def validate_message_index(self, sender_key, session_id, event_id, index, timestamp):
        known = (sender_key, session_id, index) in self._message_indices
        fine = await super().validate_message_index(sender_key, session_id, event_id, index, timestamp)
        if not known:
            self._change("index", f"{sender_key} {session_id} {index}", lambda: (event_id, timestamp))
        return fine

    async def put_devices(self, user_id, devices):
        await super().put_devices(user_id, devices)
        self._change("devices", user_id, lambda: self._devices[user_id])

    def forget_devices(self, user_id: str) -> None:
        if self._devices.pop(user_id, None) is not None:
            self._drop("devices", user_id)

    async def put_cross_signing_key(self, user_id, usage, key):
        # mautrix 0.21.1 assigns to a NamedTuple here when a user changes the identity.
        keys = self._cross_signing_keys.setdefault(user_id, {})
        keys[usage] = TOFUSigningKey(key=key, first=keys[usage].first if usage in keys else key)
        self._change("identity", user_id, lambda: [(usage.value, *key) for usage, key in keys.items()])

    async def put_signature(self, target, signer, signature):
        await super().put_signature(target, signer, signature)
        self._change("signatures", f"{signer.user_id} {signer.key}", lambda: (signer, self._signatures[signer]))

    async def drop_signatures_by_key(self, signer):
        # mautrix 0.21.1 takes len(None) here when there were none.
        dropped = self._signatures.pop(signer, {})
        self._drop("signatures", f"{signer.user_id} {signer.key}")
        return len(dropped)

    def _load(self) -> None:
        rows = self._db.execute("select kind, key, value from kept").fetchall()
        for kind, key, blob in rows:
            self._restore(kind, key, pickle.loads(blob))

    def _restore(self, kind: str, key: str, value) -> None:
        match kind:
            case "fact":
                self.facts[key] = value
            case "account":
                self._account = OlmAccount.from_pickle(value[0], PASSPHRASE, shared=value[1])
            case "olm":
                session = Session.from_pickle(value[0], PASSPHRASE, value[1], last_decrypted=value[2])
                self._olm_sessions.setdefault(key.split(" ")[0], []).append(session)
            case "megolm":
                pickled, signing_key, sender_key, room_id = value
                session = InboundGroupSession.from_pickle(pickled, PASSPHRASE, signing_key, sender_key, room_id)
                self._inbound_sessions[(room_id, session.id)] = session
            case "index":
                sender_key, session_id, index = key.split(" ")
                self._message_indices[(sender_key, session_id, int(index))] = value
            case "devices":
                self._devices[key] = value
            case "identity":
                keys = {CrossSigningUsage(usage): TOFUSigningKey(now, first) for usage, now, first in value}
                self._cross_signing_keys[key] = keys
            case "signatures":
                self._signatures[value[0]] = value[1]
            case _:
                raise ValueError(f"unknown kind of row: {kind}")
