"""Make pretix's tables, an event with eight pending orders and two keys; writes ``made.json``.

The port stands in the environment.
"""

import os
import secrets
from pathlib import Path

import django


def main() -> None:
    folder = Path.cwd()
    os.environ["DJANGO_SETTINGS_MODULE"] = "px_settings"
    os.environ["PRETIX_CONFIG_FILE"] = str(folder / "pretix.cfg")
    (folder / "data").mkdir()
    settings = f"""[pretix]
url=http://127.0.0.1:{os.environ["PORT"]}
datadir={folder / "data"}
[database]
backend=sqlite3
[mail]
from=tests@example.com
[django]
secret={secrets.token_hex(32)}
"""
    (folder / "pretix.cfg").write_text(settings, encoding="utf-8")
    django.setup()
    from shop import fill  # its models need the settings

    fill()


main()
