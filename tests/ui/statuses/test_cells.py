"""Status cells as pixels: what is invisible shows, what differs is tinted, nothing else is."""

from collections.abc import Callable
from itertools import groupby

import pytest
from hostile_statuses import HOSTILE_STATUSES
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QImage, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionViewItem

from designo_sync_gui.domain.sentence import verbatim
from designo_sync_gui.domain.status import Status
from designo_sync_gui.ui.kit.fonts import monospace
from designo_sync_gui.ui.kit.palette import palette_for, tint
from designo_sync_gui.ui.statuses.cells import STATUS_ROLE, StatusDelegate
from designo_sync_gui.ui.statuses.layout import lay_out, lay_out_words
from designo_sync_gui.ui.statuses.text import StatusPaint

AnyIndex = QModelIndex | QPersistentModelIndex
WIDTH, HEIGHT = 420, 28
TEXT_LEFT = 6 + 8 + 0.5
Draw = Callable[..., QImage]
_NO_PARENT = QModelIndex()


class OneCell(QAbstractTableModel):
    """A table of one cell that holds a ``StatusPaint``."""

    def __init__(self, paint: object) -> None:
        super().__init__()
        self.paint = paint

    def rowCount(self, parent: AnyIndex = _NO_PARENT) -> int:
        return 1

    def columnCount(self, parent: AnyIndex = _NO_PARENT) -> int:
        return 1

    def data(self, index: AnyIndex, role: int = 0) -> object:
        return self.paint if role == STATUS_ROLE else None


def option_for(dark: bool, width: int = WIDTH, selected: bool = False) -> QStyleOptionViewItem:
    option = QStyleOptionViewItem()
    option.rect = QRect(0, 0, width, HEIGHT)
    option.palette = palette_for(dark)
    if selected:
        option.state = QStyle.StateFlag.State_Selected
    return option


@pytest.fixture
def draw(qapp: QApplication) -> Draw:
    """Paint a cell: a status, what it is compared with, dark or light."""

    def paint_cell(
        status: Status | str | None,
        against: Status | str | None = None,
        *,
        dark: bool = False,
        missing: str = "not read",
        width: int = WIDTH,
        selected: bool = False,
    ) -> QImage:
        paint = StatusPaint(_status(status), _status(against), verbatim(missing))
        image = QImage(width, HEIGHT, QImage.Format.Format_RGB32)
        image.fill(palette_for(dark).color(QPalette.ColorRole.Base))
        model = OneCell(paint)
        delegate = StatusDelegate()
        painter = QPainter(image)
        delegate.paint(painter, option_for(dark, width, selected), model.index(0, 0))
        painter.end()
        return image

    return paint_cell


def _status(value: Status | str | None) -> Status | None:
    return Status.text(value) if isinstance(value, str) else value


def tinted(image: QImage, *, dark: bool = False) -> list[tuple[int, int]]:
    """The stretches of pixel columns, first and last, where the tint shows."""
    color = tint(palette_for(dark)).rgb()
    columns = [
        x
        for x in range(image.width())
        if any(image.pixel(x, y) == color for y in range(image.height()))
    ]
    runs = groupby(enumerate(columns), key=lambda pair: pair[1] - pair[0])
    stretches = [[x for _, x in run] for _, run in runs]
    return [(stretch[0], stretch[-1]) for stretch in stretches]


def char_width() -> float:
    return QFontMetricsF(monospace(QApplication.font())).horizontalAdvance("m")


def fixed() -> QFont:
    return monospace(QFont("", 9))


