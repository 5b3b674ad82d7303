"""One window per data folder.

Law: a second start of the same folder brings the first window to the front and ends; the only
word that is understood is ``raise``, and only from the same user. When in doubt the window opens:
that two of them write at once is prevented elsewhere (``storage/writer_lock.py``).
"""

import hashlib
import os
import socket as sockets
import struct
import sys
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

#: Milliseconds a first window is given to answer; only a start waits, before there is a window.
PATIENCE = 2000
#: A longer path cannot be a socket on every system.
LONGEST_PATH = 100

_RAISE = b"raise\n"
_RAISED = b"raised\n"


def instance_name(home: Path) -> str:
    """The same for every start by this user on this folder, however it is written.

    A path in the user's own runtime folder where the system has one, else in the data folder,
    which is the user's alone too: nobody else can put a socket of that name there. Empty where
    neither path fits a socket: then each start opens its own window. On Windows a bare name,
    whose pipe Qt opens to this user only.
    """
    place = home.expanduser().resolve()
    name = f"designo-sync-{hashlib.sha256(str(place).encode('utf-8', 'replace')).hexdigest()[:20]}"
    if sys.platform == "win32":
        return name
    folders = [str(place)]
    if sys.platform == "linux" and os.environ.get("XDG_RUNTIME_DIR"):
        location = QStandardPaths.StandardLocation.RuntimeLocation
        folders.insert(0, QStandardPaths.writableLocation(location))
    paths = [f"{folder}/{name}" for folder in folders if folder]
    fitting = [path for path in paths if len(os.fsencode(path)) <= LONGEST_PATH]
    return fitting[0] if fitting else ""


def is_same_user(socket: QLocalSocket) -> bool:
    """Whether the process at the other end is this user's.

    Linux says who connected (SO_PEERCRED: process, user, group); elsewhere the folder of the socket
    and the pipe's own access rights keep others out.
    """
    option = getattr(sockets, "SO_PEERCRED", None)
    if option is None:
        return True
    try:
        descriptor = os.dup(int(socket.socketDescriptor()))
    except (OSError, ValueError):
        return False
    with sockets.socket(fileno=descriptor) as peer:
        told = peer.getsockopt(sockets.SOL_SOCKET, option, struct.calcsize("3i"))
    return bool(struct.unpack("3i", told)[1] == os.getuid())


def raise_first(name: str, *, quietly: bool = False) -> bool:
    """Ask a window that is open to come to the front; whether one answered. ``quietly`` only asks
    whether there is one."""
    if not name:
        return False
    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(PATIENCE):
        return False
    if not is_same_user(socket):
        socket.abort()
        return False
    if quietly:
        socket.abort()
        return True
    socket.write(_RAISE)
    answered = socket.waitForBytesWritten(PATIENCE) and socket.waitForReadyRead(PATIENCE)
    heard = bytes(socket.readAll().data()) if answered else b""
    socket.abort()
    return heard == _RAISED


def become_first(
    name: str, parent: QObject | None = None, *, quietly: bool = False
) -> "FirstInstance | None":
    """Listen for later starts, or ``None`` where a window is open already: it was raised, or with
    ``quietly`` left where it is."""
    return None if raise_first(name, quietly=quietly) else FirstInstance(name, parent)


class FirstInstance(QObject):
    """Listens for later starts; what a dead process left of its socket is taken away."""

    raise_wanted = Signal()

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._welcome)
        if name and not self._server.listen(name):
            QLocalServer.removeServer(name)
            self._server.listen(name)

    def stop(self) -> None:
        self._server.close()

    def _welcome(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnected.connect(socket.deleteLater)
            if not is_same_user(socket):
                socket.abort()
                continue
            socket.readyRead.connect(lambda socket=socket: self._hear(socket))

    def _hear(self, socket: QLocalSocket) -> None:
        if bytes(socket.readAll().data()) == _RAISE:
            socket.write(_RAISED)
            socket.flush()
            self.raise_wanted.emit()
        else:
            socket.abort()
