"""What people install is made and tried in every run: the wheel by pip and pipx, the Debian package
on a bare Debian. Where that cannot be done here, it is skipped with the reason."""

import signal
import subprocess
import sys
from pathlib import Path

import build_roots
import dev_packages
import dev_system
import pytest

pytestmark = [pytest.mark.long, pytest.mark.timeout(660)]
ROOT = Path(__file__).parents[2]
BUILD = ROOT / "packaging" / "build_main.py"
#: Seconds for a build with its trial; a machine that does nothing else needs two to three minutes.
LONGEST = 480
DEBIAN = build_roots.SYSTEMS[0]


def built(*words: str) -> str:
    """What the build of a form prints. Skips the test where the wheels cannot be fetched, or
    machine or network is too slow: each step of a trial has a limit of its own, which fails.
    """
    command = [sys.executable, str(BUILD), *words]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8"
    ) as build:
        try:
            told, _ = build.communicate(timeout=LONGEST)
        except subprocess.TimeoutExpired:
            build.send_signal(signal.SIGINT)  # a bare system is taken down in order
            build.communicate()
            pytest.skip(f"not finished after {LONGEST} seconds")
    if build.returncode != 0 and "could not be fetched" in told:
        pytest.skip("the index of packages cannot be reached")
    assert build.returncode == 0, told
    return told


@pytest.mark.skipif(sys.platform != "linux", reason="bundles for Linux are made on Linux")
def test_that_the_wheel_is_installed_by_pip_and_pipx_and_used() -> None:
    told = built("wheel", "--try")
    assert ".cdx.json" in told
    assert "wheel: starts in" in told
    assert "wheel: a damaged one and one without room given up, installed twice" in told
    assert "wheel: installed by pipx, used and removed" in told
    assert "the source package gives the same wheel" in told


@pytest.mark.skipif(bool(dev_packages.missing()), reason="the package's validators are missing")
def test_that_the_debian_package_is_installed_updated_used_and_purged(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(dev_system, "install", lambda packages, purpose: False)
    reason = build_roots.lacking(DEBIAN)
    if reason:
        pytest.skip(reason)
    told = built("deb", "--try", "--on", DEBIAN.codename)
    if "could not reach the mirror" in told:
        pytest.skip("the mirror of packages cannot be reached")
    assert "judged by lintian" in told
    assert f"deb on {DEBIAN.name}: starts in" in told
    assert f"deb: {DEBIAN.name}: an older one installed, updated, used" in told
    assert "a damaged one and one without room given up" in told
