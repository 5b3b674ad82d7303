"""Whether a newer version is published at an address that the operator chose.

Law: asked only when the operator says so, at that address alone; nothing is downloaded or
installed. The file there has a form of this program's own (help, "Check for updates"):
``{"program": "designo-sync", "format": 1, "version": "1.2.0", "date": "2026-12-01"}``.
"""

import json
import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final
from urllib.parse import parse_qsl, urlsplit

from designo_sync_gui.domain.errors import BadReply, SettingsInvalid
from designo_sync_gui.domain.headers import carries_credential
from designo_sync_gui.domain.sentence import Sentence, say

UPDATES: Final = say("Address for updates")
FORMAT: Final = 1
PROGRAM: Final = "designo-sync"
#: Bytes; a file that says so little is no larger.
_LARGEST: Final = 64 * 1024
_VERSION: Final = re.compile(r"(0|[1-9]\d{0,5})(\.(0|[1-9]\d{0,5})){1,3}", re.ASCII)
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


class Standing(StrEnum):
    """How the published version stands to this one; the values stand in ``--json``."""

    NEWER = "newer"
    SAME = "same"
    OLDER = "older"


@dataclass(frozen=True, slots=True)
class Published:
    """What the file says: the version, and the day it was published, where it says that."""

    version: str
    day: date | None = None


@dataclass(frozen=True, slots=True)
class UpdateAnswer:
    """What is published at ``address``, beside ``version``, which asked."""

    standing: Standing
    version: str
    published: Published
    address: str

    @property
    def sentence(self) -> Sentence:
        told, here = self.published.version, self.version
        if self.standing is Standing.SAME:
            return say("This is the published version, {here}.", here=here)
        if self.standing is Standing.OLDER:
            return say(
                "This version, {here}, is newer than the published one, {told}.",
                here=here,
                told=told,
            )
        if self.published.day is None:
            return say(
                "A newer version is published: {told}. This is {here}.", told=told, here=here
            )
        return say(
            "A newer version is published: {told}, since {day}. This is {here}.",
            told=told,
            day=self.published.day,
            here=here,
        )


def what_is_sent(address: str) -> Sentence:
    """Said before the address is asked."""
    return say(
        "Asks {address} once, by GET. Sent are the address itself and the headers of every request "
        "of this program (its name, without a version). Nothing about you, your stores or this "
        "computer is sent; nothing is downloaded or installed.",
        address=address,
    )


def check_address(address: str) -> None:
    """Raises ``SettingsInvalid`` for an address that is none, is not encrypted or holds a
    secret."""
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname, parts.port
    except ValueError:
        raise _no_address() from None
    if any(c.isspace() or not c.isprintable() for c in address) or not address.isascii():
        raise _no_address()
    if parts.scheme != "https" or not host or parts.fragment:
        raise _no_address()
    named = (name for name, _ in parse_qsl(parts.query, keep_blank_values=True))
    if (
        parts.username is not None
        or parts.password is not None
        or any(map(carries_credential, named))
    ):
        raise SettingsInvalid(
            say("The address for updates contains a user, a password or a token."),
            say("Enter it without; the settings cannot keep secrets."),
            field=UPDATES,
        )


def _no_address() -> SettingsInvalid:
    return SettingsInvalid(
        say("The address for updates is not of the form https://host/file."),
        say("Enter it like https://example.com/designo-sync.json, or leave it empty."),
        field=UPDATES,
    )


def no_address() -> SettingsInvalid:
    """There is none to ask."""
    return SettingsInvalid(
        say("No address for updates is set, so no server is asked."),
        say("Enter one in Preferences, or look where you got the program from."),
        field=UPDATES,
    )


def read_published(content: bytes, host: str) -> Published:
    """Read the file. Raises ``BadReply`` for what is not of its form."""
    try:
        told = json.loads(content.decode("utf-8")) if len(content) <= _LARGEST else None
    except (ValueError, RecursionError):
        told = None
    if not isinstance(told, dict) or told.get("program") != PROGRAM:
        raise _not_understood(host)
    form, version, day = told.get("format"), told.get("version"), told.get("date")
    if isinstance(form, bool) or form != FORMAT:
        raise _not_understood(host)
    if not isinstance(version, str) or _numbers(version) is None:
        raise _not_understood(host)
    return Published(version, None if day is None else _day(day, host))


def answer(version: str, published: Published, address: str) -> UpdateAnswer:
    """Compare versions by their numbers; a missing one is 0."""
    here, there = _numbers(version) or (), _numbers(published.version) or ()
    wide = max(len(here), len(there))
    here, there = (*here, *[0] * (wide - len(here))), (*there, *[0] * (wide - len(there)))
    if here == there:
        standing = Standing.SAME
    else:
        standing = Standing.NEWER if there > here else Standing.OLDER
    return UpdateAnswer(standing, version, published, address)


def _numbers(version: str) -> tuple[int, ...] | None:
    """Two to four numbers; ``None`` for any other form, such as a version before a release."""
    return tuple(map(int, version.split("."))) if _VERSION.fullmatch(version) else None


def _day(told: object, host: str) -> date:
    if not isinstance(told, str) or not _DAY.fullmatch(told):
        raise _not_understood(host)
    try:
        return date.fromisoformat(told)
    except ValueError:
        raise _not_understood(host) from None


def _not_understood(host: str) -> BadReply:
    return BadReply(
        say("{host} answered, but not with a file about versions of this program.", host=host),
        say("Check the address for updates in Preferences; the help shows the file's form."),
    )
