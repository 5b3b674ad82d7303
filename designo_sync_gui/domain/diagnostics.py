"""What is handed to somebody who helps: texts about the program, without secrets.

Law: what the operator does not want to show (addresses, names) is replaced everywhere by the same
word, so that the texts still fit together.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

#: Where letters that fold in an unusual way meet an alias.
_HIDDEN = "hidden"

if TYPE_CHECKING:
    from designo_sync_gui.domain.ports import Settings


@dataclass(frozen=True, slots=True)
class DiagnosticsPart:
    """One text of the file, shown before it is saved."""

    name: str
    text: str


def aliases_of(settings: "Settings") -> Mapping[str, str]:
    """A word in place of each host and each store's name."""
    stores = settings.stores
    addresses = [store.url for store in stores]
    if settings.designo is not None:
        addresses.append(settings.designo.url)
    addresses += [settings.preferences.proxy, settings.preferences.updates_url]
    hosts = dict.fromkeys(host for url in addresses if (host := urlsplit(url).hostname))
    names = dict.fromkeys(store.name for store in stores)
    return {
        **{host: f"host-{number}.invalid" for number, host in enumerate(hosts, start=1)},
        **{name: f"store-{number}" for number, name in enumerate(names, start=1)},
    }


def aliases_of_folder(folder: PurePath, word: str) -> Mapping[str, str]:
    """As the system writes it, and with the slashes that other programs and addresses have."""
    return {str(folder): word, folder.as_posix(): word}


def masked(text: str, aliases: Mapping[str, str]) -> str:
    """The text with every alias in its place; long names before those that are part of them.

    JSON writes some characters of a name in another way; that form has the same alias.
    """
    forms = {form: alias for name, alias in aliases.items() for form in _forms(name)}
    known = {form.casefold(): alias for form, alias in forms.items()}
    if not forms:
        return text
    longest_first = sorted(forms, key=len, reverse=True)
    pattern = re.compile("|".join(map(re.escape, longest_first)), re.IGNORECASE)
    return pattern.sub(lambda found: known.get(found[0].casefold(), _HIDDEN), text)


def _forms(name: str) -> set[str]:
    return {name, json.dumps(name)[1:-1], json.dumps(name, ensure_ascii=False)[1:-1]} - {""}
