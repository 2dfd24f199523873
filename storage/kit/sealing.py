"""Secrets at rest: sealed with keys that the environment alone holds."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

_STAMP = b"stamp"


class SealError(Exception):
    """None of the keys in DPC_ENCRYPTION_KEYS opens what is stored."""


class Keyring:
    """Seals with the first of its keys, and opens what any of them has sealed."""

    def __init__(self, keys: Sequence[str]) -> None:
        """Take Fernet keys: 32 bytes each, in URL-safe base64. ValueError for any other."""
        # Where one workspace is served nothing is sealed.
        from cryptography.fernet import Fernet, InvalidToken, MultiFernet

        fernets = [Fernet(key) for key in keys]
        self._first, self._all = fernets[0], MultiFernet(fernets)
        self._unopened = InvalidToken

    def seal(self, secret: str) -> str:
        """A secret as it may be stored; longer than it was, and never the same twice."""
        return self._all.encrypt(secret.encode()).decode()

    def open(self, sealed: str) -> str:
        """The secret. SealError if none of the keys opens it."""
        try:
            return self._all.decrypt(sealed).decode()
        except self._unopened:
            raise SealError(str(SealError.__doc__)) from None

    def reseal(self, sealed: str) -> str | None:
        """The same secret under the first key; None if it is under that one already."""
        try:
            self._first.decrypt(sealed)
        except self._unopened:
            return self.seal(self.open(sealed))
        return None

    def stamp(self, real_now: datetime) -> str:
        """A word that nobody without the keys can make, and that tells when it was made."""
        return self._all.encrypt_at_time(_STAMP, int(real_now.timestamp())).decode()

    def is_stamp(self, word: str, real_now: datetime, seconds: int) -> bool:
        """Whether a word is a stamp that was made within the last `seconds`."""
        try:
            stamped = self._all.decrypt_at_time(word, seconds, int(real_now.timestamp()))
        except self._unopened:
            return False
        return stamped == _STAMP
