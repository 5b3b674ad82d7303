"""The progress line of a terminal."""

from designo_sync_gui.cli.session import progress_text
from designo_sync_gui.domain.events import JobProgress, SideProgress


def test_that_each_side_has_its_own_count() -> None:
    sides = (SideProgress("wc_eu", 100, 300), SideProgress("", 40))
    told = JobProgress("job", 140, None, "reading DesignO", sides)
    assert progress_text(told) == "wc_eu 100 of 300 · DesignO 40 · reading DesignO"


def test_that_a_job_that_writes_has_one_count() -> None:
    assert progress_text(JobProgress("job", 3, 9)) == "3 of 9"
    assert progress_text(JobProgress("job", 3, None, "waiting")) == "3 · waiting"
