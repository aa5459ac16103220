"""One member: a logged-in, cross-signed device with its own sync loop. Knows nothing of stdin.

The order of a sync is the one that matters: keys first, then device lists, then state, then the timeline; the token is
kept in the same transaction as what the batch changed. A batch that was cut short is given again, with equal event ids.
"""

from __future__ import annotations

import asyncio
import json
import time
import traceback
from collections.abc import Callable

from homeserver import Homeserver, Refused, path
from mautrix_crypto import MautrixCrypto
from room_state import RoomState
from unreadable import Unreadable

POLL_S = 30
FILTER = json.dumps(
    {
        "presence": {"types": []},
        "account_data": {"types": []},
        "room": {"timeline": {"limit": 200}, "ephemeral": {"types": []}, "account_data": {"types": []}},
    }
)
V3 = "/_matrix/client/v3"
Emit = Callable[[dict], None]


class MemberSession:
    def __init__(self, homeserver: Homeserver, crypto: MautrixCrypto, emit: Emit, inviters: list[str] | None) -> None:
        self.homeserver = homeserver
        self.crypto = crypto
        self.inviters = inviters
        self.rooms: dict[str, RoomState] = {}
        self._emit = emit
        self._left_rooms: set[str] = set()
        self._unread: dict[str, dict] = {}
        self._loop: asyncio.Task | None = None
        self._joins: set[asyncio.Task] = set()
        self._news = asyncio.Event()
        for name, value in crypto.facts.items():
            if name.startswith("room "):
                self.rooms[name[5:]] = RoomState(value)
            elif name.startswith("unread "):
                self._unread[name[7:]] = value

    @property
    def user(self) -> str:
        return str(self.crypto.facts["user"])

    async def login(self, user: str, password: str, device: str) -> None:
        """Once a device: a second login would be a second token, not a second device, but Synapse counts logins."""
        if "token" in self.crypto.facts:
            return
        answer = await self.homeserver.request(
            "POST",
            f"{V3}/login",
            {
                "type": "m.login.password",
                "identifier": {"type": "m.id.user", "user": user},
                "password": password,
                "device_id": device,
                "initial_device_display_name": "peer",
            },
        )
        for name, key in (("user", "user_id"), ("device", "device_id"), ("token", "access_token")):
            self.crypto.put_fact(name, answer[key])
        self.crypto.commit()

    async def call(self, method: str, where: str, body: dict | bytes | None = None, **how) -> dict:
        self.crypto.commit()
        return await self.homeserver.request(method, where, body, token=str(self.crypto.facts["token"]), **how)

    def emit(self, ev: str, **facts: object) -> None:
        self._emit({"ev": ev, "user": self.user, **facts})

    # --- the loop ---

    def resume(self) -> None:
        if self._loop is None:
            self._loop = asyncio.create_task(self._run())

    async def pause(self) -> None:
        tasks = [task for task in (self._loop, *self._joins) if task is not None]
        self._loop = None
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def close(self) -> None:
        await self.pause()
        self.crypto.close()

    async def _run(self) -> None:
        try:
            while True:
                await self._sync()
        except Refused as refusal:
            # M_UNKNOWN_TOKEN after a logout or a removal: the member is gone, the process and the others stay.
            self.emit("error", op="sync", kind="refused", status=refusal.status, errcode=refusal.errcode)
        except Exception as error:
            # A fault of ours or of the library: never silent, as a deaf member looks like a bot that does not answer.
            traceback.print_exc()
            self.emit("error", op="sync", kind=type(error).__name__)

    async def _sync(self) -> None:
        since = self.crypto.facts.get("since")
        query = {"filter": FILTER, "timeout": str(POLL_S * 1000 if since else 0)}
        if since:
            query["since"] = str(since)
        batch = await self.call("GET", f"{V3}/sync", query=query, timeout=POLL_S + 30.0)
        await self._keys(batch)
        rooms = batch.get("rooms", {})
        for room, part in rooms.get("invite", {}).items():
            self._invited(room, part.get("invite_state", {}).get("events", []))
        for room, part in rooms.get("join", {}).items():
            await self._joined(room, part, since)
        for room in rooms.get("leave", {}):
            self._left(room)
        self.crypto.put_fact("since", batch["next_batch"])
        self.crypto.commit()
        self._news.set()
        self._news = asyncio.Event()

    async def _keys(self, batch: dict) -> None:
        for event in batch.get("to_device", {}).get("events", []):
            try:
                await self.crypto.to_device(event)
            except asyncio.CancelledError:
                raise
            except Exception as error:  # a hostile or broken to-device event must not stop the member
                self.emit("error", op="to_device", kind=type(error).__name__)
            if event.get("type") == "m.room_key.withheld":
                content = event.get("content", {})
                self.emit("withheld", room=content.get("room_id"), sender=event.get("sender"), code=content.get("code"))
        if "device_one_time_keys_count" in batch:
            await self.crypto.one_time_keys(batch["device_one_time_keys_count"])
        lists = batch.get("device_lists", {})
        if lists.get("changed"):
            await self.crypto.devices_changed(lists["changed"])
            for room, state in self.rooms.items():
                if not state.joined.isdisjoint(lists["changed"]):
                    self.crypto.forget_room_session(room)
        for user in lists.get("left", []):
            self.crypto.forget_user(user)
        if batch.get("to_device", {}).get("events"):
            for raw in list(self._unread.values()):
                await self._read(raw, late=True)

    # --- rooms ---

    def _invited(self, room: str, events: list[dict]) -> None:
        inviter = next(
            (e.get("sender") for e in events if e.get("type") == "m.room.member" and e.get("state_key") == self.user),
            None,
        )
        if self.inviters is not None and inviter not in self.inviters:
            self.emit("invited", room=room, inviter=inviter)
            return
        task = asyncio.create_task(self._accept(room))
        self._joins.add(task)
        task.add_done_callback(self._joins.discard)

    async def _accept(self, room: str) -> None:
        try:
            await self.join(room)
        except Refused as refusal:
            self.emit("error", op="join", room=room, kind="refused", status=refusal.status, errcode=refusal.errcode)

    async def join(self, room: str) -> None:
        await self.call("POST", f"{V3}{path('join', room)}")

    async def _joined(self, room: str, part: dict, since: object) -> None:
        state, new = self.rooms.get(room), False
        if state is None:
            state, new = self.rooms.setdefault(room, RoomState()), True
            self._left_rooms.discard(room)
        timeline = part.get("timeline", {})
        events = timeline.get("events", [])
        if timeline.get("limited") and since and not new:
            events = await self._missed(room, timeline["prev_batch"], str(since)) + events
        for event in part.get("state", {}).get("events", []):
            self._state(room, state, event)
        if new:
            sealed = state.encryption is not None or any(event["type"] == "m.room.encryption" for event in events)
            self.emit("joined", room=room, encrypted=sealed)
        for event in events:
            raw = {**event, "room_id": room}
            if "state_key" in event:
                self._state(room, state, event)
            elif event["type"] == "m.room.redaction":
                redacts = event.get("content", {}).get("redacts", event.get("redacts"))
                self._unread_done(str(redacts))
                self.emit("redacted", **_where(raw), redacts=redacts)
            elif "redacted_because" not in event.get("unsigned", {}):
                await self._read(raw, late=False)
        self.crypto.put_fact(f"room {room}", state.keep())

    def _state(self, room: str, state: RoomState, event: dict) -> None:
        if state.apply(event):
            self.crypto.forget_room_session(room)
        raw = {**event, "room_id": room}
        self.emit("state", **_where(raw), type=event["type"], state_key=event["state_key"], content=event["content"])

    def _left(self, room: str) -> None:
        if self.rooms.pop(room, None) is not None:
            self._left_rooms.add(room)
            self.crypto.drop_fact(f"room {room}")
            self.crypto.forget_room_session(room)
            self.emit("left", room=room)

    async def _missed(self, room: str, start: str, since: str) -> list[dict]:
        """The events between the last sync and a timeline that the server cut off, oldest first."""
        found: list[dict] = []
        query = {"dir": "b", "to": since, "limit": "500"}
        token: str | None = start
        while token is not None:
            page = await self.call("GET", f"{V3}{path('rooms', room, 'messages')}", query=query | {"from": token})
            found += page.get("chunk", [])
            token = page.get("end") if page.get("chunk") else None
        return found[::-1]

    async def _read(self, raw: dict, late: bool) -> None:
        sealed = raw["type"] == "m.room.encrypted"
        try:
            opened = await self.crypto.decrypt(raw) if sealed else {"type": raw["type"], "content": raw["content"]}
        except Unreadable as unreadable:
            if not late:
                self.emit("utd", **_where(raw), why=unreadable.why)
                if unreadable.why in ("no_key", "withheld"):
                    self._unread[raw["event_id"]] = raw
                    self.crypto.put_fact(f"unread {raw['event_id']}", raw)
            return
        self._unread_done(raw["event_id"])
        relation = raw["content"].get("m.relates_to") if sealed else None
        if relation is not None and isinstance(opened["content"], dict):
            opened["content"]["m.relates_to"] = relation
        self.emit("event", **_where(raw), **opened, encrypted=sealed, late=late, at=time.time() * 1000)

    def _unread_done(self, event_id: str) -> None:
        if self._unread.pop(event_id, None) is not None:
            self.crypto.drop_fact(f"unread {event_id}")

    async def room(self, room: str, timeout: float) -> RoomState:
        """The room's state, waiting for the sync that brings it; LookupError when there is none."""
        await self._until(lambda: room in self.rooms or room in self._left_rooms, timeout)
        if room not in self.rooms:
            raise LookupError("not_in_room")
        return self.rooms[room]

    async def members(self, room: str, users: list[str], timeout: float) -> None:
        """Waits until all of these are known to be in the room: who sends before gives them no key."""
        await self._until(lambda: room in self.rooms and self.rooms[room].joined.issuperset(users), timeout)

    async def _until(self, fits: Callable[[], bool], timeout: float) -> None:
        end = time.monotonic() + timeout
        while not fits():
            try:
                await asyncio.wait_for(self._news.wait(), max(end - time.monotonic(), 0))
            except asyncio.TimeoutError:
                raise LookupError("waited_in_vain") from None


def _where(raw: dict) -> dict:
    return {
        "room": raw["room_id"],
        "event_id": raw.get("event_id"),
        "sender": raw.get("sender"),
        "sent_at": raw.get("origin_server_ts"),
    }
