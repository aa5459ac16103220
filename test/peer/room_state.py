"""What a member knows of one room: is it encrypted (the content of m.room.encryption, or None), and who is in it. Kept as a plain fact across restarts."""

from __future__ import annotations


class RoomState:
    def __init__(self, kept: dict | None = None) -> None:
        kept = kept or {}
        self.encryption: dict | None = kept.get("encryption")
        self.joined: set[str] = set(kept.get("joined", []))

    def keep(self) -> dict:
        return {"encryption": self.encryption, "joined": sorted(self.joined)}

    def apply(self, event: dict) -> bool:
        """True when somebody came or went, so that the group session has to change."""
        content = event.get("content", {})
        if event["type"] == "m.room.encryption":
            # Once encrypted, a room stays so for us: a server cannot talk a member out of it.
            self.encryption = content or self.encryption or {}
        if event["type"] != "m.room.member":
            return False
        user, before = str(event.get("state_key")), len(self.joined)
        if content.get("membership") == "join":
            self.joined.add(user)
        else:
            self.joined.discard(user)
        return len(self.joined) != before
