"""What people install is made and tried in every run: the wheel by pip and pipx, the Debian package
on a bare Debian. Where that cannot be done here, it is skipped with the reason."""

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
DEBIAN = build_roots.SYSTEMS[0]


def built(*words: str) -> str:
    """What the build of a form prints; skips the test where the wheels cannot be fetched."""
    done = subprocess.run(
        [sys.executable, str(BUILD), *words],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=600,
        check=False,
    )
    if done.returncode != 0 and "could not be fetched" in done.stdout:
        pytest.skip("the index of packages cannot be reached")
    assert done.returncode == 0, done.stdout
    return done.stdout


@pytest.mark.skipif(sys.platform != "linux", reason="bundles for Linux are made on Linux")
def test_that_the_wheel_is_installed_by_pip_and_pipx_and_used() -> None:
    told = built("wheel", "--try")
    assert ".cdx.json" in told
    assert "wheel: starts in" in told
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
