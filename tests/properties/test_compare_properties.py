"""What must hold of comparing for any two values."""

from collections.abc import Callable

from hostile_statuses import HOSTILE_STATUSES
from hypothesis import given
from hypothesis import strategies as st

from designo_sync_gui.domain.compare import differing_spans
from designo_sync_gui.domain.kinds import (
    FORMATTING_KINDS,
    DifferenceKind,
    difference_kinds,
    fold,
)
from designo_sync_gui.domain.status import Status
from designo_sync_gui.domain.visible import glyphs

texts = st.one_of(
    st.text(max_size=40),
    st.sampled_from(HOSTILE_STATUSES),
    st.text(alphabet="aAbB-_ \u00a0\u200b&;wc", max_size=12),
)
numbers = st.one_of(
    st.integers().map(str), st.floats(allow_nan=False, allow_infinity=False).map(repr)
)
statuses = st.one_of(
    texts.map(Status.text),
    numbers.map(Status.number),
    st.booleans().map(Status.boolean),
    st.just(Status.null()),
    st.just(Status.absent()),
)


@given(statuses, statuses)
def test_that_equal_is_exactly_same_type_and_code_points(left: Status, right: Status) -> None:
    same = (left.json_type, left.literal) == (right.json_type, right.literal)
    assert (not difference_kinds(left, right)) == same


@given(statuses, statuses)
def test_that_the_kinds_do_not_depend_on_the_order(left: Status, right: Status) -> None:
    assert difference_kinds(left, right) == difference_kinds(right, left)


@given(texts, texts)
def test_that_the_kinds_are_what_they_claim(left: str, right: str) -> None:
    kinds = difference_kinds(Status.text(left), Status.text(right))
    if kinds and kinds <= FORMATTING_KINDS:
        assert fold(left, kinds) == fold(right, kinds)
        for kind in kinds:
            assert fold(left, kinds - {kind}) != fold(right, kinds - {kind})
    elif DifferenceKind.TRUNCATED in kinds:
        shorter, longer = sorted((fold(left, kinds), fold(right, kinds)), key=len)
        assert longer.startswith(shorter)


_CHANGES: dict[DifferenceKind, Callable[[str], str]] = {
    DifferenceKind.CASE: str.swapcase,
    DifferenceKind.SEPARATOR: lambda text: text.replace("-", "_"),
    DifferenceKind.PREFIX: lambda text: "wc-" + text,
    DifferenceKind.WHITESPACE: lambda text: text + "\u200b",
    DifferenceKind.ENTITY: lambda text: text.replace("&", "&amp;"),
    DifferenceKind.UNICODE_FORM: lambda text: text.replace("a", "а"),  # noqa: RUF001
}


@given(
    st.text(alphabet="abc-&", min_size=1, max_size=9),
    st.sampled_from(sorted(_CHANGES)),
)
def test_that_a_single_change_is_named_alone(text: str, kind: DifferenceKind) -> None:
    changed = _CHANGES[kind](text)
    kinds = difference_kinds(Status.text(text), Status.text(changed))
    assert kinds == (frozenset() if changed == text else {kind})


@given(statuses, statuses)
def test_that_marking_covers_every_difference_and_nothing_equal(
    left: Status, right: Status
) -> None:
    in_left, in_right = differing_spans(left, right)
    if left.json_type is not right.json_type:
        return
    kept_left = [c for i, c in enumerate(left.literal) if not any(i in s for s in in_left)]
    kept_right = [c for i, c in enumerate(right.literal) if not any(i in s for s in in_right)]
    assert kept_left == kept_right
    if left == right:
        assert (in_left, in_right) == ((), ())


@given(texts)
def test_that_what_is_drawn_holds_no_character_that_acts(text: str) -> None:
    shown = glyphs(Status.text(text))
    assert len(shown) == max(1, len(text))
    assert all(glyph.shown and glyph.shown.isprintable() for glyph in shown)
