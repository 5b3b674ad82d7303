"""Every value of an enumeration that screens show has a word of its own."""

from collections.abc import Sequence
from typing import Any

import pytest

from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.events import StoreState
from designo_sync_gui.domain.kinds import DifferenceKind
from designo_sync_gui.domain.looks import Look
from designo_sync_gui.domain.movement import Movement
from designo_sync_gui.domain.order import Side
from designo_sync_gui.domain.outcome import OutcomeKind
from designo_sync_gui.domain.sentence import Sentence

KINDS = (Direction, StoreState, DifferenceKind, Look, Movement, Side, OutcomeKind)


@pytest.mark.parametrize("kind", KINDS)
def test_that_no_two_values_share_a_word(kind: Any) -> None:
    assert_all_differ([member.label for member in kind])


@pytest.mark.parametrize("form", ["named", "capital", "heading"])
def test_that_the_two_sides_have_words_of_their_own_in_every_form(form: str) -> None:
    assert_all_differ([getattr(side, form) for side in Side])


def assert_all_differ(words: Sequence[Sentence]) -> None:
    assert all(words)
    assert len(set(words)) == len(words) > 1
