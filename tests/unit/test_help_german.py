"""The German help pages say what the English ones say, in the words of the German screens."""

import re
import xml.etree.ElementTree as ET  # our own files
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HELP = ROOT / "resources" / "help"
GERMAN = sorted((HELP / "de").glob("*.md"))
WORDS = ROOT / "resources" / "languages" / "designo_sync_de.ts"
FENCE = re.compile(r"^```.*?^```$", re.S | re.M)
#: What stands between stars, once or twice; a step of a menu is a word of its own.
MARKED = re.compile(r"(?<!\*)(\*{1,2})(?![\s*])(.+?)(?<!\s)\1(?!\*)", re.S)

#: Stressed in the English pages, and also a text of a screen with another meaning.
NO_SCREEN = {"actions", "read", "read back", "reading", "wanted"}


def prose(text: str) -> str:
    return re.sub(r"`[^`]*`", "", FENCE.sub("", text))


def plain(text: str) -> str:
    return " ".join(re.sub("&(?!amp;)", "", text).strip('“”„…"').split()).casefold()


def marked(text: str) -> set[str]:
    found = (plain(match[2]) for match in MARKED.finditer(prose(text)))
    return {word.rstrip("…") for one in found for word in (one, *one.split(" → "))}


def screen_words() -> dict[str, set[str]]:
    """The German texts of each English text of a screen, without mnemonics."""
    words: dict[str, set[str]] = {}
    for message in ET.parse(WORDS).iter("message"):  # noqa: S314 - our own file
        german = message.findtext("translation") or ""
        if german.strip():
            words.setdefault(plain(message.findtext("source", "")), set()).add(plain(german))
    return words


def shape(text: str) -> tuple[list[str], int, int, int]:
    """The depth of each heading, and how many items, rows of tables and paragraphs there are."""
    text = FENCE.sub("", text)
    lines = text.splitlines()
    headings = [line.split(" ")[0] for line in lines if line.startswith("#")]
    items, rows = (sum(line.startswith(mark) for line in lines) for mark in ("- ", "| "))
    return headings, items, rows, len(re.split(r"\n\s*\n", text.strip()))


@pytest.mark.parametrize("page", GERMAN, ids=lambda path: path.stem)
def test_that_a_german_page_has_the_parts_of_the_english_one(page: Path) -> None:
    english, german = (HELP / page.name).read_text("utf-8"), page.read_text("utf-8")
    assert shape(german) == shape(english)
    assert FENCE.findall(german) == FENCE.findall(english)
    assert re.findall(r"\]\([^)]*\)", german) == re.findall(r"\]\([^)]*\)", english)


@pytest.mark.parametrize("page", GERMAN, ids=lambda path: path.stem)
def test_that_the_words_in_backquotes_are_the_same(page: Path) -> None:
    code = re.compile(r"`([^`]+)`")
    english, german = (
        {" ".join(one.split()) for one in code.findall(FENCE.sub("", path.read_text("utf-8")))}
        for path in (HELP / page.name, page)
    )
    assert german == english


@pytest.mark.parametrize("page", GERMAN, ids=lambda path: path.stem)
def test_that_words_of_the_screens_are_those_of_the_german_screens(page: Path) -> None:
    german = marked(page.read_text("utf-8"))
    words = screen_words()
    shown = {word for word in marked((HELP / page.name).read_text("utf-8")) if word in words}
    #: A word that the German page leaves in English is one of another program, as in WordPress.
    wrong = {word for word in shown - NO_SCREEN if not (words[word] | {word}) & german}
    assert {word: words[word] for word in wrong} == {}


def test_that_every_page_is_translated() -> None:
    assert [page.name for page in GERMAN] == sorted(page.name for page in HELP.glob("*.md"))
