"""The member's crypto: mautrix-python's OlmMachine, on libolm. It shares no code with the bot's Rust crypto."""

from __future__ import annotations

import json
import logging
from collections import defaultdict
from pathlib import Path

import olm
from mautrix.api import HTTPAPI, Method
from mautrix.client import ClientAPI
from mautrix.crypto import OlmMachine
from mautrix.crypto.cross_signing_key import CrossSigningSeeds
from mautrix.errors import make_request_error
from mautrix.types import DeviceID, RoomEncryptionStateEventContent, ToDeviceEvent, TrustState, UserID

from homeserver import Homeserver, Refused
from mautrix_store import MautrixStore
from room_state import RoomState
from unreadable import Unreadable

SHARING_ATTEMPTS = 10
MEGOLM = "m.megolm.v1.aes-sha2"
TRUST = {
    TrustState.UNVERIFIED: "unsigned",
    TrustState.CROSS_SIGNED_UNTRUSTED: "changed",
    TrustState.CROSS_SIGNED_TOFU: "signed",
}


class Api(HTTPAPI):
    """mautrix's requests, over the patient connection; what was changed in the store is durable before they leave."""

    def __init__(self, homeserver: Homeserver, token: str, store: MautrixStore) -> None:  # no super: it opens a session
        self.homeserver = homeserver
        self.token = token
        self.store = store
        self.txn_id = 0
        self.log = logging.getLogger("peer.http")
        self.identity_auth: dict | None = None

    async def request(self, method: Method, path, content=None, query_params=None, **_: object) -> dict:
        where = "/" + str(path).lstrip("/")
        if where.endswith("/keys/upload"):
            self.store.account_used()
        self.store.commit()
        try:
            return await self._ask(method, where, content, query_params)
        except Refused as refusal:
            raise make_request_error(
                refusal.status, json.dumps(refusal.body), refusal.errcode, str(refusal.body.get("error")), None
            ) from refusal

    async def _ask(self, method: Method, where: str, content, query) -> dict:
        body = content.serialize() if hasattr(content, "serialize") else content
        try:
            return await self.homeserver.request(str(method), where, body, token=self.token, query=query)
        except Refused as refusal:
            if refusal.status != 401 or self.identity_auth is None or not where.endswith("/device_signing/upload"):
                raise
            auth = {**self.identity_auth, "session": refusal.body.get("session")}
            return await self.homeserver.request(str(method), where, {**body, "auth": auth}, token=self.token)


class Client(ClientAPI):
    """The little of mautrix's Client that OlmMachine asks for; the sync loop is our own."""

    def add_event_handler(self, *_: object, **__: object) -> None:
        pass

    def dispatch_event(self, *_: object, **__: object) -> None:
        pass


class Rooms:
    """OlmMachine's view of room state. Rotation on changes is done by member_session.py."""

    def __init__(self) -> None:
        self.settings: dict[str, dict] = {}

    async def is_encrypted(self, _room: str) -> bool:
        return True

    async def get_encryption_info(self, room: str) -> RoomEncryptionStateEventContent:
        asked = {key: value for key, value in self.settings.get(room, {}).items() if key.startswith("rotation_")}
        return RoomEncryptionStateEventContent.deserialize({**asked, "algorithm": MEGOLM})

    async def find_shared_rooms(self, _user: str) -> list[str]:
        return []


