"""Where two values differ, found at a bounded cost."""

from difflib import SequenceMatcher

import pytest

from designo_sync_gui.domain import compare
from designo_sync_gui.domain.compare import differing_spans
from designo_sync_gui.domain.status import Status

FEW_LETTERS = [
    ("abab " * 400, "a bab" * 400),
    ("ab" * 1000, "ba" * 1000),
    ("a" * 2000, "a" * 1000 + "b" + "a" * 999),
    ("x" * 200_000, "x" * 100_000 + "y" + "x" * 100_000),
]


@pytest.mark.parametrize(("left", "right"), FEW_LETTERS, ids=["blanks", "pairs", "one", "long"])
def test_that_long_texts_of_few_letters_are_not_searched_pair_by_pair(
    left: str, right: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    searched: list[int] = []

    def counted(junk: None, a: str, b: str, *, autojunk: bool) -> SequenceMatcher[str]:
        searched.append(sum(b.count(char) for char in a))
        return SequenceMatcher(junk, a, b, autojunk=autojunk)

    monkeypatch.setattr(compare, "SequenceMatcher", counted)
    spans = differing_spans(Status.text(left), Status.text(right))
    assert any(spans)
    assert all(pairs <= 20_000 for pairs in searched)


def test_that_a_difference_in_the_middle_of_a_long_text_is_found_exactly() -> None:
    beginning, end = "in production " * 400, " until Friday" * 400
    left = f"{beginning}Ready To Print{end}"
    right = f"{beginning}ready_to_print{end}"
    in_left, in_right = differing_spans(Status.text(left), Status.text(right))
    assert [left[r.start : r.stop] for r in in_left] == ["R", " T", " P"]
    assert [right[r.start : r.stop] for r in in_right] == ["r", "_t", "_p"]


def test_that_what_was_only_added_in_a_long_text_is_found_on_that_side() -> None:
    text = "in production " * 400
    in_left, in_right = differing_spans(Status.text(text), Status.text(f"{text}!"))
    assert in_left == ()
    assert in_right == (range(len(text), len(text) + 1),)
