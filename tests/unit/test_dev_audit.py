"""What the index tells about the locked versions is not taken for more than it is."""

import subprocess
from pathlib import Path
from typing import Any

import dev_audit
import pytest
from dev_system import Stopped

WEAK: dict[str, Any] = {
    "name": "one",
    "version": "1.0",
    "vulns": [{"id": "CVE-2026-1", "fix_versions": ["1.1"], "aliases": [], "description": ""}],
}
SOUND: dict[str, Any] = {"name": "two", "version": "2.0", "vulns": []}
UNKNOWN = {"name": "three", "skip_reason": "Dependency not found"}


def test_that_versions_without_a_known_weakness_pass(capsys: pytest.CaptureFixture[str]) -> None:
    assert dev_audit.judged({"dependencies": [SOUND, SOUND]}) == 0
    assert capsys.readouterr().out == "2 versions, no known weakness\n"


def test_that_a_weakness_is_told_with_the_version_that_mends_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert dev_audit.judged({"dependencies": [SOUND, WEAK]}) == 1
    assert capsys.readouterr().out == "one 1.0: CVE-2026-1; mended in 1.1\n"


@pytest.mark.parametrize(("others", "status"), [([SOUND], 3), ([WEAK], 1)])
def test_that_a_version_that_the_index_does_not_know_is_not_sound(
    others: list[dict[str, Any]], status: int
) -> None:
    with pytest.raises(Stopped, match=r"did not answer for 1 of 2 versions.*: three") as stop:
        dev_audit.judged({"dependencies": [*others, UNKNOWN]})
    assert stop.value.status == status


def test_that_an_index_that_keeps_no_weaknesses_is_told_without_a_list_of_all_names() -> None:
    """What pip-audit 2.10 says where it asks a mirror of the index."""
    with pytest.raises(Stopped, match=r"nothing of any of the 2 versions") as stop:
        dev_audit.judged({"dependencies": [UNKNOWN, {**UNKNOWN, "name": "four"}], "fixes": []})
    assert stop.value.status == dev_audit.NOT_ASKED
    assert "three" not in str(stop.value)


def test_that_an_answer_that_is_no_json_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def answer(words: list[str], **_: object) -> subprocess.CompletedProcess[bytes]:
        return subprocess.CompletedProcess(words, 0, b"", b"no route\n")

    monkeypatch.setattr("dev_audit.subprocess.run", answer)
    with pytest.raises(Stopped, match="did not answer:\nno route") as stop:
        dev_audit.audit(tmp_path / "python", tmp_path / "lock", {})
    assert stop.value.status == dev_audit.NOT_ASKED
