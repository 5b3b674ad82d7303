"""The credentials of an example on their way into a form's own inputs.

Law: they stand in memory and in masked inputs only, and each is handed over once.
"""

from collections.abc import Mapping

from PySide6.QtWidgets import QLineEdit


class LearnedSecrets:
    """What an example brought, until the form has inputs of these names."""

    def __init__(self) -> None:
        self._waiting: dict[str, str] = {}

    def keep(self, secrets: Mapping[str, str]) -> None:
        """In the place of those of a former example."""
        self._waiting = dict(secrets)

    def fill(self, edits: Mapping[str, QLineEdit]) -> None:
        """Put each into the input of its name, as if it were typed there."""
        for name, edit in edits.items():
            if name in self._waiting:
                edit.setText(self._waiting.pop(name))
                edit.setModified(True)