def place_of(start: int, stop: int) -> tuple[float, float]:
    """Where the glyphs from ``start`` to ``stop`` of a value in single-width glyphs stand."""
    return TEXT_LEFT + start * char_width(), TEXT_LEFT + stop * char_width() - 1


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("ready", "ready "),
        ("ready", " ready"),
        ("in production", "in  production"),
        ("ready", "\ufeffready"),
        ("ready", "ready\u200b"),
        ("a b", "a\u00a0b"),
        ("a b", "a\nb"),
        ("a\nb", "a\tb"),
        ("completed", "соmpleted"),  # noqa: RUF001 - Cyrillic look-alikes are the point
        ("abc", "a\u202ebc"),
        ("1", "null"),
        ("", " "),
    ],
)
def test_that_values_that_differ_look_different_even_alone(
    draw: Draw, left: str, right: str, dark: bool
) -> None:
    if "м" in right or "с" in right:  # noqa: RUF001 - a look-alike shows beside its partner only
        assert draw(left, right, dark=dark) != draw(left, left, dark=dark)
    else:
        assert draw(left, dark=dark) != draw(right, dark=dark)


def test_that_equal_values_carry_no_tint(draw: Draw) -> None:
    for status in HOSTILE_STATUSES:
        assert tinted(draw(status, status)) == [], repr(status)
        assert draw(status, status) == draw(status), repr(status)


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize(
    ("left", "right", "spans"),
    [
        ("proof-approved ", "proof-approved", [(14, 15)]),
        ("in-production", "In Production", [(0, 1), (2, 4)]),
        ("pending_payment", "pending payment", [(7, 8)]),
        ("paid", "PAID", [(0, 4)]),
        ("ready", "ready!", []),
        ("wc-completed", "completed", [(0, 3)]),
    ],
)
def test_that_the_tint_lies_at_exactly_the_differing_characters(
    draw: Draw, left: str, right: str, spans: list[tuple[int, int]], dark: bool
) -> None:
    found = tinted(draw(left, right, dark=dark), dark=dark)
    assert len(found) == len(spans)
    for (first, last), span in zip(found, spans, strict=True):
        begin, end = place_of(*span)
        assert abs(first - begin) <= 1
        assert abs(last - end) <= 1


def test_that_a_byte_order_mark_is_drawn_and_tinted(draw: Draw) -> None:
    found = tinted(draw("\ufeffready", "ready"))
    assert len(found) == 1
    begin, _ = place_of(0, 1)
    assert abs(found[0][0] - begin) <= 1
    assert found[0][1] - found[0][0] > 3 * char_width()


def test_that_a_line_break_stays_in_one_line(draw: Draw, qapp: QApplication) -> None:
    laid = lay_out(
        StatusPaint(Status.text("a\nb\r\nc\u2028d")),
        fixed(),
        palette_for(False),
        900,
    )
    assert laid.layout.lineCount() == 1
    assert laid.text == "a⏎b⏎⏎c⏎d"


def test_that_markup_is_drawn_as_characters(qapp: QApplication) -> None:
    for status in ("<b>bold</b>", "&amp;", "Tom & Jerry", "%s {0}"):
        laid = lay_out(StatusPaint(Status.text(status)), fixed(), palette_for(False), 900)
        assert laid.text == status


def test_that_right_to_left_text_does_not_turn_its_surroundings(qapp: QApplication) -> None:
    laid = lay_out(StatusPaint(Status.text("قيد الإنتاج")), fixed(), palette_for(False), 900)
    assert laid.layout.textOption().textDirection() is Qt.LayoutDirection.LeftToRight
    mixed = lay_out(
        StatusPaint(Status.text("\u202eabc\u2066d")),
        fixed(),
        palette_for(False),
        900,
    )
    assert mixed.text == "⟨U+202E⟩abc⟨U+2066⟩d"


def test_that_a_long_value_is_cut_in_its_middle(draw: Draw, qapp: QApplication) -> None:
    status = Status.text("begin" + "x" * 1_000_000 + "end")
    font = fixed()
    laid = lay_out(StatusPaint(status), font, palette_for(False), 150)
    assert laid.width <= 150
    assert laid.text.startswith("begin")
    assert "…" in laid.text
    assert laid.text.endswith("end")


