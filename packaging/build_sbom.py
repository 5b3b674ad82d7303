"""The bill of materials of a bundle: every library in it with version, licence and hash.

As CycloneDX 1.6 JSON (OWASP, ECMA-424), which scanners of vulnerabilities and of licences read.
The same bytes from every build of one commit.
"""

from __future__ import annotations

import hashlib
import json
import uuid
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from build_files import commit_time, version_of
from build_licences import FOLDER, Part, licence_of, name_of, write_licences
from build_locks import PROJECT, Locked

#: Ends the name of every bill of materials.
SUFFIX = ".cdx.json"
_PROGRAM = "designo-sync"


def bill_of_materials(
    version: str,
    moment: int,
    lock: Sequence[Locked],
    wheels: Iterable[Path],
    parts: Sequence[Part] = (),
    *,
    any_system: bool = False,
) -> bytes:
    """The bill of a bundle of these wheels, each of which the lock names, and of other parts.

    A library of which a bundle holds a wheel for each Python has the hash of each; with
    ``any_system``, for what pip chooses from, of every file of the lock. Raises ``Stopped`` for a
    wheel that names no licence, ``ValueError`` for one that the lock lacks.
    """
    by_name: dict[str, list[Path]] = defaultdict(list)
    for wheel in wheels:
        by_name[name_of(wheel)].append(wheel)
    lacking = by_name.keys() - {one.name for one in lock}
    if lacking:
        raise ValueError(f"not in the lock: {', '.join(sorted(lacking))}")
    held = [one for one in lock if one.name in by_name]
    components = [_of_wheels(one, by_name[one.name], any_system) for one in held]
    components += [_component(part.name, part.version, part.licence, part.hashes) for part in parts]
    program = _component(_PROGRAM, version, "MIT", (), "application")
    bill: dict[str, object] = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "timestamp": f"{datetime.fromtimestamp(moment, UTC):%Y-%m-%dT%H:%M:%SZ}",
            "component": program,
        },
        "components": sorted(components, key=lambda one: str(one["bom-ref"])),
        "dependencies": _dependencies(held, parts),
    }
    name = uuid.uuid5(uuid.NAMESPACE_OID, json.dumps(bill, sort_keys=True))
    return (json.dumps({"serialNumber": f"urn:uuid:{name}", **bill}, indent=1) + "\n").encode()


def qt_of(wheels: Iterable[Path]) -> Part:
    """Qt, which the wheel of PySide6 of the same version holds."""
    (version,) = {one.name.split("-")[1] for one in wheels if name_of(one) == "pyside6-essentials"}
    return Part("qt", version, "LGPL-3.0-only")


def add_papers(
    root: Path, lock: Sequence[Locked], wheels: Sequence[Path], folder: Path, *parts: Part
) -> None:
    """The bill of a bundle for Windows or macOS and the texts of all its licences, into
    ``licences`` in ``folder``. Raises ``Stopped``."""
    write_licences(wheels, root, folder)
    bill = bill_of_materials(
        version_of(root), commit_time(root), lock, wheels, (qt_of(wheels), *parts)
    )
    (folder / FOLDER / f"{_PROGRAM}{SUFFIX}").write_bytes(bill)


def _of_wheels(one: Locked, wheels: Sequence[Path], any_system: bool) -> dict[str, object]:
    hashes = sorted({hashlib.sha256(wheel.read_bytes()).hexdigest() for wheel in wheels})
    strangers = set(hashes) - set(one.hashes)
    if strangers:
        raise ValueError(f"{one.name}: the lock does not name {', '.join(sorted(strangers))}")
    told = one.hashes if any_system else tuple(hashes)
    made = _component(one.name, one.version, licence_of(wheels[0]), told)
    return {**made, "purl": f"pkg:pypi/{one.name}@{one.version}"}


def _component(
    name: str, version: str, licence: str, hashes: Sequence[str], kind: str = "library"
) -> dict[str, object]:
    alone = " " not in licence and not licence.startswith("LicenseRef-")
    told: dict[str, object] = {
        "type": kind,
        "bom-ref": name,
        "name": name,
        "version": version,
        "licenses": [{"license": {"id": licence}} if alone else {"expression": licence}],
    }
    if hashes:
        told["hashes"] = [{"alg": "SHA-256", "content": one} for one in hashes]
    return told


def _dependencies(held: Sequence[Locked], parts: Sequence[Part]) -> list[dict[str, object]]:
    """Who needs whom, of what the bundle holds, by the lock's own "via" lines."""
    names = {one.name for one in held}
    needs: dict[str, set[str]] = {_PROGRAM: {part.name for part in parts}}
    needs.update({name: set() for name in names})
    for one in held:
        for parent in one.via:
            owner = _PROGRAM if parent == PROJECT else parent
            if owner in needs:
                needs[owner].add(one.name)
    return [{"ref": name, "dependsOn": sorted(needs[name])} for name in sorted(needs)]
