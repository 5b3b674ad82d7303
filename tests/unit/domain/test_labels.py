"""Every value of an enumeration that screens show has a word of its own."""

from collections.abc import Sequence

import pytest

from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.events import StoreState
from designo_sync_gui.domain.kinds import DifferenceKind
from designo_sync_gui.domain.looks import Look
from designo_sync_gui.domain.movement import Movement
from designo_sync_gui.domain.order import Side
from designo_sync_gui.domain.outcome import OutcomeKind
from designo_sync_gui.domain.sentence import Sentence


@pytest.mark.parametrize(
    "words",
    [
        *(
            [member.label for member in kind]
            for kind in (Direction, StoreState, DifferenceKind, Look, Movement, Side, OutcomeKind)
        ),
        [side.named for side in Side],
        [side.capital for side in Side],
        [side.heading for side in Side],
    ],
)
def test_that_no_two_values_share_a_word(words: Sequence[Sentence]) -> None:
    assert all(words)
    assert len(set(words)) == len(words) > 1
