"""Own views that another process kept while a window was open."""

import json
from typing import Any

import pytest

from designo_sync_gui.domain.screen_merging import merged_screen, own_views_of, with_own_views


def screen(*titles: str, width: int = 1, **texts: str) -> str:
    """A kept text with views of these titles; ``texts`` is what some of them search for."""
    names = dict.fromkeys(titles, "") | texts
    views = [{"title": title, "text": text} for title, text in names.items()]
    return json.dumps({"split": [width], "own_views": views})


def merged(known: str, mine: str, theirs: str) -> tuple[Any, dict[str, str]]:
    found = json.loads(merged_screen(known, mine, theirs))
    return found["split"], {view["title"]: view["text"] for view in found["own_views"]}


@pytest.mark.parametrize(
    ("known", "mine", "theirs", "kept"),
    [
        (["a"], ["a"], ["a", "new"], ["a", "new"]),
        (["a"], ["a", "mine"], ["a", "theirs"], ["a", "theirs", "mine"]),
        (["a", "b"], ["b"], ["a", "b", "c"], ["b", "c"]),
        (["a", "b"], ["a", "b"], ["b"], ["b"]),
        (["a"], [], [], []),
        ([], ["x"], ["x"], ["x"]),
    ],
)
def test_that_what_one_side_kept_or_forgot_stays_so(
    known: list[str], mine: list[str], theirs: list[str], kept: list[str]
) -> None:
    split, views = merged(screen(*known), screen(*mine, width=7), screen(*theirs))
    assert list(views) == kept
    assert split == [7], "the rest is the window's"


def test_that_a_view_changed_by_one_side_is_the_changed_one() -> None:
    known = screen(a="1", b="1")
    assert merged(known, screen(a="1", b="2"), screen(a="3", b="1"))[1] == {"a": "3", "b": "2"}


def test_that_of_a_view_that_both_changed_the_window_s_counts() -> None:
    assert merged(screen(a="1"), screen(a="2"), screen(a="3"))[1] == {"a": "2"}


@pytest.mark.parametrize("other", ["", "{", "[]", '{"own_views": 7}', screen("a")])
def test_that_nothing_is_changed_where_nobody_else_kept_views(other: str) -> None:
    mine = screen("a", "b")
    assert merged_screen(screen("a"), mine, other) == mine


def test_that_views_kept_before_any_window_was_arranged_are_kept() -> None:
    assert merged("", screen(), screen("imported"))[1] == {"imported": ""}


def test_that_a_text_of_a_window_without_views_stays_as_it_is() -> None:
    assert merged_screen("", "{}", screen("a")) == "{}"


def test_that_own_views_are_taken_out_and_put_in() -> None:
    assert own_views_of(screen("a")) == [{"title": "a", "text": ""}]
    assert own_views_of("") is None
    assert json.loads(with_own_views(screen("a", width=3), [])) == {"split": [3], "own_views": []}
