"""The help pages on disk.

Law: read in a worker, never on the window's thread.
"""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]
#: Inside an installed package, else in a checkout.
_FOLDERS = (_PACKAGE / "resources" / "help", _PACKAGE.parent / "resources" / "help")


def read_pages(folders: tuple[Path, ...] = _FOLDERS) -> dict[str, str]:
    """Title to Markdown of each page, in the order of the file names. Blocking."""
    for folder in folders:
        pages = {}
        for path in sorted(folder.glob("*.md")):
            text = path.read_text(encoding="utf-8")
            pages[_title(text, path.stem)] = text
        if pages:
            return pages
    return {"No help pages": "The help pages were not installed with this program."}


def _title(text: str, stem: str) -> str:
    first = text.lstrip().splitlines()[:1]
    if first and first[0].startswith("# "):
        return first[0].removeprefix("# ").strip()
    return stem.replace("-", " ")
