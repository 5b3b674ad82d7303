"""Keys are written as this system and this language write them."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from said_in_german import GERMAN, german_locale

from designo_sync_gui.ui.kit.keys import native, native_keys
from designo_sync_gui.ui.kit.language import Language

SOURCES = Path(__file__).parents[3] / "designo_sync_gui"


@pytest.fixture
def german(qapp: QApplication) -> Iterator[None]:
    language = Language(qapp)
    with german_locale():
        language.choose("de")
        yield
        language.remove()


def test_that_german_keys_have_german_names(german: None) -> None:
    assert native("Ctrl+Shift+R") == "Strg+Umschalt+R"
    assert [native(key) for key in ("Del", "Home", "Space", "Shift+Enter", "Return")] == [
        "Entf",
        "Pos1",
        "Leertaste",
        "Umschalt+Eingabe",
        "Eingabe",
    ]
    assert native("") == ""
    assert native("Ctrl++") == "Strg++"


def test_that_a_name_of_two_words_is_one_key_and_arrows_are_arrows(german: None) -> None:
    assert native_keys("PgUp Shift+Down").split(" ") == [
        "Bild\N{NO-BREAK SPACE}aufwärts",
        "Umschalt+↓",
    ]


def test_that_no_sentence_has_a_key_of_several_in_it() -> None:
    """Its place is filled with ``native``: a Mac and every language name keys otherwise."""
    told = re.findall(r"<(?:source|translation)>([^<]*)<", GERMAN.read_text("utf-8"))
    assert len(told) > 2000
    keys = re.compile(r"\b(?:Ctrl|Shift|Alt|Strg|Umschalt|Cmd) ?\+")
    assert [text for text in told if keys.search(text)] == []


def test_that_keys_are_written_in_one_place() -> None:
    writing = [
        path.name for path in SOURCES.rglob("*.py") if "NativeText" in path.read_text("utf-8")
    ]
    assert writing == ["keys.py"]
