"""What a member can be asked to do: one method an op of the line protocol (peer-lines.ts has its types)."""

from __future__ import annotations

import asyncio
import base64
import time
import uuid
from collections import defaultdict

import contents
from homeserver import path
from member_session import V3, MemberSession

# A room that was just joined is known with the next sync.
ROOM_WAIT_S = 30.0


class MemberOps:
    def __init__(self, session: MemberSession) -> None:
        self.session = session
        # asyncio's locks are fair: events of a room stand on the server in the order of the ops.
        self._order: dict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def run(self, op: dict) -> dict:
        """The facts of the answer; raises Refused or LookupError (not_in_room, not_encrypted, …)."""
        match op["op"]:
            case "send":
                return await self._send(op, *contents.message(op))
            case "poll":
                return await self._send(op, *contents.poll(op))
            case "vote":
                return await self._send(op, *contents.vote(op))
            case "send_media":
                return await self._media(op)
            case "send_raw" if op["encrypted"]:
                return await self._send(op, op["type"], op["content"])
            case "send_raw":
                return await self._put(op, op["type"], op["content"])
            case "react":
                return await self._put(op, *contents.reaction(op))
            case "replay":
                return await self._replay(op)
            case "redact":
                where = f"{V3}{path('rooms', op['room'], 'redact', op['event'], _txn(op))}"
                return await self.session.call("PUT", where, {})
            case "join":
                await self.session.join(op["room"])
            case "members":
                await self.session.members(op["room"], op["users"], op["timeout"] / 1000)
            case "leave":
                await self.session.call("POST", f"{V3}{path('rooms', op['room'], 'leave')}")
            case "rotate":
                self.session.crypto.forget_room_session(op["room"])
            case "sign":
                recovery = await self.session.crypto.sign(op.get("recovery"), op.get("password"), bool(op.get("light")))
                return {"recovery": recovery}
            case "pause":
                await self.session.pause()
            case "resume":
                self.session.resume()
            case "logout":
                await self.session.pause()
                await self.session.call("POST", f"{V3}/logout")
            case unknown:
                raise LookupError(f"unknown_op {unknown}")
        return {}

    async def _send(self, op: dict, kind: str, content: dict) -> dict:
        """Encrypts and sends. Never sends clear text into a room that is not encrypted: not_encrypted instead."""
        room, session = op["room"], self.session
        state = await session.room(room, ROOM_WAIT_S)
        if state.encryption is None:
            raise LookupError("not_encrypted")
        async with self._order[room]:
            began = time.time() * 1000
            # m.relates_to stands outside, readable for the server, as the protocol wants it.
            inner = {key: value for key, value in content.items() if key != "m.relates_to"}
            payload = op.get("payload") or {"room_id": room, "type": kind, "content": inner}
            sealed = await session.crypto.encrypt(room, state, payload)
            if "m.relates_to" in content:
                sealed["m.relates_to"] = content["m.relates_to"]
            sealed |= op.get("outer") or {}
            encrypted = time.time() * 1000
            answer = await self._put_now(op, "m.room.encrypted", sealed)
        return answer | {"began": began, "encrypted_at": encrypted, "at": time.time() * 1000}

    async def _put(self, op: dict, kind: str, content: dict) -> dict:
        async with self._order[op["room"]]:
            began = time.time() * 1000
            answer = await self._put_now(op, kind, content)
        return answer | {"began": began, "at": time.time() * 1000}

    async def _put_now(self, op: dict, kind: str, content: dict) -> dict:
        where = f"{V3}{path('rooms', op['room'], 'send', kind, _txn(op))}"
        return await self.session.call("PUT", where, content)

    async def _replay(self, op: dict) -> dict:
        """The same content again as a new event: what a hostile server or member would do."""
        where = f"{V3}{path('rooms', op['room'], 'event', op['event'])}"
        old = await self.session.call("GET", where)
        return await self._put(op, old["type"], old["content"])

    async def _media(self, op: dict) -> dict:
        """With `data` (base64) it is uploaded; without, the url leads nowhere."""
        data = base64.b64decode(op["data"]) if op.get("data") else b"no such picture"
        sealed, file = contents.sealed_file(data)
        if op.get("data"):
            answer = await self.session.call(
                "POST", "/_matrix/media/v3/upload", sealed, content_type="application/octet-stream"
            )
            file["url"] = answer["content_uri"]
        else:
            server = self.session.user.split(":", 1)[1]
            file["url"] = f"mxc://{server}/{uuid.uuid4().hex}"
        return await self._send(op, *contents.media(op, file, len(data)))


def _txn(op: dict) -> str:
    return op.setdefault("txn", f"peer-{uuid.uuid4().hex}")
