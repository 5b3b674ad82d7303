"""``profile learn``: a connection from an example.

Law: without ``--host`` nothing is sent, and with it nothing but reading and only there. Nothing is
saved without ``--save`` or ``--out``; no credential is printed or written to a file.
"""

import argparse
import asyncio
from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import urlsplit

from designo_sync_gui.cli.example_input import read_standard_input
from designo_sync_gui.cli.exit_codes import DONE, REFUSED, UsageProblem
from designo_sync_gui.cli.json_output import Json, encode
from designo_sync_gui.cli.learn_outline import show_outline
from designo_sync_gui.cli.learn_parts import pointed, preview_object, show_orders
from designo_sync_gui.cli.learn_single import single_object, with_single
from designo_sync_gui.cli.learn_table import learn_table
from designo_sync_gui.cli.session import Session
from designo_sync_gui.cli.tables import aligned, cell, counted
from designo_sync_gui.domain.connection import DesignoConnection
from designo_sync_gui.domain.learning.answers import Example, Opened
from designo_sync_gui.domain.learning.draft import Choice, Draft
from designo_sync_gui.domain.learning.example import TableGiven
from designo_sync_gui.domain.learning.outline import field_at
from designo_sync_gui.domain.learning.path_secrets import drawn_in, drawn_words, shown_address
from designo_sync_gui.domain.learning.proof import (
    Proof,
    pages_words,
    proof_of_since_words,
    proven,
)
from designo_sync_gui.domain.learning.proposal import Proposal
from designo_sync_gui.domain.learning.safe_requests import refuse_unsafe
from designo_sync_gui.domain.learning.scores import Role
from designo_sync_gui.domain.learning.single import single_words
from designo_sync_gui.domain.learning.told import (
    CONFIDENCE_WORDS,
    NOT_PUBLISHED,
    ROLE_WORDS,
    no_list_words,
    opened_words,
    proof_words,
    sign_in_words,
    two_lists_words,
    why,
)
from designo_sync_gui.domain.order import Side
from designo_sync_gui.domain.sentence_line import line_of
from designo_sync_gui.domain.visible import visible_text
from designo_sync_gui.engine.learning import Learning, Preview, Study, secrets_of, shop_of
from designo_sync_gui.reports.formats import write_file

_SHOWN_VALUES: Final = 3
_NEEDED: Final = (Role.ID, Role.STATUS)


async def learn_profile(session: Session, args: argparse.Namespace) -> int:
    """Exit status 1 when nothing was found that could be read."""
    if args.outline and args.json:
        raise UsageProblem("--outline prints lines, no JSON.", "Leave out --json.")
    learning = session.services.learning()
    try:
        opened = await _opened(learning, args)
    except TableGiven:
        return await learn_table(session, args)
    example = await _asked(learning, _chosen(opened, args.entry), args)
    if example.answer.root is None:
        _tell_request(session, opened, example)
        return REFUSED
    if args.outline:
        show_outline(session.console, example.answer.root)
        return DONE
    study = await learning.study(example)
    which = _which(study, args.list)
    choice = _choice(study, which, args)
    choice = await with_single(learning, study, which, choice, opened, args)
    proof = Proof()
    if args.host and not set(_NEEDED) - set(choice.pointers):
        proof = await learning.prove(study, which, choice)
        choice = replace(choice, one=await learning.prove_one(choice))
    found = _Found(study, which, proven(choice, proof), proof)
    draft = _draft(learning, found, args)
    preview = None
    if draft is not None and args.host:
        side = Side.STOREFRONT if args.shop else Side.DESIGNO
        preview = await learning.preview(draft, args.store, side)
    if args.json:
        session.console.raw(encode(_object(found, preview)) + "\n")
    else:
        _show(session, opened, found, preview)
    if draft is not None:
        await _keep(session, draft, args)
    return DONE if draft is not None else REFUSED


@dataclass(frozen=True, slots=True)
class _Found:
    """One list of one answer, with what is chosen of it."""

    study: Study
    which: int
    choice: Choice
    proof: Proof

    @property
    def proposal(self) -> Proposal:
        return self.study.proposals[self.which]

    @property
    def missing(self) -> tuple[Role, ...]:
        return tuple(role for role in _NEEDED if role not in self.choice.pointers)


async def _opened(learning: Learning, args: argparse.Namespace) -> Opened:
    if str(args.file) != "-":
        opened = await learning.open_file(args.file)
    else:
        opened = await learning.open_text(await read_standard_input())
    if args.answer is None:
        return opened
    answered = await learning.open_file(args.answer)
    (first, *_) = opened.examples
    return replace(opened, examples=(replace(first, answer=answered.examples[0].answer),))


