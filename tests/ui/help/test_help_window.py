"""The help window: contents, search over all pages, the way back, keys."""

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QColor

from designo_sync_gui.domain.help_text import PICTURE, page_of, place_of
from designo_sync_gui.help_files import read_pages
from designo_sync_gui.ui.help.help_window import HelpWindow
from designo_sync_gui.ui.kit.language import Language
from designo_sync_gui.ui.kit.tokens import Token, color_of

LONG = "\n\n".join(f"Line {number} of what is said." for number in range(80))
PAGES = (
    page_of("1-first.md", f"# First\n\n{LONG}\n\n## Café at the end\n\nA cup.\n"),
    page_of("2-second.md", "# Second\n\n[end](1-first.md#caf-at-the-end)\n\n## Tea\n\nPot.\n"),
    page_of("3-third.md", "# Third\n\n[web](https://example.com/2-second.md) A CAFE, a pot.\n"),
)


@pytest.fixture
def opened(qtbot):
    def make(pages=PAGES):
        window = HelpWindow(pages)
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(window)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    return make


@pytest.fixture
def spoken(qapp):
    language = Language(qapp)
    yield language
    language.choose("en")


def marked(window) -> list[str]:
    """The texts on the ground of a find, in the order of the page."""
    ground = color_of(Token.TINT, window.palette())
    found, block = [], window.page.document().begin()
    while block.isValid():
        found += [
            block.text()[part.start : part.start + part.length]
            for part in block.layout().formats()
            if part.format.background().color() == QColor(ground)
        ]
        block = block.next()
    return found


def test_that_f1_shows_the_pages_that_come_with_the_program(in_window, support, qtbot, until):
    async def scenario(window):
        qtbot.keyClick(window, Qt.Key.Key_F1)
        await until(lambda: window.parts.help.shown)
        shown = window.parts.help.shown
        assert shown.contents.topLevelItemCount() > 10
        assert shown.page.toPlainText().startswith(shown.contents.topLevelItem(0).text(0))
        window.actions_.help.trigger()
        assert window.parts.help.shown is shown

    in_window(support.FakeServices(), scenario)


def test_that_two_wishes_at_once_open_one_window_at_the_last(in_window, support, until):
    async def scenario(window):
        window.parts.help.show("writes")
        window.parts.help.show("privacy")
        await until(lambda: window.parts.help.shown and not window.tasks.busy)
        shown = window.parts.help.shown
        assert shown.place == place_of(read_pages(), "privacy")

    in_window(support.FakeServices(), scenario)


def test_that_the_search_lists_page_and_heading_of_every_place(opened, qtbot):
    window = opened()
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(window.search, "CAFÉ")
    assert window.left.currentWidget() is window.hits
    texts = [window.hits.topLevelItem(row).text(0) for row in range(2)]
    assert texts[0] == "First: Café at the end\nA cup."
    assert texts[1].startswith("Third\n")
    assert window.found.text() == "2 places found"
    window.search.setText("nowhere")
    assert window.found.text() == "Nothing found"
    window.search.clear()
    assert window.left.currentWidget() is window.contents
    assert window.found.isHidden()


def test_that_enter_opens_at_the_place_with_the_words_marked(opened, qtbot):
    window = opened()
    window.search.setFocus()
    qtbot.keyClicks(window.search, "cup end")
    qtbot.keyClick(window.search, Qt.Key.Key_Return)
    assert window.place == (0, 1)
    assert window.page.hasFocus()
    assert window.page.textCursor().block().text() == "Café at the end"
    assert window.page.cursorRect().bottom() < window.page.viewport().height()
    assert [word.lower() for word in marked(window)] == ["end", "cup"]
    window.search.clear()
    assert marked(window) == []


def test_that_down_goes_into_the_list_and_every_row_shows_its_place(opened, qtbot):
    window = opened()
    window.search.setFocus()
    qtbot.keyClicks(window.search, "pot")
    qtbot.keyClick(window.search, Qt.Key.Key_Down)
    assert window.hits.hasFocus()
    assert window.hits.places() == [(1, 1), (2, 0)]
    qtbot.keyClick(window.hits, Qt.Key.Key_Down)
    assert window.place == (2, 0)
    qtbot.keyClick(window.hits, Qt.Key.Key_Return)
    assert window.page.hasFocus()


