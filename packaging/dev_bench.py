"""The programs that the benchmarks measure against, and the screen they draw on.

What is missing is told once; each benchmark that needs it then says that it was not
measured. Nothing here is needed by the program or its tests.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from dev_system import apt_line, install

#: Program to the packages that hold it (Debian, Ubuntu).
PROGRAMS = {
    "nginx": "nginx-light libnginx-mod-http-lua",
    "h2load": "nghttp2-client",
    "Xvfb": "xvfb",
}
_LUA_MODULE = (
    "/usr/lib/nginx/modules/ngx_http_lua_module.so",
    "/usr/lib64/nginx/modules/ngx_http_lua_module.so",
)


def provide_programs() -> str:
    """See to the programs; returns what is not measured without them, ``""`` if all are here."""
    lacking = missing()
    if not lacking:
        return ""
    if not sys.platform.startswith("linux"):
        return f"{', '.join(lacking)}: there is no way to install them from here."
    packages = " ".join(PROGRAMS[program] for program in lacking).split()
    if install(packages, "what the benchmarks measure against") and not missing():
        return ""
    return f"{', '.join(missing())} cannot be installed from here; {apt_line(packages)}"


def missing() -> list[str]:
    """The programs that are not here."""
    return [program for program in PROGRAMS if not _here(program)]


def _here(program: str) -> bool:
    if program == "nginx" and not any(Path(path).exists() for path in _LUA_MODULE):
        return False
    return shutil.which(program, path=search_path()) is not None


def search_path() -> str:
    """PATH with the folders of servers, which a person's PATH may leave out."""
    return os.pathsep.join([os.environ.get("PATH", os.defpath), "/usr/sbin", "/sbin"])
