"""What stands in the place of the table while no order needs anybody."""

from datetime import datetime

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from designo_sync_gui.ui.kit.ages import long_age_words
from designo_sync_gui.ui.kit.fonts import scaled
from designo_sync_gui.ui.kit.forms import button, plain_label
from designo_sync_gui.ui.kit.language import number, tr
from designo_sync_gui.ui.kit.palette import Tone, ToneLabel, tone_color

_DOT = 60


class AllEqual(QWidget):
    """A large dot, how many orders are equal, and since when that is known."""

    all_wanted = Signal()
    export_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._equal = 0
        self._read_at: datetime | None = None
        self._title = plain_label("", strong=True)
        self._title.setFont(scaled(self._title.font(), 1.9))
        self._text = ToneLabel("", Tone.MUTED)
        self._text.setWordWrap(True)
        for label in (self._title, self._text):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.all_button = button(tr("Show all orders"))
        self.all_button.clicked.connect(self.all_wanted)
        self.export_button = button(tr("Export as proof…"))
        self.export_button.clicked.connect(self.export_wanted)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.all_button)
        buttons.addWidget(self.export_button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addStretch(2)
        column.addWidget(_Dot(), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(12)
        column.addWidget(self._title)
        column.addWidget(self._text)
        column.addSpacing(12)
        column.addLayout(buttons)
        column.addStretch(3)

    def show_equal(self, equal: int, read_at: datetime | None, now: datetime) -> None:
        """``read_at`` is when the side that was read longest ago was read."""
        self._equal, self._read_at = equal, read_at
        told = number(equal)
        self._title.setText(tr("{n} of {total} equal", n=told, total=told))
        self.show_age(now)

    def show_age(self, now: datetime) -> None:
        told = tr("Storefront and DesignO say the same, character by character.")
        if self._read_at is not None:
            age = long_age_words(now - self._read_at)
            read = tr("Read {ago}.", ago=age)
            told = f"{told} {read}"
        if told != self._text.text():
            self._text.setText(told)

    @property
    def words(self) -> str:
        """All that is said here."""
        return f"{self._title.text()}\n{self._text.text()}"


class _Dot(QWidget):
    """Green, with a tick; the words beside it say the same."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(QSize(_DOT, _DOT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tone_color(Tone.GOOD, self.palette()))
        painter.drawEllipse(QRectF(0, 0, _DOT, _DOT))
        pen = QPen(self.palette().color(QPalette.ColorRole.Base), 5)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.drawPolyline(QPolygonF([QPointF(17, 31), QPointF(26, 40), QPointF(44, 21)]))
        painter.end()
