"""What the inspector tells of an order."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hostile_statuses import HOSTILE_STATUSES
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QAccessible,
    QGuiApplication,
    QHelpEvent,
    QImage,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QToolTip
from pytestqt.qtbot import QtBot

from designo_sync_gui.domain.compare import Comparison, Verdict
from designo_sync_gui.domain.kinds import DifferenceKind
from designo_sync_gui.domain.looks import Look
from designo_sync_gui.domain.order import Observation, Order, OrderRef, Presence, Side
from designo_sync_gui.domain.order_states import Pair
from designo_sync_gui.domain.outcome import OutcomeKind
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.domain.status import Status
from designo_sync_gui.domain.table_ports import PairGroup
from designo_sync_gui.domain.timeline import Seen
from designo_sync_gui.ui.inspector.comparison import CELL
from designo_sync_gui.ui.inspector.explanations import explain
from designo_sync_gui.ui.inspector.flow import Flow
from designo_sync_gui.ui.inspector.inspector import Inspector
from designo_sync_gui.ui.kit.ages import age_words, long_age_words
from designo_sync_gui.ui.kit.palette import tint

NOW = datetime(2026, 3, 4, 9, 41, 7, tzinfo=UTC)
HEBREW = "דפוס"


def seen(status: Status | str | None, **more: Any) -> Observation:
    value = Status.text(status) if isinstance(status, str) else status
    return Observation(Presence.PRESENT, value, NOW, **more)


def make(left: Status | str | None, right: Status | str | None) -> Order:
    return Order(OrderRef("de", "48213"), "#1001", seen(left), seen(right))


@pytest.fixture
def inspector(qtbot: QtBot) -> Iterator[Inspector]:
    made = Inspector(zone=UTC)
    qtbot.addWidget(made)
    made.resize(380, 800)
    with qtbot.waitActive(made):
        made.show()
    yield made
    made.hide()


def show(inspector: Inspector, order: Order | None, later: int = 12) -> None:
    inspector.show_order(order, "Print <b>Depot</b>", NOW + timedelta(seconds=later))


def held() -> bytes:
    mime = QGuiApplication.clipboard().mimeData()
    assert mime is not None
    return bytes(mime.data("text/plain").data())


def row(inspector: Inspector, side: int) -> list[str]:
    return [cells[side].char for cells in inspector.comparison.cells if cells[side].char]


def test_that_every_code_point_has_its_own_cell_with_number_and_bytes(
    inspector: Inspector,
) -> None:
    show(inspector, make("\ufeffé ", "é"))
    cells = [pair[0] for pair in inspector.comparison.cells]
    assert [(c.shown, c.point, c.octets, c.differs) for c in cells] == [
        ("⟨BOM⟩", "U+FEFF", "EF BB BF", True),
        ("é", "U+00E9", "C3 A9", False),
        ("·", "U+0020", "20", True),
    ]


def test_that_hostile_statuses_are_shown_code_point_by_code_point(inspector: Inspector) -> None:
    for status in HOSTILE_STATUSES:
        if status and len(status) < 100:
            show(inspector, make(status, "completed"))
            assert "".join(row(inspector, 0)) == status
            assert "".join(row(inspector, 1)) == "completed"


def test_that_differing_cells_stand_above_each_other(inspector: Inspector) -> None:
    show(inspector, make("in-production", "In Production"))
    differing = [(a.char, b.char) for a, b in inspector.comparison.cells if a.differs]
    assert differing == [("i", "I"), ("-", " "), ("p", "P")]


def test_that_a_pointer_learns_the_name_of_a_character(inspector: Inspector) -> None:
    show(inspector, make("a\u00a0b", "a b"))
    names = {inspector.comparison.name_at(x, 5) for x in range(inspector.comparison.width())}
    assert "U+00A0 NO-BREAK SPACE, in UTF-8 C2 A0" in names
    assert "U+0061 LATIN SMALL LETTER A, in UTF-8 61" in names


def test_that_the_heading_names_the_order_and_takes_no_markup(inspector: Inspector) -> None:
    show(inspector, replace(make("a", "b"), number="<i>1</i>"))
    assert inspector.heading.text() == "Order <i>1</i>"
    assert inspector.place.text() == "Print <b>Depot</b> · id 48213"
    for label in inspector.findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText


def test_that_each_side_tells_type_size_source_and_times(inspector: Inspector) -> None:
    left = seen("é ", source="GET wc/v3/orders, field status", changed_at="2026-03-03T17:12:44")
    show(inspector, replace(make("", "b"), storefront=left))
    facts = inspector.facts[Side.STOREFRONT]
    assert facts.fact("Type") == "text, 2 code points, 3 bytes"
    assert facts.fact("Read") == "12 s ago"
    assert facts.tip("Read") == "3/4/2026, 9:41:07 AM"
    assert facts.fact("From") == "GET wc/v3/orders, field status"
    assert facts.fact("Changed") == "16 h ago · 2026-03-03T17:12:44"
    assert inspector.facts[Side.DESIGNO].fact("From") == ""


def test_that_an_unreadable_value_shows_its_problem_and_evidence(inspector: Inspector) -> None:
    bad = seen(None, problem=say("A lone surrogate."), evidence='{"status":"\\ud800"}' + "x" * 5000)
    show(inspector, replace(make("a", "b"), designo=bad))
    facts = inspector.facts[Side.DESIGNO]
    assert facts.fact("Value") == "unreadable"
    assert facts.fact("Problem") == "A lone surrogate."
    evidence = facts.fact("Evidence")
    assert evidence.startswith('{"status":"\\ud800"}')
    assert "more characters" in evidence
    assert len(evidence) < 2100
    assert not facts.exact.isEnabled()
    assert inspector.answer.flow.text().startswith("There is no value to compare.")
    assert "A lone surrogate." in inspector.answer.flow.text()


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (Status.number("1.0"), "number, 3 code points, 3 bytes"),
        (Status.boolean(True), "boolean, 4 code points, 4 bytes"),
        (Status.null(), "null"),
        (Status.absent(), "the field was missing"),
        (Status.text(""), "text, 0 code points, 0 bytes"),
    ],
)
def test_that_the_json_type_is_told(inspector: Inspector, status: Status, words: str) -> None:
    show(inspector, make(status, "b"))
    facts = inspector.facts[Side.STOREFRONT]
    assert facts.fact("Type") == words
    assert facts.exact.isEnabled() is status.has_value
    assert facts.json.isEnabled() is (status != Status.absent())


def test_that_no_order_says_what_to_do(inspector: Inspector) -> None:
    show(inspector, make("a", "b"))
    show(inspector, None)
    assert not inspector.heading.isVisible()
    hints = [label.text() for label in inspector.findChildren(QLabel) if label.isVisible()]
    assert hints == ["Select an order to see both statuses."]


def test_that_the_last_outcome_is_shown_when_there_is_one(inspector: Inspector) -> None:
    show(inspector, replace(make("a", "b"), last_outcome=OutcomeKind.REFUSED))
    assert inspector.story.text() == "Last outcome: refused"
    show(inspector, make("a", "b"))
    assert not inspector.story.isVisible()


def test_that_every_kind_and_every_verdict_is_explained() -> None:
    for kind in DifferenceKind:
        (sentence,) = explain(Comparison(Verdict.DIFFERENT, frozenset({kind})))
        assert sentence.startswith(f"{kind.value.capitalize()}: ")
        assert sentence.endswith(".")
    for verdict in Verdict:
        if verdict is not Verdict.DIFFERENT:
            assert explain(Comparison(verdict))[0].endswith(".")


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (-5, "just now"),
        (0, "just now"),
        (59, "59 s ago"),
        (60, "1 min ago"),
        (7200, "2 h ago"),
        (200_000, "2 d ago"),
    ],
)
def test_that_an_age_is_told_in_the_largest_unit(seconds: int, words: str) -> None:
    assert age_words(timedelta(seconds=seconds)) == words


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0, "just now"), (59, "59 s ago"), (60, "1 minute ago"), (7200, "2 hours ago")],
)
def test_that_an_age_in_a_sentence_is_a_word(seconds: int, words: str) -> None:
    assert long_age_words(timedelta(seconds=seconds)) == words
    assert long_age_words(timedelta(days=1, seconds=seconds)) == "1 day ago"


def test_that_buttons_copy_the_very_value(qtbot: QtBot, inspector: Inspector) -> None:
    show(inspector, make("\ufeffready ", Status.number("1.0")))
    left, right = inspector.facts[Side.STOREFRONT], inspector.facts[Side.DESIGNO]
    with qtbot.waitSignal(inspector.copied) as told:
        qtbot.mouseClick(left.exact, Qt.MouseButton.LeftButton)
    assert held() == "\ufeffready ".encode()
    assert told.args is not None
    assert told.args[0].startswith("Copied exactly")
    qtbot.mouseClick(left.json, Qt.MouseButton.LeftButton)
    assert held() == b'"\\ufeffready "'
    assert json.loads(held()) == "\ufeffready "
    qtbot.mouseClick(right.exact, Qt.MouseButton.LeftButton)
    assert held() == b"1.0"


def test_that_every_control_has_a_name(inspector: Inspector) -> None:
    show(inspector, make("a", "b"))
    names = [
        button.accessibleName()
        for facts in inspector.facts.values()
        for button in (facts.exact, facts.json)
    ]
    assert names == [
        "Copy exact: storefront status",
        "Copy as JSON: storefront status",
        "Copy exact: DesignO status",
        "Copy as JSON: DesignO status",
    ]
    assert inspector.comparison.accessibleDescription() == "Storefront: a. DesignO: b."


def picture(inspector: Inspector, order: Order) -> QImage:
    show(inspector, order)
    return inspector.comparison.grab().toImage()


def test_that_the_comparison_paints_what_is_invisible(inspector: Inspector) -> None:
    pairs = [("ready", "ready "), ("a b", "a\u00a0b"), ("ready", "\ufeffready"), ("1", "")]
    for left, right in pairs:
        assert picture(inspector, make(left, left)) != picture(inspector, make(right, right))
    assert picture(inspector, make("1", "1")) != picture(inspector, make(Status.number("1"), "1"))


def test_that_a_value_of_a_megabyte_is_shown_by_its_ends(inspector: Inspector) -> None:
    show(inspector, make("x" * 1_000_000, "x" * 999_999 + "y"))
    assert len(inspector.comparison.cells) < 600
    assert inspector.facts[Side.STOREFRONT].fact("Type") == (
        "text, 1,000,000 code points, 1,000,000 bytes"
    )
    assert any(a.differs for a, _ in inspector.comparison.cells)


def test_that_the_age_of_a_reading_runs_on(inspector: Inspector) -> None:
    show(inspector, make("a", "b"))
    assert inspector.facts[Side.DESIGNO].fact("Read") == "12 s ago"
    inspector.show_ages(NOW + timedelta(minutes=3))
    for side in Side:
        assert inspector.facts[side].fact("Read") == "3 min ago"
    assert "DesignO says “b”, read 3 minutes ago." in inspector.answer.flow.text()


def test_that_read_tells_the_last_reading_also_where_it_found_nothing_new(
    inspector: Inspector,
) -> None:
    order = make("a", "b")
    show(inspector, order)
    later = NOW + timedelta(hours=1)
    other = replace(seen("c"), read_at=later)
    again = replace(order, storefront=replace(seen("a"), read_at=later), designo=other)
    inspector.show_reading(again, later + timedelta(seconds=5))
    assert inspector.facts[Side.STOREFRONT].fact("Read") == "5 s ago"
    assert inspector.facts[Side.DESIGNO].tip("Read") == "3/4/2026, 9:41:07 AM"
    assert "The storefront says “a”, read 5 s ago." in inspector.answer.flow.text()
    elsewhere = replace(again, ref=OrderRef("de", "1"), storefront=seen("a"))
    inspector.show_reading(elsewhere, later)
    assert inspector.facts[Side.STOREFRONT].fact("Read") == "5 s ago"


def test_that_store_and_id_keep_their_places_beside_a_name_from_right_to_left(
    inspector: Inspector,
) -> None:
    inspector.show_order(make("a", "b"), HEBREW, NOW)
    assert inspector.place.text() == f"\u2068{HEBREW}\u2069 · id 48213"


def test_that_the_answer_stands_first_with_exact_times_on_hover(inspector: Inspector) -> None:
    order = replace(make("completed", "processing"), agreed=Status.text("processing"))
    show(inspector, order)
    moved = Seen(
        NOW - timedelta(days=14), Side.STOREFRONT, Presence.PRESENT, seen("completed").status
    )
    inspector.show_timeline(order.ref, [moved], NOW + timedelta(seconds=35))
    assert inspector.answer.flow.text() == (
        "DesignO is behind. The storefront moved to “completed”, first seen 14 days ago. "
        "DesignO still says “processing”, read 35 s ago."
    )
    first, second = inspector.answer.flow.tips()
    assert "2/18/2026, 9:41:07 AM" in first
    assert "3/4/2026, 9:41:07 AM" in second
    top = inspector.answer.mapTo(inspector, inspector.answer.rect().topLeft()).y()
    for facts in inspector.facts.values():
        assert facts.mapTo(inspector, facts.rect().topLeft()).y() > top


def test_that_a_reason_comes_with_the_counts_of_the_store(inspector: Inspector) -> None:
    order = make("paid", "PAID")
    show(inspector, order)
    pair = Pair(Status.text("paid"), Status.text("PAID"), Look.FORMATTING)
    case = frozenset({DifferenceKind.CASE})
    inspector.show_groups(OrderRef("de", "other"), [PairGroup(pair, case, 8)], NOW)
    assert "Probably" not in inspector.answer.flow.text()
    inspector.show_groups(order.ref, [PairGroup(pair, case, 8)], NOW)
    assert inspector.answer.flow.text().splitlines()[1].startswith("Probably a rule, ")


def test_that_code_points_are_listed_on_demand_and_for_spellings_alone(
    inspector: Inspector,
) -> None:
    show(inspector, make("in_production", "In-Production"))
    assert not inspector.code_points.isVisible()
    inspector.points_button.click()
    assert inspector.code_points.isVisible()
    assert inspector.code_points.text().splitlines() == [
        "i U+0069 → I U+0049",
        "_ U+005F → - U+002D",
        "p U+0070 → P U+0050",
    ]
    show(inspector, make("completed", "processing"))
    assert inspector.differences.text() == ""
    assert not inspector.code_points.isVisible()
    assert not inspector.points_button.isVisible()
    show(inspector, make("paid", "PAID"))
    assert inspector.code_points.isVisible(), "what was asked for once is shown for the next too"


def test_that_letters_shared_by_chance_are_not_tinted_in_the_comparison(
    inspector: Inspector,
) -> None:
    show(inspector, make("ab", "xb"))
    assert any(cell.differs for cell, _ in inspector.comparison.cells)
    other = inspector.comparison.grab().toImage()
    show(inspector, make("Ab", "ab"))
    amber = tint(inspector.palette()).rgb()

    def tinted(image: QImage) -> bool:
        places = ((x, y) for x in range(image.width()) for y in range(image.height()))
        return any(image.pixel(x, y) == amber for x, y in places)

    assert (tinted(other), tinted(inspector.comparison.grab().toImage())) == (False, True)


def test_that_below_the_table_both_sides_stand_beside_each_other(inspector: Inspector) -> None:
    show(inspector, make("a", "b"))
    shop, designo = inspector.facts[Side.STOREFRONT], inspector.facts[Side.DESIGNO]
    assert (designo.x(), designo.y() > shop.y()) == (shop.x(), True)
    inspector.resize(1100, 260)
    QApplication.processEvents()
    assert (designo.y(), designo.x() > shop.x()) == (shop.y(), True)


def test_that_a_cell_is_24_pixels(inspector: Inspector) -> None:
    show(inspector, make("in_production", "In-Production"))
    assert inspector.comparison.width() <= 13 * CELL + 4
    assert inspector.comparison.height() <= 2 * CELL + 8


def test_that_a_selection_stays_while_the_ages_run_on(inspector: Inspector) -> None:
    show(inspector, make("a", "b"))
    flow = inspector.answer.flow
    flow.selectAll()
    inspector.show_ages(NOW + timedelta(minutes=3))
    assert flow.textCursor().hasSelection()
    assert "read 12 s ago" in flow.text()


def test_that_a_reader_hears_the_contents(inspector: Inspector) -> None:
    show(inspector, order := replace(make("paid ", "paid"), agreed=Status.text("paid")))
    entries = [Seen(NOW, Side.DESIGNO, Presence.PRESENT, None)]
    inspector.show_timeline(order.ref, entries, NOW + timedelta(seconds=12))
    heard = []
    for flow in inspector.findChildren(Flow):
        told = QAccessible.queryAccessibleInterface(flow)
        assert told.role() is QAccessible.Role.EditableText
        assert told.text(QAccessible.Text.Name)
        assert told.text(QAccessible.Text.Description) == flow.text()
        text = told.textInterface()
        assert text is not None
        assert text.text(0, text.characterCount()) == flow.text()
        assert told.state().readOnly
        heard.append(flow.text())
    for side, words in (
        (Side.STOREFRONT, "Storefront: “paid·”"),
        (Side.DESIGNO, "DesignO: “paid”"),
    ):
        pill = QAccessible.queryAccessibleInterface(inspector.facts[side].pill)
        assert pill.text(QAccessible.Text.Name) == words
    said = "\n".join(heard)
    for words in ("DesignO is behind.", "“paid·”", "Read: 12 s ago", "Agreed value", "unreadable"):
        assert words in said
    focused = inspector.focusProxy()
    assert focused is not None
    area = QAccessible.queryAccessibleInterface(focused)
    assert area.text(QAccessible.Text.Description).startswith("Order #1001\nDesignO is behind.")


def test_that_text_of_a_side_is_no_markup_and_ends_no_line(inspector: Inspector) -> None:
    show(inspector, make("<b>x</b>\u2029y", "x"))
    assert "<b>x</b>" in inspector.answer.flow.toPlainText()
    assert inspector.answer.flow.document().blockCount() == 1


def test_that_a_long_comparison_is_broken_where_the_inspector_ends(inspector: Inspector) -> None:
    show(inspector, make("a-very-long-value-of-a-status", "a_very_long_value_of_a_status"))
    comparison = inspector.comparison
    assert comparison.width() <= inspector.width()
    assert comparison.height() > 4 * CELL
    below = comparison.height() - CELL - 8
    assert comparison.name_at(10, 10).startswith("U+0061 ")
    assert comparison.name_at(10, below - CELL) != comparison.name_at(10, 10)
    inspector.resize(1200, 800)
    assert comparison.height() <= 2 * CELL + 8


def test_that_who_moved_stands_beside_the_verdict(inspector: Inspector) -> None:
    order = make("completed", "processing")
    show(inspector, replace(order, agreed=Status.text("processing")))
    assert inspector.answer.kinds.text() == "other value · storefront moved"
    show(inspector, order)
    assert inspector.answer.kinds.text() == "other value"


def test_that_many_kinds_make_the_inspector_no_wider(inspector: Inspector) -> None:
    show(inspector, make("wc-In Production &amp; é", "in_production & e\u0301 "))
    area = inspector.focusProxy()
    assert isinstance(area, QScrollArea)
    content = area.widget()
    assert content is not None
    assert content.width() <= area.viewport().width()
    assert inspector.minimumSizeHint().width() <= 380


def test_that_an_empty_text_is_not_quoted_as_if_it_were_words(inspector: Inspector) -> None:
    show(inspector, make("", "b"))
    assert inspector.facts[Side.STOREFRONT].fact("Value") == "empty text"


def test_that_each_value_is_a_pill_as_in_the_table(inspector: Inspector) -> None:
    def pictured(order: Order) -> QImage:
        show(inspector, order)
        return inspector.facts[Side.DESIGNO].pill.grab().toImage()

    paid = pictured(make("paid", "paid"))
    assert pictured(make("paid", "paid ")) != paid
    assert pictured(make("Paid", "paid")) != paid, "the differing letter is tinted"
    assert pictured(make("open", "paid")) == paid, "another value is no other spelling"
    assert pictured(replace(make("paid", "paid"), designo=None)) != paid
    assert inspector.facts[Side.DESIGNO].pill.accessibleName() == "DesignO: not read"


def test_that_the_exact_time_shows_on_hover(inspector: Inspector) -> None:
    show(inspector, make("a", "b"))
    flow = inspector.answer.flow
    cursor = QTextCursor(flow.document())
    cursor.setPosition(flow.toPlainText().index("read 12 s ago") + 3)
    place = flow.cursorRect(cursor).center()
    event = QHelpEvent(QEvent.Type.ToolTip, place, flow.viewport().mapToGlobal(place))
    QGuiApplication.sendEvent(flow.viewport(), event)
    assert "3/4/2026, 9:41:07 AM" in QToolTip.text()
    QToolTip.hideText()


def test_that_the_wheel_over_a_text_is_left_to_the_inspector(inspector: Inspector) -> None:
    show(inspector, make("wc-In Production &amp; é", "in_production & e\u0301 "))
    for flow in (inspector.answer.flow, inspector.differences):
        at = QPointF(flow.viewport().rect().center())
        wheel = QWheelEvent(
            at,
            flow.viewport().mapToGlobal(at),
            QPoint(),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.ControlModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        wheel.accept()
        QGuiApplication.sendEvent(flow.viewport(), wheel)
        assert not wheel.isAccepted()
