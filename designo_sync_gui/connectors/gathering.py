"""Several requests at once.

Law: when one fails, the others are cancelled and awaited before its error is raised.
"""

import asyncio
from collections.abc import Coroutine, Sequence
from typing import Any, TypeVar

_T = TypeVar("_T")


async def all_or_first_error(coroutines: Sequence[Coroutine[Any, Any, _T]]) -> list[_T]:
    """The results in order; raises the first error that occurs, as itself and not in a group."""
    tasks = [asyncio.ensure_future(coroutine) for coroutine in coroutines]
    try:
        return list(await asyncio.gather(*tasks))
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
