"""What is typed into a connection's form, read strictly.

Law: a value is refused with advice instead of being trimmed or mended.
"""

from pathlib import Path

from PySide6.QtWidgets import QLineEdit

from designo_sync_gui.domain.connection import Secret
from designo_sync_gui.domain.credentials import looks_like_credential
from designo_sync_gui.domain.errors import ProfileInvalid, SettingsInvalid
from designo_sync_gui.domain.platform import Option, OptionKind
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.ui.language import tr
from designo_sync_gui.ui.option_fields import TextOption

CA_FILE = Option(
    "ca_file",
    say("Private CA file"),
    say(
        "Only for a server whose certificate comes from your company's own authority: a PEM file "
        "that is trusted for this connection besides the system's. Verification is never turned "
        "off."
    ),
    OptionKind.FILE,
)

#: A profile is a page of text; a larger file was chosen by mistake.
LARGEST_PROFILE = 256 * 1024


def read_secret(edit: QLineEdit, label: str) -> Secret | None:
    """The typed secret, ``None`` when empty; a pasted space is refused instead of trimmed."""
    value = edit.text()
    if not value:
        return None
    if value != value.strip():
        raise SettingsInvalid(
            tr("The {label} begins or ends with a space.", label=label),
            tr("Copy it again without the space around it."),
            field=label,
        )
    return Secret(value)


def read_url(edit: QLineEdit, label: str) -> str:
    """The address with a final ``/``."""
    value = edit.text().strip()
    if not value.startswith(("https://", "http://")) or value in ("https://", "http://"):
        raise SettingsInvalid(
            tr("The {label} must begin with https:// (or http://).", label=label),
            tr("Copy it from the browser's address bar."),
            field=edit.accessibleName(),
        )
    if "?" in value or "#" in value or "@" in value.split("/")[2]:
        raise SettingsInvalid(
            tr("The {label} holds a query, a fragment or a user name.", label=label),
            tr("Enter the address alone; credentials have their own fields."),
            field=edit.accessibleName(),
        )
    return value if value.endswith("/") else value + "/"


def ca_file_field(path: str) -> TextOption:
    """The input for a private certificate authority."""
    return TextOption(CA_FILE, path)


def check_ca_file(path: str) -> None:
    """Blocking. Raises ``SettingsInvalid``, which does not repeat what was typed: it may be a key.

    What looks like one is left to the rule that says so (``domain/credentials.py``).
    """
    if not path or looks_like_credential(path):
        return
    if not Path(path).is_absolute():
        raise SettingsInvalid(
            tr("The private CA file is not given by its whole path."),
            tr("Choose it with Browse…, or leave the field empty."),
            field=CA_FILE.label,
        )
    if not Path(path).is_file():
        raise SettingsInvalid(
            tr("There is no file where “Private CA file” points."),
            tr("Choose a PEM file with Browse…, or leave the field empty."),
            field=CA_FILE.label,
        )


def read_text_file(path: Path) -> str:
    """A small UTF-8 text file; blocking. Raises ``ProfileInvalid``."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_PROFILE + 1)
    except OSError as error:
        raise ProfileInvalid(
            tr("{name} cannot be read: {strerror}.", name=path.name, strerror=error.strerror),
            tr("Choose another file."),
        ) from error
    if len(data) > LARGEST_PROFILE:
        raise ProfileInvalid(
            tr("{name} is too large for a profile.", name=path.name), tr("Choose another file.")
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ProfileInvalid(
            tr("{name} is not UTF-8 text.", name=path.name), tr("Choose another file.")
        ) from error
