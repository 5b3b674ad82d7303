"""``census | doctor``.

Looking changes nothing; what is found says what to do.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

from designo_sync_gui.cli.checks_output import check_object, checks_code, print_check
from designo_sync_gui.cli.exit_codes import DONE
from designo_sync_gui.cli.foreign import foreign
from designo_sync_gui.cli.json_output import Json, encode, encode_lines, type_name
from designo_sync_gui.cli.report_files import named_files
from designo_sync_gui.cli.session import Session, chosen_stores
from designo_sync_gui.cli.tables import aligned, cell, counted, shown
from designo_sync_gui.domain.census import Census, Twins, ValueCount
from designo_sync_gui.domain.connection import Check
from designo_sync_gui.domain.kinds import DifferenceKind, difference_kinds
from designo_sync_gui.domain.report import SEPARATORS, ReportFormat
from designo_sync_gui.engine.doctor import DESIGNO
from designo_sync_gui.engine.reports import ReportWanted


async def take_census(session: Session, args: argparse.Namespace) -> int:
    """Every distinct value of each side, counted; values that look alike stand together."""
    code = ""
    if args.store:
        (store,) = await chosen_stores(session, [args.store])
        code = store.code
    files = named_files(args)
    if files:
        return await _write_census(session, args, code, files)
    census = await session.services.orders.census(code)
    if args.json:
        session.console.raw(encode(_census_object(census)) + "\n")
        return DONE
    if census.groups:
        head = ["value", "type", "storefront", "DesignO", "differs from the first in"]
        rows = [row for group in census.groups for row in _rows(group)]
        for line in aligned([head, *rows]):
            session.console.line(line)
    alike = sum(len(group.values) > 1 for group in census.groups)
    values = counted(sum(len(group.values) for group in census.groups), "distinct value")
    groups = counted(alike, "group looks", "groups look")
    session.console.line(f"{values} in {counted(census.orders, 'order')}; {groups} alike.")
    return DONE


async def _write_census(
    session: Session,
    args: argparse.Namespace,
    code: str,
    files: Sequence[tuple[ReportFormat, Path]],
) -> int:
    """Into files instead of the terminal."""
    console, separator = session.console, SEPARATORS[args.separator]
    stores = (await session.services.overview()).settings.stores
    name = next((store.name for store in stores if store.code == code), "all stores")
    for form, path in files:
        wanted = ReportWanted(form, f"Statuses of {name}", separator)
        values = await session.services.reports.export_census(path, code, wanted)
        if args.json:
            told = {"file": str(path), "format": form.value, "rows": values}
            console.raw(encode(told) + "\n")
        else:
            console.tell(f"{counted(values, 'value')} written to {foreign(str(path))}")
    return DONE


async def examine(session: Session, args: argparse.Namespace) -> int:
    """The exit status is that of the first finding that failed."""
    console = session.console
    if args.bundle is not None:
        return await _save_bundle(session, args)
    checks: list[Check] = []
    told: list[Json] = []
    about = ""
    async for finding in session.services.doctor.examine(offline=args.offline):
        checks.append(finding.check)
        about_it: dict[str, Json] = {"about": finding.about}
        told.append(about_it | check_object(finding.check))
        if args.json:
            continue
        if finding.about != about:
            about = finding.about
            console.tell()
            console.tell("DesignO:" if about == DESIGNO else f"Store {cell(about)}:")
        print_check(console, finding.check)
        console.out.flush()
    if args.json:
        console.raw("".join(encode_lines(told)))
        return checks_code(checks)
    failed = sum(check.passed is False for check in checks)
    console.tell()
    console.tell(
        f"{failed} of {counted(len(checks), 'check')} failed; see what to do at each."
        if failed
        else f"Nothing failed in {counted(len(checks), 'check')}."
    )
    return checks_code(checks)


async def _save_bundle(session: Session, args: argparse.Namespace) -> int:
    """Show what is in the file, then write it."""
    diagnostics, console = session.services.diagnostics, session.console
    parts = await diagnostics.collect(mask_names=args.mask)
    await diagnostics.save(args.bundle, parts)
    if args.json:
        sizes: dict[str, Json] = {part.name: len(part.text) for part in parts}
        console.raw(encode({"file": str(args.bundle), "characters": sizes}) + "\n")
        return DONE
    for part in parts:
        console.tell(f"{part.name}: {counted(part.text.count(chr(10)) + 1, 'line')}")
    console.tell(
        f"Written to {foreign(str(args.bundle))}. No credential is in it; look it through before "
        "you hand it on."
    )
    return DONE


def _rows(group: Twins) -> list[list[str]]:
    first = group.values[0].status
    return [
        [
            shown(value.status),
            type_name(value.status),
            str(value.storefront),
            str(value.designo),
            ", ".join(k for k in DifferenceKind if k in difference_kinds(first, value.status)),
        ]
        for value in group.values
    ]


def _census_object(census: Census) -> dict[str, Json]:
    return {
        "store": census.store_code,
        "orders": census.orders,
        "groups": [
            {
                "kinds": [kind.value for kind in group.kinds],
                "values": [_value_object(value) for value in group.values],
            }
            for group in census.groups
        ],
    }


def _value_object(value: ValueCount) -> dict[str, Json]:
    return {
        "status": value.status,
        "type": type_name(value.status),
        "storefront": value.storefront,
        "designo": value.designo,
    }
