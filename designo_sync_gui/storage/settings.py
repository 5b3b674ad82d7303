"""The operator's settings in one JSON file.

Law: written whole, read strictly, never a secret. A damaged file is renamed and reported, not
repaired and not lost.
"""

import asyncio
import json
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TypeVar

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
from designo_sync_gui.domain.errors import SettingsInvalid, StorageFailed, SyncError
from designo_sync_gui.domain.ports import Settings
from designo_sync_gui.domain.preferences import Appearance, Density, Preferences
from designo_sync_gui.domain.sentence import Sentence, say
from designo_sync_gui.domain.watching import AutomaticSync, WatchSettings
from designo_sync_gui.storage.files import cannot_store, put_aside, write_whole

FORMAT = 1
_MOST_MINUTES = 366 * 24 * 60
#: Attributes that files of older versions do not hold.
_LATER_OF_STORES = (
    *("sign_in", "options", "ca_file", "orders_since"),
    *("shop_locked", "designo_locked", "production"),
)


@dataclass(slots=True)
class SettingsFile:
    """Implements ``domain.ports.SettingsStore``. ``problem`` says why a file was put aside.

    ``judge`` raises ``SettingsInvalid`` for settings that are understood and still not taken.
    """

    path: Path
    now: Callable[[], datetime]
    new_id: Callable[[], str] = lambda: secrets.token_hex(8)
    judge: Callable[[Settings], None] = lambda settings: None
    problem: SyncError | None = None
    _known: Settings | None = field(default=None, init=False)

    async def load(self) -> Settings:
        """The settings as they are now; new ones, saved at once, where there are none.

        Once they are known, a file that is gone or damaged takes nothing away. Raises
        ``StorageFailed`` when the file cannot be read or is of a newer program.
        """
        return await asyncio.to_thread(self._load)

    async def save(self, settings: Settings) -> None:
        """Raises ``StorageFailed``; the former settings are kept then."""
        await asyncio.to_thread(write_whole, self.path, settings_to_text(settings).encode("utf-8"))
        self._known = settings

    async def stamp(self) -> object:
        return await asyncio.to_thread(self._stamp)

    def _stamp(self) -> object:
        try:
            found = self.path.stat()
        except OSError:
            return None
        return found.st_mtime_ns, found.st_size, found.st_ino

    def _load(self) -> Settings:
        self._known = self._read()
        return self._known

    def _read(self) -> Settings:
        try:
            text = self.path.read_bytes().decode("utf-8")
        except FileNotFoundError:
            return self._fresh()
        except UnicodeDecodeError:
            return self._set_aside(say("it is not text"))
        except OSError as error:
            raise cannot_store(self.path, error) from error
        try:
            settings = settings_from_text(text)
            self.judge(settings)
            self.problem = self.problem or unknown_look(text)
        except SettingsInvalid as error:
            return self._set_aside(error.message)
        return settings

    def _fresh(self) -> Settings:
        if self._known is not None:
            return self._known
        settings = Settings(self.new_id())
        write_whole(self.path, settings_to_text(settings).encode("utf-8"))
        return settings

    def _set_aside(self, why: Sentence) -> Settings:
        if self._known is not None:
            return self._known
        kept = put_aside(self.path, self.now())
        self.problem = SettingsInvalid(
            say(
                "The settings file could not be understood ({why}). It was put aside as {name}.",
                why=why,
                name=kept.name,
            ),
            say("Connect the stores and DesignO again, or repair that file and put it back."),
            title=say("Settings file damaged"),
        )
        return self._fresh()


def kept_preferences(path: Path) -> Preferences:
    """Language and look of the screens before anything is opened; the usual where nothing is told.

    Whatever is wrong with the file is told when it is opened.
    """
    try:
        return settings_from_text(path.read_bytes().decode("utf-8")).preferences
    except (OSError, UnicodeDecodeError, SyncError):
        return Preferences()


def settings_to_text(settings: Settings) -> str:
    """JSON for people who look; read back by ``settings_from_text``."""
    document = {"format": FORMAT, **_converter().unstructure(settings)}
    return json.dumps(document, indent=2) + "\n"


def settings_from_text(text: str) -> Settings:
    """Raises ``SettingsInvalid`` for a file that is not understood, ``StorageFailed`` for one of
    a newer program."""
    try:
        document = parsed(text)
        version = document.get("format") if isinstance(document, dict) else None
        if isinstance(version, int) and version > FORMAT:
            raise StorageFailed(
                say("The settings were written by a newer version of this program."),
                say("Use that version, or another data folder (--home)."),
                title=say("Settings of a newer version"),
            )
        if version != FORMAT:
            raise SettingsInvalid(say("unknown format"))
        return structured(_converter(), document, Settings)
    except NotUnderstoodError as error:
        raise SettingsInvalid(error.told) from error


Look = TypeVar("Look", Density, Appearance)


def _look(kind: type[Look], value: object) -> Look:
    """How something looks is no reason to refuse a file: the usual look for one not known."""
    known = {str(one): one for one in kind}
    return known.get(value, next(iter(kind))) if isinstance(value, str) else next(iter(kind))


def unknown_look(text: str) -> SettingsInvalid | None:
    """What a file that was understood wants of the screens and this version does not know."""
    document = parsed(text)
    wanted = document.get("preferences") if isinstance(document, dict) else None
    for name, kind in (("density", Density), ("appearance", Appearance)):
        value = wanted.get(name) if isinstance(wanted, dict) else None
        if value is not None and value not in list(kind):
            return SettingsInvalid(
                say(
                    "The settings ask for the look {value} ({name}), which this version does not "
                    "know. The default is shown.",
                    value=json.dumps(value),
                    name=name,
                ),
                say("Choose another one in Preferences."),
                title=say("Preference not known"),
            )
    return None


@cache
def _converter() -> Converter:
    """Keys that are not known are passed over: a newer version of the same format wrote them."""
    converter = strict_converter()
    named = pairs(converter)

    def minutes(value: object, _: object) -> int:
        number: int = converter.structure(value, int)
        if not 0 <= number <= _MOST_MINUTES:
            raise WrongError(say("no number of minutes up to a year"))
        return number

    # A store without a horizon, lock or mark stays as earlier versions wrote it, and so on.
    unless_empty = override(omit_if_default=True)
    lay_out(
        converter,
        Store,
        later=_LATER_OF_STORES,
        options=named,
        orders_since=unless_empty,
        shop_locked=unless_empty,
        designo_locked=unless_empty,
        production=unless_empty,
    )
    lay_out(converter, DesignoConnection, later=("read_table", "ca_file"), read_table=named)
    later = ("proxy", "language", "notify", "keep_in_tray", "density", "appearance")
    lay_out(
        converter,
        Preferences,
        later=(*later, "on_trouble", "unread_hours", "updates_url"),
        density=unless_empty,
        appearance=unless_empty,
        on_trouble=unless_empty,
        unread_hours=unless_empty,
        updates_url=unless_empty,
    )
    converter.register_structure_hook(Density, lambda value, _: _look(Density, value))
    converter.register_structure_hook(Appearance, lambda value, _: _look(Appearance, value))
    lay_out(
        converter,
        AutomaticSync,
        store_code=override(rename="store"),
        direction=override(rename="to"),
    )
    lay_out(
        converter,
        WatchSettings,
        later=("refresh_minutes", "automatic"),
        refresh_minutes=override(struct_hook=minutes),
    )
    lay_out(converter, Settings, later=("preferences", "screen", "watch"))
    return converter
