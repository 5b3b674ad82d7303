"""The licences of the program and of what it is made of, as values; and finding one."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Licence:
    """One library: its name, version, the name of its licence, and the whole text of it. A text is
    empty where none was installed."""

    name: str
    version: str
    licence: str
    text: str


def licences_with(licences: Iterable[Licence], words: str) -> tuple[Licence, ...]:
    """Those that hold every word, in their name, licence or text; those named so come first."""
    wanted = words.casefold().split()
    found = [one for one in licences if all(word in _all_of(one) for word in wanted)]
    return tuple(sorted(found, key=lambda one: bool(wanted) and wanted[0] not in _name_of(one)))


def _name_of(one: Licence) -> str:
    return f"{one.name} {one.version}".casefold()


def _all_of(one: Licence) -> str:
    return f"{_name_of(one)}\n{one.licence}\n{one.text}".casefold()
