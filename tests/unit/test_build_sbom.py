"""The bill of materials names every library of a bundle, with version, licence and hash."""

import hashlib
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from build_licences import Part
from build_locks import PROJECT, Locked
from build_sbom import add_papers, bill_of_materials

ROOT = Path(__file__).parents[2]


def wheel(folder: Path, name: str, tag: str = "py3-none-any") -> Path:
    made = folder / f"{name}-1.0-{tag}.whl"
    with zipfile.ZipFile(made, "w") as opened:
        told = f"Name: {name}\nVersion: 1.0\nLicense-Expression: MIT OR BSD-3-Clause\n"
        opened.writestr(f"{name}-1.0.dist-info/METADATA", told)
        opened.writestr("tag", tag)
    return made


def locked(name: str, via: str, *wheels: Path) -> Locked:
    hashes = (hashlib.sha256(one.read_bytes()).hexdigest() for one in wheels)
    return Locked(name, "1.0", "", (*hashes, "f" * 64), (via,))


@pytest.fixture
def lock_and_wheels(tmp_path: Path) -> tuple[list[Locked], list[Path]]:
    first = [wheel(tmp_path, "one_two", f"cp3{n}-cp3{n}-linux_x86_64") for n in (12, 13)]
    second = wheel(tmp_path, "three")
    lock = [locked("one-two", PROJECT, *first), locked("three", "one-two", second)]
    return [*lock, locked("tool", PROJECT)], [*first, second]


def bill(lock: list[Locked], wheels: list[Path], *parts: Part) -> Any:
    return json.loads(bill_of_materials("2.0", 86400, lock, wheels, parts))


def test_that_a_bill_names_the_program_and_what_is_in_the_bundle(
    lock_and_wheels: tuple[list[Locked], list[Path]],
) -> None:
    lock, wheels = lock_and_wheels
    told = bill(lock, wheels)
    assert (told["bomFormat"], told["specVersion"]) == ("CycloneDX", "1.6")
    assert told["metadata"]["timestamp"] == "1970-01-02T00:00:00Z"
    program = told["metadata"]["component"]
    assert (program["type"], program["name"], program["version"]) == (
        "application",
        "designo-sync",
        "2.0",
    )
    assert [one["purl"] for one in told["components"]] == [
        "pkg:pypi/one-two@1.0",
        "pkg:pypi/three@1.0",
    ]
    assert {one["licenses"][0]["expression"] for one in told["components"]} == {
        "MIT OR BSD-3-Clause"
    }


def test_that_a_library_has_the_hash_of_each_of_its_wheels(
    lock_and_wheels: tuple[list[Locked], list[Path]],
) -> None:
    lock, wheels = lock_and_wheels
    both, _ = bill(lock, wheels)["components"]
    assert {one["content"] for one in both["hashes"]} == set(lock[0].hashes[:2])
    assert {one["alg"] for one in both["hashes"]} == {"SHA-256"}


def test_that_a_library_that_pip_chooses_has_the_hash_of_every_file_of_the_lock(
    lock_and_wheels: tuple[list[Locked], list[Path]],
) -> None:
    lock, wheels = lock_and_wheels
    told = json.loads(bill_of_materials("2.0", 0, lock, wheels, any_system=True))
    found = [[one["content"] for one in each["hashes"]] for each in told["components"]]
    assert found == [list(lock[0].hashes), list(lock[1].hashes)]


def test_that_a_bill_tells_who_needs_whom(
    lock_and_wheels: tuple[list[Locked], list[Path]],
) -> None:
    told = bill(*lock_and_wheels, Part("qt", "6.11.3", "LGPL-3.0-only"))
    assert told["dependencies"] == [
        {"ref": "designo-sync", "dependsOn": ["one-two", "qt"]},
        {"ref": "one-two", "dependsOn": ["three"]},
        {"ref": "three", "dependsOn": []},
    ]
    qt = next(one for one in told["components"] if one["name"] == "qt")
    assert qt["licenses"] == [{"license": {"id": "LGPL-3.0-only"}}]


def test_that_a_bill_has_the_same_bytes_whenever_it_is_made(
    lock_and_wheels: tuple[list[Locked], list[Path]],
) -> None:
    lock, wheels = lock_and_wheels
    first = bill_of_materials("2.0", 1, lock, wheels)
    assert bill_of_materials("2.0", 1, lock, reversed(wheels)) == first
    other = json.loads(bill_of_materials("2.1", 1, lock, wheels))
    assert other["serialNumber"] != json.loads(first)["serialNumber"]


def test_that_a_wheel_that_the_lock_does_not_name_is_refused(
    tmp_path: Path, lock_and_wheels: tuple[list[Locked], list[Path]]
) -> None:
    lock, wheels = lock_and_wheels
    with pytest.raises(ValueError, match="not in the lock: stranger"):
        bill(lock, [*wheels, wheel(tmp_path, "stranger")])
    wheels[2].write_bytes(wheel(tmp_path, "three", "py2.py3-none-any").read_bytes())
    with pytest.raises(ValueError, match="three: the lock does not name"):
        bill(lock, wheels)


def test_that_a_bundle_for_windows_or_macos_has_bill_and_licences_in_one_folder(
    tmp_path: Path,
) -> None:
    made = tmp_path / "pyside6_essentials-6.11.3-cp310-abi3-win_amd64.whl"
    made.write_bytes(wheel(tmp_path, "pyside6_essentials").read_bytes())
    digest = hashlib.sha256(made.read_bytes()).hexdigest()
    lock = [Locked("pyside6-essentials", "6.11.3", "", (digest,), (PROJECT,))]
    add_papers(ROOT, lock, [made], tmp_path / "program", Part("python", "3.13.2", "PSF-2.0"))
    folder = tmp_path / "program" / "licences"
    assert "GNU LESSER" in (folder / "pyside6-essentials.txt").read_text("utf-8")
    told = json.loads((folder / "designo-sync.cdx.json").read_text("utf-8"))
    assert {one["bom-ref"]: one["version"] for one in told["components"]} == {
        "pyside6-essentials": "6.11.3",
        "python": "3.13.2",
        "qt": "6.11.3",
    }
