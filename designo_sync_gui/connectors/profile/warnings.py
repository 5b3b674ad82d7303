"""What a profile may say and seldom means.

Law: a warning names the line and the key, and stops nothing.
"""

from designo_sync_gui.connectors.profile.request_template import RequestTemplate
from designo_sync_gui.connectors.profile.shop_rules import ShopProfile
from designo_sync_gui.connectors.profile.table import line_of
from designo_sync_gui.connectors.profile.templates import STATUS
from designo_sync_gui.domain.sentence import Sentence, say
from designo_sync_gui.domain.visible import visible_text


def warnings_of(profile: ShopProfile, text: str) -> tuple[Sentence, ...]:
    """``text`` is the profile as it was written."""
    rule = profile.write
    if rule is None:
        return ()
    found = [] if rule.request is None else [_unquoted(text, ("write",), rule.request)]
    for status, own in rule.statuses.items():
        if own.request is not None and own.request != rule.request:
            found.append(_unquoted(text, ("write", "statuses", status), own.request))
    return tuple(one for one in found if one is not None)


def _unquoted(text: str, table: tuple[str, ...], request: RequestTemplate) -> Sentence | None:
    if not request.unquoted(STATUS):
        return None
    key = "variables" if request.body.startswith('{"query": ') else "body"
    return say(
        "Line {line}, key “{path}”: {{status}} stands without quotes, so no status is written but "
        "a number, true, false or null.",
        line=line_of(text, *table, key),
        path=visible_text(".".join((*table, key))),
    )
