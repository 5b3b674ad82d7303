"""The decisions of ``packaging/dev.py``: which Python, which packages, when pip runs again."""

import importlib
import re
import subprocess
import sys
import threading
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]
LDD = """\
\tlinux-vdso.so.1 (0x00007ffd5a5f2000)
\tlibxcb-cursor.so.0 => not found
\tlibQt6Gui.so.6 => /venv/PySide6/libQt6Gui.so.6 (0x00007f1c1d000000)
\tlibglib-2.0.so.0 => not found
\tlibxcb-cursor.so.0 => not found
\t/lib64/ld-linux-x86-64.so.2 (0x00007f1c1e000000)
"""
DEBIAN_12 = 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nVERSION_CODENAME=bookworm\nID=debian\n'
MINT_22 = "ID=linuxmint\nVERSION_CODENAME=wilma\nUBUNTU_CODENAME=noble\n"


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch):
    """Import a part of the script as ``python3 packaging/dev.py`` does."""
    monkeypatch.syspath_prepend(str(ROOT / "packaging"))

    def part(name: str) -> ModuleType:
        return importlib.import_module(name)

    return part


@pytest.fixture
def system(script) -> ModuleType:
    return script("dev_system")


@pytest.fixture
def environment(script) -> ModuleType:
    return script("dev_environment")


def test_that_ldd_names_each_missing_library_once(system) -> None:
    assert system.not_found(LDD) == ["libglib-2.0.so.0", "libxcb-cursor.so.0"]


@pytest.mark.parametrize(
    ("codename", "glib"),
    [
        ("bookworm", "libglib2.0-0"),
        ("jammy", "libglib2.0-0"),
        ("noble", "libglib2.0-0t64"),
        ("trixie", "libglib2.0-0t64"),
        ("", "libglib2.0-0t64"),
    ],
)
def test_that_glib_is_called_what_the_release_calls_it(system, codename: str, glib: str) -> None:
    libraries = ["libgio-2.0.so.0", "libxcb-cursor.so.0", "libglib-2.0.so.0"]
    assert system.packages_of(libraries, codename) == ([glib, "libxcb-cursor0"], [])


def test_that_a_library_of_no_known_package_is_told_by_its_name(system) -> None:
    assert system.packages_of(["libodd.so.9", "libEGL.so.1"], "noble") == (
        ["libegl1"],
        ["libodd.so.9"],
    )


@pytest.mark.parametrize(
    ("os_release", "codename"), [(DEBIAN_12, "bookworm"), (MINT_22, "noble"), ("ID=arch\n", "")]
)
def test_that_a_derivative_goes_by_the_release_it_is_made_of(
    system, os_release: str, codename: str
) -> None:
    assert system.codename_of(os_release) == codename


def test_that_without_the_right_to_install_the_line_to_run_is_told(system, monkeypatch) -> None:
    monkeypatch.setattr(system, "_privilege", lambda: None)
    with pytest.raises(system.Stopped) as stopped:
        system.need(["libegl1", "libgl1"], "system libraries that Qt needs")
    assert stopped.value.status == 1
    assert "\n    sudo apt-get update && sudo apt-get install --yes " in str(stopped.value)
    assert str(stopped.value).endswith(" libegl1 libgl1\n")


def test_that_the_python_which_runs_the_script_is_preferred(environment) -> None:
    chosen = environment.choose_python((3, 12), "/usr/bin/python3", lambda words: (3, 13))
    assert chosen == (["/usr/bin/python3"], (3, 12))


@pytest.mark.parametrize("running", [(3, 9), (3, 10), (3, 14)])
def test_that_another_python_is_looked_for_newest_first(environment, running) -> None:
    there = {("python3.12",): (3, 12), ("python3.11",): (3, 11)}
    chosen = environment.choose_python(running, "python", lambda words: there.get(tuple(words)))
    assert chosen == (["python3.12"], (3, 12))


def test_that_on_windows_the_launcher_is_asked(environment) -> None:
    there = {("py", "-3.11"): (3, 11)}
    chosen = environment.choose_python((3, 14), "python", lambda words: there.get(tuple(words)))
    assert chosen == (["py", "-3.11"], (3, 11))


def test_that_a_name_that_starts_another_python_is_not_believed(environment) -> None:
    with pytest.raises(environment.Stopped, match=r"This is Python 3\.9\..* 3\.11, 3\.12 or 3\.13"):
        environment.choose_python((3, 9), "python3", lambda words: (3, 8))


def test_that_the_versions_are_those_of_the_project(environment) -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    found = re.search(r'requires-python = ">=3\.(\d+),<3\.(\d+)"', text)
    assert found is not None
    least, before = found.groups()
    assert sorted(environment.SUPPORTED) == [(3, n) for n in range(int(least), int(before))]


