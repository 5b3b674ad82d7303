"""Connects a data folder to the benchmark's shop, in a process of its own."""

import asyncio
from pathlib import Path

from bench_children import answer, told
from bench_services import connected


async def main() -> None:
    spec = told()
    async with connected(Path(spec["home"]), spec["url"], designo=True):
        pass
    answer()


asyncio.run(main())
