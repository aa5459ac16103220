"""The part of python-olm's interface that mautrix-python uses, on vodozemac: for machines where python-olm has no wheel.

Laid in front of sys.path by member.py. The state machine above stays mautrix's; the primitives are then the same Rust
crate as the bot's, so that such a member is a weaker witness. Pickles are not interchangeable with libolm's.
"""

from __future__ import annotations

import base64
import hashlib
import json

import vodozemac
from Crypto.PublicKey import ECC
from Crypto.Signature import eddsa
from vodozemac import Curve25519PublicKey, MegolmMessage


class OlmAccountError(Exception):
    pass


class OlmSessionError(Exception):
    pass


class OlmGroupSessionError(Exception):
    pass


def _key(passphrase: str) -> bytes:
    return hashlib.sha256(passphrase.encode()).digest()


def _bytes(text: str) -> bytes:
    return base64.b64decode(text + "=" * (-len(text) % 4))


def _unpadded(data: bytes) -> str:
    return base64.b64encode(data).rstrip(b"=").decode()


class OlmMessage:
    kind = 1

    def __init__(self, ciphertext: str) -> None:
        self.ciphertext = ciphertext

    def any(self) -> vodozemac.AnyOlmMessage:
        return vodozemac.AnyOlmMessage.from_parts(self.kind, _bytes(self.ciphertext))


class OlmPreKeyMessage(OlmMessage):
    kind = 0


class PkSigning:
    def __init__(self, seed: bytes) -> None:
        self._key = ECC.construct(curve="Ed25519", seed=seed)
        self.public_key = _unpadded(self._key.public_key().export_key(format="raw"))

    def sign(self, message: str) -> str:
        return _unpadded(eddsa.new(self._key, "rfc8032").sign(message.encode()))


class Account:
    def __init__(self) -> None:
        self._account = vodozemac.Account()

    @classmethod
    def from_pickle(cls, pickle: bytes, passphrase: str = ""):
        account = cls.__new__(cls)
        account._account = vodozemac.Account.from_pickle(pickle.decode(), _key(passphrase))
        return account

    def pickle(self, passphrase: str = "") -> bytes:
        return self._account.pickle(_key(passphrase)).encode()

    @property
    def identity_keys(self) -> dict[str, str]:
        account = self._account
        return {"curve25519": account.curve25519_key.to_base64(), "ed25519": account.ed25519_key.to_base64()}

    @property
    def one_time_keys(self) -> dict[str, dict[str, str]]:
        return {"curve25519": {name: key.to_base64() for name, key in self._account.one_time_keys.items()}}

    @property
    def max_one_time_keys(self) -> int:
        return self._account.max_number_of_one_time_keys

    def generate_one_time_keys(self, count: int) -> None:
        self._account.generate_one_time_keys(count)

    def mark_keys_as_published(self) -> None:
        self._account.mark_keys_as_published()

    def remove_one_time_keys(self, _session: Session) -> None:
        """vodozemac did it when it made the session."""

    def sign(self, message: str) -> str:
        return self._account.sign(message.encode()).to_base64()


class Session:
    """`_first`: ciphertext and plaintext of the message that made the session, which vodozemac reads while it makes it."""

    _session: vodozemac.Session
    _first: list[str] | None = None

    @classmethod
    def from_pickle(cls, pickle: bytes, passphrase: str = ""):
        kept = json.loads(pickle)
        session = cls.__new__(cls)
        session._session = vodozemac.Session.from_pickle(kept["session"], _key(passphrase))
        session._first = kept["first"]
        return session

    def pickle(self, passphrase: str = "") -> bytes:
        return json.dumps({"session": self._session.pickle(_key(passphrase)), "first": self._first}).encode()

    @property
    def id(self) -> str:
        return self._session.session_id

    def matches(self, message: OlmPreKeyMessage) -> bool:
        return self._session.session_matches(vodozemac.PreKeyMessage.from_base64(message.ciphertext))

    def encrypt(self, plaintext: str) -> OlmMessage:
        kind, ciphertext = self._session.encrypt(plaintext.encode()).to_parts()
        return (OlmPreKeyMessage if kind == OlmPreKeyMessage.kind else OlmMessage)(_unpadded(bytes(ciphertext)))

    def decrypt(self, message: OlmMessage) -> str:
        if self._first is not None and self._first[0] == message.ciphertext:
            plaintext, self._first = self._first[1], None
            return plaintext
        try:
            return bytes(self._session.decrypt(message.any())).decode()
        except ValueError as error:
            raise OlmSessionError(str(error)) from error


class InboundSession(Session):
    def __init__(self, account: Account, message: OlmPreKeyMessage, identity_key: str) -> None:
        try:
            self._session, plaintext = account._account.create_inbound_session(
                Curve25519PublicKey.from_base64(identity_key),
                vodozemac.PreKeyMessage.from_base64(message.ciphertext),
            )
        except ValueError as error:
            raise OlmSessionError(str(error)) from error
        self._first = [message.ciphertext, bytes(plaintext).decode()]


class OutboundSession(Session):
    def __init__(self, account: Account, identity_key: str, one_time_key: str) -> None:
        self._session = account._account.create_outbound_session(
            Curve25519PublicKey.from_base64(identity_key), Curve25519PublicKey.from_base64(one_time_key)
        )


class InboundGroupSession:
    def __init__(self, session_key: str) -> None:
        try:
            self._session = vodozemac.InboundGroupSession(vodozemac.SessionKey(session_key))
        except ValueError as error:
            raise OlmGroupSessionError(str(error)) from error

    @classmethod
    def from_pickle(cls, pickle: bytes, passphrase: str = ""):
        session = cls.__new__(cls)
        session._session = vodozemac.InboundGroupSession.from_pickle(pickle.decode(), _key(passphrase))
        return session

    def pickle(self, passphrase: str = "") -> bytes:
        return self._session.pickle(_key(passphrase)).encode()

    @property
    def id(self) -> str:
        return self._session.session_id

    @property
    def first_known_index(self) -> int:
        return self._session.first_known_index

    def decrypt(self, ciphertext: str) -> tuple[str, int]:
        try:
            message = MegolmMessage.from_base64(ciphertext)
            if message.message_index() < self.first_known_index:
                raise OlmGroupSessionError("UNKNOWN_MESSAGE_INDEX")
            decrypted = self._session.decrypt(message)
        except ValueError as error:
            raise OlmGroupSessionError(str(error)) from error
        return bytes(decrypted.plaintext).decode(errors="replace"), decrypted.message_index


class OutboundGroupSession:
    def __init__(self) -> None:
        self._session = vodozemac.GroupSession()

    @property
    def id(self) -> str:
        return self._session.session_id

    @property
    def message_index(self) -> int:
        return self._session.message_index

    @property
    def session_key(self) -> str:
        return self._session.session_key.to_base64()

    def encrypt(self, plaintext: str) -> str:
        return self._session.encrypt(plaintext.encode()).to_base64()
