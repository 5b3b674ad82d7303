"""A program from the Python index, installed from its lock and run for the tests alone."""

import os
import shutil
import socket
import subprocess
import sys
import threading
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

import pytest

#: Seconds: 3 (Roundup), 8 (Datasette) and 60 (pretix) were measured on a machine at rest.
INSTALL, START = 300, 120


def cannot(why: str) -> NoReturn:
    """Fail: who runs these tests (``dev.py test --real``) asked for the server."""
    pytest.fail(why)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def installed(sources: Path, folder: Path) -> Path:
    """Python of a new environment that holds exactly what ``requirements.txt`` locks.

    ``sources`` is copied into ``folder`` first, so that nothing is written beside the tests.
    """
    shutil.copytree(sources, folder, dirs_exist_ok=True)
    environment = folder / "environment"
    # The pip of this Python installs there: an own one would take seconds to install.
    venv.create(environment)
    python = environment / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    words = [sys.executable, "-m", "pip", "--python", str(python)]
    words += ["install", "--quiet", "--no-input"]
    words += ["--disable-pip-version-check", "--require-hashes", "--no-compile"]
    words += ["--requirement", str(folder / "requirements.txt")]
    done = subprocess.run(words, env=clean(), capture_output=True, timeout=INSTALL, check=False)
    if done.returncode != 0:
        why = done.stderr.decode(errors="replace").strip()[-300:]
        cannot(f"pip cannot install {sources.name} here: {why}")
    return python


def clean(**more: str) -> dict[str, str]:
    """The environment without the variables of the Python that runs the tests."""
    kept = {name: text for name, text in os.environ.items() if not name.startswith("PYTHON")}
    kept.pop("VIRTUAL_ENV", None)
    return {**kept, "PYTHONUTF8": "1", **more}


def once(python: Path, script: str, folder: Path, env: dict[str, str]) -> str:
    """Run a script of the folder to its end; what it printed."""
    done = subprocess.run(
        [str(python), script],
        cwd=folder,
        env=env,
        capture_output=True,
        timeout=START,
        check=False,
    )
    said = done.stdout.decode(errors="replace")
    assert done.returncode == 0, f"{script}: {said[-300:]}{done.stderr.decode()[-900:]}"
    return said


@contextmanager
def serving(words: list[str], folder: Path, env: dict[str, str], ready: bytes) -> Iterator[None]:
    """Run a server until the end of the block; it has printed ``ready`` when the block begins."""
    with subprocess.Popen(
        words, cwd=folder, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    ) as server:
        try:
            assert server.stdout is not None
            seen: list[bytes] = []
            for line in server.stdout:
                seen.append(line)
                if ready in line:
                    break
            else:
                pytest.fail(f"{words[-1]} did not start: {b''.join(seen[-20:]).decode()}")
            # What it prints from now on would fill the pipe and hold it.
            threading.Thread(target=server.stdout.read, daemon=True).start()
            yield
        finally:
            server.terminate()