def test_that_the_version_of_an_environment_is_read_from_it(environment, tmp_path) -> None:
    assert environment.venv_version(tmp_path) is None
    python = environment.venv_python(tmp_path)
    python.parent.mkdir()
    python.touch()
    assert environment.venv_version(tmp_path) is None
    (tmp_path / "pyvenv.cfg").write_text("home = /usr/bin\nversion = 3.12.4\n", encoding="utf-8")
    assert environment.venv_version(tmp_path) == (3, 12)


def test_that_pip_runs_again_after_a_change_of_lock_or_python(environment) -> None:
    stamp = environment.stamp_text(b"a==1\n", (3, 11))
    assert stamp != environment.stamp_text(b"a==2\n", (3, 11))
    assert stamp != environment.stamp_text(b"a==1\n", (3, 12))


def test_that_the_line_ends_of_a_checkout_do_not_matter(environment) -> None:
    assert environment.stamp_text(b"a==1\r\n", (3, 11)) == environment.stamp_text(
        b"a==1\n", (3, 11)
    )


def test_that_what_is_in_place_is_left_alone(environment, tmp_path, monkeypatch) -> None:
    runs = []
    lock = tmp_path / "lock"
    lock.write_bytes(b"a==1\n")
    (tmp_path / "pyproject.toml").write_text("[project]\nname = 'x'\n", encoding="utf-8")
    version = sys.version_info[:2]

    def made(_words, version, venv: Path) -> None:
        environment.venv_python(venv).parent.mkdir(parents=True)
        environment.venv_python(venv).touch()
        (venv / "pyvenv.cfg").write_text("version = {}.{}.0\n".format(*version), encoding="utf-8")
        environment.site_packages(venv).mkdir(parents=True)
        runs.append("venv")

    def installed(python: Path, _root: Path) -> None:
        environment.venv_script(tmp_path / ".venv").touch()
        runs.append("checkout")

    monkeypatch.setattr(environment, "install_checkout", installed)
    monkeypatch.setattr(environment, "make_venv", made)
    monkeypatch.setattr(environment, "install_lock", lambda *_: runs.append("pip"))
    monkeypatch.setattr(
        environment, "choose_python", lambda running, *_: (["python"], tuple(version))
    )
    for _ in range(2):
        environment.prepare(tmp_path, lock)
        assert runs == ["venv", "pip", "checkout"]
    lock.write_bytes(b"a==2\n")
    environment.prepare(tmp_path, lock)
    assert runs == ["venv", "pip", "checkout", "pip"]


def test_that_an_installation_cut_off_is_done_again(environment, tmp_path, monkeypatch) -> None:
    venv = tmp_path / ".venv"
    monkeypatch.setattr(environment, "venv_version", lambda _: (3, 11))
    monkeypatch.setattr(environment, "choose_python", lambda *_: (["python"], (3, 11)))
    lock = tmp_path / "lock"
    lock.write_bytes(b"a==1\n")
    venv.mkdir()
    (venv / environment.STAMP).write_text("of another lock", encoding="utf-8")

    def cut_off(*_: object) -> None:
        raise environment.Stopped("offline")

    monkeypatch.setattr(environment, "install_lock", cut_off)
    for _ in range(2):
        with pytest.raises(environment.Stopped, match="offline"):
            environment.prepare(tmp_path, lock)
    assert not (venv / environment.STAMP).exists()


def test_that_a_checkout_in_any_folder_is_found_by_python(environment, tmp_path) -> None:
    root = tmp_path / "Büro “Köln” 網店"
    line = environment.link_text(root)
    assert line.isascii()
    path: list[str] = []
    exec(line.replace("import sys; sys.path", "path"), {"path": path})  # noqa: S102 - as site does
    assert path == [str(root)]


def test_that_the_checkout_is_installed_without_network(environment, monkeypatch) -> None:
    calls: list[list[str]] = []

    def run(words: list[str], **_: object) -> subprocess.CompletedProcess[bytes]:
        calls.append(words)
        return subprocess.CompletedProcess(words, 0, b"")

    monkeypatch.setattr(environment.subprocess, "run", run)
    environment.install_checkout(Path("python"), ROOT)
    assert {"--no-index", "--no-build-isolation", "--editable"} <= set(calls[0])


def test_that_a_changed_list_of_commands_is_another_installation(environment, tmp_path) -> None:
    project = tmp_path / "pyproject.toml"
    project.write_text("[project.scripts]\na = 'x:y'\n[dependency-groups]\ndev = []\n", "utf-8")
    former = environment.project_table(tmp_path)
    project.write_text("[project.scripts]\nb = 'x:y'\n[dependency-groups]\ndev = []\n", "utf-8")
    assert environment.project_table(tmp_path) != former