class MautrixCrypto:
    """One device. `facts` are small values kept with the keys; commit() makes all of it durable."""

    def __init__(self, homeserver: Homeserver, file: Path, share_with_unsigned: bool) -> None:
        self.store = MautrixStore(file)
        self.facts = self.store.facts
        self.put_fact = self.store.put_fact
        self.drop_fact = self.store.drop_fact
        self.commit = self.store.commit
        self.close = self.store.close_file
        self._homeserver = homeserver
        self._min_trust = TrustState.UNVERIFIED if share_with_unsigned else TrustState.CROSS_SIGNED_TOFU
        self._rooms = Rooms()
        self._withheld: dict[str, str] = {}
        self._unshared: set[str] = set()
        self._stale: dict[str, int] = defaultdict(int)

    async def start(self) -> None:
        """Uploads the device's keys and one-time keys where the server lacks them."""
        user, device = str(self.facts["user"]), str(self.facts["device"])
        self._api = Api(self._homeserver, str(self.facts["token"]), self.store)
        client = Client(UserID(user), DeviceID(device), api=self._api)
        self._machine = OlmMachine(client, self.store, self._rooms)
        self._machine.send_keys_min_trust = self._min_trust
        await self._machine.load()
        await self._machine.share_keys()

    async def sign(self, recovery_key: str | None, reset_with_password: str | None, light: bool) -> str | None:
        """Cross-signs this device, making the user's identity if there is none; the recovery key, if one was made."""
        if recovery_key is not None:
            await self._machine.verify_with_recovery_key(recovery_key)
            return recovery_key
        if reset_with_password is not None:
            identifier = {"type": "m.id.user", "user": self.facts["user"]}
            self._api.identity_auth = {
                "type": "m.login.password",
                "identifier": identifier,
                "password": reset_with_password,
            }
        # Kept before the upload: after a kill in between, the same identity is uploaded again.
        seeds = self.facts.get("seeds") if reset_with_password is None else None
        if seeds is None:
            seeds = CrossSigningSeeds.generate()
            self.put_fact("seeds", tuple(seeds))
        seeds = CrossSigningSeeds(*seeds)
        if not light:
            return await self._machine.generate_recovery_key(seeds=seeds)
        await self._machine._publish_cross_signing_keys(seeds.to_keys())
        await self._machine.sign_own_device(self._machine.own_identity)
        return None

    async def to_device(self, event: dict) -> None:
        content = event.get("content", {})
        if event.get("type") == "m.room_key.withheld":
            self._withheld[str(content.get("session_id"))] = str(content.get("code"))
        elif event.get("type") == "m.room.encrypted":
            await self._machine.handle_to_device_event(ToDeviceEvent.deserialize(event))

    async def one_time_keys(self, counts: dict[str, int]) -> None:
        left = counts.get("signed_curve25519", 0)
        if left < self._machine.account.max_one_time_keys // 2:
            await self._machine.share_keys(left)

    async def devices_changed(self, users: list[str]) -> None:
        async with self._machine._fetch_keys_lock:
            await self._machine._fetch_keys(users, include_untracked=False)

    def forget_user(self, user: str) -> None:
        self.store.forget_devices(user)

    def forget_room_session(self, room: str) -> None:
        """The next message to this room opens a new group session and shares it."""
        self._stale[room] += 1
        self.store._outbound_sessions.pop(room, None)

    async def encrypt(self, room: str, state: RoomState, payload: dict) -> dict:
        """The content of m.room.encrypted for `payload` ({room_id, type, content}); keys are shared first if need be."""
        self._rooms.settings[room] = state.encryption or {}
        session = await self.store.get_outbound_group_session(room)
        if session is not None and (session.expired or room in self._unshared):
            self.forget_room_session(room)
            session = None
        for _ in range(SHARING_ATTEMPTS):
            if session is not None:
                break
            # What a sync changes while the keys are on their way makes this session stale before it is used.
            news = self._stale[room]
            members = sorted(state.joined)
            await self._machine.share_group_session(room, members)
            session = await self.store.get_outbound_group_session(room)
            await self._note_unshared(room, members, session)
            if self._stale[room] != news:
                self.store._outbound_sessions.pop(room, None)
                session = None
        if session is None:
            raise RuntimeError("devices change faster than keys can be shared")
        return {
            "algorithm": MEGOLM,
            "ciphertext": session.encrypt(json.dumps(payload)),
            "session_id": session.id,
            "sender_key": self._machine.account.identity_key,
            "device_id": self._machine.client.device_id,
        }

    async def _note_unshared(self, room: str, members: list[str], session) -> None:
        """mautrix counts a session as shared when a device had no one-time key left: then open a new one next time."""
        told = session.users_shared_with | session.users_ignored
        for user in members:
            devices = await self.store.get_devices(user) or {}
            if any((user, device) not in told for device in devices):
                self._unshared.add(room)
                return
        self._unshared.discard(room)

    async def decrypt(self, event: dict) -> dict:
        """{type, content, trust, session, index}; raises Unreadable. trust: signed, changed, unsigned, unknown, own."""
        content = event["content"]
        ciphertext, session_id = content.get("ciphertext"), content.get("session_id")
        if content.get("algorithm") != MEGOLM or not isinstance(ciphertext, str) or not isinstance(session_id, str):
            raise Unreadable("malformed")
        session = await self.store.get_group_session(event["room_id"], session_id)
        if session is None:
            raise Unreadable("withheld" if session_id in self._withheld else "no_key")
        try:
            plaintext, index = session.decrypt(ciphertext)
        except (olm.OlmGroupSessionError, ValueError) as error:
            # A key that was shared later opens nothing that came before it.
            raise Unreadable("no_key" if "UNKNOWN_MESSAGE_INDEX" in str(error) else "malformed") from error
        try:
            payload = json.loads(plaintext)
            opened = {"type": str(payload["type"]), "content": dict(payload["content"])}
        except (ValueError, KeyError, TypeError) as error:
            raise Unreadable("malformed") from error
        fresh = await self.store.validate_message_index(
            session.sender_key, session_id, event["event_id"], index, event["origin_server_ts"]
        )
        if not fresh:
            raise Unreadable("replayed")
        if payload.get("room_id") != event["room_id"]:
            raise Unreadable("wrong_room")
        return opened | {"trust": await self._trust(event["sender"], session), "session": session_id, "index": index}

    async def _trust(self, sender: str, session) -> str:
        account = self._machine.account
        if session.sender_key == account.identity_key and sender == self._machine.client.mxid:
            return "own"
        device = await self._machine.get_or_fetch_device_by_key(UserID(sender), session.sender_key)
        if device is None:
            return "unknown"
        if device.signing_key != session.signing_key:
            raise Unreadable("wrong_sender")
        return TRUST.get(await self._machine.resolve_trust(device), "unknown")
