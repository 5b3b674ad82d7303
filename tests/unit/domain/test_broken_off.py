"""How far a list was read is told with its numbers."""

from datetime import UTC, datetime

from designo_sync_gui.domain.broken_off import BrokenOff
from designo_sync_gui.domain.order import Side


def words(read: int, total: int | None) -> str:
    began = datetime(2026, 11, 27, tzinfo=UTC)
    return BrokenOff(Side.STOREFRONT, ("a",), "", "", began, read=read, total=total).words.english


def test_that_a_total_is_told_where_it_is_known_and_can_be_true() -> None:
    assert words(9200, 99_994) == "9,200 of 99,994 orders read"
    assert words(1, None) == "1 order read so far"
    assert words(12, 10) == "12 orders read so far"
