"""The floor: h2load moving the same number of bytes over as many connections.

It decodes nothing and keeps nothing, so nobody is faster with this server and this many
connections.
"""

import re
import shutil
import subprocess
from typing import Final

from bench_children import environment
from bench_run import NotMeasured

_FINISHED: Final = re.compile(r"^finished in ([0-9.]+)(us|ms|s|m)", re.MULTILINE)
_SECONDS: Final = {"us": 1e-6, "ms": 1e-3, "s": 1.0, "m": 60.0}


def floor_seconds(address: str, requests: int, connections: int) -> float:
    """Seconds for so many requests; raises ``NotMeasured`` where h2load is not installed."""
    if shutil.which("h2load") is None:
        raise NotMeasured("h2load is not installed")
    words = ["h2load", "--h1", "-n", str(requests), "-c", str(connections), address]
    done = subprocess.run(words, env=environment(), capture_output=True, check=True, timeout=600)
    return seconds_told(done.stdout.decode(errors="replace"), requests)


def seconds_told(output: str, requests: int) -> float:
    """What h2load says it took. Raises ``NotMeasured`` if a request failed."""
    found = _FINISHED.search(output)
    if found is None or f"{requests} succeeded" not in output:
        raise NotMeasured(f"h2load did not finish: {output[-300:]}")
    return float(found[1]) * _SECONDS[found[2]]
