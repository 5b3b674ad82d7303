"""The checkout's own Python environment: ``.venv`` with exactly the locked versions.

Law: every file that pip installs is named by its hash in the lock. What is in place is left
alone: pip runs only when the lock or the Python changed, or the last run was cut off.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from dev_system import Stopped, need, say

#: As in pyproject.toml, newest first.
SUPPORTED = ((3, 13), (3, 12), (3, 11))
STAMP = "designo-sync-stamp.txt"
LINK = "designo-sync-checkout.pth"
INSTALLED = "designo-sync-checkout.txt"
_BENDING = (
    "PYTHONHOME",
    "PYTHONPATH",
    "PYTHONSTARTUP",
    "PYTHONINSPECT",
    "PYTHONDONTWRITEBYTECODE",  # each program that the tests start would compile everything anew
    "PIP_USER",
    "PIP_TARGET",
    "PIP_PREFIX",
    "PIP_REQUIRE_VIRTUALENV",
    "VIRTUAL_ENV",
)


def clean_environment(env: dict[str, str]) -> dict[str, str]:
    """``env`` without the variables that would bend another Python or another pip."""
    return {name: value for name, value in env.items() if name not in _BENDING}


def prepare(root: Path, lock: Path) -> Path:
    """Make or renew ``.venv``; returns its Python. Raises ``Stopped`` with what to do."""
    venv = root / ".venv"
    words, version = choose_python(sys.version_info[:2], sys.executable, version_of)
    if venv_version(venv) != version:
        make_venv(words, version, venv)
    python = venv_python(venv)
    stamp = stamp_text(lock.read_bytes(), version)
    if _read(venv / STAMP) != stamp:
        (venv / STAMP).unlink(missing_ok=True)
        install_lock(python, lock)
        (venv / STAMP).write_text(stamp, encoding="utf-8")
    checkout = f"{root}\n{project_table(root)}"
    if _read(venv / INSTALLED) != checkout or not venv_script(venv).exists():
        (venv / INSTALLED).unlink(missing_ok=True)
        install_checkout(python, root)
        (venv / INSTALLED).write_text(checkout, encoding="utf-8")
    link = site_packages(venv) / LINK
    if _read(link) != link_text(root):
        link.write_text(link_text(root), encoding="utf-8")
    return python


def choose_python(
    running: tuple[int, int],
    executable: str,
    version_of: Callable[[Sequence[str]], tuple[int, int] | None],
) -> tuple[list[str], tuple[int, int]]:
    """The Python to use: the one running this script, else one on PATH; and its version.

    Raises ``Stopped`` when none is between 3.11 and 3.13.
    """
    if running in SUPPORTED:
        return [executable], running
    for version in SUPPORTED:
        name = f"{version[0]}.{version[1]}"
        for words in ([f"python{name}"], ["py", f"-{name}"]):
            if version_of(words) == version:
                return words, version
    raise Stopped(
        f"This is Python {running[0]}.{running[1]}. The program needs Python 3.11, 3.12 or 3.13, "
        "and none of them was found.\nInstall one of them (from your system's packages or from "
        "python.org) and start this script with it, for example:\n\n"
        "    python3.13 packaging/dev.py setup\n"
    )


def version_of(words: Sequence[str]) -> tuple[int, int] | None:
    """Major and minor version of a Python on PATH, ``None`` when it does not run."""
    found = shutil.which(words[0])
    if found is None:
        return None
    tell = "import sys; print(*sys.version_info[:2])"
    done = subprocess.run(
        [found, *words[1:], "-c", tell],
        env=clean_environment(dict(os.environ)),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        check=False,
    )
    told = re.fullmatch(rb"(\d+) (\d+)", done.stdout.strip())
    return None if told is None else (int(told[1]), int(told[2]))


def venv_python(venv: Path) -> Path:
    """The interpreter inside a virtual environment."""
    return venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def venv_script(venv: Path) -> Path:
    """The command line as a command of the environment."""
    return venv / ("Scripts/designo-sync.exe" if os.name == "nt" else "bin/designo-sync")


def venv_version(venv: Path) -> tuple[int, int] | None:
    """Major and minor version of the environment, ``None`` when it is missing or broken."""
    if not venv_python(venv).exists():
        return None
    told = re.search(r"^version(?:_info)? *= *(\d+)\.(\d+)", _read(venv / "pyvenv.cfg"), re.M)
    return None if told is None else (int(told[1]), int(told[2]))


def site_packages(venv: Path) -> Path:
    """Where the environment keeps its packages."""
    if os.name == "nt":
        return venv / "Lib" / "site-packages"
    version = venv_version(venv) or (0, 0)
    return venv / "lib" / f"python{version[0]}.{version[1]}" / "site-packages"


def make_venv(words: list[str], version: tuple[int, int], venv: Path) -> None:
    """A new, empty environment. Raises ``Stopped``, on Debian with the package that is missing."""
    say(f"Making .venv with Python {version[0]}.{version[1]}")
    env = clean_environment(dict(os.environ))
    ready = subprocess.run(
        [*words, "-c", "import ensurepip, venv"], env=env, stderr=subprocess.DEVNULL, check=False
    )
    if ready.returncode != 0:
        # Debian and Ubuntu leave these two modules out of the package of Python itself.
        package = f"python{version[0]}.{version[1]}-venv"
        need([package], "Python's modules for virtual environments")
    done = subprocess.run(
        [*words, "-m", "venv", "--clear", str(venv)],
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    if done.returncode != 0 or venv_version(venv) != version:
        raise Stopped(
            f"The folder {venv} could not be made into a Python environment:\n"
            f"{done.stdout.decode(errors='replace').rstrip()}"
        )


def install_lock(python: Path, lock: Path) -> None:
    """Install exactly the locked files. Raises ``Stopped`` when pip cannot."""
    say("Installing the locked versions into .venv (about 120 MB; takes minutes the first time)")
    pip = [str(python), "-m", "pip", "install", "--quiet", "--no-input"]
    pip += ["--disable-pip-version-check", "--require-hashes", "--only-binary", ":all:"]
    done = subprocess.run(
        [*pip, "--requirement", str(lock)], env=clean_environment(dict(os.environ)), check=False
    )
    if done.returncode != 0:
        raise Stopped(
            "The locked versions could not be installed; pip says why above. Is this computer "
            "online, and may it reach the package index that pip is set to?"
        )


def stamp_text(lock: bytes, version: tuple[int, int]) -> str:
    """What .venv was made of; another text means that pip has to run again."""
    lines = lock.replace(b"\r\n", b"\n")
    digest = hashlib.sha256(lines).hexdigest()
    return f"python {version[0]}.{version[1]}\nlock {digest}\n"


def project_table(root: Path) -> str:
    """What pyproject.toml says of the package itself, which its installation depends on."""
    text = (root / "pyproject.toml").read_text(encoding="utf-8")
    return text.partition("[dependency-groups]")[0]


def install_checkout(python: Path, root: Path) -> None:
    """Install this checkout in editable mode, so that ``designo-sync`` is a command of ``.venv``.

    Without network: the build backend is among the locked versions. Raises ``Stopped``.
    """
    pip = [str(python), "-m", "pip", "install", "--quiet", "--no-input", "--no-index"]
    pip += ["--disable-pip-version-check", "--no-deps", "--no-build-isolation"]
    done = subprocess.run(
        [*pip, "--editable", str(root)],
        env=clean_environment(dict(os.environ)),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    if done.returncode != 0:
        raise Stopped(
            "This checkout could not be installed into .venv:\n"
            f"{done.stdout.decode(errors='replace').rstrip()}"
        )


def link_text(root: Path) -> str:
    """A line for site-packages that puts the checkout on Python's path, in ASCII only.

    Beside the editable installation, which writes the plain path: Python 3.11 and 3.12 read that
    in the system's encoding, so a folder with an umlaut is not found on Windows.
    """
    return f"import sys; sys.path.append({str(root)!a})\n"


def write_lock(root: Path, lock: Path, words: list[str]) -> None:
    """Resolve pyproject.toml for every system and Python it supports, with hashes.

    uv does it, in an environment that is thrown away. Only wheels, because ``install_lock`` takes
    nothing else. Raises ``Stopped``.
    """
    words_of_python, _ = choose_python(sys.version_info[:2], sys.executable, version_of)
    env = clean_environment(dict(os.environ))
    with tempfile.TemporaryDirectory(prefix="designo-sync-lock-") as folder:
        make = [*words_of_python, "-m", "venv", folder]
        tool = venv_python(Path(folder))
        get = [str(tool), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "uv"]
        resolve = [str(tool), "-m", "uv", "pip", "compile", "--no-config", "--quiet", "--universal"]
        resolve += ["--python-version", f"{SUPPORTED[-1][0]}.{SUPPORTED[-1][1]}"]
        resolve += ["--generate-hashes", "--group", "dev", "--only-binary", ":all:", *words]
        resolve += ["--custom-compile-command", "python3 packaging/dev.py lock"]
        resolve += ["--output-file", str(lock), "pyproject.toml"]
        for step in (make, get, resolve):
            if subprocess.run(step, cwd=root, env=env, check=False).returncode != 0:
                raise Stopped("The lock could not be written; the lines above say why.")
    problems = lock_problems(lock.read_text(encoding="utf-8"))
    if problems:
        raise Stopped("The lock is not fit to be kept: " + "; ".join(problems))


def lock_problems(text: str) -> list[str]:
    """What a lock must not hold: a version without a hash, an index, a host, a path."""
    problems = []
    for entry in re.split(r"\n(?=[^\s#])", text):
        line = entry.splitlines()[0] if entry else ""
        if line.startswith("#") or not line:
            continue
        if not re.match(r"[a-z0-9-]+==[\w.]+ ", line):
            problems.append(f"not a version: {line}")
        elif "--hash=sha256:" not in entry:
            problems.append(f"no hash: {line}")
    if re.search(r"://|(?<![\w-])--(?!hash=sha256:)|@ ", text):
        problems.append("it names an option, a host or a file")
    return problems


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""
