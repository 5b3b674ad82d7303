"""The credentials of an example on their way into a form's own inputs.

Law: they stand in memory and in masked inputs only, and each is handed over once. Nothing of an
example is sent anywhere but to the host that it was made for.
"""

from collections.abc import Mapping
from urllib.parse import urlsplit

from PySide6.QtWidgets import QLineEdit

from designo_sync_gui.domain.addresses import origin
from designo_sync_gui.domain.connection import Secret
from designo_sync_gui.domain.errors import SettingsInvalid
from designo_sync_gui.domain.sentence import Sentence, say


class LearnedSecrets:
    """What an example brought, until the form has inputs of these names."""

    def __init__(self) -> None:
        self._waiting: dict[str, str] = {}
        self._homes: dict[str, str] = {}

    def keep(self, secrets: Mapping[str, str], address: str) -> None:
        """In the place of those of a former example; ``address`` is the example's own."""
        self._waiting = dict(secrets)
        self._homes |= dict.fromkeys(secrets.values(), address)

    def fill(self, edits: Mapping[str, QLineEdit]) -> None:
        """Put each into the input of its name, as if it were typed there."""
        for name, edit in edits.items():
            if name in self._waiting:
                edit.setText(self._waiting.pop(name))
                edit.setModified(True)

    def refuse_elsewhere(self, secrets: Mapping[str, Secret], url: str, field: Sentence) -> None:
        """Raises ``SettingsInvalid`` where credentials of an example would be sent to another
        address than the example's; others, and those typed anew, are the operator's to send."""
        for secret in secrets.values():
            home = self._homes.get(secret.reveal(), url)
            if origin(home) != origin(url):
                raise SettingsInvalid(
                    say(
                        "The credentials of the example are of {home}, and would be sent to {url}.",
                        home=urlsplit(home).netloc,
                        url=urlsplit(url).netloc,
                    ),
                    say(
                        "Enter the address of the example, take an example of this address, or "
                        "enter other credentials."
                    ),
                    field=field,
                )
