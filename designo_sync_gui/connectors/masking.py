"""Keeping secrets out of every text that leaves a connector.

Law: whatever goes into a message, into details or into a raw reply passes through a ``Masker``
first, and is masked before it is cut, so that no half of a secret is left over.
"""

import base64
import json
from collections.abc import Iterable
from urllib.parse import quote

from designo_sync_gui.domain.visible import visible_text

MASK = "***"

#: Most characters of a raw reply that the journal and "details" keep (``WriteReply.raw``).
RAW_LIMIT = 4000
_MESSAGE_LIMIT = 400


class Masker:
    """Knows the secrets of one connection, also those received later (a token).

    ``beyond`` knows those of the whole run: it learns what this one learns, and what it knows is
    hidden here too, for one server may show what was meant for another.
    """

    def __init__(self, secrets: Iterable[str] = (), beyond: "Masker | None" = None) -> None:
        self._forms: tuple[str, ...] = ()
        self._beyond = beyond
        for secret in secrets:
            self.learn(secret)

    def learn(self, secret: str) -> None:
        """From now on hide ``secret`` raw, percent-encoded, in base64, and as JSON writes it."""
        if secret:
            known = {*self._forms, *_forms_of(secret)}
            self._forms = tuple(sorted(known, key=len, reverse=True))
            if self._beyond is not None:
                self._beyond.learn(secret)

    def mask(self, text: str) -> str:
        for form in self._forms:
            text = text.replace(form, MASK)
        return text if self._beyond is None else self._beyond.mask(text)

    def raw(self, body: bytes) -> str:
        """A reply's body for "details" and the journal."""
        return self.mask(body.decode("utf-8", "backslashreplace"))[:RAW_LIMIT]

    def words(self, text: str) -> str:
        """A server's own words, masked and made safe to show."""
        shown = visible_text(self.mask(text))
        return shown if len(shown) <= _MESSAGE_LIMIT else shown[:_MESSAGE_LIMIT] + "…"


def _forms_of(secret: str) -> set[str]:
    encoded = base64.b64encode(secret.encode("utf-8", "surrogatepass")).decode("ascii")
    url_safe = encoded.replace("+", "-").replace("/", "_")
    escaped = json.dumps(secret)[1:-1]
    forms = {
        secret,
        encoded,
        encoded.rstrip("="),
        url_safe,
        url_safe.rstrip("="),
        escaped,
        escaped.replace("/", "\\/"),
        json.dumps(secret, ensure_ascii=False)[1:-1].replace("/", "\\/"),
    }
    percent = quote(secret.encode("utf-8", "surrogatepass"), safe="")
    return {*forms, percent, percent.replace("%20", "+"), percent.lower()}
