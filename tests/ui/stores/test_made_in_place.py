"""Forms are made in their place: Qt looks at all that a widget holds each time it gets a parent."""

from collections import Counter

import pytest
from colours import set_dark
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QComboBox

from designo_sync_gui.connectors.exports.platform import PLATFORM as EXPORT
from designo_sync_gui.domain.connection import DesignoConnection, Store
from designo_sync_gui.ui.kit.forms import FieldHolder
from designo_sync_gui.ui.kit.problem_edge import ProblemEdge
from designo_sync_gui.ui.stores.designo_dialog import DesignoDialog
from designo_sync_gui.ui.stores.learn_dialog import LearnDialog
from designo_sync_gui.ui.stores.store_dialog import StoreDialog

TABLE = (("file", "/data/e.csv"), ("id_column", "Order ID"), ("status_column", "State"))
#: Of a choice in a form: when it gets its field, and when that gets its place in the form.
MOST = 2


class Looked(QObject):
    """How often Qt looked at the style of each choice."""

    def __init__(self):
        super().__init__()
        self.times: Counter[QObject] = Counter()

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.StyleChange and isinstance(watched, QComboBox):
            self.times[watched] += 1
        return False


def the_form_of_a_shop(engine):
    return StoreDialog(engine, Store("c", "n", EXPORT.name, "", "State", "", TABLE))


def the_form_of_designo(engine):
    return DesignoDialog(engine, DesignoConnection("https://a.example/", read_table=TABLE))


def learning(engine):
    return LearnDialog(engine, ())


@pytest.mark.holds_window("while the form is made, Qt hands each event to Python")
@pytest.mark.parametrize("make", [the_form_of_a_shop, the_form_of_designo, learning])
def test_that_each_choice_of_a_form_is_made_where_it_stays(make, with_engine, support, qapp):
    services = support.FakeServices()
    services.platforms = (*services.platforms, EXPORT)
    set_dark(qapp, False)  # without a style sheet nothing is looked at

    async def scenario(engine):
        looked = Looked()
        qapp.installEventFilter(looked)
        dialog = make(engine)
        qapp.removeEventFilter(looked)
        choices = dialog.findChildren(QComboBox)
        assert len(choices) >= 6
        often = {x.accessibleName(): n for x in choices if (n := looked.times[x]) > MOST}
        assert not often, often
        dialog.reject()

    with_engine(services, scenario)


def test_that_a_field_makes_what_tells_a_problem_once_there_is_one(with_engine, support):
    async def scenario(engine):
        dialog = StoreDialog(engine, None)
        assert dialog.findChildren(FieldHolder)
        assert not dialog.findChildren(ProblemEdge)
        (holder,) = (h for h in dialog.findChildren(FieldHolder) if h.field is dialog.code)
        holder.show_problem("")
        assert not dialog.findChildren(ProblemEdge)
        holder.show_problem("It is empty.")
        assert len(dialog.findChildren(ProblemEdge)) == 1
        assert holder.problem.text() == "◆ It is empty."
        dialog.reject()

    with_engine(support.FakeServices(), scenario)
