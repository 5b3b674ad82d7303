"""``profile learn`` with a table: an export, a folder of exports, or a log.

Law: a file of this computer is read and nothing is sent. Nothing is saved without ``--save``.
"""

import argparse
from dataclasses import dataclass, replace
from typing import Final

from designo_sync_gui.cli.exit_codes import DONE, REFUSED, UsageProblem
from designo_sync_gui.cli.json_output import Json, encode
from designo_sync_gui.cli.learn_parts import pointed, preview_object, show_orders
from designo_sync_gui.cli.session import Session
from designo_sync_gui.cli.tables import aligned, cell, counted
from designo_sync_gui.domain.connection import Store
from designo_sync_gui.domain.learning.scores import Role
from designo_sync_gui.domain.learning.tables import (
    LOG_ROWS,
    OPTION_OF,
    ROWS_OPTION,
    TableChoice,
    with_choice,
)
from designo_sync_gui.domain.learning.told import CONFIDENCE_WORDS, ROLE_WORDS, why
from designo_sync_gui.domain.locks import OF_A_NEW_STORE, with_locks
from designo_sync_gui.domain.order import Side
from designo_sync_gui.engine.learning_tables import FILE, TablePreview, TableStudy

_SHOWN_VALUES: Final = 3
_NEEDED: Final = (Role.ID, Role.STATUS)
_OF_EXAMPLES: Final = ("answer", "host", "list", "out", "title")


async def learn_table(session: Session, args: argparse.Namespace) -> int:
    """Exit status 1 when order id or status was not found."""
    given = _given(session, args)
    learning = session.services.learning_tables()
    study = await learning.study(given)
    found = _Found(study, _choice(study, args))
    preview = None
    if not found.missing:
        side = Side.STOREFRONT if args.shop else Side.DESIGNO
        code = args.store or await _only_store(session)
        preview = await learning.preview(study, found.choice, code, side)
    if args.json:
        session.console.raw(encode(_object(found, preview)) + "\n")
    else:
        _show(session, found, preview)
    if preview is None:
        return REFUSED
    if args.save:
        await _keep(session, found, args)
    return DONE


@dataclass(frozen=True, slots=True)
class _Found:
    study: TableStudy
    choice: TableChoice

    @property
    def missing(self) -> tuple[Role, ...]:
        return tuple(role for role in _NEEDED if role not in self.choice.columns)

    @property
    def settings(self) -> tuple[tuple[str, str], ...]:
        return self.choice.settings(self.study.given)

    def confidence(self, role: Role) -> str:
        held = self.study.proposed.proposal.roles.get(role)
        proposed = held is not None and held.field.pointer == self.choice.columns[role]
        return held.confidence.value if held is not None and proposed else "chosen"


def _given(session: Session, args: argparse.Namespace) -> list[tuple[str, str]]:
    unused = [name for name in _OF_EXAMPLES if getattr(args, name) is not None]
    if unused:
        raise UsageProblem(f"“{args.file}” is a table: --{unused[0]} is not for tables.")
    known = {option.name for option in session.services.connections.designo_table_options}
    given = [(FILE, str(args.file.absolute()))]
    for text in args.read_table or ():
        name, separator, value = text.partition("=")
        if not separator or name not in known or name == FILE:
            raise UsageProblem(
                f"“{text}” is no setting.", f"NAME=VALUE, of: {', '.join(sorted(known - {FILE}))}."
            )
        given.append((name, value))
    return given


async def _only_store(session: Session) -> str:
    stores = (await session.services.overview()).settings.stores
    return stores[0].code if len(stores) == 1 else ""


def _choice(study: TableStudy, args: argparse.Namespace) -> TableChoice:
    proposed = with_choice(study.proposed)
    columns = dict(proposed.columns)
    named = dict(study.given)
    for role, option in OPTION_OF.items():
        if option in named:
            columns[role] = named[option]
    for role, column in pointed(args):
        if column and study.sample.columns.count(column) != 1:
            raise UsageProblem(
                f"There is no single column “{cell(column)}”.",
                f"There are: {', '.join(map(cell, study.sample.columns[:30]))}",
            )
        columns.pop(role, None)
        if column:
            columns[role] = column
    if args.store:
        columns.pop(Role.STORE, None)
    rows = named.get(ROWS_OPTION)
    return TableChoice(columns, proposed.is_log if rows is None else rows == LOG_ROWS)


