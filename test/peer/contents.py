"""What a member can put into a room: event types and contents, built from an op of the line protocol. Pure."""

from __future__ import annotations

import base64
import hashlib
import secrets

from Crypto.Cipher import AES
from Crypto.Util import Counter

# MSC3381, unstable names: what Element sends and reads.
POLL_START = "org.matrix.msc3381.poll.start"
POLL_RESPONSE = "org.matrix.msc3381.poll.response"
TEXT = "org.matrix.msc1767.text"


def relation(op: dict) -> dict | None:
    """`m.relates_to` of a message by `thread` (the root) and `reply_to`; None where it has neither."""
    thread, reply_to = op.get("thread"), op.get("reply_to")
    if thread:
        return {
            "rel_type": "m.thread",
            "event_id": thread,
            "is_falling_back": reply_to is None,
            "m.in_reply_to": {"event_id": reply_to or thread},
        }
    if reply_to:
        return {"m.in_reply_to": {"event_id": reply_to}}
    return None


def message(op: dict) -> tuple[str, dict]:
    """op: text, html?, msgtype?, mentions?, thread?, reply_to?, edit? (the event that this one replaces)."""
    body = {"msgtype": op.get("msgtype") or "m.text", "body": op["text"]}
    if op.get("html") is not None:
        body |= {"format": "org.matrix.custom.html", "formatted_body": op["html"]}
    body["m.mentions"] = {"user_ids": op["mentions"]} if op.get("mentions") else {}
    if op.get("edit"):
        edited = {**body, "body": f"* {op['text']}", "m.new_content": body}
        return "m.room.message", edited | {"m.relates_to": {"rel_type": "m.replace", "event_id": op["edit"]}}
    return "m.room.message", _related(body, relation(op))


def poll(op: dict) -> tuple[str, dict]:
    """op: question, answers [{id, text}], max?, thread?, reply_to?"""
    start = {
        "question": {"msgtype": "m.text", "body": op["question"], TEXT: op["question"]},
        "kind": "org.matrix.msc3381.poll.disclosed",
        "max_selections": op.get("max") or 1,
        "answers": [{"id": answer["id"], TEXT: answer["text"]} for answer in op["answers"]],
    }
    fallback = "\n".join([op["question"]] + [f"{n}. {a['text']}" for n, a in enumerate(op["answers"], 1)])
    return POLL_START, _related({POLL_START: start, TEXT: fallback}, relation(op))


def vote(op: dict) -> tuple[str, dict]:
    """op: poll (event id), answers (ids; [] takes the vote back)."""
    return POLL_RESPONSE, {
        POLL_RESPONSE: {"answers": op["answers"]},
        "m.relates_to": {"rel_type": "m.reference", "event_id": op["poll"]},
    }


def reaction(op: dict) -> tuple[str, dict]:
    """op: event, key. Reactions are never encrypted, by the protocol."""
    return "m.reaction", {"m.relates_to": {"rel_type": "m.annotation", "event_id": op["event"], "key": op["key"]}}


def sealed_file(data: bytes) -> tuple[bytes, dict]:
    """Encrypts an attachment as the protocol does (AES-256-CTR, `v2`): the ciphertext, and `file` without its url."""
    key, nonce = secrets.token_bytes(32), secrets.token_bytes(8)
    counter = Counter.new(64, prefix=nonce, initial_value=0)
    sealed = AES.new(key, AES.MODE_CTR, counter=counter).encrypt(data)
    jwk = base64.urlsafe_b64encode(key).rstrip(b"=").decode()
    return sealed, {
        "v": "v2",
        "key": {"kty": "oct", "alg": "A256CTR", "ext": True, "k": jwk, "key_ops": ["encrypt", "decrypt"]},
        "iv": _unpadded(nonce + bytes(8)),
        "hashes": {"sha256": _unpadded(hashlib.sha256(sealed).digest())},
    }


def media(op: dict, file: dict, size: int) -> tuple[str, dict]:
    """op: name?, mimetype?, msgtype?, caption?, thread?, reply_to?; `file` with its url."""
    name = op.get("name") or "photo.jpg"
    body = {
        "msgtype": op.get("msgtype") or "m.image",
        "body": op.get("caption") or name,
        "filename": name,
        "info": {"mimetype": op.get("mimetype") or "image/jpeg", "size": size},
        "file": file,
    }
    return "m.room.message", _related(body, relation(op))


def _related(body: dict, relates_to: dict | None) -> dict:
    return body if relates_to is None else body | {"m.relates_to": relates_to}


def _unpadded(data: bytes) -> str:
    return base64.b64encode(data).rstrip(b"=").decode()
