"""The first-run page: the next step is the one filled button, and done steps say so."""

import pytest

from designo_sync_gui.ui.statuses.pill import StatusPill
from designo_sync_gui.ui.window.welcome_example import WelcomeExample
from designo_sync_gui.ui.window.welcome_page import WelcomePage


@pytest.fixture
def page(qtbot):
    made = WelcomePage()
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    return made


@pytest.mark.parametrize(
    ("store", "designo", "wanted"),
    [(False, False, 0), (True, False, 1), (False, True, 0), (True, True, 2)],
)
def test_that_only_the_next_step_has_the_filled_button(page, store, designo, wanted):
    page.show_progress(store=store, designo=designo)
    assert [step.button.filled for step in page.steps] == [n == wanted for n in range(3)]
    page.focus_next_step()
    assert page.steps[wanted].button.hasFocus()


def test_that_the_store_comes_first_as_in_the_help(page):
    assert page.steps == (page.store_step, page.designo_step, page.refresh_step)


def test_that_a_done_step_says_so_and_offers_nothing(page):
    page.show_progress(store=True, designo=False)
    assert page.store_step.state.isVisible()
    assert not page.store_step.button.isVisible()
    assert page.store_step.mark.accessibleName() == "Connect a store: done"
    assert page.designo_step.button.isVisible()
    assert not page.designo_step.state.isVisible()


def test_that_a_done_step_looks_other_than_one_to_do(page):
    before = page.store_step.mark.grab().toImage()
    page.show_progress(store=True, designo=False)
    assert page.store_step.mark.grab().toImage() != before


def test_that_the_example_is_heard(page):
    (heard,) = (
        one.accessibleDescription()
        for one in page.findChildren(object)
        if getattr(one, "accessibleName", str)() == "Example"
    )
    assert "storefront in_production, DesignO In-Production" in heard


def test_that_the_values_of_the_example_keep_their_height_on_a_page_that_is_too_low(qtbot) -> None:
    """Pressed together, the underscore of a value was out of sight."""
    example = WelcomeExample()
    qtbot.addWidget(example)
    pills = example.findChildren(StatusPill)
    assert len(pills) == 6
    assert all(pill.minimumHeight() == pill.sizeHint().height() for pill in pills)
