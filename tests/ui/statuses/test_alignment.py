"""Two values side by side: every code point has one place, equal ones stand together."""

import pytest
from hostile_statuses import HOSTILE_STATUSES
from hypothesis import given
from hypothesis import strategies as st

from designo_sync_gui.domain.status import Status
from designo_sync_gui.ui.statuses.alignment import Pair, align
from designo_sync_gui.ui.statuses.text import StatusPaint, excerpt, spans_between, status_tooltip

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
FEW = st.text("ab ", max_size=40)


def check(a: str, b: str) -> None:
    pairs = align(Status.text(a), Status.text(b))
    assert [p.left for p in pairs if p.left is not None] == list(range(len(a)))
    assert [p.right for p in pairs if p.right is not None] == list(range(len(b)))
    for pair in pairs:
        assert not pair.skipped
        assert pair.left is not None or pair.right is not None
        if not pair.differs and a and b:
            assert pair.left is not None
            assert pair.right is not None
            assert a[pair.left] == b[pair.right]


@given(TEXT, TEXT)
def test_that_any_two_texts_are_aligned_without_loss(a: str, b: str) -> None:
    check(a, b)


@given(FEW, FEW)
def test_that_alike_texts_are_aligned_without_loss(a: str, b: str) -> None:
    check(a, b)


def test_that_hostile_texts_are_aligned_without_loss() -> None:
    short = [status for status in HOSTILE_STATUSES if len(status) < 100]
    for a in short:
        for b in ("", a, f"{a} ", "completed"):
            check(a, b)


def test_that_an_inserted_character_stands_alone() -> None:
    assert align(Status.text("ab"), Status.text("aXb")) == (
        Pair(0, 0, False),
        Pair(None, 1, True),
        Pair(1, 2, False),
    )


def test_that_a_missing_side_leaves_the_other_whole() -> None:
    assert align(None, Status.text("ab")) == (Pair(None, 0, False), Pair(None, 1, False))
    assert align(None, None) == ()


def test_that_other_types_differ_in_every_character() -> None:
    assert align(Status.number("1"), Status.text("1")) == (Pair(0, 0, True),)


@pytest.mark.parametrize("size", [5_000, 1_000_000])
def test_that_long_values_are_skipped_over_and_counted(size: int) -> None:
    a, b = "x" * size + "1" + "y" * size, "x" * size + "2" + "y" * size
    pairs = align(Status.text(a), Status.text(b))
    assert len(pairs) < 600
    differing = [pair for pair in pairs if pair.differs]
    assert differing == [Pair(size, size, True)]
    shown = sum(1 for pair in pairs if not pair.skipped)
    assert shown + sum(pair.skipped for pair in pairs) == len(a)


def test_that_wholly_different_long_values_are_capped_and_counted() -> None:
    pairs = align(Status.text("ab" * 5_000), Status.text("cd" * 4_000))
    assert len(pairs) < 600
    assert pairs[-1].differs
    assert sum(pair.skipped or 1 for pair in pairs) == 10_000


@given(TEXT, FEW, TEXT, FEW)
def test_that_the_spans_of_long_values_leave_equal_text_between(
    start: str, a: str, end: str, b: str
) -> None:
    left, right = start * 20 + a * 9 + end * 20, start * 20 + b * 9 + end * 20
    in_left, in_right = spans_between(Status.text(left), Status.text(right))
    assert _without(left, in_left) == _without(right, in_right)


def _without(text: str, spans: tuple[range, ...]) -> str:
    return "".join(char for at, char in enumerate(text) if not any(at in span for span in spans))


@given(TEXT, st.integers(min_value=3, max_value=12))
def test_that_an_excerpt_is_the_same_glyphs_with_the_middle_left_out(
    text: str, longest: int
) -> None:
    paint = StatusPaint(Status.text(text), Status.text("other"))
    whole, part = excerpt(paint, 10_000), excerpt(paint, longest)
    assert not whole.hidden
    if text:
        assert len(part.head) + part.hidden + len(part.tail) == len(text)
        tail = whole.head[len(whole.head) - len(part.tail) :]
        assert part.head == whole.head[: len(part.head)]
        assert part.tail == tail
        middle = whole.head[len(part.head) : len(whole.head) - len(part.tail)]
        assert part.hidden_differs == any(glyph.differs for glyph in middle)


def test_that_a_tooltip_of_a_huge_value_is_short() -> None:
    assert len(status_tooltip(StatusPaint(Status.text("<" * 1_000_000)))) < 20_000
