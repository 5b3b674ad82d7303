"""Licences of what a bundle holds: what they are called (SPDX), and their texts as files.

Law: a wheel without the text of its licence is not bundled, unless ``ADDED`` names the texts
that stand for it. In a bundle the texts lie in a folder ``licences``, one ``NAME.txt`` for each
library, for people; the program itself reads the libraries' dist-info.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message
from pathlib import Path

from dev_system import Stopped


@dataclass(frozen=True)
class Part:
    """Something in a bundle that is no wheel of the lock, such as Qt itself."""

    name: str
    version: str
    licence: str
    hashes: tuple[str, ...] = ()


#: The folder of the texts in a bundle.
FOLDER = "licences"
#: What wheels lack, as files of ``resources/licences`` that go before their own texts: the same as
#: ``designo_sync_gui.licence_files`` shows. The wheels of the Qt Company hold only the name of
#: their licence (seen in 6.11.3), that of cffi not the licence of libffi, which is part of it.
ADDED: Mapping[str, tuple[str, ...]] = {
    "pyside6-essentials": ("qt.txt", "LGPL-3.0.txt", "GPL-3.0.txt", "icu.txt"),
    "shiboken6": ("qt.txt", "LGPL-3.0.txt", "GPL-3.0.txt"),
    "cffi": ("libffi.txt",),
}
#: Classifiers of older metadata that are exact enough to be an SPDX name.
_CLASSIFIERS = {"License :: OSI Approved :: MIT License": "MIT"}
_TEXTS = re.compile(
    r"[^/]+\.dist-info/(licenses/.+|(licen[cs]e|copying|notice|authors)[^/]*)", re.IGNORECASE
)


def name_of(wheel: Path) -> str:
    """The normal name of the package in a wheel (PyPA, "Names and normalization")."""
    return re.sub(r"[-_.]+", "-", wheel.name.split("-")[0]).lower()


def licence_of(wheel: Path) -> str:
    """The licence as an SPDX expression. Raises ``Stopped`` where the metadata name none."""
    told = metadata_of(wheel)
    expression = told["License-Expression"] or told["License"] or ""
    if re.fullmatch(r"[\w.+-]+( (OR|AND|WITH) [\w.+-]+)*", expression.strip()):
        return expression.strip()
    for classifier in told.get_all("Classifier", []):
        if classifier in _CLASSIFIERS:
            return _CLASSIFIERS[classifier]
    raise Stopped(f"{wheel.name} names no licence that is known here.")


def metadata_of(wheel: Path) -> Message:
    """What the wheel tells about itself."""
    with zipfile.ZipFile(wheel) as opened:
        name = next(one for one in opened.namelist() if one.endswith(".dist-info/METADATA"))
        return message_from_bytes(opened.read(name))


def text_of(wheel: Path, known: Path) -> str:
    """The text of a wheel's licence; ``known`` is ``resources/licences``. Raises ``Stopped``."""
    texts = [(known / name).read_text(encoding="utf-8") for name in ADDED.get(name_of(wheel), ())]
    with zipfile.ZipFile(wheel) as opened:
        names = [name for name in sorted(opened.namelist()) if _TEXTS.fullmatch(name)]
        texts += [opened.read(name).decode("utf-8", "replace") for name in names]
    if not texts:
        raise Stopped(
            f"{wheel.name} holds no text of its licence. Add it to ADDED in "
            f"packaging/{Path(__file__).name} with the text that stands for it, and why."
        )
    return "\n".join(text.strip() + "\n" for text in texts)


def write_licences(wheels: Iterable[Path], root: Path, folder: Path) -> None:
    """Write a text for every wheel into a new folder ``licences`` in ``folder``, each beginning
    with name, version and licence. Raises ``Stopped``."""
    place = folder / FOLDER
    place.mkdir(parents=True, exist_ok=True)
    for wheel in {name_of(wheel): wheel for wheel in wheels}.values():
        told = metadata_of(wheel)
        head = f"{told['Name']} {told['Version']}\nLicence: {licence_of(wheel)}\n\n"
        text = head + text_of(wheel, root / "resources" / "licences")
        (place / f"{name_of(wheel)}.txt").write_text(text, encoding="utf-8", newline="\n")