def _chosen(opened: Opened, entry: int) -> Example:
    if not 1 <= entry <= len(opened.examples):
        raise UsageProblem(
            f"There is no answer {entry}: {counted(len(opened.examples), 'answer')} with lists."
        )
    return opened.examples[entry - 1]


async def _asked(learning: Learning, example: Example, args: argparse.Namespace) -> Example:
    """The example with its answer. A command without one is sent only to the confirmed host."""
    request = example.request
    if request is None or not args.host:
        return example
    host = urlsplit(request.url).netloc
    if args.host != host:
        raise UsageProblem(
            f"The example's host is “{host}”, not “{args.host}”: nothing was sent.",
            "Confirm the host that the example names, or give another example.",
        )
    return example if example.answer.root is not None else await learning.ask(request)


def _which(study: Study, pointer: str | None) -> int:
    if study.keyed is not None:
        raise UsageProblem(
            "The entries are listed under their ids as keys: a profile cannot read that.",
            "Look for another answer that contains a list.",
        )
    if study.inside is not None:
        told = no_list_words(None, lists=0, inside=study.inside)
        raise UsageProblem(told.english)
    if not study.proposals:
        raise UsageProblem(
            "The answer contains no list with entries.", "Give the answer that holds the orders."
        )
    if pointer is None:
        return 0
    for place, proposal in enumerate(study.proposals):
        if proposal.found.pointer == pointer:
            return place
    known = ", ".join(f"“{proposal.found.pointer}”" for proposal in study.proposals)
    raise UsageProblem(f"There is no list at “{pointer}”. There are: {known}")


def _choice(study: Study, which: int, args: argparse.Namespace) -> Choice:
    proposal = study.proposals[which]
    pointers = {role: held.field.pointer for role, held in proposal.roles.items()}
    for role, pointer in pointed(args):
        if pointer and field_at(proposal.found, pointer) is None:
            raise UsageProblem(
                f"No entry has a value at “{visible_text(pointer)}”.",
                "See where values stand with: --outline",
            )
        pointers.pop(role, None)
        if pointer:
            pointers[role] = pointer
    return Choice(
        proposal.found.pointer,
        pointers,
        _whole_numbers(proposal, pointers.get(Role.ID)),
        args.store,
        since=not args.no_since,
        of_shop=args.shop,
    )


def _whole_numbers(proposal: Proposal, pointer: str | None) -> bool:
    field = None if pointer is None else field_at(proposal.found, pointer)
    return field is not None and field.numeric


def _draft(learning: Learning, found: _Found, args: argparse.Namespace) -> Draft | None:
    if found.missing or found.study.example.request is None:
        return None
    host = urlsplit(found.study.example.request.url).hostname
    return learning.draft(
        found.study, found.which, found.choice, args.title or f"Learned from {host}"
    )


async def _keep(session: Session, draft: Draft, args: argparse.Namespace) -> None:
    if args.out is not None:
        await asyncio.to_thread(write_file, args.out, [draft.profile])
        session.console.tell(f"The profile was written to {args.out}, without the credentials.")
    if not args.save:
        return
    connections = session.services.connections
    if args.shop:
        store = shop_of(draft, args.store, args.name or args.store)
        await connections.save_store(store, secrets_of(draft))
        session.console.tell("The store is connected. Read its orders with: refresh")
        return
    former = (await session.services.overview()).settings.designo
    connection = former or DesignoConnection(draft.address)
    if urlsplit(connection.url).netloc != urlsplit(draft.address).netloc:
        raise UsageProblem(
            f"DesignO is connected at {connection.url}, and the example is of {draft.address}.",
            "Give an example of the connected DesignO, or change its address first: designo set",
        )
    connection = replace(connection, read_profile=draft.profile, read_table=())
    await connections.save_designo(connection, secrets_of(draft))
    session.console.tell("DesignO can be read now. Read its orders with: refresh")


def _tell_request(session: Session, opened: Opened, example: Example) -> None:
    request = example.request
    if request is None:
        raise UsageProblem("The example holds neither a request nor an answer.")
    refuse_unsafe(request)  # before it is shown: its path may hold a key
    if opened.described:
        session.console.remark(opened_words(opened).english)
        _show_answers(session, opened)
    host = urlsplit(request.url).netloc
    session.console.line(f"The request: {request.method} {visible_text(shown_address(request))}")
    for dropped in request.dropped:
        session.console.remark(dropped.english)
    session.console.line(
        f"To make it once and see what it answers, confirm its host: --host {host}. "
        "Or give the answer as a file: --answer FILE"
    )
    session.console.remark(NOT_PUBLISHED.english)


