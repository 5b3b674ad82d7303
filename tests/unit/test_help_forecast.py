"""The help page on how long reading takes says what the rule says."""

from pathlib import Path

from designo_sync_gui.connectors.registry import PLATFORMS
from designo_sync_gui.domain.forecast import SLOW_PAGE, duration_words, forecast

PAGE = Path(__file__).parents[2] / "resources" / "help" / "18-how-long-reading-takes.md"
SIZES = (1_000, 10_000, 100_000)


def rows() -> list[str]:
    """The lines of the table, from the declarations of every platform whose list is asked for."""
    lines = []
    for platform in PLATFORMS:
        can = platform.capabilities
        if can.pace is None:
            continue
        times = [
            duration_words(forecast(can.pace, can.page_size, orders).seconds).english
            for orders in SIZES
        ]
        cells = [platform.title.english, str(can.page_size), str(can.pace.at_once), *times]
        lines.append(f"| {' | '.join(cells)} |")
    return lines


def test_that_the_help_gives_the_times_that_the_rule_gives() -> None:
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    start = lines.index("|---|---|---|---|---|---|") + 1
    end = next(place for place in range(start, len(lines)) if not lines[place].startswith("|"))
    assert lines[start:end] == rows()


def test_that_every_platform_with_an_address_has_a_pace_and_a_file_has_none() -> None:
    for platform in PLATFORMS:
        assert (platform.capabilities.pace is not None) is bool(platform.url_label), platform.name


def test_that_the_help_names_the_time_of_a_page_that_the_rule_assumes() -> None:
    assert f"with {SLOW_PAGE:g} s for each" in PAGE.read_text(encoding="utf-8")
