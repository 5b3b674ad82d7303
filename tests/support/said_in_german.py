"""What a screen says, and whether any of it is English although German is spoken."""

import re
import xml.etree.ElementTree as ET  # our own file
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from string import Formatter

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QProgressBar,
    QStatusBar,
    QTableView,
    QTabWidget,
    QTreeWidget,
    QWidget,
)
from screen_checks import visible_widgets

from designo_sync_gui.profile_files import shipped_profiles

GERMAN = Path(__file__).parents[2] / "resources" / "languages" / "designo_sync_de.ts"
#: English words that are no German ones.
ENGLISH_WORDS = re.compile(
    r"(?<![\w-])(?:the|and|is|are|of|with|cannot|for|this|has|have|must|from|its|it|that|which|"
    r"your|not|be|been|by|to|or|does|did|no|nothing|only|already)(?![\w-])"
)
QUOTED = re.compile(r"“[^”]*”|„[^“]*“")
#: What is no word of this program: statuses of the demo, words to be typed, and what the
#: system, SQLite and the TOML reader say of a file.
VALUES = re.compile(
    r"https?://\S*|\bwith[·⍽ ]+space\b|\bname only\b|"
    r"Invalid value \(at end of document\)|file is not a database|^\s*[Cc]ancelled\s*$"
)
#: A profile is called as its text calls itself, in every language.
PROFILES = re.compile("|".join(re.escape(profile.shop) for profile in shipped_profiles()))
ROWS = 60


def pieces(text: str) -> list[str]:
    """What stands between the fields of a sentence."""
    return [piece for piece, *_ in Formatter().parse(text)]


@cache
def sentences() -> tuple[frozenset[str], frozenset[str]]:
    """Of all English sentences that differ in German: those without fields, and the pieces of at
    least two words of the others."""
    sources: set[str] = set()
    german: set[str] = set()
    for message in ET.parse(GERMAN).iter("message"):  # noqa: S314 - our own file
        translation = message.find("translation")
        assert translation is not None
        forms = [form.text or "" for form in translation.iter("numerusform")]
        german.update(forms or [translation.text or ""])
        sources.update((message.findtext("source", ""), message.findtext("comment", "")))
    # The same word may have another access key.
    bare = {text.replace("&", "") for text in german}
    differ = {source for source in sources if source.replace("&", "") not in bare}
    whole = {source for source in differ if re.search(r"[^\W\d_]{2}", source)}
    told = " \n ".join(german)
    parts = {piece.strip() for source in whole for piece in pieces(source)}
    return frozenset(source.replace("&", "") for source in whole), frozenset(
        part for part in parts if re.search(r"\w{2}\W+\w{2}", part) and part not in told
    )


WORD = re.compile(r"[^\W\d_]{2,}")
#: A name of several words, an address, a place of a value, what has digits in it (such as the
#: digest of a plan): no words of a sentence.
COMPOUND = re.compile(
    r"<[^>]*>|https?://\S+|(?<!\w)(?:/\w+)+|\w+(?:[-_./·⍽:\\]\w+)+|\{[^}]*\}|\b(?=\w*\d)\w+\b"
)
#: What a German screen shows in English, and why that is right.
SHOWN_AS_IT_IS = {
    "statuses of the demo": r"[Cc]ancelled|complete|on hold|refund|Awaiting Payment|"
    r"[Ww]ith\W+space|partially\W*_*refunded|Ready\W*To\W*Print|proof-\S*approved|proof sent|"
    r"mark as paid",
    "the name of a shop of the demo": r"Sticker Works",
    "short for Thursday": r"\bDo\b",
    "what the system or a library said": r"Invalid value \(at end of document\)",
    "what a made-up shop said": r"\bWait\.",
    "where an export lies": r"/nowhere/",
    "names of profiles that come with the program": PROFILES.pattern,
}


def words(text: str) -> set[str]:
    return set(WORD.findall(COMPOUND.sub(" ", text.replace("&", ""))))


@cache
def english_words() -> frozenset[str]:
    """Words of English sentences, and keys, that no German one has."""
    english = {"Ctrl", "Shift", "Del", "Ins", "PgUp", "PgDown", "Return", "Backspace"}
    german: set[str] = set()
    for message in ET.parse(GERMAN).iter("message"):  # noqa: S314 - our own file
        translation = message.find("translation")
        assert translation is not None
        english |= words(message.findtext("source", "") + " " + message.findtext("comment", ""))
        for form in (translation.text or "", *(f.text or "" for f in translation)):
            german |= words(form)
    return frozenset(english - german)


def english_words_in(text: str) -> set[str]:
    """Words of a text on a German screen that are English; what stands in quotes is a value."""
    bare = re.sub("|".join(SHOWN_AS_IT_IS.values()), " ", QUOTED.sub(" ", text))
    return words(bare) & english_words()


@cache
def english_in(text: str) -> bool:
    """Whether an English sentence, or a piece of one, stands in a text."""
    whole, parts = sentences()
    ours = PROFILES.sub("", VALUES.sub("", text))
    return (
        ours.strip(" ●◆○◐◔✕").replace("&", "") in whole
        or any(part in ours for part in parts)
        or ENGLISH_WORDS.search(QUOTED.sub("", ours)) is not None
    )


def plain(tip: str) -> str:
    return re.sub(r"<[^>]*>", " ", tip)


def table_words(view: QTableView) -> Iterator[str]:
    model = view.model()
    for column in range(model.columnCount()):
        yield str(model.headerData(column, Qt.Orientation.Horizontal))
        for row in range(min(model.rowCount(), ROWS)):
            for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
                yield str(model.index(row, column).data(role) or "")
            yield plain(str(model.index(row, column).data(Qt.ItemDataRole.ToolTipRole) or ""))


def tree_words(tree: QTreeWidget) -> Iterator[str]:
    line = tree.itemAt(0, 0)
    while line is not None:
        yield str(line.data(0, Qt.ItemDataRole.AccessibleTextRole) or "")
        yield plain(line.toolTip(0))
        line = tree.itemBelow(line)


def words_of(widget: QWidget) -> Iterator[str]:
    """Everything that a widget says; what was typed or received in whole is not asked."""
    yield from (widget.windowTitle(), widget.accessibleName(), widget.accessibleDescription())
    yield plain(widget.toolTip())
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    elif isinstance(widget, QLineEdit):
        yield widget.placeholderText()
    elif isinstance(widget, QTabWidget):
        yield from (widget.tabText(place) for place in range(widget.count()))
    elif isinstance(widget, QComboBox):
        items = (widget.itemText(place) for place in range(widget.count()))
        yield from (item for item in items if " " in item)
    elif isinstance(widget, QStatusBar):
        yield widget.currentMessage()
    elif isinstance(widget, QTableView):
        yield from table_words(widget)
    elif isinstance(widget, QTreeWidget):
        yield from tree_words(widget)
    elif isinstance(widget, QProgressBar):
        yield widget.text()


def said(shown: QWidget) -> list[str]:
    return [text for widget in visible_widgets(shown) for text in words_of(widget) if text]


@contextmanager
def german_locale() -> Iterator[None]:
    """The locale is what it was before."""
    before = QLocale()
    try:
        yield
    finally:
        QLocale.setDefault(before)
