"""Facts about what eyes are shown."""

import pytest

from designo_sync_gui.domain.bidi import isolated
from designo_sync_gui.domain.status import Status
from designo_sync_gui.domain.visible import (
    LONGEST_NAMED,
    SPACE_MARK,
    brief,
    cut,
    glyphs,
    visible,
    visible_line,
    visible_text,
)


@pytest.mark.parametrize(
    ("status", "shown"),
    [
        (Status.text("in production"), "in production"),
        (Status.text(" a  b "), "·a··b·"),
        (Status.text("a\u00a0b"), "a⍽b"),
        (Status.text("\ufeffa"), "⟨BOM⟩a"),
        (Status.text("a\r\n"), "a⏎⏎"),
        (Status.text("\x1b[31m"), "⟨U+001B⟩[31m"),
        (Status.text("\u202ex"), "⟨U+202E⟩x"),
        (Status.text("a\ufe0f\u3164"), "a⟨U+FE0F⟩⟨U+3164⟩"),
        (Status.text("\u0301x"), "◌\u0301x"),
        (Status.text(""), "empty text"),
        (Status.null(), "null"),
        (Status.absent(), "no status field"),
        (Status.number("1.0"), "1.0"),
    ],
)
def test_that_the_invisible_is_made_visible(status: Status, shown: str) -> None:
    assert visible(status) == shown


def test_that_a_single_space_is_marked_only_where_it_differs() -> None:
    plain = glyphs(Status.text("a b"))
    differing = glyphs(Status.text("a b"), (range(1, 2),))
    assert [g.shown for g in plain] == ["a", " ", "b"]
    assert [g.shown for g in differing] == ["a", "·", "b"]
    assert [g.differs for g in differing] == [False, True, False]


def test_that_foreign_text_loses_controls_and_lone_surrogates_before_it_is_drawn() -> None:
    assert visible_text("#1\x07\ud8002") == "#1⟨U+0007⟩2"


def test_that_a_sentence_names_a_long_status_by_its_beginning_and_length() -> None:
    long = Status.text("\u202e" + "x" * 999_999)
    assert brief(long).english == f"⟨U+202E⟩{'x' * (LONGEST_NAMED - 1)}… (1,000,000 characters)"
    assert brief(Status.number("1" * 500)).english.endswith("1… (500 characters)")


@pytest.mark.parametrize("text", ["", " a ", "x" * LONGEST_NAMED])
def test_that_a_sentence_names_any_other_status_as_it_is(text: str) -> None:
    assert brief(Status.text(text)).english == visible(Status.text(text))


def test_that_a_long_status_is_cut_in_its_middle_before_it_is_made_visible() -> None:
    assert cut(Status.text("abcdefgh"), 8) == "abcdefgh"
    assert cut(Status.text("ab cdef gh"), 6) == "ab … gh"
    assert cut(Status.text(" " + "x" * 1_000_000 + "\u200b"), 4) == f"{SPACE_MARK}x…x⟨U+200B⟩"


def test_that_a_line_keeps_the_isolates_of_its_values_and_shows_those_of_others() -> None:
    value = isolated("דפוס")
    assert visible_line(f"{value} → {value}") == f"{value} → {value}"
    nested = isolated(f"from {value}")
    assert visible_line(nested) == nested
    assert visible_line("\u2068plain\u2069") == "⟨U+2068⟩plain⟨U+2069⟩"
    assert visible_line(f"\u2069{value}\u2068") == f"⟨U+2069⟩{value}⟨U+2068⟩"
    assert visible_line(f"\u202e{value}\n") == f"⟨U+202E⟩{value}⏎"


def test_that_a_line_without_isolates_is_shown_like_any_foreign_text() -> None:
    assert visible_line("#1\x07 paid\n") == visible_text("#1\x07 paid\n")
