"""``platforms``: what this program connects to.

Everything shown is what the connectors declare; nothing is asked of any shop.
"""

import argparse
from collections.abc import Iterator

from designo_sync_gui.cli.exit_codes import DONE
from designo_sync_gui.cli.json_output import Json, encode_lines
from designo_sync_gui.cli.session import Session
from designo_sync_gui.domain.platform import Option, Platform, SignIn, StatusField
from designo_sync_gui.domain.sentence import joined


async def list_platforms(session: Session, args: argparse.Namespace) -> int:
    platforms = session.services.connections.platforms
    if args.json:
        session.console.raw("".join(encode_lines(platform_object(p) for p in platforms)))
        return DONE
    for index, platform in enumerate(platforms):
        if index:
            session.console.line("")
        for line in _lines(platform):
            session.console.line(line)
    return DONE


def platform_object(platform: Platform) -> dict[str, Json]:
    """One platform; the first status field and the first way to sign in are the defaults."""
    can = platform.capabilities
    return {
        "name": platform.name,
        "title": platform.title.english,
        "address": platform.url_where.english if platform.url_label else None,
        "status_fields": [_field_object(field) for field in platform.fields],
        "other_fields": platform.free_field,
        "sign_ins": [_sign_in_object(way) for way in platform.sign_ins],
        "options": [_option_object(option) for option in platform.options],
        "page_size": can.page_size,
        "changed_since": can.changed_since,
        "reads_singly": can.reads_singly,
        "writes_in_batches": can.writes_in_batches,
        "limits": can.limits.english,
    }


def _field_object(field: StatusField) -> dict[str, Json]:
    return {
        "name": field.name,
        "title": field.title.english,
        "writing": field.writing.value,
        "may_cause": field.may_cause.english,
    }


def _sign_in_object(way: SignIn) -> dict[str, Json]:
    secrets = [
        {"name": s.name, "label": s.label.english, "where": s.where.english} for s in way.secrets
    ]
    return {
        "name": way.name,
        "title": way.title.english,
        "note": way.note.english,
        "secrets": secrets,
    }


def _option_object(option: Option) -> dict[str, Json]:
    return {
        "name": option.name,
        "label": option.label.english,
        "where": option.where.english,
        "kind": option.kind.value,
        "default": option.default,
        "choices": [value for value, _ in option.choices],
        "required": option.required,
    }


def _lines(platform: Platform) -> Iterator[str]:
    can = platform.capabilities
    yield f"{platform.name}  {platform.title.english}"
    if platform.url_label:
        yield f"  --url  {platform.url_where.english}"
    for field in platform.fields:
        cause = f"; may cause: {field.may_cause.english}" if field.may_cause else ""
        yield f"  --status-field {field.name}  {field.title.english}, {field.writing}{cause}"
    if platform.free_field:
        yield "  --status-field may also name another field of the order"
    for way in platform.sign_ins:
        if len(platform.sign_ins) > 1:
            yield f"  --sign-in {way.name}  {joined('. ', (way.title, way.note)).english}"
        for secret in way.secrets:
            yield f"    secret {secret.name}  {secret.where.english}"
    for option in platform.options:
        needed = ", required" if option.required else ""
        yield f"  --option {option.name}=…  {option.label.english}{needed}: {option.where.english}"
    since = "only what changed" if can.changed_since else "everything each time"
    yield f"  reads {can.page_size} orders per request, {since}; limits: {can.limits.english}"
