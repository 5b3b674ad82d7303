"""The progress line of a terminal."""

from designo_sync_gui.cli.session import progress_text
from designo_sync_gui.domain.bidi import isolated
from designo_sync_gui.domain.events import JobProgress, SideProgress
from designo_sync_gui.domain.sentence import NOTHING, verbatim


def test_that_each_side_has_its_own_count() -> None:
    sides = (SideProgress("wc_eu", 100, 300), SideProgress("", 40))
    told = JobProgress("job", 140, None, verbatim("reading DesignO"), sides)
    assert progress_text(told) == "reading DesignO · wc_eu 100 of 300 · DesignO 40"


def test_that_a_job_that_writes_has_one_count() -> None:
    assert progress_text(JobProgress("job", 3, 9)) == "3 of 9"
    assert progress_text(JobProgress("job", 3, None, verbatim("waiting"))) == "3 · waiting"


def test_that_a_hebrew_store_code_and_its_count_do_not_change_places() -> None:
    code = "חנות"
    sides = (SideProgress(code, 1, 2), SideProgress("", 1))
    told = progress_text(JobProgress("job", 2, None, NOTHING, sides))
    assert told == f"{isolated(code)} 1 of 2 · DesignO 1"
    assert isolated(code) != code
