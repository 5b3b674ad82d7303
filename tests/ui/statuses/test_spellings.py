"""Letters are tinted between two spellings of one value, and only there."""

from datetime import UTC, datetime

import pytest

from designo_sync_gui.domain.history import WriteRecord
from designo_sync_gui.domain.order import OrderRef, Side
from designo_sync_gui.domain.outcome import Outcome, OutcomeKind
from designo_sync_gui.domain.sentence import NOTHING
from designo_sync_gui.domain.status import Status
from designo_sync_gui.ui.jobs.details import _row
from designo_sync_gui.ui.jobs.write_rows import write_row
from designo_sync_gui.ui.statuses.cells import StatusPaint
from designo_sync_gui.ui.statuses.spellings import beside

AT = datetime(2026, 11, 28, 9, 41, tzinfo=UTC)
REF = OrderRef("wc_eu", "1042")


@pytest.mark.parametrize(
    ("one", "other", "tinted"),
    [
        ("in-production", "In_Production", True),
        ("awaiting-artwork", "awaiting-art", True),
        ("in-production", "ready-to-ship", False),
        ("processing", "completed", False),
    ],
)
def test_that_letters_of_different_values_are_not_tinted(one, other, tinted) -> None:
    before, wanted = Status.text(one), Status.text(other)
    assert beside(before, wanted).against == (wanted if tinted else None)
    write = WriteRecord("job", 0, REF, "1042", Side.DESIGNO, before, wanted, "", AT, before=before)
    done = Outcome(
        REF, "1042", Side.DESIGNO, OutcomeKind.VERIFIED, before, wanted, before, NOTHING, AT
    )
    of_write = write_row(write, {})[4]
    of_job = _row(done, {})[2]
    assert isinstance(of_write, StatusPaint)
    assert isinstance(of_job, StatusPaint)
    assert [of_write.against, of_job.against] == [wanted if tinted else None] * 2


def test_that_a_value_that_is_not_known_is_beside_nothing() -> None:
    assert beside(None, Status.text("paid")).against is None
    assert beside(Status.text("paid"), None).against is None
