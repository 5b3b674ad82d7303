"""Small type below a field stands where the field's own words begin."""

from PySide6.QtWidgets import QCheckBox, QLineEdit, QStyle, QStyleOptionButton, QWidget

from designo_sync_gui.ui.kit.forms import WholeLabel, below_fields, form, hint_label


def test_that_a_hint_below_a_check_box_begins_where_its_words_do(qtbot):
    box = QCheckBox("Keep running")
    qtbot.addWidget(box)
    box.resize(box.sizeHint())
    option = QStyleOptionButton()
    option.initFrom(box)
    words = box.style().subElementRect(QStyle.SubElement.SE_CheckBoxContents, option, box)
    hint = hint_label("An icon stays.", box)
    qtbot.addWidget(hint)
    assert abs(hint.indent() - words.left()) <= 4


def test_that_a_hint_is_small_and_below_an_input_not_indented(qtbot):
    edit = QLineEdit()
    hint = hint_label("Empty for none.", edit)
    for one in (edit, hint):
        qtbot.addWidget(one)
    assert hint.font().pointSizeF() < edit.font().pointSizeF()
    assert hint.indent() <= 0


def test_that_a_line_below_the_fields_is_as_high_as_its_words(qtbot):
    """Else the gaps around it are larger than all others of the form."""
    holder = QWidget()
    qtbot.addWidget(holder)
    rows = form()
    holder.setLayout(rows)
    told = WholeLabel("Not for this data folder, which goes away with the window.")
    below_fields(rows, told)
    rows.addRow(QLineEdit())
    lines = told.fontMetrics().height()
    holder.resize(360, 300)
    holder.show()
    qtbot.waitUntil(lambda: told.height() == 2 * lines)
    holder.resize(700, 300)
    qtbot.waitUntil(lambda: told.height() == lines)
