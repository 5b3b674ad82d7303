"""Every screen, as it is and in its failing states, walked through once: names for screen readers,
words for translators and their German, contrast."""

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import screen_checks
from colours import contrast, set_dark
from failing_screens import FAILING, close_all
from PySide6.QtCore import Qt, QTranslator
from PySide6.QtGui import QAccessible, QAction, QPalette
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTableView,
    QTabWidget,
    QWidget,
)
from said_in_german import english_in, english_words_in, german_locale, said
from screen_checks import name_of, takes_focus, visible_widgets
from screens import SCREENS, close_screen
from walking import draw_only, refreshed

from designo_sync_gui.demo_window import on_demo
from designo_sync_gui.ui.inspector.comparison import ComparisonView
from designo_sync_gui.ui.inspector.side_panel import SidePanel
from designo_sync_gui.ui.kit import language
from designo_sync_gui.ui.plans.flow_line import FlowLine
from designo_sync_gui.ui.runtime.engine_thread import EngineProxy
from designo_sync_gui.ui.statuses.pill import StatusPill
from designo_sync_gui.ui.window.app import run_script
from designo_sync_gui.ui.window.main_window import MainWindow

pytestmark = [
    pytest.mark.holds_window("each screen is questioned in the window's thread"),
    pytest.mark.long,
]

#: What is said in no language: names, codes, addresses, key names, words to be typed as they are,
#: and what a side said of itself. A comparison and a pill
#: tell statuses and nothing else.
DATA = re.compile(
    r"DesignO Sync|DesignO|WooCommerce|Magento(?: 2| Open Source)?(?: / Adobe Commerce)?|Shopify|"
    r"BigCommerce|Print Depot EU|Druckwelt|Poster Corner|Sticker Works|English|Deutsch|"
    r"\b[0-9a-f]{4}(?: [0-9a-f]{4}){2}\b|\b[0-9a-f]{64}\b|"  # a plan's digest
    r"\b(?:Mo|Di|Mi|Do|Fr|Sa|So)\.,? \d+\.? \w+\.? \d{4}|"  # a day
    r"(?<![\w/])(?:/\w+)+|\b(?:GET|POST)\b|"  # a place in an answer, a request
    r"https?://\S*|[\w.-]+@[\w.-]+|127\.0\.0\.1\S*|[a-z_]+_(?:eu|de|us|uk|key)\b|U\+[0-9A-F]+|"
    r"^(?:cancel|hold|unhold|name only|mark as paid|refund|trash)$|"
    r"\b(?:AM|PM|GMT|PNG|CSV|ck_|cs_)\b|Ctrl|Strg|Shift|Umschalt|Alt|Esc|Return|Enter|Eingabe|Space|Leertaste|\bF\d+\b|"
    r"(?:Page )?(?:\bUp\b|\bDown\b)"
)


#: Facts that are shown as a side gave them.
#: What makes a tooltip plain text for Qt (``plain_tooltip``) is no word.
_PLAIN_TIP = re.compile(r'\A<div style="white-space:pre-wrap">(.*)</div>\Z', re.DOTALL)
RECEIVED = re.compile("⟦(Auch|Geändert|Nachweis)⟧")


class Wrapped(QTranslator):
    """Every sentence that is said comes in brackets, in the language of another translator."""

    def __init__(self, spoken: QTranslator) -> None:
        super().__init__()
        self._spoken = spoken

    def translate(
        self, context: str, source: str, comment: str | None = None, n: int = -1
    ) -> str | None:
        if context:
            return None
        found = self._spoken.translate(context, source, comment, n)
        return f"⟦{found or (comment if comment and n != 1 else source)}⟧"


@contextmanager
def wrapped_german() -> Iterator[None]:
    """The window speaks German, every sentence in brackets."""
    with pytest.MonkeyPatch.context() as patch, german_locale():
        translators = language._translators

        def wrapped(code: str) -> tuple[QTranslator, ...]:
            *qt, own = translators(code)
            return (*qt, Wrapped(own))

        patch.setattr(language, "_translators", wrapped)
        yield


def nameless(shown: QWidget) -> list[str]:
    return [
        f"{type(widget).__name__} in {type(widget.parent()).__name__}"
        for widget in visible_widgets(shown)
        if takes_focus(widget) and not name_of(widget).strip()
    ]


