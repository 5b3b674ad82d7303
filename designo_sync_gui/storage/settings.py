"""The operator's settings in one JSON file.

Law: written whole, read strictly, never a secret. A damaged file is put aside and told, not
repaired and not lost.
"""

import asyncio
import json
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from designo_sync_gui.domain.connection import AuthForm, DesignoConnection, RequestShape, Store
from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.errors import SettingsInvalid, StorageFailed, SyncError
from designo_sync_gui.domain.ports import Settings
from designo_sync_gui.domain.preferences import Preferences
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.domain.watching import AutomaticSync, WatchSettings
from designo_sync_gui.storage.files import cannot_store, put_aside, write_whole

FORMAT = 1
_MOST_MINUTES = 366 * 24 * 60


@dataclass(slots=True)
class SettingsFile:
    """Implements ``domain.ports.SettingsStore``. ``problem`` says why a file was put aside."""

    path: Path
    now: Callable[[], datetime]
    new_id: Callable[[], str] = lambda: secrets.token_hex(8)
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
            return self._set_aside("it is no text")
        except OSError as error:
            raise cannot_store(self.path, error) from error
        try:
            return settings_from_text(text)
        except SettingsInvalid as error:
            return self._set_aside(error.message)

    def _fresh(self) -> Settings:
        if self._known is not None:
            return self._known
        settings = Settings(self.new_id())
        write_whole(self.path, settings_to_text(settings).encode("utf-8"))
        return settings

    def _set_aside(self, why: str) -> Settings:
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
    designo = settings.designo
    document: dict[str, Any] = {
        "format": FORMAT,
        "home_id": settings.home_id,
        "stores": [
            {
                "code": store.code,
                "name": store.name,
                "platform": store.platform,
                "url": store.url,
                "status_field": store.status_field,
                "sign_in": store.sign_in,
                "options": dict(store.options),
                "ca_file": store.ca_file,
            }
            for store in settings.stores
        ],
        "designo": None,
        "preferences": {
            "proxy": settings.preferences.proxy,
            "language": settings.preferences.language,
            "notify": settings.preferences.notify,
            "keep_in_tray": settings.preferences.keep_in_tray,
        },
        "screen": settings.screen,
        "watch": {
            "refresh_minutes": settings.watch.refresh_minutes,
            "automatic": [
                {"store": automatic.store_code, "to": automatic.direction.value}
                for automatic in settings.watch.automatic
            ],
        },
    }
    if designo is not None:
        document["designo"] = {
            "url": designo.url,
            "token_path": designo.token_path,
            "update_path": designo.update_path,
            "shape": designo.shape.value,
            "auth": designo.auth.value,
            "auth_header": designo.auth_header,
            "extra_headers": [list(pair) for pair in designo.extra_headers],
            "read_profile": designo.read_profile,
            "read_table": dict(designo.read_table),
            "ca_file": designo.ca_file,
        }
    return json.dumps(document, indent=2) + "\n"


def settings_from_text(text: str) -> Settings:
    """Raises ``SettingsInvalid`` for a file that is not understood, ``StorageFailed`` for one of
    a newer program."""
    try:
        document = json.loads(text)
        if isinstance(document, dict) and _newer(document.get("format")):
            raise StorageFailed(
                say("The settings were written by a newer version of this program."),
                say("Use that version, or another data folder (--home)."),
                title=say("Settings of a newer version"),
            )
        if document["format"] != FORMAT:
            raise SettingsInvalid(say("unknown format"))
        designo = document["designo"]
        return Settings(
            _text(document, "home_id"),
            tuple(_store(store) for store in document["stores"]),
            None if designo is None else _designo(designo),
            watch=_watch(document.get("watch", {})),
            preferences=_preferences(document.get("preferences", {})),
            screen=_text({"screen": "", **document}, "screen"),
        )
    except (AttributeError, KeyError, TypeError, ValueError, RecursionError) as error:
        raise SettingsInvalid(f"{type(error).__name__}: {error}") from error


def _newer(version: object) -> bool:
    return isinstance(version, int) and version > FORMAT


def _store(value: Mapping[str, Any]) -> Store:
    options = dict(value["options"]) if "options" in value else {}
    return Store(
        code=_text(value, "code"),
        name=_text(value, "name"),
        platform=_text(value, "platform"),
        url=_text(value, "url"),
        status_field=_text(value, "status_field"),
        sign_in=_text(value, "sign_in") if "sign_in" in value else "",
        options=tuple((name, _text(options, name)) for name in options),
        ca_file=_text(value, "ca_file") if "ca_file" in value else "",
    )


def _preferences(value: Mapping[str, Any]) -> Preferences:
    return Preferences(
        proxy=_text({"proxy": "", **value}, "proxy"),
        language=_text({"language": "", **value}, "language"),
        notify=_truth(value, "notify", usual=True),
        keep_in_tray=_truth(value, "keep_in_tray", usual=False),
    )


def _watch(value: Mapping[str, Any]) -> WatchSettings:
    minutes = value.get("refresh_minutes", 0)
    if not isinstance(minutes, int) or not 0 <= minutes <= _MOST_MINUTES:
        raise TypeError("refresh_minutes is no number of minutes up to a year")
    return WatchSettings(
        minutes,
        tuple(
            AutomaticSync(_text(entry, "store"), Direction(entry["to"]))
            for entry in value.get("automatic", ())
        ),
    )


def _designo(value: Mapping[str, Any]) -> DesignoConnection:
    table = dict(value["read_table"]) if "read_table" in value else {}
    return DesignoConnection(
        url=_text(value, "url"),
        token_path=_text(value, "token_path"),
        update_path=_text(value, "update_path"),
        shape=RequestShape(value["shape"]),
        auth=AuthForm(value["auth"]),
        auth_header=_text(value, "auth_header"),
        extra_headers=tuple((str(name), str(text)) for name, text in value["extra_headers"]),
        read_profile=_text(value, "read_profile"),
        read_table=tuple((name, _text(table, name)) for name in table),
        ca_file=_text(value, "ca_file") if "ca_file" in value else "",
    )


def _truth(value: Mapping[str, Any], name: str, *, usual: bool) -> bool:
    truth = value.get(name, usual)
    if not isinstance(truth, bool):
        raise TypeError(f"{name} is neither true nor false")
    return truth


def _text(value: Mapping[str, Any], name: str) -> str:
    text = value[name]
    if not isinstance(text, str):
        raise TypeError(f"{name} is not a text")
    return text
