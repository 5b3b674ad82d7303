"""How long reading a list takes: from the limits, the pages, the total and the time of a page."""

import pytest

from designo_sync_gui.domain.forecast import (
    SLOW_PAGE,
    Bucket,
    Forecast,
    Pace,
    Window,
    duration_words,
    forecast,
    forecast_words,
)

FREE = Pace()


def test_that_without_a_limit_the_time_of_a_page_decides() -> None:
    assert forecast(FREE, 100, 12_400, 0.5) == Forecast(12_400, 62.0)


def test_that_pages_side_by_side_share_the_time() -> None:
    assert forecast(Pace(at_once=4), 100, 12_400, 0.5).seconds == 15.5
    assert forecast(Pace(at_once=4), 100, 500, 1.0).seconds == 2.0, "five pages are two rounds"


def test_that_a_bucket_gives_its_capacity_at_once_and_the_rest_as_it_fills() -> None:
    bucket = Bucket(40, 2)
    assert bucket.seconds(40) == 0.0
    assert bucket.seconds(41) == 0.5
    assert bucket.seconds(400) == 180.0
    assert Bucket(1000, 100, cost=252).seconds(40) == pytest.approx(90.8)


def test_that_a_window_is_waited_for_whole() -> None:
    window = Window(150, 30)
    assert window.seconds(0) == 0
    assert window.seconds(150) == 0
    assert window.seconds(151) == 30
    assert window.seconds(400) == 60


def test_that_the_narrowest_limit_decides_and_the_last_page_is_answered_after_it() -> None:
    pace = Pace(limits=(Bucket(40, 2), Bucket(1000, 100, cost=252)))
    assert forecast(pace, 250, 100_000, 0.5).seconds == pytest.approx(998.5)


def test_that_a_server_slower_than_its_limits_decides() -> None:
    pace = Pace(limits=(Bucket(40, 2),))
    assert forecast(pace, 250, 10_000, 3.0).seconds == 120.0


def test_that_a_page_begun_is_a_page_and_an_empty_list_is_one_too() -> None:
    assert forecast(FREE, 100, 101, 1.0).seconds == 2.0
    assert forecast(FREE, 100, 0, 1.0).seconds == 1.0


def test_that_where_no_page_was_measured_a_slow_one_is_assumed() -> None:
    assert forecast(FREE, 100, 1000).seconds == pytest.approx(10 * SLOW_PAGE)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0.0, "a few seconds"),
        (7.9, "a few seconds"),
        (8.0, "about 10 s"),
        (32.0, "about 30 s"),
        (70.4, "about 70 s"),
        (115.0, "about 120 s"),
        (116.0, "about 2 min"),
        (998.5, "about 17 min"),
        (90 * 60, "about 90 min"),
        (90 * 60 + 1, "about 2 hours"),
        (36_000, "about 10 hours"),
    ],
)
def test_that_a_length_of_time_is_told_roughly(seconds: float, words: str) -> None:
    assert duration_words(seconds).english == words


def test_that_a_forecast_names_its_time_and_its_orders() -> None:
    assert forecast_words(Forecast(12_400, 70.0)).english == "about 70 s for 12,400 orders"
    assert forecast_words(Forecast(1, 0.2)).english == "a few seconds for 1 order"


def test_that_a_forecast_from_the_number_of_all_orders_says_that_it_is_the_most() -> None:
    told = forecast_words(Forecast(12_400, 70.0, at_most=True)).english
    assert told == "at most about 70 s: there are 12,400 orders of any age"
