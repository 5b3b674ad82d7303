"""What a window keeps, beside what another process kept of own views meanwhile.

Law: an own view that was kept, changed or forgotten by one side alone stays so; of a title that
both changed, the window's counts. The rest of the arrangement is that of the window.
"""

import json
from collections.abc import Mapping
from typing import Any

from designo_sync_gui.domain.converter import NotUnderstoodError, parsed

_VIEWS = "own_views"


def merged_screen(known: str, mine: str, theirs: str) -> str:
    """The text to be kept: ``mine``, where the own views of ``theirs`` are those that were
    ``known`` when ``mine`` was last made of a kept text. One that makes no sense changes
    nothing."""
    before, after, other = (_views(text) for text in (known, mine, theirs))
    if after is None or other is None or other == (before or {}):
        return mine
    arranged = _layout(mine)
    arranged[_VIEWS] = list(_merged(before or {}, after, other).values())
    return json.dumps(arranged, sort_keys=True)


def own_views_of(screen: str) -> object:
    """The own views of a kept text as plain JSON values; ``None`` where there are none."""
    return _layout(screen).get(_VIEWS)


def with_own_views(screen: str, views: object) -> str:
    """A kept text with other own views."""
    return json.dumps({**_layout(screen), _VIEWS: views}, sort_keys=True)


def _merged(
    before: Mapping[str, Any], after: Mapping[str, Any], other: Mapping[str, Any]
) -> dict[str, Any]:
    changed = {title: view for title, view in after.items() if before.get(title) != view}
    forgotten = before.keys() - after.keys()
    return {title: view for title, view in {**other, **changed}.items() if title not in forgotten}


def _views(text: str) -> dict[str, Any] | None:
    """By title; ``None`` for a text that has none."""
    found = own_views_of(text)
    if not isinstance(found, list):
        return None
    named = (view for view in found if isinstance(view, dict))
    return {str(view.get("title")): view for view in named}


def _layout(text: str) -> dict[str, Any]:
    try:
        found = parsed(text) if text else {}
    except NotUnderstoodError:
        return {}
    return found if isinstance(found, dict) else {}