def test_that_the_lock_is_fit_to_be_kept(environment) -> None:
    lock = ROOT / "packaging" / "requirements-dev.lock"
    assert environment.lock_problems(lock.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("a==1 \\\n    # via b\n", "no hash: a==1"),
        ("a>=1 --hash=sha256:0\n", "not a version: a>=1"),
        ("--index-url https://host.example/\na==1 --hash=sha256:0\n", "not a version: --index"),
        ("a @ file:///x.whl --hash=sha256:0\n", "not a version: a @"),
        ("a==1 --hash=sha256:0 # https://host.example\n", "an option, a host or a file"),
    ],
)
def test_that_an_unfit_lock_is_refused(environment, text: str, problem: str) -> None:
    assert any(problem in found for found in environment.lock_problems(text))


def test_that_another_python_or_pip_is_not_bent_by_this_environment(environment) -> None:
    env = {"PATH": "/bin", "PYTHONPATH": "x", "PIP_USER": "1", "VIRTUAL_ENV": "y"}
    env["PYTHONDONTWRITEBYTECODE"] = "1"
    assert environment.clean_environment(env) == {"PATH": "/bin"}


def test_that_the_byte_code_of_the_tests_is_made_beside_the_static_checks(
    script, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dev = script("dev")
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    (tmp_path / "test_one.py").write_text("def test_one():\n    assert 1\n", encoding="utf-8")
    with dev.ahead_of_workers(Path(sys.executable)):
        pass
    (made,) = (tmp_path / "__pycache__").iterdir()
    assert "-pytest-" in made.name


def test_that_the_tests_run_though_their_byte_code_is_not_made_in_time(
    script, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    dev = script("dev")
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    monkeypatch.setattr(dev, "COLLECTING_SECONDS", 0)
    with dev.ahead_of_workers(Path(sys.executable)):
        pass
    assert "not made ahead" in capsys.readouterr().out


def test_that_without_a_private_keyring_the_tests_are_told_so(script) -> None:
    with script("dev_keyring").private_session("no Linux") as env:
        assert env["DESIGNO_SYNC_TEST_KEYRING"] == ""


def test_that_only_the_missing_programs_of_a_screen_are_installed(script, monkeypatch) -> None:
    screen = script("dev_display")
    here, wanted = {"Xvfb", "at-spi-bus-launcher"}, []
    monkeypatch.setattr(screen, "_HIDDEN", ())
    monkeypatch.setattr(screen.sys, "platform", "linux")
    monkeypatch.setattr(screen.shutil, "which", lambda name: name if name in here else None)
    monkeypatch.setattr(screen, "install", lambda packages, _: wanted.extend(packages))
    assert screen.provide_programs().startswith("openbox, xdotool cannot be installed")
    assert wanted == ["openbox", "xdotool"]

    def install(*_: object) -> bool:
        here.update(screen.PROGRAMS)
        return True

    monkeypatch.setattr(screen, "install", install)
    assert screen.provide_programs() == ""


def test_that_the_static_checks_run_at_the_same_time_and_each_that_complains_is_told(
    script, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    dev = script("dev")
    all_begun = threading.Barrier(4, timeout=30)

    def told(python: Path, words: list[str]) -> tuple[int, str]:
        all_begun.wait()
        name = words[1]
        return (1, f"{name} complains") if name in ("mypy", "ruff") else (0, "fine")

    monkeypatch.setattr(dev, "_told", told)
    assert dev.failing_checks(Path("python")) == ["ruff check", "ruff format", "mypy"]
    said = capsys.readouterr().out
    assert "-- mypy --\nmypy complains" in said
    assert "fine" not in said


@pytest.mark.parametrize(
    ("cores", "workers"), [(None, "2"), (1, "2"), (2, "3"), (3, "4"), (64, "4")]
)
def test_that_a_whole_run_has_one_worker_more_than_cores_and_four_at_most(
    script, monkeypatch: pytest.MonkeyPatch, cores: int | None, workers: str
) -> None:
    dev = script("dev")
    monkeypatch.setattr(dev.os, "cpu_count", lambda: cores)
    assert dev.whole_run()[:4] == ["-n", workers, "--dist", "loadfile"]


@pytest.mark.parametrize(("words", "status"), [([], 2), (["frob"], 2), (["--help"], 0)])
def test_that_the_script_explains_itself(words: list[str], status: int) -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "packaging" / "dev.py"), *words],
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=30,
    )
    assert done.returncode == status
    assert "demo [OPTIONS]" in done.stdout


@pytest.mark.parametrize("path", sorted((ROOT / "packaging").glob("*.py")), ids=lambda p: p.name)
def test_that_an_older_python_reads_the_script_and_can_say_what_is_missing(path: Path) -> None:
    import ast

    source = path.read_text(encoding="utf-8")
    ast.parse(source, feature_version=(3, 8))
    assert "\nfrom __future__ import annotations\n" in source
