"""The address of a described request, in an input that eyes and recordings of a screen see.

Law: a credential in its query is not shown; it is put back when the text is read.
"""

from urllib.parse import unquote_plus, urlsplit

from designo_sync_gui.domain.learning.example import ExampleRequest
from designo_sync_gui.domain.learning.sign_in import SecretPlace, find_sign_in

HIDDEN = "•••"


class ShownAddress:
    """``text`` is what is shown of a request's address."""

    def __init__(self, request: ExampleRequest) -> None:
        self._values: list[str] = []
        secrets = find_sign_in(request).secrets
        keys = {held.key for held in secrets if held.place is SecretPlace.QUERY}
        query = urlsplit(request.url).query
        shown = "&".join(self._part(part, keys) for part in query.split("&"))
        before, mark, behind = request.url.partition("?")
        self.text = before + mark + behind.replace(query, shown, 1)

    def _part(self, part: str, keys: set[str]) -> str:
        key, sign, value = part.partition("=")
        if not value or unquote_plus(key) not in keys:
            return part
        self._values.append(value)
        return f"{key}{sign}{HIDDEN}"

    def whole(self, text: str) -> str:
        """What was typed, with each credential where it was hidden. Where one was taken away, what
        is left cannot be told apart and stays as it is shown."""
        if text.count(HIDDEN) == len(self._values):
            for value in self._values:
                text = text.replace(HIDDEN, value, 1)
        return text
