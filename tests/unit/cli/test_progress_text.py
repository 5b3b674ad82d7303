"""The progress line of a terminal."""

from designo_sync_gui.cli.session import progress_text
from designo_sync_gui.domain.events import JobProgress, SideProgress
from designo_sync_gui.domain.sentence import NOTHING, verbatim


def test_that_each_side_has_its_own_count_with_speed_and_time_left() -> None:
    sides = (SideProgress("wc_eu", 9700, 9994), SideProgress("", 5702, 5900))
    told = progress_text(JobProgress("job", 15402, 15894, NOTHING, sides, 1900.0, 1.2))
    assert told == "Storefront 9,700 of 9,994 · DesignO 5,702 of 5,900 · 1,900/s · 2 s left"
    assert len(told) <= 78


def test_that_a_job_that_writes_has_one_count() -> None:
    assert progress_text(JobProgress("job", 3, 9)) == "3 of 9"
    assert progress_text(JobProgress("job", 3, None, verbatim("waiting"))) == "3 · waiting"


def test_that_foreign_words_reach_no_terminal_unseen() -> None:
    assert progress_text(JobProgress("job", 1, 2, verbatim("a\x1b[2J"))) == "1 of 2 · a⟨U+001B⟩[2J"
