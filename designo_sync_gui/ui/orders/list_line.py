"""The line above the table: what it shows in numbers, and how it is shown."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from designo_sync_gui.domain.order_sorting import Sorting
from designo_sync_gui.ui.kit.forms import button
from designo_sync_gui.ui.kit.keys import native
from designo_sync_gui.ui.kit.language import tr, tr_n
from designo_sync_gui.ui.kit.palette import Tone, ToneLabel
from designo_sync_gui.ui.orders.columns import HEADINGS, Column
from designo_sync_gui.ui.orders.table_bar import TableBar
from designo_sync_gui.ui.orders.warning_line import WarningLine


class ListLine(QWidget):
    """Number of orders and groups, or in their place what happened to the table; warnings about
    stores; buttons for filters, groups and columns.

    ``grouped`` carries whether orders are to stand in groups.
    """

    grouped = Signal(bool)
    columns_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.facts = ToneLabel("", Tone.MUTED)
        self.facts.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.bar = TableBar()
        self.warnings = WarningLine()
        self.bar.turned.connect(lambda on: self.facts.setVisible(not on))
        self.bar.turned.connect(self.warnings.show_short)
        self.filter_button = _chip(
            tr("Filter"), tr("Filter by status, verdict, difference, store or time")
        )
        self.group_button = _chip(
            tr("Groups"),
            tr("Group orders by their pair of values ({key})", key=native("Ctrl+G")),
            checkable=True,
        )
        self.columns_button = _chip(
            tr("Columns"), tr("Show, hide and move columns ({key})", key=native("Ctrl+Shift+L"))
        )
        self.group_button.clicked.connect(self.grouped)
        self.columns_button.clicked.connect(self.columns_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 8, 6)
        row.setSpacing(8)
        self.bar.turned.connect(lambda on: row.setStretchFactor(self.warnings, 0 if on else 1))
        row.addWidget(self.facts, 1)
        row.addWidget(self.bar, 1)
        row.addWidget(self.warnings, 1)
        for one in (self.filter_button, self.group_button, self.columns_button):
            row.addWidget(one)
        self.show_grouped(False)
        self.show_filters(0)

    def show_facts(self, orders: int, groups: int, by: Sorting) -> None:
        """How many orders there are, and in which order they stand."""
        counted = tr_n("{n:,} order", "{n:,} orders", orders)
        if groups:
            told = tr_n(
                "{orders} in {n:,} group, most urgent first",
                "{orders} in {n:,} groups, most urgent first",
                groups,
                orders=counted,
            )
        elif by.column is None:
            told = tr("{orders}, newest id first", orders=counted)
        else:
            title = HEADINGS[Column[by.column.name]].title
            told = tr("{orders}, sorted by {column}", orders=counted, column=title)
        self.facts.setText(told if orders else "")
        self.facts.setToolTip(self.facts.text())

    def show_grouped(self, grouped: bool) -> None:
        what = tr("pair of values") if grouped else tr("none")
        text = tr("Group: {what}", what=what)
        self.group_button.setText(text)
        self.group_button.setAccessibleName(text)
        self.group_button.setChecked(grouped)

    def show_filters(self, narrowing: int) -> None:
        """How many filters narrow the view."""
        text = tr("Filter: {n:,}", n=narrowing) if narrowing else tr("Filter")
        self.filter_button.setText(text)
        self.filter_button.setAccessibleName(text)
        font = self.filter_button.font()
        font.setBold(bool(narrowing))
        self.filter_button.setFont(font)


def _chip(text: str, tip: str, *, checkable: bool = False) -> QPushButton:
    made = button(text, tip)
    made.setCheckable(checkable)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return made
