"""What another program, a screen reader for one, is told of the windows: AT-SPI over D-Bus.

Every answer comes from outside the program, through the desktop's accessibility bus.
"""

import os
import shutil
import subprocess
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from jeepney import DBusAddress, HeaderFields, MatchRule, message_bus, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

ACCESSIBLE = "org.a11y.atspi.Accessible"
TEXT = "org.a11y.atspi.Text"
PROPERTIES = "org.freedesktop.DBus.Properties"
ROOT = ("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")
#: Numbers of states in AtspiStateType (atspi-constants.h).
FOCUSABLE, SHOWING = 11, 25
LAUNCHERS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")


def missing() -> str:
    """Why nobody can listen here; empty if somebody can."""
    if not any(Path(path).exists() for path in LAUNCHERS):
        return "at-spi2-core is not here; dev.py installs it where it may"
    return "" if shutil.which("dbus-daemon") else "dbus-daemon is not here"


@dataclass(frozen=True)
class Thing:
    """Something that is announced: a window, a control, a cell. Its name and its states are those
    of the first time that they were asked for."""

    bus: DBusConnection
    at: tuple[str, str]

    @cached_property
    def name(self) -> str:
        return str(_ask(self.bus, self.at, PROPERTIES, "Get", "ss", (ACCESSIBLE, "Name"))[0][1])

    @property
    def description(self) -> str:
        told = _ask(self.bus, self.at, PROPERTIES, "Get", "ss", (ACCESSIBLE, "Description"))
        return str(told[0][1])

    @property
    def text(self) -> str:
        """What stands in a field or a page; empty where there is none to be read."""
        (found,) = _ask(self.bus, self.at, ACCESSIBLE, "GetInterfaces")
        if TEXT not in found:
            return ""
        return str(_ask(self.bus, self.at, TEXT, "GetText", "ii", (0, -1))[0])

    @property
    def role(self) -> str:
        return str(_ask(self.bus, self.at, ACCESSIBLE, "GetRoleName")[0])

    @property
    def children(self) -> list["Thing"]:
        (found,) = _ask(self.bus, self.at, ACCESSIBLE, "GetChildren")
        return [Thing(self.bus, (name, path)) for name, path in found]

    @property
    def parent(self) -> "Thing":
        told = _ask(self.bus, self.at, PROPERTIES, "Get", "ss", (ACCESSIBLE, "Parent"))
        return Thing(self.bus, tuple(told[0][1]))

    def child(self, place: int) -> "Thing":
        (found,) = _ask(self.bus, self.at, ACCESSIBLE, "GetChildAtIndex", "i", (place,))
        return Thing(self.bus, tuple(found))

    def numbered(self, number: int) -> "Thing":
        """Another thing of the same program; Qt numbers them in their paths."""
        folder = "/org/a11y/atspi/accessible"
        return Thing(self.bus, (self.at[0], f"{folder}/{number}"))

    def has(self, state: int) -> bool:
        return bool(self._states >> state & 1)

    @cached_property
    def _states(self) -> int:
        ((low, high),) = _ask(self.bus, self.at, ACCESSIBLE, "GetState")
        return int(low | high << 32)


@dataclass(frozen=True)
class Listener:
    """A reader on its own session bus; ``env`` is that of a program that is to be heard."""

    env: dict[str, str]
    bus: DBusConnection
    events: deque[Any]

    def focused(self) -> list[Thing]:
        """What has been told to get the focus since the last question."""
        told, found = list(self.events), []
        self.events.clear()
        for message in told:
            what, on, *_ = message.body
            fields = message.header.fields
            if what == "focused" and on:
                at = fields[HeaderFields.sender], fields[HeaderFields.path]
                found.append(Thing(self.bus, at))
        return found

    def programs(self) -> list[Thing]:
        """The programs that can be heard now."""
        return Thing(self.bus, ROOT).children


@contextmanager
def listening(env: dict[str, str], home: Path) -> Iterator[Listener]:
    """A private session on which a screen reader is said to run."""
    env = {**env, "XDG_RUNTIME_DIR": str(home), "DBUS_SESSION_BUS_ADDRESS": ""}
    words = ["dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address=1"]
    with (home / "bus.log").open("wb") as log:
        bus = subprocess.Popen(words, env=env, stdout=subprocess.PIPE, stderr=log)
        try:
            address = bus.stdout.readline().decode().strip() if bus.stdout else ""
            session = open_dbus_connection(address)
            at = ("org.a11y.Bus", "/org/a11y/bus")
            (accessible,) = _ask(session, at, "org.a11y.Bus", "GetAddress")
            for name in ("IsEnabled", "ScreenReaderEnabled"):
                value = ("org.a11y.Status", name, ("b", True))
                _ask(session, at, PROPERTIES, "Set", "ssv", value)
            env["DBUS_SESSION_BUS_ADDRESS"] = address
            with open_dbus_connection(accessible) as heard, _changes_of_state(heard) as events:
                yield Listener(env, heard, events)
            session.close()
        finally:
            bus.terminate()
            bus.communicate(timeout=20)


@contextmanager
def _changes_of_state(bus: DBusConnection) -> Iterator[deque[Any]]:
    """Programs tell where the focus goes once somebody has asked for it."""
    at = ("org.a11y.atspi.Registry", "/org/a11y/atspi/registry")
    for what in ("object:state-changed:focused", "focus:"):
        _ask(bus, at, "org.a11y.atspi.Registry", "RegisterEvent", "s", (what,))
    rule = MatchRule(type="signal", interface="org.a11y.atspi.Event.Object", member="StateChanged")
    bus.send_and_get_reply(message_bus.AddMatch(rule.serialise()), timeout=20)
    with bus.filter(rule, queue=deque()) as events:
        yield events


def _ask(
    bus: DBusConnection,
    at: tuple[str, str],
    interface: str,
    method: str,
    signature: str | None = None,
    body: tuple[Any, ...] = (),
) -> tuple[Any, ...]:
    """The reply's body. Raises ``AssertionError`` with an error that was replied."""
    name, path = at
    address = DBusAddress(path, name, interface)
    reply = bus.send_and_get_reply(new_method_call(address, method, signature, body), timeout=20)
    assert reply.header.message_type.name == "method_return", (method, os.fspath(path), reply.body)
    found: tuple[Any, ...] = reply.body
    return found
