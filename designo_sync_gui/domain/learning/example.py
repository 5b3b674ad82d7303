"""A request that somebody's browser made, as it was pasted or recorded."""

from dataclasses import dataclass, field
from enum import StrEnum

from designo_sync_gui.domain.errors import SyncError
from designo_sync_gui.domain.sentence import Sentence, say


class PasteForm(StrEnum):
    """How the pasted text was written."""

    BASH = "bash"
    CMD = "cmd"
    POWERSHELL = "powershell"
    HAR = "har"
    TYPED = "typed"


@dataclass(frozen=True, slots=True)
class ExampleRequest:
    """One request, credentials included: it lives in memory only and is never shown as a whole.

    Attributes:
        headers: in their order, each as it was written, cookies among them as ``Cookie``.
        body: ``None`` for none.
        dropped: what was left out and has to be told, such as switched-off certificate checks.
    """

    method: str
    url: str
    headers: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    body: str | None = field(default=None, repr=False)
    form: PasteForm = PasteForm.TYPED
    dropped: tuple[Sentence, ...] = ()

    def header(self, name: str) -> str | None:
        """The first header of that name, whatever its case."""
        held = (value for key, value in self.headers if key.lower() == name.lower())
        return next(held, None)


class ExampleRefused(SyncError):
    """A pasted text cannot be used. The message says why and repeats nothing of it."""

    title = say("Example not usable")

    def __init__(self, message: Sentence, advice: Sentence) -> None:
        super().__init__(message, advice)


COPY_AGAIN = say("Copy it again: in the browser's tools, “Copy as cURL”.")


def cut_off() -> ExampleRefused:
    """A quotation that never ends: not all of it was copied."""
    return ExampleRefused(say("The end of the command is missing."), COPY_AGAIN)
