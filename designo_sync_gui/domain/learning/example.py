"""A request that somebody's browser made, as it was pasted or recorded."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Final
from urllib.parse import unquote, urlsplit

from designo_sync_gui.domain.errors import SyncError
from designo_sync_gui.domain.sentence import Sentence, say

#: Stands for a credential where a request is shown.
HIDDEN: Final = "•••"


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
        ends: when its cookies end, as its recording says; ``None`` where that is not known.
        dropped: what was left out and has to be told, such as switched-off certificate checks.
    """

    method: str
    url: str = field(repr=False)
    headers: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    body: str | None = field(default=None, repr=False)
    form: PasteForm = PasteForm.TYPED
    dropped: tuple[Sentence, ...] = ()
    ends: datetime | None = None

    def header(self, name: str) -> str | None:
        """The first header of that name, whatever its case."""
        held = (value for key, value in self.headers if key.lower() == name.lower())
        return next(held, None)


class ExampleRefused(SyncError):
    """A pasted text cannot be used. The message says why and repeats nothing of it."""

    title = say("Example not usable")

    def __init__(self, message: Sentence, advice: Sentence) -> None:
        super().__init__(message, advice)


class TableGiven(ExampleRefused):
    """A file is a table, or a folder: it is learned from as one (``domain.learning.tables``)."""

    def __init__(self) -> None:
        super().__init__(
            say("This is a table or a folder, not an answer."),
            say("Choose it in the form of the connection, or drop it onto that form."),
        )


COPY_AGAIN = say("Copy it again: in the browser's tools, “Copy as cURL”.")
NEITHER_FORM_NOR_JSON = say("The request sends something other than a form or JSON.")
OTHER_REQUEST = say("Give another request, or describe the interface with a profile.")


def cut_off() -> ExampleRefused:
    """A quotation that never ends: not all of it was copied."""
    return ExampleRefused(say("The end of the command is missing."), COPY_AGAIN)


def refuse_unsendable(text: str) -> None:
    """Halves of a character, as a cut or damaged text holds them, cannot be sent or saved."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        raise ExampleRefused(
            say("The request contains characters that cannot be sent."), COPY_AGAIN
        ) from None


def refuse_hidden(request: ExampleRequest) -> None:
    """Dots that stand for a credential, copied from where a request is shown, would be sent as the
    credential. Raises ``ExampleRefused``."""
    named = [text for pair in request.headers for text in pair]
    if any(HIDDEN in text for text in (unquote(request.url), *named)):
        raise ExampleRefused(
            say("The request contains “{dots}”, which stands for a hidden credential.",
                dots=HIDDEN),
            say("Type the credential in place of the dots, or read the example again."),
        )  # fmt: skip


def refuse_unusable(request: ExampleRequest) -> None:
    """Raises ``ExampleRefused`` for an address that names no host or that holds a user and a
    password, and for what no request can carry."""
    refuse_hidden(request)
    named = [text for pair in request.headers for text in pair]
    refuse_unsendable("".join((request.url, request.body or "", *named)))
    try:
        held = urlsplit(request.url)
        plain = held.netloc.isprintable() and not set(held.netloc) & set(" \\")
        usable = plain and bool(held.hostname) and held.username is None and held.port != 0
    except ValueError:  # a port that is no number, a bracket without its end
        usable = False
    if not usable:
        raise ExampleRefused(say("The address names no host, or a user."), COPY_AGAIN)
    if not request.method.isascii() or not request.method.isalpha():
        raise ExampleRefused(
            say("The request contains characters that cannot be sent."), COPY_AGAIN
        )
