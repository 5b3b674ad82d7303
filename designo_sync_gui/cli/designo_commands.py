"""``designo set | show | test``.

Law: DesignO's reading API is not public, so a profile describes it; nothing is invented here.
A header that carries credentials is refused: it would end up in the settings.
"""

import argparse
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from designo_sync_gui.cli.checks_output import print_checks
from designo_sync_gui.cli.exit_codes import DONE, UsageProblem
from designo_sync_gui.cli.foreign import foreign
from designo_sync_gui.cli.json_output import Json, encode
from designo_sync_gui.cli.secret_input import read_secrets
from designo_sync_gui.cli.session import Session
from designo_sync_gui.domain.connection import (
    AuthForm,
    DesignoConnection,
    RequestShape,
    Secret,
)
from designo_sync_gui.domain.errors import SettingsInvalid
from designo_sync_gui.domain.headers import check_header_name, read_header
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.engine.connections.ca_file import found_ca_file
from designo_sync_gui.given_files import read_given

#: A profile is a page of text; a larger file was chosen by mistake.
LARGEST_PROFILE = 256 * 1024


async def set_designo(session: Session, args: argparse.Namespace) -> int:
    former = (await session.services.overview()).settings.designo
    connection = _changed(former, args)
    known = {option.name for option in session.services.connections.designo_table_options}
    for name, _ in connection.read_table:
        if name not in known:
            raise UsageProblem(f"“{name}” is no setting.", f"Known: {', '.join(sorted(known))}.")
    fields = session.services.connections.designo_secret_fields(connection.read_profile)
    secrets: Mapping[str, Secret]
    if session.given is not None:
        secrets = session.given.get("designo", {})
    else:
        secrets = read_secrets(session.console, fields, "DesignO")
    await _agree_to_void(session, connection, secrets, yes=args.yes)
    await session.services.connections.save_designo(connection, secrets)
    if args.json:
        session.console.raw(encode(_object(connection)) + "\n")
    if connection.read_table:
        session.console.remark(
            "DesignO is read from an export: it shows the past, so writes end as “accepted, not "
            "verified”."
        )
    if not connection.reads:
        session.console.remark(
            "DesignO is not read: its column says “not read”, and writes end as “accepted, not "
            "verified”."
        )
    if not args.json:
        session.console.tell("The DesignO connection is set. Check it with: designo test")
    return DONE


async def _agree_to_void(
    session: Session, connection: DesignoConnection, secrets: Mapping[str, Secret], *, yes: bool
) -> None:
    """Ask before saving: another connection voids what was read through the former one.

    Raises ``UsageProblem`` where nobody can be asked, ``SettingsInvalid`` after another answer.
    """
    rows = 0 if yes else await session.services.connections.voiding.by_designo(connection, secrets)
    if not rows:
        return
    orders = "1 order" if rows == 1 else f"{rows} orders"
    told = f"Saving this connection voids what was read of {orders}"
    if not session.console.interactive:
        raise UsageProblem(
            f"{told}, and without a terminal nobody can say yes: nothing was saved.", "Add --yes."
        )
    answer = session.console.ask(f"{told}; a refresh reads them anew. Type yes to save: ")
    if answer != "yes":
        raise SettingsInvalid(say("The answer was not yes, so nothing was saved."))


async def show_designo(session: Session, args: argparse.Namespace) -> int:
    members = _object(await _connection(session))
    if args.json:
        session.console.raw(encode(members) + "\n")
        return DONE
    for name, value in members.items():
        text = value if isinstance(value, str) else encode(value)
        session.console.line(f"{name.replace('_', ' ')}: {foreign(text)}")
    return DONE


async def test_designo(session: Session, args: argparse.Namespace) -> int:
    checks = await session.services.connections.test_designo(await _connection(session), {})
    return print_checks(session.console, checks, as_json=args.json)


async def _connection(session: Session) -> DesignoConnection:
    connection = (await session.services.overview()).settings.designo
    if connection is None:
        raise UsageProblem("DesignO is not connected.", "Connect it with: designo set --url URL")
    return connection


def _changed(former: DesignoConnection | None, args: argparse.Namespace) -> DesignoConnection:
    if former is None and args.url is None:
        raise UsageProblem("The DesignO address is missing.", "Give it with --url.")
    connection = former or DesignoConnection(args.url)
    given = {
        "url": args.url,
        "token_path": args.token_path,
        "update_path": args.update_path,
        "shape": None if args.shape is None else RequestShape(args.shape),
        "auth": None if args.auth is None else AuthForm(args.auth),
        "auth_header": args.auth_header,
        "ca_file": None if args.ca_file is None else found_ca_file(args.ca_file),
        "extra_headers": None if args.header is None else tuple(map(read_header, args.header)),
        **_reading(args),
    }
    connection = replace(connection, **{k: v for k, v in given.items() if v is not None})
    if connection.auth is AuthForm.HEADER:
        if not connection.auth_header:
            raise UsageProblem(
                "The name of the token's header is missing.",
                "Give it with --auth-header, for example X-Token.",
            )
        check_header_name(connection.auth_header)
    return connection


def _reading(args: argparse.Namespace) -> dict[str, object]:
    """What becomes of profile and export; nothing where neither was spoken of."""
    if args.no_read:
        return {"read_profile": "", "read_table": ()}
    if args.read_profile is not None:
        return {"read_profile": read_small_text(args.read_profile), "read_table": ()}
    if args.read_table is not None:
        pairs = [text.partition("=") for text in args.read_table]
        for _, separator, _ in pairs:
            if not separator:
                raise UsageProblem(
                    "A setting is not of the form NAME=VALUE.", "See: designo set --help"
                )
        return {"read_profile": "", "read_table": tuple((n, value) for n, _, value in pairs)}
    return {}


def read_small_text(path: Path) -> str:
    """A text file of an operator. Raises ``UsageProblem`` with the cause."""
    try:
        data = read_given(path, LARGEST_PROFILE)
        if len(data) > LARGEST_PROFILE:
            raise UsageProblem(f"“{path}” is larger than a read profile can be.")
        return data.decode("utf-8-sig")
    except OSError as error:
        raise UsageProblem(f"“{path}” cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError:
        raise UsageProblem(f"“{path}” is not UTF-8 text.") from None


def _object(connection: DesignoConnection) -> dict[str, Json]:
    return {
        "url": connection.url,
        "token_path": connection.token_path,
        "update_path": connection.update_path,
        "shape": connection.shape.value,
        "auth": connection.auth.value,
        "auth_header": connection.auth_header,
        "ca_file": connection.ca_file,
        "extra_headers": [list(pair) for pair in connection.extra_headers],
        "reads": connection.reads,
        "read_table": dict(connection.read_table),
        "read_profile": connection.read_profile,
    }
