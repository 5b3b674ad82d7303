"""Lines that the connection tests of several shops share.

Law: a line says cause and advice; nothing is asked or changed here.
"""

from designo_sync_gui.connectors.http.client import Channel
from designo_sync_gui.connectors.http.errors import http_date
from designo_sync_gui.connectors.http.messages import Reply
from designo_sync_gui.domain.connection import Check
from designo_sync_gui.domain.errors import SyncError
from designo_sync_gui.domain.sentence import say, say_n

CLOCK = say("Clocks agree")
#: Seconds of difference between the clocks that no shop minds.
_MOST_APART = 300.0


def failed(name: str, error: SyncError) -> Check:
    """A line that failed, with the error's own cause and advice."""
    return Check(name, False, f"{error.message} {error.advice}".strip(), error.details, error)


def stopped_before(error: SyncError, reached: str, api: str, signed_in: str) -> list[Check]:
    """The lines of a test that met a web page of something before the shop."""
    return [
        Check(reached, True, say("The address answers.")),
        failed(api, error),
        Check(signed_in, None, say("Not checked: the shop itself did not answer.")),
    ]


def clock_line(channel: Channel, reply: Reply, refuses: str) -> Check:
    """Whether the shop's Date header fits this clock; ``refuses`` says why it matters."""
    theirs = http_date(reply.headers.get("date"))
    if theirs is None:
        return Check(CLOCK, None, say("The shop does not tell its time."))
    skew = (theirs - channel.clock.now()).total_seconds()
    if abs(skew) <= _MOST_APART:
        seconds = round(abs(skew))
        return Check(
            CLOCK,
            True,
            say_n(
                "The shop's clock differs by {n} second.",
                "The shop's clock differs by {n} seconds.",
                seconds,
            ),
        )
    minutes = abs(skew) / 60
    told = (
        say(
            "The shop's clock is {minutes:.0f} minutes ahead of this computer's. Set the clock "
            "that is wrong; {refuses}",
            minutes=minutes,
            refuses=refuses,
        )
        if skew > 0
        else say(
            "The shop's clock is {minutes:.0f} minutes behind this computer's. Set the clock that "
            "is wrong; {refuses}",
            minutes=minutes,
            refuses=refuses,
        )
    )
    return Check(CLOCK, False, told)
