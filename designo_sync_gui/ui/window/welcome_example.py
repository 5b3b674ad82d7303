"""Three made-up orders, drawn as the table draws them: what the program is for, seen at once."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from designo_sync_gui.domain.kinds import difference_kinds
from designo_sync_gui.domain.looks import Look
from designo_sync_gui.domain.status import Status
from designo_sync_gui.ui.kit.forms import plain_label
from designo_sync_gui.ui.kit.language import tr
from designo_sync_gui.ui.kit.palette import Tone
from designo_sync_gui.ui.kit.tokens import (
    RADIUS_CARD,
    SPACE_1,
    SPACE_3,
    SPACE_4,
    Token,
    color_of,
)
from designo_sync_gui.ui.orders.columns import kinds_text
from designo_sync_gui.ui.statuses.elided_label import ElidedLabel
from designo_sync_gui.ui.statuses.pill import StatusPill
from designo_sync_gui.ui.statuses.text import StatusPaint
from designo_sync_gui.ui.statuses.verdicts import LookMark

_ORDERS = (
    (Look.EQUAL, "completed", "completed"),
    (Look.FORMATTING, "in_production", "In-Production"),
    (Look.DIFFERENT, "completed", "processing"),
)
_PILL_WIDTH = 124


class WelcomeExample(QFrame):
    """A card with a heading and a row for each kind of verdict."""

    def __init__(self) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(SPACE_4, SPACE_3, SPACE_4, SPACE_3)
        grid.setHorizontalSpacing(SPACE_3)
        grid.setVerticalSpacing(SPACE_1)
        headings = (tr("Verdict"), tr("Storefront"), "DesignO", tr("Differs in"))
        for place, heading in enumerate(headings):
            grid.addWidget(plain_label(heading, strong=True), 0, place)
        for place in (1, 2):
            grid.setColumnMinimumWidth(place, _PILL_WIDTH)
        grid.setColumnStretch(3, 1)
        for row, (look, shop, designo) in enumerate(_ORDERS, 1):
            one, other = Status.text(shop), Status.text(designo)
            mark = LookMark()
            mark.show_look(look)
            kinds = kinds_text(difference_kinds(one, other)) or "—"
            tinted = look is Look.FORMATTING
            grid.addWidget(mark, row, 0)
            grid.addWidget(_pill(one, other if tinted else None), row, 1)
            grid.addWidget(_pill(other, one if tinted else None), row, 2)
            told = ElidedLabel()
            told.show_text(kinds, Tone.MUTED)
            grid.addWidget(told, row, 3)
            heard = tr(
                "{verdict}: storefront {shop}, DesignO {designo}.",
                verdict=look.label,
                shop=shop,
                designo=designo,
            )
            self.setAccessibleDescription(f"{self.accessibleDescription()} {heard}".strip())
        self.setAccessibleName(tr("Example"))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(color_of(Token.HAIRLINE, self.palette()), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        edge = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(edge, RADIUS_CARD, RADIUS_CARD)
        painter.end()


def _pill(status: Status, against: Status | None) -> QWidget:
    made = StatusPill()
    made.show_status(StatusPaint(status, against), status.literal)
    # A page of long words would press it together: its underscore was out of sight then.
    made.setFixedSize(_PILL_WIDTH, made.sizeHint().height())
    return made
