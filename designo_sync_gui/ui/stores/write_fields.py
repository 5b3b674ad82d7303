"""Where the order id and the status of a copied change stand: each chosen, with the reason.

Law: a choice is a place in the list. Qt carries what is shown, never the value itself, and of what
looks like a credential only its name.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from designo_sync_gui.domain.learning.example import HIDDEN
from designo_sync_gui.domain.learning.scores import Role
from designo_sync_gui.domain.learning.told import ROLE_WORDS
from designo_sync_gui.domain.learning.write_places import OrderChoice, WritePlace
from designo_sync_gui.domain.sentence import Sentence, say
from designo_sync_gui.domain.visible import visible_line
from designo_sync_gui.engine.learning_writes import WriteStudy
from designo_sync_gui.ui.kit.forms import WholeLabel, below_fields
from designo_sync_gui.ui.kit.language import spoken, tr
from designo_sync_gui.ui.statuses.text import plain_tooltip
from designo_sync_gui.ui.stores.learned_fields import add_above, stacked_form

_LEAST_LETTERS, _LONGEST = 12, 40
_CHOSEN = say("Chosen by you.")


class WriteFields(QWidget):
    """``changed`` follows every choice."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._study: WriteStudy | None = None
        rows = stacked_form()
        rows.setContentsMargins(0, 0, 0, 0)
        self.setLayout(rows)
        self.order, self.order_reason = _box(Role.ID), WholeLabel()
        self.status, self.status_reason = _box(Role.STATUS), WholeLabel()
        for role, box, reason in (
            (Role.ID, self.order, self.order_reason),
            (Role.STATUS, self.status, self.status_reason),
        ):
            add_above(rows, spoken(ROLE_WORDS[role]), box)
            below_fields(rows, reason)
            reason.setMinimumWidth(0)
            box.currentIndexChanged.connect(self._chosen)
        self.setEnabled(False)

    def show_study(self, study: WriteStudy) -> None:
        """Offer what the request sends, with what is proposed of it chosen."""
        self._study = study
        by_name = {place.name: place for place in study.places}
        orders = [_order_words(choice, by_name) for choice in study.orders]
        statuses = [_words(place) for place in study.places]
        proposal = study.proposal
        for box, shown, which in (
            (self.order, orders, proposal.order),
            (self.status, statuses, proposal.status),
        ):
            box.blockSignals(True)
            box.clear()
            box.addItem(tr("Choose…"))
            box.addItems(shown)
            box.setCurrentIndex(0 if which is None else which + 1)
            box.blockSignals(False)
        self.setEnabled(True)
        self._tell()

    def choice(self) -> tuple[OrderChoice, WritePlace] | None:
        """What is chosen; ``None`` where one of both is not."""
        order, status, study = self.order.currentIndex(), self.status.currentIndex(), self._study
        if study is None or order <= 0 or status <= 0:
            return None
        return study.orders[order - 1], study.places[status - 1]

    def _chosen(self) -> None:
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        if self._study is None:
            return
        held = self._study.proposal
        for box, label, which, why in (
            (self.order, self.order_reason, held.order, held.order_why),
            (self.status, self.status_reason, held.status, held.status_why),
        ):
            label.setText(spoken(_reason(box.currentIndex() - 1, which, why)))
            box.setToolTip(plain_tooltip(box.currentText()))


def _reason(chosen: int, proposed: int | None, why: Sentence) -> Sentence:
    if chosen < 0:
        return say("Choose it.")
    return why if chosen == proposed else _CHOSEN


def _box(role: Role) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(spoken(ROLE_WORDS[role]))
    box.setMinimumContentsLength(_LEAST_LETTERS)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    return box


def _words(place: WritePlace) -> str:
    value = HIDDEN if place.secret else visible_line(place.value)[:_LONGEST]
    return tr("“{value}”, {place}", value=value, place=_where(place))


def _order_words(choice: OrderChoice, by_name: dict[str, WritePlace]) -> str:
    places = [by_name[name] for name in choice.places]
    if len(places) == 1:
        return _words(places[0])
    value = HIDDEN if any(p.secret for p in places) else visible_line(choice.value)[:_LONGEST]
    return tr("“{value}”, at all {n:,} places", value=value, n=len(places))


def _where(place: WritePlace) -> str:
    """``path/2`` is the third part of the address."""
    kind, _, number = place.name.partition("/")
    if kind == "path":
        return tr("part {n:,} of the address", n=int(number) + 1)
    kind, _, name = place.name.partition(":")
    shown = visible_line(name)[:_LONGEST]
    if kind == "query":
        return tr("“{name}” in the address", name=shown)
    return tr("“{name}” in the body", name=shown)
