"""How far a job is, in words."""

from designo_sync_gui.domain.events import JobProgress, SideProgress
from designo_sync_gui.domain.progress import counts_of, progress_words
from designo_sync_gui.domain.sentence import NOTHING, Sentence, verbatim


def told(
    *sides: SideProgress,
    rate: float | None = None,
    left: float | None = None,
    note: Sentence = NOTHING,
) -> JobProgress:
    return JobProgress("job", sum(side.done for side in sides), None, note, sides, rate, left)


def test_that_each_side_is_told_with_speed_and_time_left() -> None:
    progress = told(
        SideProgress("wc_eu", 9700, 9994), SideProgress("", 5702, 5800), rate=1900.0, left=1.4
    )
    words = "Storefront 9,700 of 9,994 · DesignO 5,702 of 5,800 · 1,900/s · 2 s left"
    assert progress_words(progress).english == words


def test_that_time_left_beside_a_side_without_a_total_is_that_of_the_other_side() -> None:
    progress = told(SideProgress("wc_eu", 9700, 9994, 1.4), SideProgress("", 5702), rate=1900.0)
    words = "Storefront 9,700 of 9,994 · DesignO 5,702 · 1,900/s · Storefront: 2 s left"
    assert progress_words(progress).english == words


def test_that_nothing_is_said_of_a_speed_that_is_not_known() -> None:
    assert progress_words(told(SideProgress("", 40))).english == "DesignO 40"


def test_that_several_storefronts_are_told_together_and_have_a_total_once_all_have() -> None:
    one, two = SideProgress("wc_eu", 100, 300), SideProgress("mg_de", 50)
    assert progress_words(told(one, two)).english == "2 storefronts 150"
    two = SideProgress("mg_de", 50, 40)
    assert progress_words(told(one, two)).english == "2 storefronts 150 of 350"


def test_that_nothing_is_counted_past_its_total() -> None:
    (count,) = counts_of(told(SideProgress("wc_eu", 721, 355)))
    assert (count.done, count.total) == (721, 721)
    assert progress_words(JobProgress("job", 453, 8)).english == "453 of 453"


def test_that_what_is_waited_for_stands_before_the_sides_and_behind_a_single_count() -> None:
    note = verbatim("waiting")
    assert progress_words(told(SideProgress("", 1), note=note)).english == "waiting · DesignO 1"
    writes = JobProgress("job", 8, 20, note, rate=3.0, left=4.0)
    assert progress_words(writes).english == "8 of 20 · waiting · 3/s · 4 s left"
