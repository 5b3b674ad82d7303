"""The address of a described request, in an input that eyes and recordings of a screen see.

Law: a credential in its query is not shown; it is put back when the text is read, for the host
that it was given for and for no other.
"""

from urllib.parse import unquote_plus, urlsplit

from designo_sync_gui.domain.learning.example import HIDDEN, ExampleRequest
from designo_sync_gui.domain.learning.sign_in import SecretPlace, find_sign_in


class ShownAddress:
    """``text`` is what is shown of a request's address."""

    def __init__(self, request: ExampleRequest) -> None:
        secrets = find_sign_in(request).secrets
        keys = {held.key for held in secrets if held.place is SecretPlace.QUERY}
        before, mark, behind = request.url.partition("?")
        query, hash_, fragment = behind.partition("#")
        self._host = _host_of(request.url)
        self._hidden = [part for part in query.split("&") if _key(part) in keys and _value(part)]
        shown = "&".join(
            _dotted(part) if part in self._hidden else part for part in query.split("&")
        )
        self.text = f"{before}{mark}{shown}{hash_}{fragment}"

    def whole(self, text: str) -> str:
        """What was typed, with each credential where its own name still stands before the dots.
        Dots that are left could stand for any of them, and are refused by who reads the text."""
        first, end, rest = text.lstrip().partition("\n")
        if _host_of(first) != self._host:
            return text
        before, mark, behind = first.partition("?")
        query, hash_, fragment = behind.partition("#")
        parts = query.split("&")
        for dots in {_dotted(part) for part in self._hidden}:
            values = [part for part in self._hidden if _dotted(part) == dots]
            places = [place for place, part in enumerate(parts) if part.strip() == dots]
            if len(set(values)) == 1 or len(values) == len(places):
                for place, value in zip(places, values * len(places), strict=False):
                    parts[place] = value
        return f"{before}{mark}{'&'.join(parts)}{hash_}{fragment}{end}{rest}"


def _key(part: str) -> str:
    return unquote_plus(part.partition("=")[0])


def _value(part: str) -> str:
    return part.partition("=")[2]


def _dotted(part: str) -> str:
    return f"{part.partition('=')[0]}={HIDDEN}"


def _host_of(address: str) -> tuple[str, str]:
    try:
        held = urlsplit(address.strip())
    except ValueError:  # a bracket without its end
        return "", ""
    return held.scheme.lower(), held.netloc.lower()
