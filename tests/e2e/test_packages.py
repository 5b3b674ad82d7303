"""What people install by pip and pipx is made and tried in every run.

Where that cannot be done here, it is skipped with the reason.
"""

import sys

import pytest
from package_builds import built

pytestmark = [pytest.mark.long, pytest.mark.timeout(660)]


@pytest.mark.skipif(sys.platform != "linux", reason="bundles for Linux are made on Linux")
def test_that_the_wheel_is_installed_by_pip_and_pipx_and_used() -> None:
    told = built("wheel", "--try")
    assert ".cdx.json" in told
    assert "wheel: starts in" in told
    assert "wheel: a damaged one and one without room given up, installed twice" in told
    assert "wheel: installed by pipx, used and removed" in told
    assert "the source package gives the same wheel" in told