def twins(shown: QWidget) -> list[str]:
    """Buttons and inputs of one screen that a screen reader cannot tell apart."""
    kinds = (QAbstractButton, QLineEdit, QComboBox, QPlainTextEdit)
    names = Counter(
        (type(w).__name__, name_of(w))
        for w in visible_widgets(shown)
        if isinstance(w, kinds) and takes_focus(w)
    )
    return [f"{kind} “{name}” {count} times" for (kind, name), count in names.items() if count > 1]


def faint(shown: QWidget) -> list[str]:
    """Labels and buttons whose text stands out from its ground by less than WCAG AA."""
    found = []
    for widget in visible_widgets(shown):
        if isinstance(widget, QLabel | QAbstractButton) and widget.isEnabled():
            button = isinstance(widget, QAbstractButton)
            ink = QPalette.ColorRole.ButtonText if button else QPalette.ColorRole.WindowText
            ground = QPalette.ColorRole.Button if button else QPalette.ColorRole.Window
            palette = widget.palette()
            below = palette.color(ground)
            if not below.alpha():  # what is transparent lies on its window
                below = widget.window().palette().color(QPalette.ColorRole.Window)
            if contrast(palette.color(ink), below) < 4.5:
                found.append(f"{type(widget).__name__} “{name_of(widget)}”")
    return found


def words_of(widget: QWidget) -> Iterator[str]:
    """Everything that a widget says, values typed by people aside."""
    yield widget.windowTitle() if widget.isWindow() else ""
    yield _words_of_line(widget) if isinstance(widget, FlowLine) else widget.accessibleName()
    yield from (_PLAIN_TIP.sub(r"\1", widget.toolTip()), widget.accessibleDescription())
    if isinstance(widget.parent(), SidePanel) and RECEIVED.search(widget.accessibleName()):
        return
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    elif isinstance(widget, QLineEdit):
        yield widget.placeholderText()
    elif isinstance(widget, QTabWidget):
        yield from (widget.tabText(place) for place in range(widget.count()))
    elif isinstance(widget, QTableView):
        for column in range(widget.model().columnCount()):
            heading = widget.model().headerData(column, Qt.Orientation.Horizontal)
            yield heading if isinstance(heading, str) else ""


def _words_of_line(line: FlowLine) -> str:
    """Names and values of a line are data."""
    return f"{line.line.words} {line.line.more}" if line.line is not None else ""


def said_plainly(shown: QWidget) -> list[str]:
    """Words outside of the brackets: nobody could translate them."""
    found = []
    for widget in visible_widgets(shown):
        for text in () if isinstance(widget, ComparisonView | StatusPill) else words_of(widget):
            plain = DATA.sub("", unbracketed(text))
            if re.search(r"[^\W\d_]{2}", plain):
                found.append(f"{type(widget).__name__}: {text[:120]}")
    return found


def unbracketed(text: str) -> str:
    """What is left when every bracket and all in it is taken away."""
    depth, left = 0, []
    for char in text:
        depth += (char == "⟦") - (char == "⟧" and depth > 0)
        if depth == 0 and char != "⟧":
            left.append(char)
    return "".join(left)


Found = dict[str, list[str]]
QUESTIONS = (
    "heard",
    "names",
    "contrast",
    "words",
    "english",
    "english words",
    "cut",
    "squeezed",
    "announced",
    "keys",
    "order",
    "enter",
)


def left_in_english(texts: set[str]) -> list[str]:
    """What is English although German is spoken."""
    return sorted(text[:300] for text in texts if english_in(text))


def english_words_on(texts: set[str]) -> list[str]:
    """A word alone may be the name of a library, in the list of licences."""
    texts = {text for text in texts if text.strip() != "keyring"}
    return sorted(f"{word}: {text[:200]}" for text in texts for word in english_words_in(text))


@pytest.fixture(scope="module")
def walked(qapp: QApplication) -> dict[str, Found]:
    """What is wrong with each screen, by question and by the screen's name. One walk for all
    questions; every sentence is said in German and in brackets."""
    found: dict[str, Found] = {question: {} for question in QUESTIONS}
    seen: list[str] = []

    async def script(window: MainWindow, engine: EngineProxy) -> None:
        set_dark(qapp, dark=False)
        window.resize(1600, 860)  # the brackets take room too
        stage = await refreshed(window, engine)
        dark = False
        for name, opening in {**SCREENS, **FAILING}.items():
            shown = await opening(stage)
            draw_only(stage, shown)
            shown.activateWindow()
            await stage.settle(shown)
            seen.append(name)
            dark = not dark
            for question, told in answers(qapp, shown, dark).items():
                if told:
                    found[question][name] = told
            close_screen(stage, shown)
            close_all(stage)
            await stage.settle()

    # As when a screen reader listens: only then tables tell that their rows are others now.
    QAccessible.setActive(True)
    try:
        with wrapped_german():
            status = on_demo(lambda opened, notice: run_script(opened, script, notice, "de"))
    finally:
        QAccessible.setActive(False)
        set_dark(qapp, dark=False)
    assert status == 0
    assert seen == [*SCREENS, *FAILING]
    return found


