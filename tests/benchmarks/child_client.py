"""What the program's HTTP client costs a request, with so many connections.

The client and the channel are the program's; the connector, the pacing and the decoding are
left out, because this is about HTTP alone. Its ceiling of connections is raised where the goal
asks for more than the program ever uses.
"""

import asyncio
import time
from collections import deque
from typing import Any

from bench_children import answer, told

from designo_sync_gui.connectors.http import client as http
from designo_sync_gui.connectors.http import trust
from designo_sync_gui.connectors.http.auth import BasicAuth
from designo_sync_gui.connectors.http.masking import Masker
from designo_sync_gui.connectors.http.messages import Request
from designo_sync_gui.domain.connection import Secret
from designo_sync_gui.engine.system_clock import SystemClock


async def measure(spec: dict[str, Any]) -> dict[str, float]:
    """CPU seconds for each request, and the seconds of all."""
    client = http.HttpClient(await trust.tls_context(), http.HttpLimits())
    signer = BasicAuth(Secret("ck_benchmark"), Secret("cs_benchmark"))
    channel = http.Channel(client, spec["url"], signer, Masker(), SystemClock(), lambda: 0.5)
    queue = deque(range(spec["requests"]))

    async def work() -> None:
        while queue:
            number = 48001 + queue.popleft()
            reply = await channel.read(Request("GET", f"wp-json/wc/v3/orders/{number}"))
            if reply.status != 200:
                raise ValueError(f"answered {reply.status}")

    async def all_workers() -> None:
        await asyncio.gather(*(work() for _ in range(spec["connections"])))

    await channel.read(Request("GET", "wp-json/wc/v3/orders/48001"))
    begun, cpu = time.perf_counter(), time.process_time()
    await all_workers()
    seconds, cpu = time.perf_counter() - begun, time.process_time() - cpu
    await client.aclose()
    return {"seconds": seconds, "cpu": cpu / spec["requests"]}


def main() -> None:
    spec = told()
    answer(**asyncio.run(measure(spec)))


if __name__ == "__main__":
    main()
