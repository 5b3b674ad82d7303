"""Enter presses the button that has the focus."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QDialog,
    QLineEdit,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from designo_sync_gui.ui.kit.enter_key import EnterPresses, enter_presses


class Buttons(QDialog):
    """A dialog whose default button is another one than those that are tried."""

    def __init__(self) -> None:
        super().__init__()
        self.pressed: list[str] = []
        save, cancel = QPushButton("Save"), QPushButton("Cancel")
        tool, check = QToolButton(), QCheckBox("Carefully")
        buttons = {"default": save, "push": cancel, "tool": tool, "check": check}
        self.parts: dict[str, QWidget] = {**buttons, "edit": QLineEdit()}
        column = QVBoxLayout(self)
        for part in self.parts.values():
            column.addWidget(part)
        for name, button in buttons.items():
            button.clicked.connect(lambda *_, name=name: self.pressed.append(name))
        cancel.setAutoDefault(False)
        save.setDefault(True)


@pytest.fixture
def dialog(qapp: QApplication, qtbot):
    enter_presses(qapp)
    made = Buttons()
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    yield made
    made.hide()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
@pytest.mark.parametrize(
    ("focus", "pressed"),
    [
        ("push", ["push"]),
        ("tool", ["tool"]),
        ("default", ["default"]),
        ("edit", ["default"]),
        ("check", ["default"]),
    ],
)
def test_that_enter_presses_what_has_the_focus_and_in_a_field_the_default(
    dialog, qtbot, focus, pressed, key
) -> None:
    dialog.parts[focus].setFocus()
    qtbot.keyClick(dialog.parts[focus], key)
    assert dialog.pressed == pressed


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_that_enter_opens_the_menu_of_a_button(dialog, qtbot) -> None:
    menu = QMenu(dialog)
    menu.addAction("One")
    dialog.parts["push"].setMenu(menu)
    dialog.parts["push"].setFocus()
    qtbot.keyClick(dialog.parts["push"], Qt.Key.Key_Return)
    assert menu.isVisible()
    menu.close()


def test_that_a_button_without_the_focus_hears_no_enter(dialog, qtbot) -> None:
    dialog.parts["push"].setFocus()
    dialog.parts["edit"].setFocus()
    qtbot.keyClick(dialog.parts["push"], Qt.Key.Key_Return)
    assert "push" not in dialog.pressed


def test_that_a_second_call_changes_nothing(qapp: QApplication) -> None:
    enter_presses(qapp)
    enter_presses(qapp)
    assert len(qapp.findChildren(EnterPresses)) == 1
