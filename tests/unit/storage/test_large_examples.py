"""Examples as large as a browser and a shop make them cost what is kept of them, not their size."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from designo_sync_gui.storage.example_files import read_example_file

#: Of a recording, in megabytes, and what reading it may add to the memory of the process.
_RECORDING = 200
_MEMORY = 80
_CHILD = """
import sys
from pathlib import Path
from designo_sync_gui.storage.example_files import read_example_file

def peak():
    (line,) = (one for one in open("/proc/self/status") if one.startswith("VmHWM:"))
    return int(line.split()[1]) // 1024

before = peak()
opened = read_example_file(Path(sys.argv[1]))
print(peak() - before, len(opened.examples))
"""


def entry(text: str, mime: str) -> Any:
    return {
        "request": {
            "method": "GET",
            "url": "https://designo.example.com/api/orders",
            "headers": [],
        },
        "response": {"status": 200, "headers": [], "content": {"mimeType": mime, "text": text}},
    }


def orders(count: int) -> list[dict[str, object]]:
    return [
        {"id": str(40_000 + number), "status": "In Production", "note": "a long note " * 40}
        for number in range(count)
    ]


def recording(pictures: int) -> Iterator[str]:
    """The orders stand in the middle of pictures of a megabyte each."""
    picture = json.dumps(entry("A" * 2**20, "image/png"))
    yield '{"log": {"version": "1.2", "entries": ['
    for number in range(pictures):
        if number == pictures // 2:
            yield json.dumps(entry(json.dumps({"orders": orders(20)}), "application/json")) + ","
        yield picture + ("," if number < pictures - 1 else "")
    yield "]}}"


@pytest.mark.skipif(sys.platform != "linux", reason="the peak of memory is read as Linux tells it")
def test_that_a_recording_of_200_megabytes_is_read_within_80_megabytes(tmp_path: Path) -> None:
    path = tmp_path / "large.har"
    with path.open("w", encoding="utf-8") as file:
        file.writelines(recording(_RECORDING))
    assert path.stat().st_size > _RECORDING * 2**20
    told = subprocess.run(
        [sys.executable, "-c", _CHILD, str(path)], capture_output=True, text=True, check=True
    ).stdout
    path.unlink()
    added, found = map(int, told.split())
    assert found == 1
    assert 0 < added < _MEMORY


def test_that_five_megabytes_of_json_on_one_line_are_an_example(tmp_path: Path) -> None:
    path = tmp_path / "answer.json"
    path.write_text(json.dumps({"orders": orders(9_500)}), encoding="utf-8")
    text = path.read_text(encoding="utf-8")
    assert len(text) > 5_000_000
    assert "\n" not in text
    opened = read_example_file(path)
    (example,) = opened.examples
    assert example.answer.root == {"orders": orders(9_500)}
