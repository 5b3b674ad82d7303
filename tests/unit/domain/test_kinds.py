"""Facts about how a difference is named."""

from collections import Counter
from itertools import combinations

import pytest

from designo_sync_gui.domain import kinds as rules
from designo_sync_gui.domain.kinds import DifferenceKind as Kind
from designo_sync_gui.domain.kinds import difference_kinds, fold
from designo_sync_gui.domain.status import Status

text = Status.text


@pytest.mark.parametrize(
    ("left", "right", "kinds"),
    [
        (text("completed"), text("Completed"), {Kind.CASE}),
        (text("in-production"), text("in_production"), {Kind.SEPARATOR}),
        (text("in-production"), text("In Production"), {Kind.CASE, Kind.SEPARATOR}),
        (text("completed"), text("wc-completed"), {Kind.PREFIX}),
        (text("completed"), text("completed "), {Kind.WHITESPACE}),
        (text("a b"), text("a  b"), {Kind.WHITESPACE}),
        (text("a b"), text("a\u00a0b"), {Kind.WHITESPACE}),
        (text("ab"), text("a\u200bb"), {Kind.WHITESPACE}),
        (text("Größe"), text("Gro\u0308ße"), {Kind.UNICODE_FORM}),
        (text("completed"), text("соmpleted"), {Kind.UNICODE_FORM}),  # noqa: RUF001
        (text("Tom & Jerry"), text("Tom &amp; Jerry"), {Kind.ENTITY}),
        (text("awaiting-artwork-from-customer"), text("awaiting-artwork-"), {Kind.TRUNCATED}),
        (text("1"), Status.number("1"), {Kind.TYPE}),
        (text(""), Status.null(), {Kind.TYPE}),
        (Status.null(), Status.absent(), {Kind.TYPE}),
        (Status.number("1"), Status.number("1.0"), {Kind.TYPE}),
        (Status.number("1"), Status.number("2"), {Kind.OTHER_VALUE}),
        (text("completed"), text("processing"), {Kind.OTHER_VALUE}),
        (text("complete"), text("completed"), {Kind.OTHER_VALUE}),
        (text("paid"), Status.number("2"), {Kind.TYPE, Kind.OTHER_VALUE}),
        (text("x" * 5000), text("x" * 5001), {Kind.OTHER_VALUE}),
    ],
)
def test_that_a_difference_is_called_what_it_is(
    left: Status, right: Status, kinds: set[Kind]
) -> None:
    assert difference_kinds(left, right) == kinds
    assert difference_kinds(right, left) == kinds


def test_that_equal_values_have_no_kind() -> None:
    assert difference_kinds(text("on-hold"), text("on-hold")) == frozenset()


def test_that_no_fold_is_carried_out_twice_on_one_text(monkeypatch: pytest.MonkeyPatch) -> None:
    done: Counter[tuple[Kind, str]] = Counter()

    def counting(kind: Kind) -> None:
        undo = rules._UNDO[kind]

        def counted(told: str) -> str:
            done[kind, told] += 1
            return undo(told)

        monkeypatch.setitem(rules._UNDO, kind, counted)

    for kind in list(rules._UNDO):
        counting(kind)
    long = "\u0301\u0335 &amp;amp; wc_" * 200
    assert difference_kinds(text(long + "a"), text(long + "b")) == {Kind.OTHER_VALUE}
    assert set(done.values()) == {1}
    assert len(done) < 64


def test_that_numbers_beyond_any_arithmetic_are_another_value_and_no_error() -> None:
    vast = Status.number("1e99999999999999999999")
    assert difference_kinds(vast, Status.number("1")) == {Kind.OTHER_VALUE}


def test_that_only_the_named_changes_are_undone_for_explaining() -> None:
    assert fold("wc-In  Print", [Kind.CASE, Kind.PREFIX]) == "in  print"
    assert fold("wc-In  Print", [Kind.WHITESPACE]) == "wc-In Print"
    assert fold("wc-In  Print", []) == "wc-In  Print"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("&#32;wc-Paid", "paid"),
        ("&amp;nbsp; wc-a_b", "A-B"),
        ("WC-É", "e\u0301"),
        ("on hold", "on_hold "),
        ("ﬁnished", "FINISHED"),
        ("status 1", "status 2"),
    ],
)
def test_that_the_fewest_folds_of_all_explain_a_difference(left: str, right: str) -> None:
    """As by trying every set of folds, though only those that change a text are tried."""
    sets = [
        frozenset(kinds)
        for size in range(1, len(rules.FORMATTING_KINDS) + 1)
        for kinds in combinations(sorted(rules.FORMATTING_KINDS), size)
        if fold(left, kinds) == fold(right, kinds)
    ]
    found = difference_kinds(Status.text(left), Status.text(right))
    if sets:
        assert found in [kinds for kinds in sets if len(kinds) == len(sets[0])]
    else:
        assert found == frozenset({Kind.OTHER_VALUE})


def test_that_every_kind_has_a_meaning_of_its_own() -> None:
    meanings = {kind.meaning.english for kind in Kind}
    assert len(meanings) == len(Kind)
