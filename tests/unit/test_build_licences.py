"""Whatever is bundled has a licence that is named and whose text goes with it."""

import zipfile
from pathlib import Path

import build_licences
import pytest
from dev_system import Stopped

from designo_sync_gui import licence_files

ROOT = Path(__file__).parents[2]
KNOWN = ROOT / "resources" / "licences"
OF_MIT = "Classifier: License :: OSI Approved :: MIT License\n"


def wheel(folder: Path, name: str, metadata: str, **files: str) -> Path:
    made = folder / f"{name}-1.0-py3-none-any.whl"
    with zipfile.ZipFile(made, "w") as opened:
        told = f"Metadata-Version: 2.4\nName: {name}\nVersion: 1.0\n{metadata}"
        opened.writestr(f"{name}-1.0.dist-info/METADATA", told)
        for file, text in files.items():
            opened.writestr(f"{name}-1.0.dist-info/{file.replace('__', '/')}", text)
    return made


@pytest.mark.parametrize(
    ("metadata", "licence"),
    [
        ("License-Expression: Apache-2.0 OR BSD-3-Clause\n", "Apache-2.0 OR BSD-3-Clause"),
        ("License: MPL-2.0\n", "MPL-2.0"),
        (f"License: Copyright (c) somebody\n{OF_MIT}", "MIT"),
        (f"Classifier: Topic :: Text\n{OF_MIT}", "MIT"),
    ],
    ids=["expression", "older field", "a whole text in the field", "classifier"],
)
def test_that_a_licence_is_told_by_its_spdx_name(
    tmp_path: Path, metadata: str, licence: str
) -> None:
    assert build_licences.licence_of(wheel(tmp_path, "one", metadata)) == licence


def test_that_a_wheel_that_names_no_licence_stops_the_build(tmp_path: Path) -> None:
    with pytest.raises(Stopped, match=r"one-1\.0.* names no licence"):
        build_licences.licence_of(wheel(tmp_path, "one", ""))


def test_that_all_texts_of_a_licence_are_kept(tmp_path: Path) -> None:
    both = {"licenses__LICENSE.BSD": "do as you like\n", "NOTICE": "by somebody", "RECORD": "x"}
    text = build_licences.text_of(wheel(tmp_path, "one", "", **both), KNOWN)
    assert text == "by somebody\n\ndo as you like\n"


def test_that_a_wheel_without_a_text_stops_the_build_unless_a_text_stands_for_it(
    tmp_path: Path,
) -> None:
    with pytest.raises(Stopped, match="ADDED"):
        build_licences.text_of(wheel(tmp_path, "one", "License: MIT\n"), KNOWN)
    text = build_licences.text_of(wheel(tmp_path, "shiboken6", "License: LGPL-3.0-only\n"), KNOWN)
    assert text.startswith("Qt and Qt for Python")
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in text
    assert "TERMS AND CONDITIONS" in text


def test_that_each_library_has_one_file_that_begins_with_what_it_is(tmp_path: Path) -> None:
    made = [
        wheel(tmp_path, name, "License: MIT\n", LICENSE=f"of {name}") for name in ("a_b", "shtab")
    ]
    build_licences.write_licences([*made, made[0]], ROOT, tmp_path)
    found = {path.name: path.read_text("utf-8") for path in (tmp_path / "licences").iterdir()}
    assert found == {
        "a-b.txt": "a_b 1.0\nLicence: MIT\n\nof a_b\n",
        "shtab.txt": "shtab 1.0\nLicence: MIT\n\nof shtab\n",
    }


def test_that_a_bundle_adds_the_texts_that_the_program_shows() -> None:
    assert dict(build_licences.ADDED) == licence_files.ADDED
    named = {text for texts in build_licences.ADDED.values() for text in texts}
    assert named <= {path.name for path in KNOWN.iterdir()}
