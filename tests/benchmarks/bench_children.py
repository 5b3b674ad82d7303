"""Work in processes of their own: the program's side, the peer's side, one window after another.

A child is told what to do in JSON as its one argument and answers with one line of JSON as
the last of its output; it sees no proxy, no keyring and no data of the person at the keyboard.
"""

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
_PROXIES = ("http_proxy", "https_proxy", "all_proxy", "no_proxy")
_LIMIT_SECONDS = 900.0


class ChildFailed(Exception):
    """A child ended with an error; the message is the end of what it said."""


def run_child(
    script: str, spec: Mapping[str, Any], env: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """Run a script of this folder to its end; its answer. Raises ``ChildFailed``."""
    words = [sys.executable, str(HERE / script), json.dumps(spec)]
    return run_words(words, {**environment(), **(env or {})})


def run_words(words: Sequence[str], env: Mapping[str, str]) -> dict[str, Any]:
    """Run any program that answers likewise."""
    done = subprocess.run(
        list(words), env=dict(env), capture_output=True, timeout=_LIMIT_SECONDS, check=False
    )
    lines = done.stdout.decode(errors="replace").strip().splitlines()
    if done.returncode != 0 or not lines:
        said = (done.stderr + done.stdout).decode(errors="replace")
        raise ChildFailed(f"{Path(words[1]).name} ended with {done.returncode}: {said[-3000:]}")
    answer: dict[str, Any] = json.loads(lines[-1])
    return answer


def environment() -> dict[str, str]:
    """This environment without proxies and without a real keyring, and with bytecode kept: an
    installed program is compiled already, and Qt too."""
    env = dict(os.environ)
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    for name in _PROXIES:
        env.pop(name, None)
        env.pop(name.upper(), None)
    env["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
    return env


def told() -> dict[str, Any]:
    """In a child: what it is to do."""
    spec: dict[str, Any] = json.loads(sys.argv[1])
    return spec


def answer(**figures: object) -> None:
    """In a child: the answer; nothing may be said after it."""
    sys.stdout.write(json.dumps(figures) + "\n")
    sys.stdout.flush()


def resident_mb() -> float:
    """The memory of this process that is in RAM, in megabytes (Linux)."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    raise OSError("/proc/self/status has no VmRSS")
