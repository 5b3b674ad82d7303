"""Connections in one readable file: JSON with the name and version of its format, no secret.

Law: a file may come from anybody. It is read to a limit, strictly: another format, a key that is
not known, a value of another type and a name that stands twice are errors that name their place.
"""

import json
import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any, Final

from cattrs import Converter
from cattrs.gen import override

from designo_sync_gui.domain.connection import DesignoConnection, Store
from designo_sync_gui.domain.converter import (
    NotUnderstoodError,
    WrongError,
    lay_out,
    pairs,
    parsed,
    strict_converter,
    structured,
)
from designo_sync_gui.domain.errors import SettingsInvalid, system_reason
from designo_sync_gui.domain.moved_acceptances import (
    MOST_ACCEPTED,
    MovedAcceptance,
    MovedSide,
    number_of,
)
from designo_sync_gui.domain.moving import (
    MOST_BYTES,
    MOST_STORES,
    MOST_VIEWS,
    MovedPreferences,
    MovedView,
    Moving,
)
from designo_sync_gui.domain.sentence import Sentence, say, verbatim
from designo_sync_gui.given_files import read_given

FORMAT: Final = "designo-sync connections"
VERSION: Final = 1
_LONGEST: Final = 4096
#: Texts of several lines, each a whole file by itself.
_LONG: Final = ("read_profile", "profile")
_LONGEST_FILE: Final = 256 * 1024
#: How a Python attribute stands in no file: a name with an underscore before it.
_KEY: Final = re.compile(r"[A-Za-z0-9_. \-]{1,80}\Z")


@dataclass(frozen=True, slots=True)
class ConnectionsFile:
    """Implements ``engine.connections.moving.MovingFiles``. Blocking.

    ``write_text`` writes a file whole or not at all, as reports are written: never over the
    program's own data. Raises ``StorageFailed``.
    """

    write_text: Callable[[Path, str], None]

    def write(self, path: Path, moving: Moving) -> None:
        """Raises ``StorageFailed``; what stood there before stays then."""
        self.write_text(path, moving_to_text(moving))

    def read(self, path: Path) -> Moving:
        """Raises ``SettingsInvalid`` with what is wrong and where."""
        try:
            content = read_given(path, MOST_BYTES)
        except OSError as error:
            raise _refused(system_reason(error)) from error
        return self.parse(content)

    def parse(self, content: bytes) -> Moving:
        if len(content) > MOST_BYTES:
            raise _refused(say("larger than {n:,} bytes", n=MOST_BYTES))
        try:
            return moving_from_text(content.decode("utf-8-sig"))
        except UnicodeDecodeError:
            raise _refused(say("it is not text")) from None

    def views(self, screen: str) -> tuple[MovedView, ...]:
        """The own views in the layout that the window keeps; what is none is left out."""
        found = _layout(screen).get("own_views")
        views = []
        for plain in found if isinstance(found, list) else ():
            with suppress(NotUnderstoodError):
                views.append(structured(_converter(), plain, MovedView))
        return tuple({view.title: view for view in views}.values())

    def with_views(self, screen: str, views: tuple[MovedView, ...]) -> str:
        """The layout with other own views; the window passes over what it does not know."""
        plain = [_converter().unstructure(view) for view in views]
        return json.dumps({**_layout(screen), "own_views": plain}, sort_keys=True)


def _layout(screen: str) -> dict[str, Any]:
    try:
        kept = parsed(screen) if screen else {}
    except NotUnderstoodError:
        return {}
    return kept if isinstance(kept, dict) else {}


def moving_to_text(moving: Moving) -> str:
    """JSON for people who look, and who may take out what is not to move."""
    document = {"format": FORMAT, "version": VERSION, **_converter().unstructure(moving)}
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def moving_from_text(text: str) -> Moving:
    """Raises ``SettingsInvalid``."""
    try:
        document = parsed(text)
        _refuse_twice(text)
        if not isinstance(document, dict) or document.get("format") != FORMAT:
            raise _refused(say("it is no file of connections"))
        version = document.pop("version", None)
        if version != VERSION or isinstance(version, bool):
            raise _refused(
                say(
                    "its format is of version {version}, and this program reads {known}",
                    version=json.dumps(version)[:20],
                    known=VERSION,
                )
            )
        del document["format"]
        _check_texts(document, "")
        moving = structured(_converter(), document, Moving)
    except NotUnderstoodError as error:
        raise _refused(error.told) from error
    _check_names(moving)
    return moving


