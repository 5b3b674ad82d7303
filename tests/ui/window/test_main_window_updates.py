"""New data in the table: read from the engine, one question at a time, placed with care."""

from shown_orders import refs_of, select, selected

from designo_sync_gui.domain.order import OrderRef
from designo_sync_gui.ui.orders.row_loader import SLICE, RowLoader


class Table:
    """Looks again when a test says so, and notes how many orders it was asked about."""

    def __init__(self, may_arrange=lambda: True):
        self.noted = []
        self.done = []
        self.may_arrange = may_arrange
        self.loader = RowLoader(self.look, self.arrange)

    def look(self, refs, done):
        self.noted.append(len(refs))
        self.done.append(done)

    def answer(self):
        while self.done:
            self.done.pop(0)()

    def arrange(self):
        self.noted.append("arranged" if self.may_arrange() else "not now")
        return self.may_arrange()


def refs(*numbers):
    return {OrderRef("de", str(number)) for number in numbers}


def test_that_wishes_during_a_question_become_one_next_question():
    table = Table()
    table.loader.load(refs(1))
    table.loader.load(refs(2))
    table.loader.load(refs(2, 3))
    assert table.noted == [1]
    table.answer()
    assert table.noted == [1, 2]
    assert table.loader.settled


def test_that_rows_are_arranged_once_a_refresh_has_wholly_arrived():
    table = Table()
    table.loader.load(refs(1))
    table.loader.note_refresh("job-1")
    table.loader.note_end("job-1")
    table.loader.arrange_when_due()
    assert table.noted == [1]
    table.answer()
    table.loader.arrange_when_due()
    assert table.noted == [1, "arranged"]


def test_that_a_job_that_is_no_refresh_moves_no_row():
    table = Table()
    table.loader.note_end("job-1")
    table.loader.load(refs(1))
    table.answer()
    assert table.noted == [1]


def test_that_arranging_waits_while_the_operator_would_be_disturbed():
    free: list[bool] = []
    table = Table(lambda: bool(free))
    table.loader.note_end("job-1")
    table.loader.note_refresh("job-1")
    free.append(True)
    table.loader.arrange_when_due()
    assert table.noted == ["not now", "arranged"]


def test_that_new_rows_do_not_move_those_under_a_selection(in_window, support, until):
    services = support.FakeServices()

    async def scenario(window):
        window.parts.refresh()
        await until(lambda: window.orders.view_count == 4 and not window.busy)
        chosen = (OrderRef("de", "3"), OrderRef("de", "1"))
        select(window.orders.view, chosen)
        services.after_refresh = [support.order(0, "new", "New"), *support.some_orders()]
        before = refs_of(window.orders.model)
        window.parts.refresh()
        await until(lambda: window.orders.total_count == 5 and not window.busy)
        assert refs_of(window.orders.model)[:4] == before
        assert set(selected(window.orders.view)) == set(chosen)

    in_window(services, scenario)


def test_that_very_many_rows_are_asked_for_a_slice_at_a_time():
    table = Table()
    table.loader.load(refs(*range(SLICE + 3)))
    table.answer()
    assert table.noted == [SLICE, 3]
