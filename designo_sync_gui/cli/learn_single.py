"""``profile learn --one``: the request for one order beside the list's.

Law: it is made only at the confirmed host, and counts among the example's requests.
"""

import argparse
from dataclasses import replace
from urllib.parse import urlsplit

from designo_sync_gui.cli.example_input import read_standard_input
from designo_sync_gui.cli.exit_codes import UsageProblem
from designo_sync_gui.cli.json_output import Json
from designo_sync_gui.domain.learning.answers import Example, Opened
from designo_sync_gui.domain.learning.draft import Choice
from designo_sync_gui.domain.learning.scores import Role
from designo_sync_gui.domain.learning.single import Single
from designo_sync_gui.engine.learning import Learning, Study


async def with_single(
    learning: Learning,
    study: Study,
    which: int,
    choice: Choice,
    opened: Opened,
    args: argparse.Namespace,
) -> Choice:
    """The choice with the request for one order: that of ``--one``, or one that the recording
    shows. Raises ``ExampleRefused`` for a given one that cannot be used."""
    if {Role.ID, Role.STATUS} - set(choice.pointers):
        return choice
    if args.one is None:
        one = await learning.recorded_single(study, which, choice, opened.singles)
        return replace(choice, one=one)
    given = await _given(learning, args)
    examples = (*given.singles, *given.examples)
    if len(examples) > 1:
        one = await learning.recorded_single(study, which, choice, examples)
        if one is not None:
            return replace(choice, one=one)
    example = await _asked(learning, study, examples[0], args)
    return replace(choice, one=await learning.single(study, which, choice, example))


async def _given(learning: Learning, args: argparse.Namespace) -> Opened:
    if str(args.one) != "-":
        return await learning.open_file(args.one, of_one=True)
    if str(args.file) == "-":
        raise UsageProblem("Standard input holds one example: FILE or --one, not both.")
    return await learning.open_text(await read_standard_input())


async def _asked(
    learning: Learning, study: Study, example: Example, args: argparse.Namespace
) -> Example:
    """The example with its answer, where the host that was confirmed is its own too."""
    request, listed = example.request, study.example.request
    if example.answer.root is not None or request is None or listed is None:
        return example
    if not args.host:
        raise UsageProblem(
            "The answer of --one is missing.",
            f"To make its request once, confirm its host: --host {urlsplit(listed.url).netloc}",
        )
    if urlsplit(request.url).netloc != args.host:
        return example  # what it is refused for names both hosts, and nothing is sent
    return await learning.ask(request)


def single_object(one: Single | None) -> Json:
    """The same for programs."""
    if one is None:
        return None
    told = {"order_id": one.order_id, "item": one.item, "key": one.key}
    return {**told, "absent": one.absent.value}