@pytest.mark.parametrize("status", [Status.absent(), Status.text(""), Status.null()])
def test_that_words_for_no_value_lose_their_end_and_stay_in_their_room(
    qapp: QApplication, status: Status
) -> None:
    whole = lay_out(StatusPaint(status), fixed(), palette_for(False), 1000)
    cut = lay_out(StatusPaint(status), fixed(), palette_for(False), whole.width - 2)
    assert cut.width < whole.width
    assert cut.text.endswith("…")
    assert whole.text.startswith(cut.text[:-1])
    missing = lay_out_words("not in DesignO", fixed(), palette_for(False), 40)
    assert missing.width <= 40


def test_that_a_difference_that_is_cut_out_tints_the_ellipsis(draw: Draw) -> None:
    left, right = "a" * 40 + "X" + "a" * 40, "a" * 40 + "Y" + "a" * 40
    found = tinted(draw(left, right, width=150))
    assert len(found) == 1
    assert found[0][1] - found[0][0] <= char_width() + 1


def test_that_wide_and_combining_characters_stay_in_their_room(qapp: QApplication) -> None:
    for status in ("製作中" * 30, "🖨️" * 40, "o\u0308" * 100, "\U0001f3f4\U000e0067" * 9):
        laid = lay_out(StatusPaint(Status.text(status)), fixed(), palette_for(False), 180)
        assert laid.width <= 190, status


@pytest.mark.parametrize("dark", [False, True])
def test_that_each_way_of_having_no_text_looks_like_no_other(draw: Draw, dark: bool) -> None:
    images = [
        draw("1", dark=dark),
        draw(Status.number("1"), dark=dark),
        draw("null", dark=dark),
        draw(Status.null(), dark=dark),
        draw("true", dark=dark),
        draw(Status.boolean(True), dark=dark),
        draw("", dark=dark),
        draw("empty text", dark=dark),
        draw(Status.absent(), dark=dark),
        draw("no status field", dark=dark),
        draw(None, dark=dark),
        draw("not read", dark=dark),
        draw(None, missing="not in DesignO", dark=dark),
        draw(None, missing="unreadable", dark=dark),
        draw("unreadable", dark=dark),
    ]
    for place, image in enumerate(images):
        assert all(image != other for other in images[place + 1 :]), place


def test_that_a_difference_of_type_tints_the_whole_value(draw: Draw) -> None:
    assert len(tinted(draw(Status.number("1"), "1"))) == 1
    assert len(tinted(draw(Status.null(), "null"))) == 1
    assert tinted(draw(Status.null(), Status.null())) == []
    assert tinted(draw(Status.number("1"), Status.number("1"))) == []


def test_that_every_hostile_status_can_be_drawn_in_any_width(draw: Draw) -> None:
    empty = draw("")
    for status in HOSTILE_STATUSES:
        for width in (20, 60, 200):
            assert not draw(status, "other", width=width).isNull()
        if status:
            assert draw(status) != empty, repr(status)


def test_that_a_chosen_cell_keeps_its_pill(draw: Draw) -> None:
    plain, chosen = draw("ready"), draw("ready", selected=True)
    assert plain.pixel(WIDTH - 2, 15) != chosen.pixel(WIDTH - 2, 15)
    assert chosen.pixel(int(TEXT_LEFT) - 4, 15) == palette_for(False).base().color().rgb()


def test_that_the_size_hint_has_room_for_the_whole_value(qapp: QApplication) -> None:
    delegate = StatusDelegate()
    short, long = (
        OneCell(StatusPaint(Status.text("a"))),
        OneCell(StatusPaint(Status.text("a" * 50))),
    )
    option = option_for(False)
    assert delegate.sizeHint(option, long.index(0, 0)).width() > 50 * char_width()
    assert delegate.sizeHint(option, short.index(0, 0)).height() == HEIGHT


def test_that_a_cell_without_a_status_is_painted_as_usual(qapp: QApplication) -> None:
    image = QImage(100, HEIGHT, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    model = OneCell(None)
    painter = QPainter(image)
    StatusDelegate().paint(painter, option_for(False, 100), model.index(0, 0))
    painter.end()
    assert image.pixel(50, 15) & 0xFFFFFF == 0xFFFFFF
