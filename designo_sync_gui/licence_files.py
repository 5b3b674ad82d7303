"""The licences of everything that this program is made of, as they were installed with it.

Law: what is there is read, nothing is made up: the metadata and licence files of the installed
packages that the program needs. A bundle has a folder ``licences`` for what is no package
(``Python.txt``), and for packages whose metadata it does not keep with them (``*.dist-info``).
"""

import re
import sys
import sysconfig
from collections.abc import Iterable, Iterator
from importlib import metadata
from pathlib import Path
from typing import Final

from designo_sync_gui import __version__
from designo_sync_gui.domain.licences import Licence
from designo_sync_gui.resource_files import resource_path

_OWN: Final = "designo-sync"
#: Texts that a library's own package lacks, and what is to be said of it.
_QT: Final = ("qt.txt", "LGPL-3.0.txt", "GPL-3.0.txt")
ADDED: Final = {
    "pyside6-essentials": (*_QT, "icu.txt"),
    "shiboken6": _QT,
    "cffi": ("libffi.txt",),
}
_IS_LICENCE: Final = re.compile(r"licen[cs]e|copying|notice|authors", re.IGNORECASE)
_NAME: Final = re.compile(r"[A-Za-z0-9._-]+")
#: Characters of a licence's name; more is the text itself, which old packages put there.
_LONGEST: Final = 60
_LINE: Final = "\n" + "-" * 72 + "\n\n"


def read_licences(bundle: Path | None = None) -> tuple[Licence, ...]:
    """The program's own first, then Python's and those of the libraries by name. Blocking.

    ``bundle`` is the folder ``licences`` of a bundle; by itself it is looked for beside the
    program's libraries.
    """
    found = bundle or _bundle_folder()
    kept = metadata.distributions(path=[str(found)]) if found is not None else ()
    by_name = {_key(part): part for part in (*_needed(), *kept)}
    own = by_name.pop(_OWN, None)
    rest = [_licence_of(part) for _, part in sorted(by_name.items())]
    return (_own(own), _of_python(found), *rest)


def _bundle_folder() -> Path | None:
    libraries = Path(__file__).resolve().parents[1]
    folder = libraries.parent / "licences"
    return folder if libraries.name == "lib" and folder.is_dir() else None


def _needed() -> Iterator[metadata.Distribution]:
    """The program's package and all that it needs, as far as it is installed: what another system
    needs is not."""
    left, seen = [_OWN], set()
    while left:
        name = left.pop()
        if name in seen:
            continue
        seen.add(name)
        try:
            part = metadata.distribution(name)
        except metadata.PackageNotFoundError:
            continue
        yield part
        wanted = (line for line in part.requires or () if "extra ==" not in line)
        left += [_plain(found[0]) for line in wanted if (found := _NAME.match(line))]


def _key(part: metadata.Distribution) -> str:
    return _plain(part.metadata["Name"])


def _plain(name: str) -> str:
    """As names are compared (Python Packaging User Guide, "Names and normalization")."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _licence_of(part: metadata.Distribution) -> Licence:
    added = [_added(name) for name in ADDED.get(_key(part), ())]
    text = _LINE.join(each for each in (*added, *_own_texts(part)) if each)
    return Licence(part.metadata["Name"], part.version, _name_of_licence(part), text)


def _own(part: metadata.Distribution | None) -> Licence:
    texts = tuple(_own_texts(part)) if part is not None else ()
    return Licence("DesignO Sync", __version__, "MIT", _LINE.join(texts) or _in_checkout())


def _in_checkout() -> str:
    return _read(Path(__file__).resolve().parents[1] / "LICENSE")


def _name_of_licence(part: metadata.Distribution) -> str:
    """The newer field first; the older one may hold the whole text."""
    told = part.metadata
    fields = ("License-Expression", "License")
    texts = [told[field] for field in fields if field in told]
    named = next(filter(None, texts), "")
    if named and len(named) <= _LONGEST and "\n" not in named:
        return named
    kinds = told.get_all("Classifier") or ()
    ends = [kind.rpartition(" :: ")[2] for kind in kinds if kind.startswith("License ::")]
    return ", ".join(ends)


def _own_texts(part: metadata.Distribution) -> Iterator[str]:
    """The licence files beside a package's metadata. Bundles have no list of a package's files, so
    the folder itself is looked at."""
    folder = _folder_of(part)
    files = sorted(folder.rglob("*")) if folder is not None else []
    yield from (_read(path) for path in files if _IS_LICENCE.search(path.name) and path.is_file())


def _folder_of(part: metadata.Distribution) -> Path | None:
    """Its ``*.dist-info``, told by where its metadata lie; the standard library has no public way
    for packages whose list of files is gone."""
    name, version = part.metadata["Name"], part.version
    base = Path(str(part.locate_file("")))
    wanted = (f"{base_name}-{version}.dist-info" for base_name in _spellings(name))
    return next((base / each for each in wanted if (base / each).is_dir()), None)


def _spellings(name: str) -> Iterable[str]:
    """Older builders kept a name as it is, newer ones write it with underscores."""
    plain = _plain(name).replace("-", "_")
    return dict.fromkeys((name, name.replace("-", "_"), plain, name.lower()))


def _of_python(bundle: Path | None) -> Licence:
    """Python is part of a bundle; elsewhere it is the system's, and its text is there as a rule."""
    standard, base = Path(sysconfig.get_path("stdlib")), Path(sys.base_prefix)
    places = [standard / "LICENSE.txt", base / "LICENSE.txt"]
    if bundle is not None:
        places.insert(0, bundle / "Python.txt")
    text = next((_read(place) for place in places if place.is_file()), "")
    version = ".".join(map(str, sys.version_info[:3]))
    return Licence("Python", version, "PSF-2.0", text)


def _added(name: str) -> str:
    try:
        return _read(resource_path("licences", name))
    except FileNotFoundError:
        return ""


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
