"""The help pages as they lie in the resources: in English, and translated beside it.

Law: the English pages are the list of pages. A page that is not translated is shown in English
and says so; nothing is fetched.
"""

from pathlib import Path

from designo_sync_gui.domain.help_text import HelpPage, page_of
from designo_sync_gui.resource_files import resource_path


def read_pages(folder: Path | None = None, language: str = "en") -> tuple[HelpPage, ...]:
    """All pages in the order of their file names, in a language; none where they were not
    installed with this program. Blocking."""
    try:
        found = sorted((folder or resource_path("help")).glob("*.md"))
    except FileNotFoundError:
        found = []
    return tuple(_page(path, language) for path in found)


def _page(path: Path, language: str) -> HelpPage:
    english = path.read_text(encoding="utf-8")
    if language == "en":
        return page_of(path.name, english)
    translated = path.parent / language / path.name
    if not translated.exists():
        return page_of(path.name, english, untranslated=True)
    return page_of(path.name, translated.read_text(encoding="utf-8"), english)
