"""The Windows bundle is made, installed, used and removed under Wine in every run.

Where that cannot be done, it is skipped with the reason; ``build windows --try`` tries much more.
"""

import dev_windows
import pytest
from package_builds import built

pytestmark = [pytest.mark.long, pytest.mark.timeout(660)]


@pytest.mark.skipif(bool(dev_windows.missing()), reason="Wine, NSIS or the compiler is missing")
def test_that_the_windows_bundle_is_installed_used_and_removed_under_wine() -> None:
    told = built("windows", "--quick")
    assert "windows: installed: " in told
    assert "windows: version, doctor, the demo's main job in a terminal: " in told
    assert "windows: uninstalled with data: nothing stays: " in told
