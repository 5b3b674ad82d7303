"""What the window shows before anything is connected.

An empty table says why it is empty and what comes next, in the order of the help.
"""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from designo_sync_gui.ui.kit.fonts import scaled
from designo_sync_gui.ui.kit.forms import PrimaryButton, link_button, plain_label
from designo_sync_gui.ui.kit.language import tr
from designo_sync_gui.ui.kit.palette import Tone, ToneLabel, line
from designo_sync_gui.ui.kit.tokens import SPACE_1, SPACE_2, SPACE_4, SPACE_6, Token, color_of
from designo_sync_gui.ui.window.welcome_example import WelcomeExample

_WIDTH, _CIRCLE = 600, 24


class WelcomePage(QScrollArea):
    """An example, three steps of which the next one has the filled button, and the demo."""

    connect_designo = Signal()
    connect_store = Signal()
    refresh = Signal()
    try_demo = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(tr("First steps"))
        self.store_step = Step(
            1,
            tr("Connect a store"),
            tr("Its address and an API key. Tested, then read at once."),
            tr("Add store…"),
        )
        self.designo_step = Step(
            2,
            tr("Connect DesignO"),
            tr("Its address, and one example of how its orders can be read."),
            tr("Connect DesignO…"),
        )
        self.refresh_step = Step(
            3,
            tr("See what differs"),
            tr("Reads the orders of both sides. Nothing is written."),
            tr("Refresh (F5)"),
        )
        self.steps = (self.store_step, self.designo_step, self.refresh_step)
        self.demo_step = self._demo()
        self.store_step.button.clicked.connect(self.connect_store)
        self.designo_step.button.clicked.connect(self.connect_designo)
        self.refresh_step.button.clicked.connect(self.refresh)
        self._lay_out()
        self.show_progress(designo=False, store=False)

    def _lay_out(self) -> None:
        ground = QWidget()
        ground.setBackgroundRole(QPalette.ColorRole.Base)
        ground.setAutoFillBackground(True)
        self.setWidget(ground)
        holder = QWidget()
        holder.setFixedWidth(_WIDTH)
        whole = QVBoxLayout(ground)
        whole.addStretch(2)
        whole.addWidget(holder, 0, Qt.AlignmentFlag.AlignHCenter)
        whole.addStretch(3)
        column = QVBoxLayout(holder)
        column.setContentsMargins(SPACE_1, SPACE_4, SPACE_1, SPACE_4)
        column.setSpacing(0)
        column.addWidget(_title(tr("What the shop says, what DesignO says")))
        column.addWidget(
            plain_label(
                tr(
                    "Both statuses of every order, exactly as received. You decide what is written."
                ),
                muted=True,
            )
        )
        column.addSpacing(SPACE_6)
        column.addWidget(WelcomeExample())
        column.addSpacing(SPACE_6)
        for step in self.steps:
            column.addWidget(step)
        column.addSpacing(SPACE_4)
        column.addWidget(self.demo_step)

    def _demo(self) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(ToneLabel(tr("Not ready?")))
        self.demo_button = link_button(
            tr("Try the demo: 4 shops inside this computer"),
            tr("Four demo shops and a demo DesignO on this computer, in a separate window."),
        )
        self.demo_button.clicked.connect(self.try_demo)
        row.addWidget(self.demo_button)
        row.addStretch(1)
        return made

    def show_progress(self, *, designo: bool, store: bool) -> None:
        """Tick what is done; the next step has the filled button, the last waits for a store."""
        self.store_step.set_done(store)
        self.designo_step.set_done(designo)
        self.refresh_step.set_possible(store)
        next_one = next((s for s in self.steps if not s.done), None)
        for step in self.steps:
            step.button.set_filled(step is next_one)

    def focus_next_step(self) -> None:
        """Give the focus to the first step that is to be done and can be."""
        for step in self.steps:
            if not step.done and step.button.isEnabled():
                step.button.setFocus()
                return


class StepButton(PrimaryButton):
    """Filled while its step is the next one."""

    def __init__(self, text: str) -> None:
        self._filled = True
        super().__init__(text)
        self.setDefault(False)
        self.setAutoDefault(False)

    @property
    def filled(self) -> bool:
        return self._filled

    def set_filled(self, filled: bool) -> None:
        self._filled = filled
        font = self.font()
        font.setBold(filled)
        self.setFont(font)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._filled:
            super().paintEvent(event)
        else:
            QPushButton.paintEvent(self, event)


class Mark(QWidget):
    """A step's number in a ring; a tick in a disc once it is done."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number, self._done, self._possible = number, False, True
        self.setFixedSize(QSize(_CIRCLE, _CIRCLE))

    def show_state(self, *, done: bool, possible: bool) -> None:
        self._done, self._possible = done, possible
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        palette = self.palette()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        circle = QRectF(0.75, 0.75, _CIRCLE - 1.5, _CIRCLE - 1.5)
        ink = color_of(Token.ACCENT if self._possible else Token.MUTED, palette)
        if self._done:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color_of(Token.GREEN, palette))
            painter.drawEllipse(circle)
            painter.setPen(QPen(palette.color(QPalette.ColorRole.Base), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPolyline(QPolygonF([QPointF(7, 12.5), QPointF(10.5, 16), QPointF(17, 8.5)]))
        else:
            painter.setPen(QPen(ink, 1.5))
            painter.drawEllipse(circle)
            font = QFont(self.font())
            font.setBold(True)
            painter.setFont(font)
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, str(self._number))
        painter.end()


class Step(QFrame):
    """One thing to do: mark, title, text, and a button, or that it is done."""

    def __init__(self, number: int, title: str, text: str, act: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, SPACE_4, 0, SPACE_4)
        row.setSpacing(SPACE_4)
        self.mark = Mark(number)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(plain_label(title, strong=True))
        texts.addWidget(plain_label(text, muted=True))
        self.button = StepButton(act)
        self.state = ToneLabel(tr("Done"), Tone.GOOD)
        row.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(texts, 1)
        row.addSpacing(SPACE_2)
        row.addWidget(self.state)
        row.addWidget(self.button)
        self._title = title
        self.done = False
        self.set_done(False)

    def set_done(self, done: bool) -> None:
        self.done = done
        self.state.setVisible(done)
        self.button.setVisible(not done)
        self._tell(possible=True)

    def set_possible(self, possible: bool) -> None:
        self.button.setEnabled(possible)
        self.button.setVisible(possible)
        self._tell(possible=possible)

    def _tell(self, *, possible: bool) -> None:
        self.mark.show_state(done=self.done, possible=possible)
        state = tr("done") if self.done else tr("to do")
        self.mark.setAccessibleName(f"{self._title}: {state}")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(0, 0, self.width(), 1, line(self.palette()))
        painter.end()


def _title(text: str) -> QWidget:
    label = plain_label(text, strong=True)
    label.setFont(scaled(label.font(), 1.8))
    return label