def answers(app: QApplication, shown: QWidget, dark: bool) -> Found:
    """Of a screen that was opened in the other colours and is left ``dark`` or light: changing all
    widgets takes a tenth of a second."""
    squeezed = screen_checks.squeezed_fields(shown)
    schemes = ("light", "dark") if dark else ("dark", "light")
    pale = [f"{schemes[0]}: {one}" for one in faint(shown)]
    set_dark(app, dark)
    pale += [f"{schemes[1]}: {one}" for one in faint(shown)]
    texts = {re.sub("[⟦⟧]", "", text) for text in said(shown)}
    enter = screen_checks.enter_goes_on(shown)
    return {
        "heard": screen_checks.unheard(shown),
        "enter": enter,
        "names": nameless(shown) + twins(shown),
        "contrast": pale,
        "words": said_plainly(shown),
        "english": left_in_english(texts),
        "english words": english_words_on(texts),
        "cut": screen_checks.cut_headings(shown),
        "squeezed": squeezed,
        "announced": screen_checks.silent(shown) + screen_checks.mute_cells(shown),
        "keys": screen_checks.by_tab(shown),
        "order": screen_checks.out_of_sight(shown),
    }


@pytest.mark.timeout(240)
def test_that_every_control_of_every_screen_has_a_name_of_its_own(walked) -> None:
    assert walked["names"] == {}


@pytest.mark.timeout(240)
def test_that_a_screen_reader_hears_the_text_of_every_label(walked) -> None:
    assert walked["heard"] == {}


@pytest.mark.timeout(240)
def test_that_every_text_of_every_screen_stands_out_in_light_and_dark(walked) -> None:
    assert walked["contrast"] == {}


@pytest.mark.timeout(240)
def test_that_every_word_of_every_screen_can_be_translated(walked) -> None:
    assert walked["words"] == {}


@pytest.mark.timeout(240)
def test_that_no_screen_says_an_english_sentence_in_german(walked) -> None:
    assert walked["english"] == {}


@pytest.mark.timeout(240)
def test_that_no_screen_shows_an_english_word_or_key_in_german(walked) -> None:
    assert walked["english words"] == {}


@pytest.mark.timeout(240)
def test_that_no_heading_of_a_table_is_cut_in_german(walked) -> None:
    assert walked["cut"] == {}


@pytest.mark.timeout(240)
def test_that_what_is_said_below_a_field_is_whole_and_lies_over_nothing(walked) -> None:
    assert walked["squeezed"] == {}


@pytest.mark.timeout(240)
def test_that_a_screen_reader_is_told_what_each_control_and_each_cell_is(walked) -> None:
    assert walked["announced"] == {}


@pytest.mark.timeout(240)
def test_that_the_tab_key_reaches_every_control_and_shows_where_it_is(walked) -> None:
    assert walked["keys"] == {}


@pytest.mark.timeout(240)
def test_that_enter_presses_the_button_that_has_the_focus_and_no_other(walked) -> None:
    assert walked["enter"] == {}


@pytest.mark.timeout(240)
def test_that_the_tab_key_visits_every_dialog_as_it_is_seen(walked) -> None:
    assert walked["order"] == {}


def test_that_every_entry_of_every_menu_can_be_translated(qapp, in_window, support) -> None:
    wrapped = Wrapped(QTranslator())
    qapp.installTranslator(wrapped)
    told: list[str] = []

    async def scenario(window) -> None:
        for menu in window.menuBar().findChildren(QMenu):
            for action in menu.actions():
                told.extend((action.text().split("\t")[0], action.toolTip()))
        told.extend(action.text() for action in window.findChildren(QAction))

    try:
        in_window(support.FakeServices(), scenario)
    finally:
        qapp.removeTranslator(wrapped)
    plain = [t for t in told if re.search(r"[^\W\d_]{2}", DATA.sub("", unbracketed(t)))]
    assert len(told) > 60
    assert plain == []
