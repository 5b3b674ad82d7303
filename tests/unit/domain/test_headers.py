"""Which extra headers are taken, and what a refusal tells."""

import pytest

from designo_sync_gui.domain.errors import SettingsInvalid
from designo_sync_gui.domain.headers import read_header


@pytest.mark.parametrize(
    ("line", "header"),
    [
        ("X-Shop: print depot", ("X-Shop", "print depot")),
        ("X-Shop:eu", ("X-Shop", "eu")),
        ("X-Empty:", ("X-Empty", "")),
        ("X-Time: 10:30", ("X-Time", "10:30")),
    ],
)
def test_that_a_header_is_a_name_a_colon_and_a_value(line: str, header: tuple[str, str]) -> None:
    assert read_header(line) == header


@pytest.mark.parametrize("line", ["X-Shop hunter22", "", "X-Shop: hunter22\n1", "X: hunter22é"])
def test_that_any_other_line_is_refused_and_its_value_is_not_repeated(line: str) -> None:
    with pytest.raises(SettingsInvalid) as caught:
        read_header(line)
    told = f"{caught.value.message.english} {caught.value.advice.english}"
    assert "hunter22" not in told


@pytest.mark.parametrize("name", ["Authorization", "X-Api-Key", "Cookie", "Host", "X Shop", ""])
def test_that_a_name_that_frames_a_request_or_carries_a_credential_is_refused(name: str) -> None:
    with pytest.raises(SettingsInvalid) as caught:
        read_header(f"{name}: hunter22")
    assert "hunter22" not in f"{caught.value.message.english} {caught.value.advice.english}"
