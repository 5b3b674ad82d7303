"""Where the files beside the code lie: help pages, sample profiles, icons.

Law: one answer for a checkout (``resources/`` beside the package) and for an installed wheel
(``resources`` inside the package); a missing file is an error that names it, never a guess.
"""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_FOLDERS = (_PACKAGE / "resources", _PACKAGE.parent / "resources")


def resource_path(*parts: str) -> Path:
    """The file or folder ``parts`` under the resources, such as ``("help",)``.

    Raises ``FileNotFoundError`` naming the resource when it was not installed, and ``ValueError``
    for a name that leads out of the resources.
    """
    if any(part in ("", ".", "..") or "/" in part or "\\" in part for part in parts):
        raise ValueError(f"{parts!r} is not a list of plain names")
    for folder in _FOLDERS:
        found = folder.joinpath(*parts)
        if found.exists():
            return found
    raise FileNotFoundError(f"the resource {'/'.join(parts) or 'folder'} was not installed")