def _show(session: Session, found: _Found, preview: TablePreview | None) -> None:
    console, study = session.console, found.study
    sample, proposed = study.sample, study.proposed
    console.line(f"Read: {sample.told.english} ({sample.how.english})")
    rows = counted(len(sample.rows), "row")
    kind = "a log: the last row of an order counts" if found.choice.is_log else "orders, each once"
    console.line(f"{rows} looked at; rows are {kind}.")
    if not proposed.proposal.looks_like_orders:
        console.note("It does not look like a table of orders.")
    if proposed.proposal.ids_are_numbers:
        console.note("The ids are the numbers of known orders, not their ids.")
    for name in sample.repeated:
        console.note(f"More than one column is named “{cell(name)}”: none of them can be chosen.")
    if proposed.contradicting and not found.choice.is_log:
        many = counted(proposed.contradicting, "order")
        console.note(
            f"{many} with rows of different statuses: in an export that is a mistake. If the last "
            "row counts, add: --read-table rows=log"
        )
    for line in aligned([["", "column", "", "first values", "why"], *_rows(found)]):
        console.line(line)
    for role in found.missing:
        console.note(f"{ROLE_WORDS[role].english}: choose it with --{role.value} COLUMN")
    for note in sample.notes if preview is None else preview.notes:
        console.note(note.english)
    if preview is not None:
        show_orders(session, preview.orders)
        if preview.unreadable:
            many = counted(preview.unreadable, "order")
            console.note(f"{many} without a status that can be read.")
        if preview.elsewhere:
            console.note(f"{counted(preview.elsewhere, 'order')} of stores that are not connected.")


def _rows(found: _Found) -> list[list[str]]:
    rows = []
    fields = {field.pointer: field for field in found.study.proposed.proposal.found.fields}
    for role in Role:
        column = found.choice.columns.get(role)
        if column is None:
            continue
        field = fields.get(column)
        texts = () if field is None else field.texts[:_SHOWN_VALUES]
        sure, reason = found.confidence(role), ""
        held = found.study.proposed.proposal.roles.get(role)
        if sure != "chosen" and held is not None:
            sure = CONFIDENCE_WORDS[held.confidence].english
            reason = why(role, held, found.study.known).english
        values = ", ".join(map(cell, texts))
        rows.append([ROLE_WORDS[role].english, cell(column), sure, values, reason])
    return rows


def _object(found: _Found, preview: TablePreview | None) -> dict[str, Json]:
    study = found.study
    return {
        "file": study.sample.name,
        "told": study.sample.told.english,
        "columns": list(study.sample.columns),
        "looks_like_orders": study.proposed.proposal.looks_like_orders,
        "rows": LOG_ROWS if found.choice.is_log else "orders",
        "contradicting": study.proposed.contradicting,
        "fields": {
            role.value: {"column": column, "confidence": found.confidence(role)}
            for role, column in found.choice.columns.items()
        },
        "settings": dict(found.settings),
        "notes": [note.english for note in (study.sample if preview is None else preview).notes],
        "preview": None if preview is None else preview_object(preview.orders),
    }


async def _keep(session: Session, found: _Found, args: argparse.Namespace) -> None:
    connections = session.services.connections
    if args.shop:
        if not args.store:
            raise UsageProblem("The store's code is missing.", "Give it with --store.")
        settings = dict(found.settings)
        field = settings.pop(OPTION_OF[Role.STATUS])
        settings.pop(OPTION_OF[Role.STORE], None)
        options = tuple(settings.items())
        store = Store(args.store, args.name or args.store, "export", "", field, options=options)
        await connections.save_store(with_locks(store, OF_A_NEW_STORE), {})
        session.console.tell("The store is connected. Read its orders with: refresh")
        return
    former = (await session.services.overview()).settings.designo
    if former is None:
        pairs = " ".join(f"--read-table '{name}={value}'" for name, value in found.settings)
        raise UsageProblem(
            "DesignO is not connected.", f"Connect it with: designo set --url URL {pairs}"
        )
    await connections.save_designo(replace(former, read_profile="", read_table=found.settings), {})
    session.console.tell("DesignO can be read now. Read its orders with: refresh")
