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
from designo_sync_gui.domain.preferences import Preferences
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


def kept_language(path: Path) -> str:
    """The language of the screens, before anything is opened; empty where nothing is told.

    Whatever is wrong with the file is told when it is opened.
    """
    try:
        return settings_from_text(path.read_bytes().decode("utf-8")).preferences.language
    except (OSError, UnicodeDecodeError, SyncError):
        return ""


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
    later = ("proxy", "language", "notify", "keep_in_tray", "density")
    lay_out(converter, Preferences, later=later, density=unless_empty)
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
