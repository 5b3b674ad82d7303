"""Help → Licences: everything the program is made of, found by typing, read by keyboard."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextCursor

from designo_sync_gui.ui.dialogs.licences_window import LETTERS


def opened(in_window, support, until, scenario):
    async def whole(window):
        window.actions_.licences.trigger()
        shown = window.parts.licences.shown
        await until(lambda: not shown.tasks.busy)
        await scenario(shown)
        shown.close()

    in_window(support.FakeServices(), whole)


def names(shown) -> list[str]:
    return [shown.list.row(place)[0] for place in range(shown.list.row_count)]


def test_that_the_programs_own_licence_is_shown_first(in_window, support, until) -> None:
    async def scenario(shown):
        assert names(shown)[:2] == ["DesignO Sync", "Python"]
        assert "Permission is hereby granted" in shown.text.toPlainText()
        assert shown.edit.hasFocus()

    opened(in_window, support, until, scenario)


def test_that_typing_finds_names_and_texts_and_marks_the_word(
    in_window, support, until, qtbot
) -> None:
    async def scenario(shown):
        qtbot.keyClicks(shown.edit, "LGPL replace")
        assert names(shown) == ["PySide6_Essentials", "shiboken6"]
        assert shown.text.textCursor().selectedText() == "LGPL"
        qtbot.keyClick(shown.edit, Qt.Key.Key_Down)
        assert shown.list.hasFocus()
        qtbot.keyClick(shown.list, Qt.Key.Key_Down)
        assert shown.current.name == "shiboken6"

    opened(in_window, support, until, scenario)


def test_that_words_that_are_nowhere_are_told(in_window, support, until, qtbot) -> None:
    async def scenario(shown):
        qtbot.keyClicks(shown.edit, "nowherex")
        assert names(shown) == []
        assert shown.current is None
        assert shown.text.toPlainText() == "No licence contains these words."
        shown.edit.clear()
        assert len(names(shown)) > 10

    opened(in_window, support, until, scenario)


def test_that_the_text_can_be_copied(in_window, support, until) -> None:
    async def scenario(shown):
        shown.copy()
        assert QGuiApplication.clipboard().text() == shown.text.toPlainText()

    opened(in_window, support, until, scenario)


def broken(shown) -> list[str]:
    """Lines of no more than the usual letters that do not fit."""
    document = shown.text.document()
    blocks = (document.findBlockByNumber(place) for place in range(document.blockCount()))
    return [
        block.text()
        for block in blocks
        if len(block.text()) <= LETTERS and block.layout().lineCount() > 1
    ]


def test_that_no_usual_line_is_broken_on_a_small_screen(in_window, support, until) -> None:
    async def scenario(shown):
        for width in (921, 1080):
            shown.resize(width, 540)
            for place in range(shown.list.row_count):
                shown.list.selectRow(place)
                shown.text.moveCursor(QTextCursor.MoveOperation.End)
                assert broken(shown) == [], shown.current.name
            assert shown.list.horizontalScrollBar().maximum() == 0

    opened(in_window, support, until, scenario)


def test_that_name_version_and_licence_of_the_text_are_whole_above_it(
    in_window, support, until, qtbot
) -> None:
    async def scenario(shown):
        qtbot.keyClicks(shown.edit, "cryptography")
        told = shown.title.text()
        assert told.startswith("cryptography ")
        assert told.endswith("· Apache-2.0 OR BSD-3-Clause")
        qtbot.keyClicks(shown.edit, "nowherex")
        assert shown.title.text() == ""

    opened(in_window, support, until, scenario)
