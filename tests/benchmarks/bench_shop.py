"""An nginx of our own on loopback that plays a WooCommerce shop and a DesignO.

One worker process, a port of the system's choice, a folder that is thrown away; nothing of
the system's own nginx is touched. How a shop behaves is in its path (``bench_shop.lua``).
"""

import json
import os
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from bench_run import NotMeasured

MODULES: Final = (Path("/usr/lib/nginx/modules"), Path("/usr/lib64/nginx/modules"))
PER_PAGE: Final = 100
_PATIENCE: Final = 10.0
_CONFIG: Final = """\
load_module {modules}/ndk_http_module.so;
load_module {modules}/ngx_http_lua_module.so;
{user}
worker_processes 1;
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log warn;
events {{ worker_connections 1024; }}
http {{
  access_log off;
  keepalive_requests 1000000;
  tcp_nodelay on;
  client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi;
  client_body_in_single_buffer on;
  lua_package_path "{here}/?.lua;;";
  lua_shared_dict kept 64m;
  init_by_lua_block {{ shop = require "bench_shop" }}
  server {{
    listen 127.0.0.1:{port};
    location /control {{ content_by_lua_block {{ shop.control() }} }}
    location / {{ content_by_lua_block {{ shop.shop() }} }}
  }}
}}
"""


@dataclass(frozen=True, slots=True)
class ShopServer:
    """The running nginx."""

    root: str

    def url(self, orders: int, delay: int = 0, workers: int = 0) -> str:
        """A shop of so many orders, with a delay per reply in milliseconds and, if ``workers``
        is not 0, only so many requests at work at once."""
        return f"{self.root}d{delay}/w{workers}/o{orders}/"

    def reset(self) -> None:
        """Forget what was written and counted."""
        self._control("reset")

    def turn(self) -> None:
        """Give every order of every shop another status."""
        self._control("turn")

    def change(self, amount: int) -> None:
        """Change so many orders; a list of what changed shows them and no other."""
        self._control(f"change&amount={amount}")

    def count_anew(self) -> None:
        """From now on requests and their time are counted; nothing else is forgotten."""
        self._control("count")

    def counted(self) -> dict[str, int]:
        """``requests`` since the last reset, and the ``most`` that were under way at once."""
        told = self._control("tell")
        return {"requests": int(told["requests"]), "most": int(told["most"])}

    def busy_seconds(self) -> float:
        """How long at least one request was under way since ``count_anew``."""
        return float(self._control("tell")["busy"])

    def written(self) -> frozenset[str]:
        """The ids of the orders that were written since the last reset."""
        return frozenset(str(number) for number in self._control("tell")["written"])

    def _control(self, what: str) -> dict[str, Any]:
        with urllib.request.urlopen(f"{self.root}control?do={what}", timeout=10) as answer:  # noqa: S310 - loopback
            told: dict[str, Any] = json.load(answer)
            return told


@contextmanager
def shop_server(port: int = 0) -> Iterator[ShopServer]:
    """Start nginx and end it; 0 is any port. Raises ``NotMeasured`` where it is not installed."""
    program = shutil.which("nginx")
    modules = next((m for m in MODULES if (m / "ngx_http_lua_module.so").exists()), None)
    if program is None or modules is None:
        raise NotMeasured("nginx with its Lua module is not installed")
    with tempfile.TemporaryDirectory(prefix="designo-sync-bench-") as name:
        folder, port = Path(name), port or free_port()
        config = folder / "nginx.conf"
        config.write_text(_config(folder, modules, port), encoding="utf-8")
        process = subprocess.Popen(
            [program, "-c", str(config), "-p", name, "-e", str(folder / "error.log")],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            server = ShopServer(f"http://127.0.0.1:{port}/")
            _await_answer(server, folder)
            yield server
        finally:
            process.terminate()
            process.wait()


def _config(folder: Path, modules: Path, port: int) -> str:
    user = "user root;" if os.geteuid() == 0 else ""
    here = Path(__file__).parent
    return _CONFIG.format(folder=folder, modules=modules, port=port, user=user, here=here)


def _await_answer(server: ShopServer, folder: Path) -> None:
    end = time.monotonic() + _PATIENCE
    while True:
        try:
            server.counted()
            return
        except OSError as error:
            if time.monotonic() > end:
                log = folder / "error.log"
                said = log.read_text(errors="replace")[-400:] if log.exists() else str(error)
                raise NotMeasured(f"nginx does not start: {said}") from None
            time.sleep(0.05)


def free_port() -> int:
    """A port of loopback that nobody has now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        number: int = probe.getsockname()[1]
        return number
