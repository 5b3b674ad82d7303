"""The peer: WooCommerce's official Python client, as a user's script would use it.

It lives in an environment of its own in the user's cache folder; the project does not
depend on it.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

from bench_children import HERE, ChildFailed, environment, run_words
from bench_run import NotMeasured

#: The newest version when the goals were set; another one would be another peer.
VERSION: Final = "3.0.0"


def peer(spec: dict[str, Any]) -> dict[str, Any]:
    """Run the peer's child; its answer. Raises ``NotMeasured`` where it cannot be installed."""
    words = [str(_python()), str(HERE / "child_peer.py"), json.dumps(spec)]
    try:
        return run_words(words, environment())
    except ChildFailed as failed:
        raise NotMeasured(f"the official client failed: {failed}") from None


def _python() -> Path:
    """The Python that has the client; made on first use."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    folder = cache / "designo-sync-bench" / f"woocommerce-{VERSION}"
    python = folder / "bin" / "python"
    stamp = folder / "complete"
    if stamp.exists() and python.exists():
        return python
    make = [sys.executable, "-m", "venv", "--clear", str(folder)]
    get = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    for step in (make, [*get, f"WooCommerce=={VERSION}"]):
        done = subprocess.run(step, capture_output=True, check=False)
        if done.returncode != 0:
            said = done.stderr.decode(errors="replace").strip().splitlines()
            raise NotMeasured(f"the official client cannot be installed: {(said or [''])[-1]}")
    stamp.touch()
    return python
