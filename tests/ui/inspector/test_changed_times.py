"""When a side says that it changed an order: its own text, and how long ago that was."""

from datetime import UTC, datetime, timedelta

import pytest

from designo_sync_gui.domain.order import Observation, Presence, Side
from designo_sync_gui.domain.status import Status
from designo_sync_gui.ui.inspector.side_panel import SidePanel

NOW = datetime(2026, 3, 4, 9, 41, 7, tzinfo=UTC)


@pytest.mark.parametrize(
    ("own", "told"),
    [
        ("2026-03-03T17:12:44", "16 h ago · 2026-03-03T17:12:44"),
        ("yesterday", "yesterday"),
        ("2026-03-05T00:00:00Z", "2026-03-05T00:00:00Z"),
        ("", ""),
    ],
)
def test_that_the_own_text_stays_beside_its_age_where_that_is_known(qtbot, own, told) -> None:
    panel = SidePanel(Side.STOREFRONT, zone=UTC)
    qtbot.addWidget(panel)
    seen = Observation(Presence.PRESENT, Status.text("paid"), NOW, changed_at=own)
    panel.show_side(seen, NOW)
    assert panel.fact("Changed") == told
    panel.show_age(NOW + timedelta(hours=8))
    assert panel.fact("Changed") == told.replace("16 h", "1 d")
