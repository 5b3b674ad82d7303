"""The help pages as they lie in the resources: in English, and translated beside it.

Law: the English pages are the list of pages. A page that is not translated is shown in English
and says so; nothing is fetched.
"""

from dataclasses import dataclass
from pathlib import Path

from designo_sync_gui.resource_files import resource_path
from designo_sync_gui.ui.kit.language import tr


@dataclass(frozen=True, slots=True)
class HelpPage:
    """One page: file name without folder, title, its Markdown, and whether it is English although
    another language was asked for."""

    name: str
    title: str
    text: str
    untranslated: bool = False


def read_pages(folder: Path | None = None, language: str = "en") -> tuple[HelpPage, ...]:
    """All pages in the order of their file names, in a language. Blocking."""
    try:
        found = sorted((folder or resource_path("help")).glob("*.md"))
    except FileNotFoundError:
        found = []
    pages = tuple(_page(path, language) for path in found)
    return pages or (
        HelpPage(
            "",
            tr("No help pages"),
            tr("The help pages were not installed with this program."),
        ),
    )


def _page(path: Path, language: str) -> HelpPage:
    translated = path.parent / language / path.name
    missing = language != "en" and not translated.exists()
    text = (path if language == "en" or missing else translated).read_text(encoding="utf-8")
    first = text.lstrip().splitlines()[:1]
    title = first[0].removeprefix("# ").strip() if first else path.stem
    return HelpPage(path.name, title, text, missing)
