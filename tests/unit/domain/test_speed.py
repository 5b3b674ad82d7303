"""How fast a job is, and how long the rest takes."""

import pytest

from designo_sync_gui.domain.speed import Speed, left_words, rate_words


def seen(*looks: tuple[float, int]) -> Speed:
    speed = Speed()
    for moment, done in looks:
        speed.note(moment, done)
    return speed


def test_that_no_speed_is_told_before_it_was_seen_for_a_second() -> None:
    assert seen((5.0, 0)).rate is None
    assert seen((5.0, 0), (5.9, 900)).rate is None
    assert seen((5.0, 0), (6.0, 1000)).rate == pytest.approx(1000)


def test_that_what_was_there_before_the_first_look_is_no_speed() -> None:
    assert seen((5.0, 4000), (7.0, 4100)).rate == pytest.approx(50)


def test_that_bursts_do_not_make_the_speed_jump() -> None:
    burst = [
        (at + within / 100, at * 400 + within * 100) for at in range(20) for within in range(4)
    ]
    rate = seen(*burst, (20.0, 8000)).rate
    assert rate == pytest.approx(400, rel=0.05)


def test_that_a_speed_looks_back_ten_seconds_and_ends_where_nothing_moves() -> None:
    looks = [(float(at), min(at, 10) * 100) for at in range(22)]
    assert seen(*looks[:20]).rate == pytest.approx(10)
    ended = seen(*looks)
    assert ended.rate is None
    assert ended.seconds_for(50) is None


def test_that_another_count_or_a_pause_begins_anew() -> None:
    assert seen((0.0, 0), (2.0, 400), (3.0, 10)).rate is None
    speed = seen((0.0, 0), (2.0, 400))
    speed.begin_anew()
    assert speed.rate is None


def test_that_the_time_left_needs_a_speed_and_a_rest() -> None:
    speed = seen((0.0, 0), (2.0, 400))
    assert speed.seconds_for(1000) == pytest.approx(5)
    assert speed.seconds_for(None) is None


@pytest.mark.parametrize(
    ("rate", "words"),
    [(1873.4, "1,900/s"), (123.0, "120/s"), (42.4, "42/s"), (3.2, "3/s"), (1.0, "1/s"),
     (0.4, "24/min"), (0.001, "1/min")],
)  # fmt: skip
def test_that_a_speed_is_told_in_two_digits(rate: float, words: str) -> None:
    assert rate_words(rate).english == words


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0.2, "1 s left"), (1.2, "2 s left"), (11.0, "15 s left"), (100.0, "100 s left"),
     (101.0, "2 min left"), (6000.0, "100 min left"), (6001.0, "2 h left")],
)  # fmt: skip
def test_that_the_time_left_is_rounded_up(seconds: float, words: str) -> None:
    assert left_words(seconds).english == words
