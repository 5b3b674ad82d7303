"""Keeping secrets out of every text that leaves a connector.

Law: whatever goes into a message, into details or into a raw reply passes through a ``Masker``
first, and is masked before it is cut, so that no half of a secret is left over.
"""

import base64
import html
import json
import re
from collections.abc import Iterable
from dataclasses import replace
from urllib.parse import quote

from designo_sync_gui.connectors.http.secret_parts import parts_of
from designo_sync_gui.domain.sentence import Sentence
from designo_sync_gui.domain.visible import visible_text

MASK = "***"

#: Most characters of a raw reply that the journal and "details" keep (``WriteReply.raw``).
RAW_LIMIT = 4000
_MESSAGE_LIMIT = 400
_LOOKED_THROUGH = 64 * 1024
#: The digits of ``%2F`` and of ``u00fc`` behind its backslash.
_ESCAPES = re.compile(r"(?<=%)[0-9A-Fa-f]{2}|(?<=\\u)[0-9A-Fa-f]{4}")

#: A run of characters between blanks and punctuation of sentences.
_RUN = re.compile(r"[^\s,;:()\[\]{}<>\"'“”„]+")
_LONG_RUN = 20
_MIXED_RUN = 6


def without_tokens(text: str) -> str:
    """A server's words about a sign-in without what may be a token that nobody knows yet: long
    runs, and shorter ones of letters and digits mixed. Addresses of computers stay."""
    return _RUN.sub(lambda run: MASK if _may_be_token(run[0]) else run[0], text)


def _may_be_token(run: str) -> bool:
    letters, digits = any(c.isalpha() for c in run), any(c.isdigit() for c in run)
    return len(run) >= _LONG_RUN or (letters and digits and len(run) >= _MIXED_RUN)


class Masker:
    """Holds the secrets of one connection, also those received later (a token).

    ``beyond`` knows those of the whole run: it learns what this one learns, and what it knows is
    hidden here too, for one server may show what was meant for another.
    """

    def __init__(self, secrets: Iterable[str] = (), beyond: "Masker | None" = None) -> None:
        self._forms: tuple[str, ...] = ()
        self._beyond = beyond
        for secret in secrets:
            self.learn(secret)

    def learn(self, secret: str) -> None:
        """From now on hide ``secret`` raw, percent-encoded, in base64, and as JSON or HTML; of a
        whole header also the token or the cookies in it."""
        if secret:
            forms = (form for part in (secret, *parts_of(secret)) for form in _forms_of(part))
            known = {*self._forms, *forms}
            self._forms = tuple(sorted(known, key=len, reverse=True))
            if self._beyond is not None:
                self._beyond.learn(secret)

    def mask(self, text: str) -> str:
        for form in self._forms:
            text = text.replace(form, MASK)
        return text if self._beyond is None else self._beyond.mask(text)

    def raw(self, body: bytes) -> str:
        """A reply's body for "details" and the journal. Only as much of a large one is looked
        through as can be shown: masking 16 MB holds the loop."""
        text = self.mask(body[:_LOOKED_THROUGH].decode("utf-8", "backslashreplace"))
        return (text if len(body) <= _LOOKED_THROUGH else self._without_half(text))[:RAW_LIMIT]

    def _without_half(self, text: str) -> str:
        """``text`` without the beginning of a secret at its end, where it was cut."""
        halves = (form[:n] for form in self._forms for n in range(1, len(form)))
        longest = max((half for half in halves if text.endswith(half)), key=len, default="")
        text = text.removesuffix(longest)
        return text if self._beyond is None else self._beyond._without_half(text)

    def words(self, text: str) -> str:
        """A server's own words, masked and made safe to show."""
        shown = visible_text(self.mask(text))
        return shown if len(shown) <= _MESSAGE_LIMIT else shown[:_MESSAGE_LIMIT] + "…"

    def sentence(self, told: Sentence) -> Sentence:
        """A sentence of ours that may hold a server's words: every text in it masked and made
        safe to show."""
        values = tuple((name, self._safe(value)) for name, value in told.values)
        return replace(told, values=values, parts=tuple(map(self.sentence, told.parts)))

    def _safe(self, value: object) -> object:
        if isinstance(value, Sentence):
            return self.sentence(value)
        return self.words(value) if isinstance(value, str) else value


def _forms_of(secret: str) -> set[str]:
    encoded = base64.b64encode(secret.encode("utf-8", "surrogatepass")).decode("ascii")
    url_safe = encoded.replace("+", "-").replace("/", "_")
    plain = {secret, encoded, encoded.rstrip("="), url_safe, url_safe.rstrip("=")}
    return {*plain, *_percent_forms(secret), *_json_forms(secret), *_html_forms(secret)}


def _percent_forms(secret: str) -> set[str]:
    """As RFC 3986, as a form's field, and as JavaScript, each in both cases of its digits."""
    given = secret.encode("utf-8", "surrogatepass")
    whole = quote(given, safe="")
    field = whole.replace("%20", "+")
    forms = {whole, field, field.replace("~", "%7E"), quote(given, safe="!*'()")}
    return forms | {_ESCAPES.sub(lambda found: found[0].lower(), form) for form in forms}


def _json_forms(secret: str) -> set[str]:
    """ASCII only or not, slashes escaped or not, and as Go and .NET guard HTML; digits of
    either case."""
    forms = set()
    for text in (json.dumps(secret), json.dumps(secret, ensure_ascii=False)):
        written = text[1:-1]
        go = _unicode(written, "<>&")
        dot_net = _unicode(written.replace('\\"', "\\u0022"), "<>&'+`")
        forms |= {written, written.replace("/", "\\/"), go, dot_net}
    return forms | {_ESCAPES.sub(lambda found: found[0].upper(), form) for form in forms}


def _unicode(text: str, signs: str) -> str:
    return "".join(f"\\u{ord(c):04x}" if c in signs else c for c in text)


def _html_forms(secret: str) -> set[str]:
    whole = html.escape(secret)
    return {html.escape(secret, quote=False), whole, whole.replace("&#x27;", "&#039;")}
