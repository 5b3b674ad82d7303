"""Every error leads to a heading of the help, in every language."""

import ast
import importlib
import pkgutil
import xml.etree.ElementTree as ET  # our own file
from pathlib import Path

import pytest

import designo_sync_gui
from designo_sync_gui.domain import errors
from designo_sync_gui.domain.errors import RefusedByReceiver, StorageFailed, SyncError
from designo_sync_gui.domain.help_text import place_of
from designo_sync_gui.domain.help_topics import OF_CLASS, OF_TITLE, topic_of, topic_of_class
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.help_files import read_pages

PACKAGE = Path(designo_sync_gui.__file__).parent
GERMAN = PACKAGE.parent / "resources" / "languages" / "designo_sync_de.ts"
LANGUAGES = ("en", "de")


def kinds(of: type[SyncError] = SyncError) -> set[type[SyncError]]:
    return {of}.union(*map(kinds, of.__subclasses__()))


def all_kinds() -> set[type[SyncError]]:
    """Every class of the program, in whatever room."""
    for found in pkgutil.walk_packages([str(PACKAGE)], "designo_sync_gui."):
        if not found.name.endswith("__main__"):
            importlib.import_module(found.name)
    return {kind for kind in kinds() if kind.__module__.startswith("designo_sync_gui.")}


def titles_said() -> set[str]:
    """What is said as a title anywhere."""
    found: set[str] = set()
    for path in PACKAGE.rglob("*.py"):
        text = path.read_text("utf-8")
        for node in ast.walk(ast.parse(text)) if "title" in text else ():
            name = node.arg if isinstance(node, ast.keyword) else ""
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                name = node.targets[0].id
            value = getattr(node, "value", None)
            if name == "title" and isinstance(value, ast.Call) and value.args:
                words = [n.value for n in ast.walk(value) if isinstance(n, ast.Constant)]
                found.update(word for word in words if isinstance(word, str))
    return found


def test_that_every_class_of_error_has_a_topic() -> None:
    names = {kind.__name__ for kind in all_kinds()}
    assert len(names) > 20
    assert names - set(OF_CLASS) == set()
    assert set(OF_CLASS) - names == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_every_topic_of_an_error_is_a_heading(language: str) -> None:
    pages = read_pages(language=language)
    topics = {*OF_CLASS.values(), *OF_TITLE.values()}
    assert {topic for topic in topics if place_of(pages, topic) is None} == set()


def test_that_a_title_with_a_topic_is_one_that_is_said() -> None:
    assert set(OF_TITLE) - titles_said() == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_the_heading_of_an_error_is_its_title(language: str) -> None:
    """Who reads the title finds it again."""
    german = {
        message.findtext("source", ""): message.findtext("translation")
        for message in ET.parse(GERMAN).iter("message")  # noqa: S314 - our own file
    }
    pages = read_pages(language=language)
    wrong = {}
    for kind in kinds():
        if kind.__module__ == errors.__name__ and kind is not SyncError:
            page, part = place_of(pages, topic_of_class(kind)) or (0, 0)
            title = kind.title.english if language == "en" else german[kind.title.english]
            if pages[page].sections[part].title != title:
                wrong[kind.__name__] = (title, pages[page].sections[part].title)
    assert wrong == {}


def test_that_a_title_of_its_own_leads_to_its_own_place() -> None:
    plain = RefusedByReceiver(say("No."))
    assert topic_of(plain) == "troubleshooting/refused"
    other = StorageFailed(say("Bad."), title=say("Backup cannot be used"))
    assert topic_of(other) == "command-line/backup"


def test_that_a_class_without_an_entry_has_that_of_its_parent() -> None:
    class Another(StorageFailed):
        pass

    assert topic_of(Another(say("Full."))) == topic_of_class(StorageFailed)
