"""The one token that is renewed, as every side with a sign-in of its own uses it."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from virtual_time import VirtualClock, run_virtually

from designo_sync_gui.connectors.http.auth import HeaderAuth, Signer
from designo_sync_gui.connectors.http.messages import Reply
from designo_sync_gui.connectors.http.tokens import RenewableToken, Token, fixed
from designo_sync_gui.domain.connection import Secret
from designo_sync_gui.domain.errors import SignInFailed, WriteEffect
from designo_sync_gui.domain.sentence import verbatim


def refused(reply: Reply) -> bool:
    return reply.status == 401


class Side:
    """Gives tokens 1, 2, … and takes those in ``taken``."""

    def __init__(self, *taken: str, lasts: float | None = None, **more: Any) -> None:
        self.clock = VirtualClock()
        self.taken = set(taken)
        self.given = 0
        self.sent: list[str] = []
        self.lasts = lasts
        self.down = False
        self.token = RenewableToken(self.clock, self.fetch, refused, **more)

    async def fetch(self) -> Token:
        await asyncio.sleep(1)
        if self.down:
            raise SignInFailed(verbatim("No."))
        self.given += 1
        ends = None
        if self.lasts is not None:
            ends = self.clock.now() + timedelta(seconds=self.lasts)
        return Token(HeaderAuth("X", Secret(str(self.given))), ends)

    async def send(self, signer: Signer) -> Reply:
        assert isinstance(signer, HeaderAuth)
        self.sent.append(signer.token.reveal())
        await asyncio.sleep(1)
        return Reply(200 if self.sent[-1] in self.taken else 401, {}, b"")


def after(side: Callable[[], Side], *use: str) -> Side:
    """A side after reading and writing in this order, one after the other."""

    async def run() -> Side:
        made = side()
        for step in use:
            if step == "pause":
                await made.clock.sleep(601)
            else:
                await getattr(made.token, step)(made.send)
        return made

    return run_virtually(run())


def test_that_a_token_is_fetched_once_and_used_again() -> None:
    side = after(lambda: Side("1"), "read", "write", "read")
    assert (side.given, side.sent) == (1, ["1", "1", "1"])


def test_that_a_refused_reading_is_asked_once_more_with_a_new_token() -> None:
    assert after(lambda: Side("2"), "read").sent == ["1", "2"]
    assert after(lambda: Side(), "read").sent == ["1", "2"]


def test_that_a_refused_write_is_sent_once_and_the_next_request_signs_in_anew() -> None:
    assert after(lambda: Side("2"), "write", "read").sent == ["1", "2"]


def test_that_a_token_is_renewed_when_it_ends() -> None:
    side = after(lambda: Side("1", "2", lasts=600), "read", "read", "pause", "read")
    assert side.sent == ["1", "1", "2"]


def test_that_a_write_does_not_go_with_a_token_that_was_long_unused() -> None:
    def make() -> Side:
        return Side("1", "2", unused=timedelta(minutes=10))

    assert after(make, "read", "pause", "read").sent == ["1", "1"]
    assert after(make, "read", "pause", "write").sent == ["1", "2"]


def test_that_requests_at_once_share_one_sign_in_and_one_renewal() -> None:
    async def run() -> Side:
        side = Side("2")
        await asyncio.gather(*(side.token.read(side.send) for _ in range(8)))
        return side

    side = run_virtually(run())
    assert side.given == 2
    assert sorted(side.sent) == ["1"] * 8 + ["2"] * 8


@pytest.mark.parametrize(("before", "signed_out"), [(("write",), True), ((), False)])
def test_that_only_a_token_that_wrote_before_is_known_to_have_ended(before, signed_out) -> None:
    async def run() -> bool:
        side = Side("1")
        for step in before:
            await getattr(side.token, step)(side.send)
        side.taken.clear()
        return (await side.token.write(side.send)).signed_out

    assert run_virtually(run()) is signed_out


def test_that_a_late_refusal_of_the_former_token_is_known_as_its_end() -> None:
    """With several writes at once the first refusal has the next one sign in anew, and that one
    may end before another write that was still sent with the former token."""

    async def run() -> bool:
        side = Side("1", "2")
        await side.token.write(side.send)
        side.taken.remove("1")
        may_end = asyncio.Event()

        async def late(signer: Signer) -> Reply:
            await may_end.wait()
            return await side.send(signer)

        last = asyncio.ensure_future(side.token.write(late))
        await asyncio.sleep(0)
        assert (await side.token.write(side.send)).signed_out
        assert (await side.token.write(side.send)).reply.status == 200
        may_end.set()
        assert side.sent == ["1", "1", "2"]
        return (await last).signed_out

    assert run_virtually(run())


def test_that_a_failed_sign_in_says_that_the_write_was_not_sent_and_keeps_no_token() -> None:
    async def run() -> Side:
        side = Side("1", "2", lasts=5)
        await side.token.read(side.send)
        await side.clock.sleep(10)
        side.down = True
        with pytest.raises(SignInFailed) as caught:
            await side.token.write(side.send)
        assert caught.value.write_effect is WriteEffect.NOT_SENT
        assert caught.value.of_sign_in
        side.down = False
        await side.token.write(side.send)
        return side

    assert run_virtually(run()).sent == ["1", "2"]


def test_that_what_was_entered_is_not_renewed() -> None:
    async def run() -> list[str]:
        side = Side()
        entered = fixed(side.clock, HeaderAuth("X", Secret("entered")), refused)
        await entered.read(side.send)
        written = await entered.write(side.send)
        assert not written.signed_out
        return side.sent

    assert run_virtually(run()) == ["entered", "entered"]
