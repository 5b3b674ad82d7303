"""The help pages on disk.

Law: read in a worker, never on the window's thread.
"""

from dataclasses import dataclass
from pathlib import Path

from designo_sync_gui.resource_files import resource_path
from designo_sync_gui.ui.language import tr


@dataclass(frozen=True, slots=True)
class HelpPage:
    """One page: file name without folder, title, and its Markdown."""

    name: str
    title: str
    text: str


def read_pages(folder: Path | None = None) -> tuple[HelpPage, ...]:
    """All pages in the order of their file names. Blocking."""
    try:
        found = sorted((folder or resource_path("help")).glob("*.md"))
    except FileNotFoundError:
        found = []
    pages = tuple(_page(path) for path in found)
    return pages or (
        HelpPage(
            "",
            tr("No help pages"),
            tr("The help pages were not installed with this program."),
        ),
    )


def _page(path: Path) -> HelpPage:
    text = path.read_text(encoding="utf-8")
    first = text.lstrip().splitlines()[:1]
    title = first[0].removeprefix("# ").strip() if first else path.stem
    return HelpPage(path.name, title, text)
