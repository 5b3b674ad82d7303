"""Make a tracker with statuses of a print shop, one user and eight jobs.

Run by the environment's own Python, in the tracker's folder; the port and the password stand in
the environment. Prints nothing.
"""

import os
import subprocess
import sys
from pathlib import Path

STATUSES = ("In Prepress", "Ready to print", "Gedruckt (ü)", "in-production", "done")
SCHEMA = """
stat = db.getclass("status")
for place, name in enumerate(STATUSES):
    stat.create(name=name, order=str(place))
db.getclass("priority").create(name="normal", order="1")
user = db.getclass("user")
user.create(username="admin", password=adminpw, address="a@example.com", roles="Admin")
user.create(username="anonymous", roles="Anonymous")
user.create(username="sync", password=adminpw, address="s@example.com", roles="User")
user.create(username="looker", password=adminpw, address="l@example.com", roles="Looker")
jobs = db.getclass("issue")
for number in range(8):
    jobs.create(title=f"JOB-{1000 + number}", status="1")
"""
#: A role that may sign in and see jobs, and change none.
LOOKER = """
db.security.addRole(name="Looker", description="Reads jobs")
for right in ("Web Access", "Rest Access"):
    db.security.addPermissionToRole("Looker", right)
for kind in ("issue", "status", "priority", "user"):
    db.security.addPermissionToRole("Looker", "View", kind)
"""


def main() -> None:
    port, password = os.environ["PORT"], os.environ["SHOP_PASSWORD"]
    admin = [sys.executable, str(Path(sys.executable).with_name("roundup-admin")), "-i", "tracker"]
    settings = f"tracker_web=http://127.0.0.1:{port}/jobs/,mail_domain=example.com"
    settings += ",mail_host=127.0.0.1"
    subprocess.run([*admin, "install", "classic", "sqlite", settings], check=True)
    home = Path("tracker")
    initial = f"STATUSES = {STATUSES!r}\n{SCHEMA}"
    (home / "initial_data.py").write_text(initial, encoding="utf-8")
    schema = home / "schema.py"
    schema.write_text(schema.read_text(encoding="utf-8") + LOOKER, encoding="utf-8")
    # Mails about a job need a server that is not there.
    for mails in (home / "detectors").glob("nosyreaction.py"):
        mails.unlink()
    subprocess.run([*admin, "initialise", password], check=True)


main()