def _show(session: Session, opened: Opened, found: _Found, preview: Preview | None) -> None:
    console, study = session.console, found.study
    missing = opened_words(opened)
    if missing:
        console.remark(missing.english)
    if len(opened.examples) > 1:
        _show_answers(session, opened)
    request = study.example.request
    if request is not None:
        address = visible_text(shown_address(request))
        console.line(f"The answer of {request.method} {address}")
    entries = counted(len(found.proposal.found.entries), "entry", "entries")
    console.line(f"The list at “{found.proposal.found.pointer}”: {entries}.")
    if not found.proposal.looks_like_orders:
        console.note("It does not look like a list of orders.")
    for line in aligned([["", "field", "", "first values", "why"], *_rows(found)]):
        console.line(line)
    several = two_lists_words(study.proposals)
    if several:
        console.note(several.english)
    if found.proposal.ids_are_numbers:
        console.note("The ids are the numbers of known orders, not their ids.")
    paging = study.pagings[found.which]
    console.line(pages_words(paging, found.proof).english)
    console.line(proof_of_since_words(paging, found.proof).english)
    if found.choice.one is not None:
        console.line(single_words(found.choice.one).english)
    if study.sign_in is not None:
        console.line(sign_in_words(study.sign_in).english)
    drawn = drawn_words(_drawn(found))
    if drawn:
        console.note(drawn.english)
    if request is None:
        console.note(
            "An answer alone does not say how it was asked for: give the copied command as FILE, "
            "and the answer with --answer."
        )
    for role in found.missing:
        console.note(f"{ROLE_WORDS[role].english}: choose it with --field {role.value}=POINTER")
    if preview is not None:
        show_orders(session, preview)
        proof = proof_words(paging, preview.second)
        if proof:
            console.line(proof.english)
    console.remark(NOT_PUBLISHED.english)


def _show_answers(session: Session, opened: Opened) -> None:
    what = "requests" if opened.described else "answers that hold lists"
    session.console.line(f"The {what}; choose one with --entry:")
    for place, example in enumerate(opened.examples, 1):
        request = example.request
        address = "" if request is None else visible_text(shown_address(request))
        told = line_of(example.told)
        session.console.line(f"  {place}  {address}" + (f": {told}" if told else ""))


def _rows(found: _Found) -> list[list[str]]:
    rows = []
    for role in Role:
        pointer = found.choice.pointers.get(role)
        field = None if pointer is None else field_at(found.proposal.found, pointer)
        if pointer is None or field is None:
            continue
        values = ", ".join(cell(text) for text in field.texts[:_SHOWN_VALUES])
        held = found.proposal.roles.get(role)
        if held is None or held.field.pointer != pointer:
            rows.append([ROLE_WORDS[role].english, pointer, "chosen", values, ""])
            continue
        sure = CONFIDENCE_WORDS[held.confidence].english
        reason = why(role, held, found.study.known).english
        rows.append([ROLE_WORDS[role].english, pointer, sure, values, reason])
    return rows


def _drawn(found: _Found) -> tuple[int, ...]:
    """The parts of the paths that may be a key."""
    one = found.choice.one
    of_list = drawn_in(found.study.example.request)
    return tuple(sorted({*of_list, *(() if one is None else one.drawn)}))


def _object(found: _Found, preview: Preview | None) -> dict[str, Json]:
    roles: dict[str, Json] = {}
    for role, pointer in found.choice.pointers.items():
        held = found.proposal.roles.get(role)
        proposed = held is not None and held.field.pointer == pointer
        sure = held.confidence.value if held is not None and proposed else "chosen"
        roles[role.value] = {"pointer": pointer, "confidence": sure}
    paging = found.study.pagings[found.which]
    sign_in = found.study.sign_in
    return {
        "list": found.proposal.found.pointer,
        "looks_like_orders": found.proposal.looks_like_orders,
        "lists": [proposal.found.pointer for proposal in found.study.proposals],
        "fields": roles,
        "paging": paging.kind.value,
        "since": found.proof.since.value,
        "first_page": found.proof.base,
        "one": single_object(found.choice.one),
        "secrets": [] if sign_in is None else [secret.name for secret in sign_in.secrets],
        "sign_in": None if sign_in is None else sign_in.kind.value,
        "drawn_in_path": list(_drawn(found)),
        "preview": None if preview is None else preview_object(preview),
    }