def test_that_a_place_far_down_is_put_at_the_top(opened, qtbot):
    window = opened()
    window.show_topic("first/caf-at-the-end")
    bar = window.page.verticalScrollBar()
    assert bar.value() > 0
    assert window.page.textCursor().block().text() == "Café at the end"
    window.resize(window.width() - 200, window.height())
    assert window.page.cursorRect().top() < window.page.viewport().height()
    window.show_topic("second")
    assert bar.value() == 0


def test_that_the_way_is_gone_back_and_forward_by_key_and_button(opened, qtbot):
    window = opened()
    alt = Qt.KeyboardModifier.AltModifier
    assert not window.back.isEnabled()
    window.show_topic("second")
    window.show_topic("third")
    qtbot.keyClick(window.page, Qt.Key.Key_Left, alt)
    assert window.place == (1, 0)
    window.back.click()
    assert window.place == (0, 0)
    assert not window.back.isEnabled()
    qtbot.keyClick(window.page, Qt.Key.Key_Right, alt)
    assert window.place == (1, 0)
    window.show_topic("second/tea")
    assert not window.forward.isEnabled()


def test_that_links_lead_to_pages_and_headings_and_nowhere_else(opened):
    window = opened()
    window._follow(QUrl("https://example.com/2-second.md"))
    assert window.place == (0, 0)
    window._follow(QUrl("2-second.md"))
    assert window.place == (1, 0)
    window._follow(QUrl("1-first.md#caf-at-the-end"))
    assert window.place == (0, 1)
    window._follow(QUrl("not-there.md"))
    assert window.place == (0, 1)


def test_that_letters_grow_and_shrink_and_return(opened, qtbot):
    window = opened()
    control = Qt.KeyboardModifier.ControlModifier
    usual = window.page.font().pointSize()
    qtbot.keyClick(window.page, Qt.Key.Key_Plus, control)
    assert window.page.font().pointSize() > usual
    qtbot.keyClick(window.page, Qt.Key.Key_0, control)
    assert window.page.font().pointSize() == usual
    for _ in range(30):
        qtbot.keyClick(window.page, Qt.Key.Key_Minus, control)
    assert 0 < window.page.font().pointSize() < usual


def test_that_esc_leaves_the_search_and_then_the_window(opened, qtbot):
    window = opened()
    window.search.setText("tea")
    qtbot.keyClick(window.page, Qt.Key.Key_Escape)
    assert window.search.text() == ""
    assert window.isVisible()
    qtbot.keyClick(window.search, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_that_missing_pages_are_told(opened):
    assert opened(()).page.toPlainText().startswith("No help pages")


def test_that_a_page_in_english_says_so_where_german_is_wanted(opened, tmp_path):
    (tmp_path / "de").mkdir()
    (tmp_path / "1.md").write_text("# First\n", encoding="utf-8")
    (tmp_path / "2.md").write_text("# Second\n", encoding="utf-8")
    (tmp_path / "de" / "1.md").write_text("# Erste\n", encoding="utf-8")
    window = opened(read_pages(tmp_path, "de"))
    assert window.note.isHidden()
    window.show_place((1, 0))
    assert not window.note.isHidden()


@pytest.mark.parametrize("language", ["en", "de"])
def test_that_every_part_of_a_page_is_a_heading_of_what_is_shown(opened, language):
    pages = read_pages(language=language)
    window = opened(pages)
    for number, page in enumerate(pages):
        window.show_place((number, 0))
        shown = [block.text() for block in window.page.headings()]
        assert shown == [part.title for part in page.sections]


def test_that_german_pages_are_found_by_english_words_too(opened, spoken):
    spoken.choose("de")
    window = opened(read_pages(language="de"))
    window.search.setText("certificate authority PEM")
    assert window.hits.topLevelItemCount() >= 1
    window.search.setText("vertrauenswürdig")
    by_accent = window.hits.places()
    window.search.setText("VERTRAUENSWURDIG")
    assert by_accent
    assert window.hits.places() == by_accent


@pytest.mark.parametrize("language", ["en", "de"])
def test_that_every_picture_of_a_page_is_there_and_no_wider_than_the_page(opened, language):
    pages = read_pages(language=language)
    window = opened(pages)
    shown = 0
    for number, page in enumerate(pages):
        names = PICTURE.findall(page.text)
        assert set(names) == set(page.pictures)
        window.show_place((number, 0))
        for name in names:
            picture = window.page.loadResource(2, QUrl(name))
            assert 0 < picture.width() <= window.page.viewport().width()
            shown += 1
    assert shown >= 5
    assert window.page.loadResource(2, QUrl("https://example.com/images/orders.png")) is None
