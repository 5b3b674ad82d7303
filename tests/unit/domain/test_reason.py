"""Why a plan is carried out, in the operator's own words."""

import pytest

from designo_sync_gui.connectors.registry import PLATFORMS
from designo_sync_gui.domain.errors import SettingsInvalid
from designo_sync_gui.domain.reason import LONGEST_REASON, check_reason


@pytest.mark.parametrize("reason", ["", "OPS-412 spelling clean-up", "Größe: דפוס", "x" * 500])
def test_that_one_line_of_text_is_taken(reason: str) -> None:
    check_reason(reason, PLATFORMS)


@pytest.mark.parametrize("reason", ["x" * (LONGEST_REASON + 1), "two\nlines", "\udcff", "\x1b[31m"])
def test_that_what_is_not_one_line_of_text_is_refused(reason: str) -> None:
    with pytest.raises(SettingsInvalid, match="not one line"):
        check_reason(reason, PLATFORMS)


def test_L03_that_a_credential_is_no_reason() -> None:
    with pytest.raises(SettingsInvalid, match="looks like a credential"):
        check_reason("ck_" + "a1" * 20, PLATFORMS)
