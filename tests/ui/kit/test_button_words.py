"""What is heard of a button is what stands on it."""

from designo_sync_gui.ui.kit.forms import PrimaryButton, button


def test_that_a_button_with_other_words_is_heard_with_them(qtbot):
    for made in (button("Show the first orders"), PrimaryButton("Write")):
        qtbot.addWidget(made)
        made.setText("Print && Co: 3 orders")
        assert made.accessibleName() == "Print & Co: 3 orders"


def test_that_a_button_with_a_name_of_its_own_keeps_it(qtbot):
    made = button("A-")
    qtbot.addWidget(made)
    made.setAccessibleName("Smaller letters")
    made.setText("A--")
    assert made.accessibleName() == "Smaller letters"
