"""The list of *Activity* has the room that the chosen entry does not need."""

from activity_kit import choose


def in_sight(table) -> bool:
    place = table.visualRect(table.currentIndex())
    return table.viewport().rect().contains(place.center())


def test_that_an_entry_without_orders_leaves_its_room_to_the_list(looking, settled):
    async def scenario(window):
        window.resize(1260, 700)
        choose(window, "Nothing moved")
        await settled(window)
        listed, entry = window.split.sizes()
        assert listed > 2 * entry
        choose(window, "2 writes to DesignO")
        await settled(window)
        assert window.pane.table.isVisible()
        less, more = window.split.sizes()
        assert less < listed
        assert entry < more <= (less + more) // 2 + 1
        assert in_sight(window.table)
        choose(window, "Nothing moved")
        await settled(window)
        assert window.split.sizes() == [listed, entry]

    looking(scenario)


def test_that_the_height_that_the_operator_gave_stays(looking, settled):
    async def scenario(window):
        window.resize(1260, 700)
        choose(window, "Nothing moved")
        await settled(window)
        window.split.moveSplitter(200, 1)
        pulled = window.split.sizes()
        choose(window, "2 writes to DesignO")
        await settled(window)
        assert window.split.sizes() == pulled

    looking(scenario)
