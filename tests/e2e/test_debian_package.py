"""The Debian package is made and tried on a bare Debian in every run, packed and judged quickly.

Where that cannot be done here, it is skipped with the reason.
"""

import build_roots
import build_window
import dev_packages
import dev_system
import pytest
from package_builds import built

pytestmark = [pytest.mark.long, pytest.mark.timeout(660)]
DEBIAN = build_roots.SYSTEMS[0]


@pytest.mark.skipif(bool(dev_packages.missing()), reason="the package's validators are missing")
def test_that_the_debian_package_is_installed_updated_used_and_purged(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(dev_system, "install", lambda packages, purpose: False)
    reason = build_roots.lacking(DEBIAN) or ", ".join(build_window.lacking())
    if reason:
        pytest.skip(reason)
    told = built("deb", "--quick", "--on", DEBIAN.codename)
    if "could not reach the mirror" in told:
        pytest.skip("the mirror of packages cannot be reached")
    assert "judged by lintian" in told
    assert f"deb on {DEBIAN.name}: starts in" in told
    assert f"deb: {DEBIAN.name}: an older one installed, updated, used" in told
    assert "a damaged one and one without room given up" in told
