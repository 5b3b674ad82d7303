"""What the operator's command reads: one JSON document on its standard input.

Law: it holds no secret, and no status of an order; ``version`` grows when a member changes its
meaning or goes away, not when one is added.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Final

from designo_sync_gui.domain.trouble import Trouble

FORMAT: Final = "designo-sync trouble"
VERSION: Final = 1
#: More troubles than this at once are counted only.
MOST: Final = 200


def trouble_text(
    program: str,
    at: datetime,
    troubles: Sequence[Trouble],
    names: Mapping[str, str],
    mask: Callable[[str], str],
) -> str:
    """ASCII JSON with a line end; ``names`` are the stores' by their code."""
    shown = troubles[:MOST]
    document = {
        "format": FORMAT,
        "version": VERSION,
        "program": program,
        "at": at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "count": len(troubles),
        "troubles": [_trouble(trouble, names, mask) for trouble in shown],
    }
    return json.dumps(document, indent=2) + "\n"


def _trouble(
    trouble: Trouble, names: Mapping[str, str], mask: Callable[[str], str]
) -> dict[str, object]:
    code = trouble.key.store_code
    return {
        "kind": trouble.key.kind.value,
        "store": code or None,
        "store_name": names.get(code),
        "side": None if trouble.key.side is None else trouble.key.side.value,
        "message": mask(trouble.message.english),
        "advice": mask(trouble.advice.english),
        "job": trouble.job_id or None,
    }
