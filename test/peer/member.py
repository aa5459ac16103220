"""Matrix members on another crypto library than the bot's, driven by JSON lines: ops on stdin, answers and events on
stdout (peer-lines.ts has the types). One process holds many members.

usage: member.py HOMESERVER FOLDER [--library=libolm|--library=vodozemac]
FOLDER keeps each device's keys, so that a later process goes on as the same devices.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import logging
import os
import re
import sys
from pathlib import Path

if "--library=vodozemac" in sys.argv:
    sys.path.insert(0, str(Path(__file__).parent / "vodozemac_olm"))

from homeserver import Homeserver, Refused
from mautrix_crypto import MautrixCrypto
from member_ops import MemberOps
from member_session import MemberSession

# A line may hold an oversized content for the server to refuse.
LONGEST_LINE = 16 * 1024 * 1024


class Lines:
    """stdout, one flush a turn of the loop. A reader that is gone ends the process."""

    def __init__(self) -> None:
        self._waiting: list[str] = []

    def write(self, line: dict) -> None:
        if not self._waiting:
            asyncio.get_running_loop().call_soon(self.flush)
        self._waiting.append(json.dumps(line))

    def flush(self) -> None:
        lines, self._waiting = self._waiting, []
        if lines:
            try:
                sys.stdout.write("\n".join(lines) + "\n")
                sys.stdout.flush()
            except BrokenPipeError:
                os._exit(0)


class Members:
    def __init__(self, homeserver: Homeserver, folder: Path, lines: Lines) -> None:
        self._homeserver = homeserver
        self._folder = folder
        self._lines = lines
        self._members: dict[str, MemberOps] = {}
        # Those that are being added as well.
        self._taken: set[str] = set()

    async def answer(self, op: dict) -> None:
        """Runs one op; its answer is `done`, `sent` or `error` with the op's id."""
        head = {"user": op.get("user"), "id": op.get("id"), "op": op.get("op")}
        try:
            facts = await self._run(op)
            ev = "sent" if "event_id" in facts else "done"
            self._lines.write({"ev": ev, **head, "room": op.get("room"), "txn": op.get("txn"), **facts})
        except Refused as refusal:
            facts = {"kind": "refused", "status": refusal.status, "errcode": refusal.errcode}
            self._lines.write({"ev": "error", **head, **facts})
        except LookupError as error:
            self._lines.write({"ev": "error", **head, "kind": str(error).strip("'")})
        except Exception as error:
            logging.exception("op failed")
            self._lines.write({"ev": "error", **head, "kind": type(error).__name__, "message": str(error)[:200]})

    async def _run(self, op: dict) -> dict:
        if op["op"] == "member":
            return await self._add(op)
        name = op["user"]
        if name not in self._members:
            raise LookupError("no_such_member")
        if op["op"] == "stop":
            await self._members.pop(name).session.close()
            self._taken.discard(name)
            return {}
        return await self._members[name].run(op)

    async def _add(self, op: dict) -> dict:
        """op: user (the name on each line), login? (localpart or id, where it differs), password, device, inviters?,
        unsigned?, recovery?, reset?, light?, idle?, quiet?, state?, share_with_unsigned?"""
        name, login, device = op["user"], op.get("login") or op["user"], op["device"]
        if name in self._taken:
            raise LookupError("member_exists")
        self._taken.add(name)
        file = self._folder / (re.sub(r"[^\w.=-]", "_", f"{login}-{device}") + ".db")
        crypto = MautrixCrypto(self._homeserver, file, bool(op.get("share_with_unsigned")))
        quiet = {"state"} | ({"event", "redacted", "withheld"} if op.get("quiet") else set())
        if op.get("state"):
            quiet.discard("state")
        # Lines carry the name that the driver gave, whatever the server made of it.
        emit = lambda line: None if line["ev"] in quiet else self._lines.write({**line, "user": name})
        session = MemberSession(self._homeserver, crypto, emit, op.get("inviters"))
        try:
            await session.login(login, op["password"], device)
            await crypto.start()
            recovery = None
            if not op.get("unsigned") and "signed" not in crypto.facts:
                password = op["password"] if op.get("reset") else None
                recovery = await crypto.sign(op.get("recovery"), password, bool(op.get("light")))
                crypto.put_fact("signed", True)
                crypto.put_fact("recovery", recovery)
            crypto.commit()
        except BaseException:
            self._taken.discard(name)
            crypto.close()
            raise
        self._members[name] = MemberOps(session)
        if not op.get("idle"):
            session.resume()
        return {"mxid": session.user, "device": device, "recovery": crypto.facts.get("recovery")}

    async def close(self) -> None:
        for member in self._members.values():
            await member.session.close()


async def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("homeserver")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--library", choices=("libolm", "vodozemac"), default="libolm")
    parser.add_argument("--verbose", action="store_true")
    args = parser.parse_args()
    # mautrix logs contents at debug level: only for somebody who looks for a fault.
    logging.basicConfig(stream=sys.stderr, level=logging.DEBUG if args.verbose else logging.CRITICAL + 1)
    args.folder.mkdir(parents=True, exist_ok=True)
    lines, homeserver = Lines(), Homeserver(args.homeserver)
    members = Members(homeserver, args.folder, lines)
    reader = asyncio.StreamReader(limit=LONGEST_LINE)
    loop = asyncio.get_running_loop()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    lines.write({"ev": "ready", "library": args.library, "pid": os.getpid()})
    running: set[asyncio.Task] = set()
    while line := await reader.readline():
        op = json.loads(line)
        if op["op"] == "stop" and "user" not in op:
            break
        task = asyncio.create_task(members.answer(op))
        running.add(task)
        task.add_done_callback(running.discard)
    for task in running:
        task.cancel()
    await asyncio.gather(*running, return_exceptions=True)
    await members.close()
    await homeserver.close()
    lines.flush()


if __name__ == "__main__":
    asyncio.run(main())
