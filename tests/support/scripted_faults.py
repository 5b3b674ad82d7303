"""What goes wrong between the program and a shop of the demo, scripted and never left to chance."""

import threading
from dataclasses import dataclass

from designo_sync_gui.demo.http_server import DemoReply, DemoRequest, DemoServer, Handle


@dataclass(slots=True)
class Fault:
    """Something that goes wrong with the next ``times`` requests it fits.

    Attributes:
        method, path, body: the request's method, and a part of its path and of its body; empty
            fits all.
        reply: sent in place of the server's own.
        handled: whether the server carries the request out first (a failure after the write).
        drop: close the connection instead of replying.
        keep: send only so many bytes of the body, then close.
        gate: wait for this before going on; the test opens it.
    """

    method: str = ""
    path: str = ""
    body: bytes = b""
    reply: DemoReply | None = None
    handled: bool = False
    drop: bool = False
    keep: int | None = None
    gate: threading.Event | None = None
    times: int = 1

    def fits(self, request: DemoRequest) -> bool:
        return (
            self.times > 0
            and self.method in ("", request.method)
            and self.path in request.path
            and self.body in request.body
        )


class Faults(list[Fault]):
    """The faults of one server, the first that fits first."""

    def __init__(self) -> None:
        super().__init__()
        self._lock = threading.Lock()

    def answer(
        self, request: DemoRequest, carry_out: Handle
    ) -> tuple[DemoReply | None, int | None]:
        with self._lock:
            fault = next((f for f in self if f.fits(request)), None)
            if fault is not None:
                fault.times -= 1
        if fault is None:
            return carry_out(request), None
        if fault.gate is not None:
            fault.gate.wait()
        own = fault.handled or (fault.reply is None and not fault.drop)
        reply = carry_out(request) if own else None
        if fault.drop:
            return None, None
        return fault.reply or reply, fault.keep

    def close(self) -> None:
        for fault in self:
            if fault.gate is not None:
                fault.gate.set()


def faults_of(server: DemoServer) -> Faults:
    """The script of a server, to be added to."""
    if not isinstance(server.interposed, Faults):
        server.interposed = Faults()
    return server.interposed
