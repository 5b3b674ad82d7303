"""What stands in the place of the table while no order needs anybody."""

from datetime import date, datetime

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from designo_sync_gui.domain.last_weeks import LastWeeks
from designo_sync_gui.ui.kit.ages import long_age_words
from designo_sync_gui.ui.kit.fonts import scaled
from designo_sync_gui.ui.kit.forms import button, plain_label
from designo_sync_gui.ui.kit.language import number, tr
from designo_sync_gui.ui.kit.palette import Tone, ToneLabel, tone_color
from designo_sync_gui.ui.orders.month_line import LastWeeksBox

_DOT = 60
#: Pixels: the least width of the text, what stands between the parts, and at each side.
_LEAST, _SPACES, _EDGE = 300, 130, 12


class AllEqual(QWidget):
    """A large dot, how many orders are equal, since when that is known, and the last weeks."""

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
        self.dot, self.weeks = _Dot(), LastWeeksBox()
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.all_button)
        buttons.addWidget(self.export_button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addStretch(2)
        column.addWidget(self.dot, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(12)
        column.addWidget(self._title)
        column.addWidget(self._text)
        column.addSpacing(12)
        column.addWidget(self.weeks, 0, Qt.AlignmentFlag.AlignHCenter)
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

    def show_weeks(self, weeks: LastWeeks | None, today: date) -> None:
        """What the last weeks were like; ``None`` where that is not known."""
        self.weeks.show_weeks(weeks, today)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Without last weeks and dot, which give way: the table beside this page has no more
        room."""
        buttons = (self.all_button, self.export_button)
        width = sum(button.sizeHint().width() for button in buttons)
        return QSize(width + 3 * _EDGE + 2, self._height_without - _DOT - _EDGE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @property
    def _height_without(self) -> int:
        text = max(self._text.heightForWidth(max(self.width(), _LEAST)), 0)
        parts = (self._title, self.all_button)
        return _DOT + text + sum(part.sizeHint().height() for part in parts) + _SPACES

    def _fit(self) -> None:
        """The last weeks are shown where they fit whole, the dot too."""
        self.dot.setVisible(self._height_without <= self.height())
        wanted = self.weeks.minimumSizeHint()
        wide = wanted.width() + 2 * _EDGE <= self.width()
        high = self._height_without + wanted.height() <= self.height()
        self.weeks.setVisible(self.weeks.known and wide and high)

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
