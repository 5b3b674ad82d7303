"""The help pages as they lie in the resources: in English, and translated beside it.

Law: the English pages are the list of pages. A page that is not translated is shown in English
and says so; nothing is fetched.
"""

from dataclasses import replace
from pathlib import Path

from designo_sync_gui.domain.help_text import PICTURE, HelpPage, page_of
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
    translated = path.parent / language / path.name
    if language == "en" or not translated.exists():
        shown, page = path, page_of(path.name, english, untranslated=language != "en")
    else:
        shown = translated
        page = page_of(path.name, translated.read_text(encoding="utf-8"), english)
    return replace(page, pictures=_pictures(shown.parent, page.text))


def _pictures(folder: Path, text: str) -> dict[str, bytes]:
    """Those of the text that are there; one that is missing leaves a gap in the page."""
    names = PICTURE.findall(text)
    return {name: (folder / name).read_bytes() for name in names if (folder / name).exists()}
