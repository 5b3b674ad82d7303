"""Taking a profile that comes with the program into the form of a store."""

import pytest

from designo_sync_gui.connectors.profile.platform import PLATFORM as OTHER
from designo_sync_gui.profile_files import NOT_TRIED, ShippedProfile, shipped_profiles
from designo_sync_gui.ui.stores.shipped_profiles import ShippedProfiles
from designo_sync_gui.ui.stores.store_dialog import StoreDialog


@pytest.fixture
def in_form_of_other(with_engine, support, until):
    """Run a scenario with the form of a shop by profile, its profiles offered."""

    def run(scenario):
        async def whole(engine):
            dialog = StoreDialog(engine, None)
            dialog.open()
            dialog.kind.setCurrentIndex(dialog.kind.findData("other"))
            await until(lambda: dialog.shipped.offered)
            await scenario(dialog)
            dialog.reject()

        services = support.FakeServices()
        services.platforms = (support.WOO, OTHER)
        with_engine(services, whole)

    return run


def test_that_a_chosen_profile_stands_in_the_form_with_its_title_said(in_form_of_other, qtbot):
    async def scenario(dialog):
        assert dialog.shipped.choice.currentIndex() == -1
        titles = [held.title for held in shipped_profiles()]
        shown = [dialog.shipped.choice.itemText(place) for place in range(len(titles))]
        assert shown == titles
        place = titles.index("Vendure 3, order state")
        dialog.shipped.choice.setCurrentIndex(place)
        dialog.shipped.choice.activated.emit(place)
        assert dialog.form.options["profile"].value() == shipped_profiles()[place].text
        assert dialog.shipped.note.isVisible()

    in_form_of_other(scenario)


def test_that_another_kind_of_shop_has_no_such_choice(in_form_of_other):
    async def scenario(dialog):
        dialog.kind.setCurrentIndex(dialog.kind.findData("woocommerce"))
        assert not dialog.shipped.isVisible()
        dialog.kind.setCurrentIndex(dialog.kind.findData("other"))
        assert dialog.shipped.isVisible()
        assert dialog.shipped.choice.count() == len(shipped_profiles())

    in_form_of_other(scenario)


def test_that_a_profile_nobody_tried_says_so_when_it_is_taken(qtbot):
    choice = ShippedProfiles()
    qtbot.addWidget(choice)
    choice.offer((ShippedProfile("x", f"X {NOT_TRIED}", "title = 'X'"),))
    assert choice.choice.itemText(0) == f"X {NOT_TRIED}"
    taken: list[str] = []
    choice.taken.connect(taken.append)
    choice.choice.activated.emit(0)
    assert taken == ["title = 'X'"]
    assert "Nobody tried" in choice.note.text()
