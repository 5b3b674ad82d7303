"""Known weaknesses of the locked versions, asked of the package index by pip-audit.

Law: a version that the index did not answer for is not a version without weaknesses.
"""

from __future__ import annotations

import json
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from dev_environment import venv_python
from dev_system import Stopped, say

#: The exit status where the index could not be asked.
NOT_ASKED = 3


def audit(python: Path, lock: Path, env: Mapping[str, str]) -> int:
    """Look up every version of the lock; 1 if one has a known weakness. Raises ``Stopped`` where
    the tool or the index cannot be reached.

    pip-audit is not among the locked versions: it runs in an environment that is thrown away.
    """
    with tempfile.TemporaryDirectory(prefix="designo-sync-audit-") as folder:
        tool = venv_python(Path(folder))
        get = [str(tool), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        for step in ([str(python), "-m", "venv", folder], [*get, "pip-audit"]):
            if subprocess.run(step, env=dict(env), check=False).returncode != 0:
                raise Stopped("pip-audit cannot be had; pip says why above.", NOT_ASKED)
        words = [str(tool), "-m", "pip_audit", "--format", "json", "--progress-spinner", "off"]
        words += ["--disable-pip", "--require-hashes", "--requirement", str(lock)]
        done = subprocess.run(words, env=dict(env), capture_output=True, check=False)
    try:
        found = json.loads(done.stdout)
    except ValueError:
        told = done.stderr.decode(errors="replace").rstrip()
        raise Stopped(f"pip-audit did not answer:\n{told}", NOT_ASKED) from None
    return judged(found)


def judged(found: Mapping[str, Any]) -> int:
    """Print what was found; 1 if there is a weakness. Raises ``Stopped`` where the index did not
    answer for every version."""
    versions = found["dependencies"]
    weak = [(one, each) for one in versions for each in one.get("vulns", [])]
    for one, each in weak:
        mended = ", ".join(each["fix_versions"]) or "no version yet"
        say(f"{one['name']} {one['version']}: {each['id']}; mended in {mended}")
    unknown = sorted(one["name"] for one in versions if "skip_reason" in one)
    if unknown and len(unknown) == len(versions):
        raise Stopped(
            f"The index knows nothing of any of the {len(versions)} versions: one that keeps no "
            "list of weaknesses, as a mirror does, says nothing about them.",
            NOT_ASKED,
        )
    if unknown:
        raise Stopped(
            f"The index did not answer for {len(unknown)} of {len(versions)} versions, so nothing "
            f"is known of them: {', '.join(unknown)}",
            1 if weak else NOT_ASKED,
        )
    if not weak:
        say(f"{len(versions)} versions, no known weakness")
    return 1 if weak else 0
