"""Help → Licences: everything the program is made of, found by typing, read by keyboard."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication


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
