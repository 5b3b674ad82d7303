"""What the window shows before anything is connected.

An empty table says why it is empty and what comes next.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from designo_sync_gui.ui.kit.forms import button, heading, plain_label
from designo_sync_gui.ui.kit.language import tr
from designo_sync_gui.ui.kit.palette import Tone, ToneLabel


class WelcomePage(QWidget):
    """Steps with a button each: DesignO, a store, the first refresh; or first the demo."""

    connect_designo = Signal()
    connect_store = Signal()
    refresh = Signal()
    try_demo = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        holder = QWidget()
        holder.setFixedWidth(600)
        column = QVBoxLayout(holder)
        column.setSpacing(14)
        column.addWidget(heading(tr("See both statuses of every order")))
        column.addWidget(
            plain_label(
                tr(
                    "Each order has a status in the shop and one in DesignO. Connect both and "
                    "refresh: the table then shows both values exactly as received."
                )
            )
        )
        self.designo_step = Step(
            tr("Connect DesignO"),
            tr(
                "The tenant's address, and a profile that says how its orders are read. DesignO's "
                "reading API is not public: ask the vendor."
            ),
            tr("Connect DesignO…"),
        )
        self.store_step = Step(
            tr("Connect a store"),
            tr("The shop's address and an API key with read and write permission."),
            tr("Add store…"),
        )
        self.refresh_step = Step(
            tr("Refresh"),
            tr("Reads the orders of both sides. Nothing is written."),
            tr("Refresh (F5)"),
        )
        self.demo_step = Step(
            tr("Or look around first"),
            tr("Four demo shops and a demo DesignO on this computer, in a separate window."),
            tr("Try the demo"),
        )
        for step in (self.designo_step, self.store_step, self.refresh_step, self.demo_step):
            column.addWidget(step)
        self.designo_step.button.clicked.connect(self.connect_designo)
        self.store_step.button.clicked.connect(self.connect_store)
        self.refresh_step.button.clicked.connect(self.refresh)
        self.demo_step.button.clicked.connect(self.try_demo)
        self.demo_step.mark.hide()
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(holder)
        middle.addStretch(1)
        outer.addLayout(middle)
        outer.addStretch(3)
        self.show_progress(designo=False, store=False)

    def show_progress(self, *, designo: bool, store: bool) -> None:
        """Tick what is done; the next step waits for a store."""
        self.designo_step.set_done(designo)
        self.store_step.set_done(store)
        self.refresh_step.button.setEnabled(store)

    def focus_next_step(self) -> None:
        """Give the focus to the first step that is to be done and can be."""
        steps = (self.designo_step, self.store_step, self.refresh_step)
        for step in steps:
            if not step.done and step.button.isEnabled():
                step.button.setFocus()
                return
        self.refresh_step.button.setFocus()


class Step(QFrame):
    """One thing to do: mark, title, text, button."""

    def __init__(self, title: str, text: str, act: str) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.StyledPanel)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(14)
        self.mark = ToneLabel()
        self.mark.setMinimumWidth(20)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(plain_label(title, strong=True))
        texts.addWidget(plain_label(text, muted=True))
        self.button = button(act)
        self.button.setMinimumWidth(150)
        row.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(texts, 1)
        row.addWidget(self.button)
        self._title = title
        self.done = False
        self.set_done(False)

    def set_done(self, done: bool) -> None:
        self.done = done
        self.mark.setText("●" if done else "○")
        state = tr("done") if done else tr("to do")
        self.mark.setAccessibleName(f"{self._title}: {state}")
        self.mark.set_tone(Tone.GOOD if done else Tone.MUTED)