def _refused(why: Sentence) -> SettingsInvalid:
    return SettingsInvalid(
        say("The file cannot be imported: {why}.", why=why),
        say("Nothing was changed. Export it again, or correct the file."),
        title=say("File of connections not valid"),
    )


def _refuse_twice(text: str) -> None:
    """Which of two values is meant is not guessed."""

    def once(members: list[tuple[str, Any]]) -> dict[str, Any]:
        names = [name for name, _ in members]
        if len(set(names)) != len(names):
            twice = next(name for name in names if names.count(name) > 1)
            raise NotUnderstoodError(say("“{key}” is there twice", key=twice[:80]))
        return dict(members)

    json.loads(text, object_pairs_hook=once)


def _check_texts(value: object, place: str) -> None:
    """No text holds what cannot be typed into a form, or more than fits there."""
    if isinstance(value, dict):
        for name, member in value.items():
            if not _KEY.match(name):
                raise NotUnderstoodError(say("{place}: a key that is no name", place=place or "."))
            _check_texts(member, f"{place}.{name}".lstrip("."))
    elif isinstance(value, list):
        for number, member in enumerate(value):
            _check_texts(member, f"{place}[{number}]")
    elif isinstance(value, str) and not _is_status(place):
        _check_text(value, place)


def _is_status(place: str) -> bool:
    """Whether anything may stand there: a value of a shop, or of a view that the window reads."""
    return place.startswith("views[") or (place.startswith("accepted[") and ".status" in place)


def _check_text(value: str, place: str) -> None:
    where = verbatim(place)
    if place.rpartition(".")[2] in _LONG:
        if len(value) > _LONGEST_FILE or "\0" in value:
            raise NotUnderstoodError(say("{place}: too long, or no text", place=where))
    elif len(value) > _LONGEST or not value.isprintable():
        raise NotUnderstoodError(
            say("{place}: too long, or with a character that cannot be seen", place=where)
        )


def _check_names(moving: Moving) -> None:
    for what, names, most in (
        ("stores", [store.code for store in moving.stores], MOST_STORES),
        ("views", [view.title for view in moving.views], MOST_VIEWS),
    ):
        if len(names) > most:
            raise _refused(say("{what}: more than {most:,}", what=what, most=most))
        if len(set(names)) != len(names):
            raise _refused(say("{what}: two of the same name", what=what))
    if number_of(moving.accepted) > MOST_ACCEPTED:
        raise _refused(say("{what}: more than {most:,}", what="accepted", most=MOST_ACCEPTED))


@cache
def _converter() -> Converter:
    converter = strict_converter()
    named = pairs(converter)

    def title(value: object, _: object) -> str:
        text: str = converter.structure(value, str)
        if not text.strip() or len(text) > 80 or not text.isprintable():
            raise WrongError(say("no title of up to {n} characters", n=80))
        return text

    # By hand a file may say less: what is not said is as in a new connection.
    usual = ("status_field", "sign_in", "options", "ca_file", "orders_since")
    marks = ("shop_locked", "designo_locked", "production")
    lay_out(converter, Store, closed=True, later=(*usual, *marks), options=named)
    said = tuple(part.name for part in fields(DesignoConnection) if part.name != "url")
    lay_out(converter, DesignoConnection, closed=True, later=said, read_table=named)
    lay_out(converter, MovedPreferences, closed=True)
    lay_out(converter, MovedView, closed=True, title=override(struct_hook=title))
    lay_out(converter, MovedSide, closed=True)
    lay_out(converter, MovedAcceptance, closed=True)
    parts = ("stores", "designo", "preferences", "views", "accepted")
    lay_out(converter, Moving, closed=True, later=parts)
    return converter
